//! A crate with the client of one document, in a folder of its own: it is made once and
//! kept up to date.

mod manifest;
mod settings;
mod summary;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use settings::{FILE_NAME, Settings};
pub use summary::grouped;

use crate::document::file::{read_file, sha256};
use crate::emit::readme::{BEGIN_OF_CRATE, END, with_part};
use crate::error::{Error, Problem};
use crate::partial::{Overlay, PartialClient, try_corrected};
use crate::standalone::Files;
use crate::workspace::files::{FileState, check, check_file, write_all};

/// The folder of the documents in that of a crate.
const DOCUMENTS: &str = "openapi";

/// The folder in which nothing is but generated code.
const GENERATED: &str = "src/generated";

/// A crate in its folder.
#[derive(Debug)]
pub struct ClientCrate {
    folder: PathBuf,
    settings: Settings,
    /// Where the document is, and its content.
    document: (PathBuf, Vec<u8>),
    overlays: Vec<Overlay>,
    /// The files of the crate that people may have edited; `None` if it is new.
    before: Option<Before>,
}

/// What is kept of a crate that was made before.
#[derive(Debug)]
struct Before {
    settings: String,
    manifest: String,
    readme: String,
}

/// A crate as it should be.
#[derive(Debug)]
pub struct MadeCrate {
    /// What the pipeline made, and what is not part of it.
    pub partial: PartialClient,
    folder: PathBuf,
    /// The generated code by its paths in its folder.
    code: Files,
    /// All other files.
    others: Vec<(PathBuf, String)>,
}

impl ClientCrate {
    /// A new crate in `folder` of the document `text`, which is the content of `file`.
    /// Nothing is written.
    ///
    /// # Errors
    ///
    /// The folder is neither empty nor one of such a crate, or cannot be read.
    pub fn new(
        folder: &Path,
        file: &Path,
        text: Vec<u8>,
        settings: Settings,
    ) -> Result<Self, Error> {
        let refused = |message: String| Problem::new(message).file(folder);
        match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(refused(error.to_string()).into()),
            Ok(mut entries) => {
                if entries.next().is_some() && !folder.join(FILE_NAME).is_file() {
                    let message = format!("is not empty, and no crate with {FILE_NAME}");
                    let help = "name an empty folder or a new one";
                    return Err(refused(message).help(help).into());
                }
            }
        }
        let name = file.file_name().unwrap_or_default();
        Ok(Self {
            folder: folder.to_owned(),
            settings: Settings {
                document: Path::new(DOCUMENTS).join(name),
                ..settings
            },
            document: (file.to_owned(), text),
            overlays: Vec::new(),
            before: None,
        })
    }

    /// The crate in `folder`, with the document and the settings that it has now.
    ///
    /// # Errors
    ///
    /// A file of it is missing, or is not what it should be.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let settings = Settings::read(folder)?;
        let read = |path: &Path| -> Result<(PathBuf, Vec<u8>), Error> {
            let path = folder.join(path);
            let text = read_file(&path)?;
            Ok((path, text))
        };
        let text = |name: &str| -> Result<String, Error> {
            let (path, text) = read(name.as_ref())?;
            utf_8(&path, text)
        };
        let overlays = settings.overlays.iter().map(|path| read(path));
        Ok(Self {
            overlays: overlays.collect::<Result<_, _>>()?,
            document: read(&settings.document)?,
            before: Some(Before {
                settings: text(FILE_NAME)?,
                manifest: text("Cargo.toml")?,
                readme: text("README.md")?,
            }),
            folder: folder.to_owned(),
            settings,
        })
    }

    /// The client that this crate would have of another document: `text`, the content of
    /// `file`, with the same corrections and the same selection.
    ///
    /// # Errors
    ///
    /// As for [`make`](Self::make).
    pub fn client_of(&self, file: &Path, text: &[u8]) -> Result<PartialClient, Error> {
        let Settings { select, .. } = &self.settings;
        try_corrected(file, text, &self.overlays, select, &self.settings.package())
    }

    /// Where the document is.
    pub fn document(&self) -> &Path {
        &self.document.0
    }

    /// Makes the files of the crate. Nothing is written.
    ///
    /// # Errors
    ///
    /// The document is not one of OpenAPI, a correction does not apply, or the settings are
    /// wrong. Problems of single operations are in [`MadeCrate::partial`].
    pub fn make(&self) -> Result<MadeCrate, Error> {
        let (file, text) = &self.document;
        let partial = self.client_of(file, text)?;
        let table = partial.client.as_ref().map_or("", |client| &client.table);
        let (mut code, mut others) = (Files::new(), Vec::new());
        for (path, text) in &partial.crate_files {
            let in_folder = path
                .strip_prefix(GENERATED)
                .and_then(|path| path.strip_prefix('/'));
            match in_folder {
                Some(path) => {
                    code.insert(path.to_owned(), text.clone());
                }
                None => others.push((self.folder.join(path), self.kept(path, text, table)?)),
            }
        }
        if partial.client.is_some() {
            let settings = Settings {
                sha256: sha256(text),
                ..self.settings.clone()
            };
            let before = self.before.as_ref().map(|before| before.settings.as_str());
            others.push((self.folder.join(FILE_NAME), settings.text(before)?));
            if self.before.is_none() {
                others.extend(self.copies(&partial.files)?);
            }
        }
        Ok(MadeCrate {
            partial,
            folder: self.folder.join(GENERATED),
            code,
            others,
        })
    }

    /// `text` for the file at `path`, with what people may have changed there. `table` is
    /// that of the operations.
    fn kept(&self, path: &str, text: &str, table: &str) -> Result<String, Error> {
        let Some(before) = &self.before else {
            return Ok(text.to_owned());
        };
        match path {
            "Cargo.toml" => manifest::merged(&before.manifest, text)
                .map_err(|problem| problem.file(&self.folder.join(path)).into()),
            // Without a place for it, people want no table.
            "README.md" => Ok(with_part(&before.readme, BEGIN_OF_CRATE, END, table)
                .unwrap_or_else(|| before.readme.clone())),
            _ => Ok(text.to_owned()),
        }
    }

    /// The document and the `others` to which it refers, for the folder of the crate.
    fn copies(&self, others: &[PathBuf]) -> Result<Vec<(PathBuf, String)>, Error> {
        let (file, text) = &self.document;
        let to = self.folder.join(&self.settings.document);
        let mut copies = vec![(to.clone(), utf_8(file, text.clone())?)];
        for other in others {
            let from = file.with_file_name("").join(other);
            let text = utf_8(&from, read_file(&from)?)?;
            copies.push((to.with_file_name("").join(other), text));
        }
        Ok(copies)
    }
}

fn utf_8(path: &Path, text: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(text).map_err(|_| Problem::new("is not UTF-8").file(path).into())
}

impl MadeCrate {
    /// Compares the files in the folder with what they should be.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn check(&self) -> io::Result<Vec<FileState>> {
        let mut states = check(&self.folder, &self.code)?;
        for (path, text) in &self.others {
            states.push(check_file(path, text)?);
        }
        Ok(states)
    }

    /// Writes the files: all, or none. Without an operation there are none.
    ///
    /// # Errors
    ///
    /// A file cannot be written; then every file is as it was.
    pub fn write(&self, more: &[(PathBuf, String)]) -> io::Result<Vec<FileState>> {
        let folder = [(self.folder.clone(), &self.code)];
        let others: Vec<_> = self.others.iter().chain(more).cloned().collect();
        let states = write_all(&folder[usize::from(self.code.is_empty())..], &others)?;
        Ok(states.into_iter().flatten().collect())
    }
}
