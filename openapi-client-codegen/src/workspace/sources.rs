//! `openapi/sources.toml`: which documents there are, how to know that they
//! are the ones that were reviewed, and which client each of them becomes.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::document::file::{self, read_file};
use crate::error::{Error, Problem};
use crate::names::is_identifier;

pub use crate::document::select::Select;

/// The name of the file in the folder of documents.
pub const FILE_NAME: &str = "sources.toml";

/// The root of the workspace: the folder with `openapi/sources.toml` that is
/// the package that Cargo runs or above it, otherwise the working folder or
/// above it. It is looked for when a program runs: clones of a workspace may
/// share the program.
///
/// # Errors
///
/// There is no such folder.
pub fn workspace_root() -> Result<PathBuf, Error> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package
        .into_iter()
        .chain(env::current_dir().ok())
        .find_map(|folder| {
            let mut above = folder.ancestors();
            let root = above.find(|folder| folder.join("openapi").join(FILE_NAME).is_file());
            root.map(Path::to_owned)
        })
        .ok_or_else(|| {
            Problem::new(format!("no folder here or above has openapi/{FILE_NAME}"))
                .help("run it inside the workspace, or name the root with `--root`")
                .into()
        })
}

/// The documents of a folder, as its `sources.toml` lists them.
#[derive(Debug)]
pub struct Sources {
    folder: PathBuf,
    apis: BTreeMap<String, Api>,
}

/// One API: its document, the corrections to it, and its client.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Api {
    /// The folder of the client crate, beside the folder of documents.
    pub client: String,
    /// The document, relative to the folder of documents.
    pub document: PathBuf,
    /// SHA-256 of the document in hexadecimal, if it is not ours to edit.
    pub sha256: Option<String>,
    /// The published pages of which the document is made, with their SHA-256.
    #[serde(default)]
    pub pages: Vec<Pinned>,
    /// The overlays, in the order in which they are applied.
    #[serde(default)]
    pub overlays: Vec<PathBuf>,
    /// What of the document becomes part of the client; everything if empty.
    #[serde(default)]
    pub select: Select,
    /// The name of the Rust type that lists the document's servers.
    pub server_type: Option<String>,
    /// The README that has the table of operations, beside the folder of
    /// documents.
    pub readme: Option<PathBuf>,
    /// The file of the document with its corrections and without what was
    /// not selected, as JSON, beside the folder of documents.
    pub effective_document: Option<PathBuf>,
}

/// A file and the digest that it must have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The file, relative to the folder of documents.
    pub file: PathBuf,
    /// SHA-256 of the file in hexadecimal.
    pub sha256: String,
}

impl Api {
    /// Whether the document is written by hand: nothing pins it.
    pub fn is_our_own(&self) -> bool {
        self.sha256.is_none() && self.pages.is_empty()
    }
}

impl Sources {
    /// Reads the `sources.toml` of `folder`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not what it should be.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            api: BTreeMap<String, Api>,
        }
        let file = folder.join(FILE_NAME);
        let text = read_file(&file)?;
        let broken = |message: String| Error::from(Problem::new(message).file(&file));
        let File { api: apis } = toml_edit::de::from_slice(&text)
            .map_err(|error| broken(format!("is not what it should be: {error}")))?;
        if apis.is_empty() {
            return Err(broken("lists no API".to_owned()));
        }
        for (name, api) in &apis {
            let server_type = api.server_type.as_deref();
            if let Some(ty) = server_type.filter(|ty| !is_identifier(ty)) {
                return Err(broken(format!(
                    "the server-type of [api.{name}] is `{ty}`, which is no name of a Rust type"
                )));
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            apis,
        })
    }

    /// The folder of documents.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The APIs by name.
    pub fn apis(&self) -> &BTreeMap<String, Api> {
        &self.apis
    }

    /// The API called `name`.
    ///
    /// # Errors
    ///
    /// There is none of that name; the error lists those that there are.
    pub fn api(&self, name: &str) -> Result<&Api, Error> {
        self.apis.get(name).ok_or_else(|| {
            let known: Vec<&str> = self.apis.keys().map(String::as_str).collect();
            Problem::new(format!("there is no API `{name}`"))
                .file(&self.folder.join(FILE_NAME))
                .help(format!("it lists: {}", known.join(", ")))
                .into()
        })
    }

    /// The files of which the client of `api` is made, for a build script to
    /// watch: `sources.toml`, the document and the overlays.
    pub fn files(&self, api: &Api) -> Vec<PathBuf> {
        [Path::new(FILE_NAME), &api.document]
            .into_iter()
            .chain(api.overlays.iter().map(PathBuf::as_path))
            .map(|file| self.folder.join(file))
            .collect()
    }

    /// The document of `api` as it is on the disk.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or its digest is not the one in `sources.toml`.
    pub fn document(&self, api: &Api) -> Result<Vec<u8>, Error> {
        let sha256 = api.sha256.as_deref();
        let help = "`cargo xtask check` shows how it differs";
        Ok(self.read_file(&api.document, sha256, help)?.1)
    }

    /// The published pages of `api`, each checked against its digest.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or its digest is not the one in `sources.toml`.
    pub fn pages(&self, api: &Api) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
        let help = "a published page is never edited; take a new one in with `cargo xtask vendor`";
        let pages = api.pages.iter();
        pages
            .map(|page| self.read_file(&page.file, Some(&page.sha256), help))
            .collect()
    }

    /// The path and the content of `file`, which has the digest `sha256`.
    fn read_file(
        &self,
        file: &Path,
        sha256: Option<&str>,
        help: &str,
    ) -> Result<(PathBuf, Vec<u8>), Error> {
        let path = self.folder.join(file);
        let text = read_file(&path)?;
        let found = file::sha256(&text);
        match sha256.filter(|expected| *expected != found) {
            None => Ok((path, text)),
            Some(expected) => Err(Problem::new(format!(
                "its SHA-256 is {found}, not {expected} as {FILE_NAME} says"
            ))
            .file(&path)
            .help(help)
            .into()),
        }
    }
}
