//! A crate with the client of one document, in a folder of its own: it is made once and
//! kept up to date.

mod manifest;
mod settings;
mod summary;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use settings::{FILE_NAME, Settings};
pub use summary::grouped;

use crate::document::file::{portable, read_file, sha256};
use crate::document::references::Given;
use crate::emit::readme::{BEGIN_OF_CRATE, END, EXAMPLE, part, with_part};
use crate::error::{Error, Problem};
use crate::free_names::first_free;
use crate::partial::{Overlay, PartialClient, try_corrected};
use crate::standalone::Files;
use crate::workspace::files::{FileState, check, check_file, write_all};

/// The folder of the documents in that of a crate.
const DOCUMENTS: &str = "openapi";

/// The folder in which nothing is but generated code.
pub(crate) const GENERATED: &str = "src/generated";

/// A crate in its folder.
#[derive(Debug)]
pub struct ClientCrate {
    folder: PathBuf,
    settings: Settings,
    /// Where the document is, and its content.
    document: (PathBuf, Vec<u8>),
    overlays: Vec<Overlay>,
    /// The files that are read in place of URLs.
    given: Given,
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
            given: Given::default(),
            before: None,
        })
    }

    /// The same, a new crate, with files in place of URLs: each URL with the file that is
    /// read where a reference is to it. They are copied as the document is.
    ///
    /// # Errors
    ///
    /// A URL is none, or has two files, or a file cannot be read or is neither JSON nor YAML.
    pub fn with_files(mut self, files: &[(String, PathBuf)]) -> Result<Self, Error> {
        let way_out = |url: &str| format!("download it, and name it: `--file-for {url}=FILE`");
        let files = files.iter();
        self.given = given(files.map(|(url, file)| (url, file.clone())), way_out)?;
        Ok(self)
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
            if !path.exists() {
                let help = format!("put it there, or correct {FILE_NAME}");
                return Err(Problem::new("is not there").file(&path).help(help).into());
            }
            let text = read_file(&path)?;
            Ok((path, text))
        };
        let text = |name: &str| -> Result<String, Error> {
            let (path, text) = read(name.as_ref())?;
            utf_8(&path, text)
        };
        let overlays = settings.overlays.iter().map(|path| read(path));
        let files = settings.files.iter();
        let files = files.map(|(url, path)| (url, folder.join(path)));
        let way_out = |url: &str| {
            format!(
                "download it, and name it below `[files]` in {FILE_NAME}: `\"{url}\" = \"FILE\"`"
            )
        };
        let given = given(files, way_out);
        Ok(Self {
            overlays: overlays.collect::<Result<_, _>>()?,
            given: given.map_err(|error| error.in_file(&folder.join(FILE_NAME)))?,
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
    /// `file`, with the same corrections, files in place of URLs, and selection.
    ///
    /// # Errors
    ///
    /// As for [`make`](Self::make).
    pub fn client_of(&self, file: &Path, text: &[u8]) -> Result<PartialClient, Error> {
        let Settings { select, .. } = &self.settings;
        let mut package = self.settings.package();
        if let (None, Some(before)) = (&package.name, &self.before) {
            package.name = manifest::package_name(&before.manifest);
        }
        try_corrected(file, text, &self.overlays, &self.given, select, &package)
    }

    /// Where the document is.
    pub fn document(&self) -> &Path {
        &self.document.0
    }

    /// Makes the files of the crate. Nothing is written.
    ///
    /// # Errors
    ///
    /// The document is not one of OpenAPI, a correction does not apply, the settings are
    /// wrong, or there is a file for a URL to which no reference is. Problems of single
    /// operations are in [`MadeCrate::partial`].
    pub fn make(&self) -> Result<MadeCrate, Error> {
        let (file, text) = &self.document;
        let partial = self.client_of(file, text)?;
        self.check_used(&partial)?;
        let (mut code, mut others) = (Files::new(), Vec::new());
        for (path, text) in &partial.crate_files {
            let in_folder = path
                .strip_prefix(GENERATED)
                .and_then(|path| path.strip_prefix('/'));
            match in_folder {
                Some(path) => {
                    code.insert(path.to_owned(), text.clone());
                }
                None => others.push((self.folder.join(path), self.kept(path, text)?)),
            }
        }
        if partial.client.is_some() {
            let mut settings = Settings {
                sha256: sha256(text),
                ..self.settings.clone()
            };
            if self.before.is_none() {
                others.extend(self.copies(&partial.files)?);
                settings.files.clear();
                for (url, path, text) in self.given_copies(&partial.files)? {
                    others.push((self.folder.join(&path), text));
                    settings.files.insert(url, path);
                }
            }
            let before = self.before.as_ref().map(|before| before.settings.as_str());
            others.push((self.folder.join(FILE_NAME), settings.text(before)?));
        }
        Ok(MadeCrate {
            partial,
            folder: self.folder.join(GENERATED),
            code,
            others,
        })
    }

    /// Refuses a file for a URL to which no reference is. What is left out may be why.
    fn check_used(&self, partial: &PartialClient) -> Result<(), Error> {
        let (file, help) = match self.before {
            None => (self.document.0.clone(), "leave out its `--file-for`"),
            Some(_) => (self.folder.join(FILE_NAME), "remove it from `[files]`"),
        };
        let unused = partial.unused.iter();
        let unused = unused.map(|url| Problem::new(format!("no reference is to `{url}`")));
        let mut problems: Vec<_> = unused.map(|unused| unused.file(&file).help(help)).collect();
        if !problems.is_empty() {
            problems.extend(partial.problems.iter().cloned());
        }
        Error::check(problems)
    }

    /// `text` for the file at `path`, with what people may have changed there.
    fn kept(&self, path: &str, text: &str) -> Result<String, Error> {
        let Some(before) = &self.before else {
            return Ok(text.to_owned());
        };
        match path {
            "Cargo.toml" => manifest::merged(&before.manifest, text)
                .map_err(|problem| problem.file(&self.folder.join(path)).into()),
            "README.md" => {
                let parts = [EXAMPLE, [BEGIN_OF_CRATE, END]].into_iter();
                Ok(parts.fold(before.readme.clone(), |readme, [begin, end]| {
                    let now = part(text, begin, end);
                    let now = now.and_then(|now| with_part(&readme, begin, end, now));
                    // Without a place for it, people do not want it.
                    now.unwrap_or(readme)
                }))
            }
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

    /// Each URL with the path and the text of its file, for the folder of the crate. The
    /// paths are other than those of the document and the `others`, in either case of their
    /// letters, since some systems make no difference.
    fn given_copies(&self, others: &[PathBuf]) -> Result<Vec<(String, PathBuf, String)>, Error> {
        let folder = Path::new(DOCUMENTS);
        let others = others.iter().map(|other| folder.join(other));
        let known = others.chain([self.settings.document.clone()]);
        let mut taken: BTreeSet<_> = known.map(|path| portable(&path).to_lowercase()).collect();
        let copies = self.given.iter().map(|(url, file)| {
            let name = file.path.file_name().unwrap_or_default();
            let path = portable(&folder.join(name));
            let (stem, extension) = path.split_at(path.rfind('.').unwrap_or(path.len()));
            let path = first_free(
                &*path,
                |number| format!("{stem}_{number}{extension}"),
                |path| taken.insert(path.to_lowercase()),
            );
            let text = utf_8(&file.path, file.text.clone())?;
            Ok((url.to_string(), PathBuf::from(path), text))
        });
        copies.collect()
    }
}

/// The `files` in place of URLs, read.
fn given<'a>(
    files: impl Iterator<Item = (&'a String, PathBuf)>,
    way_out: fn(&str) -> String,
) -> Result<Given, Error> {
    let mut given = Given::new(way_out);
    for (url, file) in files {
        let text = fs::read(&file).map_err(|error| {
            Problem::new(format!("cannot be read: {error}"))
                .file(&file)
                .help(format!("download `{url}` to it"))
        })?;
        given.insert(url, file, text)?;
    }
    Ok(given)
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
