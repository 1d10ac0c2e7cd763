//! A file with one JSON object, written value by value.

use std::error::Error;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use futures_util::{Stream, StreamExt};
use serde::Serialize;
use tempfile::TempPath;
use tokio::fs::File;
use tokio::io::{AsyncWriteExt, BufWriter};
use tokio::task::spawn_blocking;

/// A JSON object that is being written to a file.
///
/// It is written to a temporary file in the same folder, which only the owner
/// may read and which is removed on an error; the target is replaced at the end.
pub(crate) struct JsonFile {
    path: PathBuf,
    out: BufWriter<File>,
    temporary: TempPath,
    is_empty: bool,
}

impl JsonFile {
    /// Begins an object.
    ///
    /// # Errors
    ///
    /// The file cannot be created.
    pub(crate) async fn create(path: &Path) -> Result<Self, Box<dyn Error>> {
        let path = path.to_owned();
        let folder = match path.parent() {
            Some(parent) if parent != "" => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let is_folder = path.is_dir();
        let created = spawn_blocking(move || match is_folder {
            true => Err(io::ErrorKind::IsADirectory.into()),
            // Only its owner may read it by default.
            false => tempfile::Builder::new().suffix(".tmp").tempfile_in(folder),
        });
        let created = created.await?.map_err(|error| cannot_write(&path, error))?;
        let (file, temporary) = created.into_parts();
        Ok(Self {
            path,
            out: BufWriter::new(File::from_std(file)),
            temporary,
            is_empty: true,
        })
    }

    /// Adds a value.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(crate) async fn value(
        &mut self,
        name: &str,
        value: &impl Serialize,
    ) -> Result<(), Box<dyn Error>> {
        self.name(name).await?;
        let value = serde_json::to_vec(value)?;
        self.write(&value).await
    }

    /// Adds a list, item by item, and returns the number of items.
    ///
    /// # Errors
    ///
    /// An item is an error or cannot be written.
    pub(crate) async fn list<T: Serialize>(
        &mut self,
        name: &str,
        items: impl Stream<Item = Result<T, Box<dyn Error>>>,
    ) -> Result<usize, Box<dyn Error>> {
        self.name(name).await?;
        let mut items = std::pin::pin!(items);
        let mut count = 0;
        while let Some(item) = items.next().await {
            let item = serde_json::to_vec(&item?)?;
            let before: &[u8] = if count == 0 { b"[\n    " } else { b",\n    " };
            self.write(before).await?;
            self.write(&item).await?;
            count += 1;
        }
        let end: &[u8] = if count == 0 { b"[]" } else { b"\n  ]" };
        self.write(end).await?;
        Ok(count)
    }

    /// Completes the object and replaces the target.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(crate) async fn finish(mut self) -> Result<(), Box<dyn Error>> {
        let end: &[u8] = if self.is_empty { b"{}\n" } else { b"\n}\n" };
        self.write(end).await?;
        let flushed = match self.out.flush().await {
            Ok(()) => self.out.get_ref().sync_all().await,
            Err(error) => Err(error),
        };
        flushed.map_err(|error| cannot_write(&self.path, error))?;
        let Self {
            path,
            out,
            temporary,
            ..
        } = self;
        // Some systems do not rename open files.
        drop(out.into_inner().into_std().await);
        let target = path.clone();
        let renamed = spawn_blocking(move || temporary.persist(target)).await?;
        renamed.map_err(|error| cannot_write(&path, error.error).into())
    }

    async fn name(&mut self, name: &str) -> Result<(), Box<dyn Error>> {
        let before: &[u8] = if self.is_empty { b"{\n  " } else { b",\n  " };
        self.is_empty = false;
        self.write(before).await?;
        let name = serde_json::to_vec(name)?;
        self.write(&name).await?;
        self.write(b": ").await
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        let written = self.out.write_all(bytes).await;
        written.map_err(|error| cannot_write(&self.path, error).into())
    }
}

fn cannot_write(path: &Path, error: impl Display) -> String {
    format!("cannot write {}: {error}", path.display())
}
