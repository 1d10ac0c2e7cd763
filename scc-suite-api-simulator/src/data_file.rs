//! Data in a file: read at the start of a service, written while it runs or at its end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// Reads data from a JSON file.
///
/// # Errors
/// If the file cannot be read or does not hold this data; the error names the file.
pub(crate) async fn read<T: DeserializeOwned + Send + 'static>(file: &Path) -> io::Result<T> {
    let file = file.to_owned();
    blocking(move || {
        let bytes = fs::read(&file).map_err(|error| about("read", &file, &error))?;
        serde_json::from_slice(&bytes).map_err(|error| {
            // The message of serde would contain values of the file, such as a password.
            let what = if error.is_data() {
                "is not data of this service"
            } else {
                "is not JSON"
            };
            let (line, column) = (error.line(), error.column());
            invalid_data(&file, &format!("{what}: line {line}, column {column}"))
        })
    })
    .await
}

/// Writes data to a JSON file that only its owner may read; what was in the file before
/// stays until all is written.
///
/// # Errors
/// If the file cannot be written; the error names it.
pub(crate) async fn write<T: Serialize>(file: &Path, data: &T) -> io::Result<()> {
    let mut bytes = serde_json::to_vec_pretty(data).map_err(io::Error::other)?;
    bytes.push(b'\n');
    let file = file.to_owned();
    blocking(move || {
        let draft = draft_beside(&file);
        let written = write_new(&draft, &bytes).and_then(|()| fs::rename(&draft, &file));
        written.map_err(|error| {
            // It may not exist; the first error is the important one.
            let _ = fs::remove_file(&draft);
            about("write", &file, &error)
        })
    })
    .await
}

/// The error that the content of a file is not valid.
pub(crate) fn invalid_data(file: &Path, what: &str) -> io::Error {
    let message = format!("{}: {what}", file.display());
    io::Error::new(io::ErrorKind::InvalidData, message)
}

async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(run).await.map_err(io::Error::other)?
}

/// A temporary file in the same folder, which can be renamed to the file.
fn draft_beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", Uuid::new_v4()));
    file.with_file_name(name)
}

fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut opened = open_new(file)?;
    opened.write_all(bytes)?;
    opened.sync_all()
}

#[cfg(unix)]
fn open_new(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(file)
}

#[cfg(not(unix))]
fn open_new(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}

/// An error with the name of the file, of the same kind.
fn about(verb: &str, file: &Path, error: &io::Error) -> io::Error {
    let message = format!("cannot {verb} {}: {error}", file.display());
    io::Error::new(error.kind(), message)
}
