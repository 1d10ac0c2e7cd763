//! `openapi-client.toml`: of what a crate is made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml_edit::{Array, DocumentMut, InlineTable, Item, value};

use crate::document::file::{portable, read_file};
use crate::document::select::Select;
use crate::error::{Error, Problem};
use crate::standalone::{Core, Package};

/// The name of the file in the folder of a crate.
pub const FILE_NAME: &str = "openapi-client.toml";

const HEAD: &str = "\
# Of what this crate is made. To take in a new version of the document, put it in place
# of the old one, and run `openapi-client generate`.
";

/// Of what a crate is made.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The name of the crate; otherwise that in its manifest, and that of a new one is made
    /// of the document's title.
    pub name: Option<String>,
    /// The document, relative to the folder of the crate.
    #[serde(default)]
    pub document: PathBuf,
    /// SHA-256 in hexadecimal of the document of which the code was made.
    #[serde(default)]
    pub sha256: String,
    /// The corrections to the document, relative to the folder of the crate, in the order
    /// in which they are applied.
    #[serde(default)]
    pub overlays: Vec<PathBuf>,
    /// The files that are read in place of URLs, relative to the folder of the crate; a new
    /// one gets those of [`with_files`](super::ClientCrate::with_files).
    #[serde(default)]
    pub files: BTreeMap<String, PathBuf>,
    /// What of the document becomes part of the client; everything if empty.
    #[serde(default)]
    pub select: Select,
    /// Whether each tag is a feature, so that a program compiles what it uses.
    #[serde(default)]
    pub features_by_tag: bool,
    /// The folder of `openapi-client-core`; otherwise it is a published package.
    pub core: Option<PathBuf>,
}

impl Settings {
    /// Reads those of the crate in `folder`.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let file = folder.join(FILE_NAME);
        if !file.is_file() {
            let message = format!("is no crate of `openapi-client new`: it has no {FILE_NAME}");
            let help = "name the folder of such a crate";
            return Err(Problem::new(message).file(folder).help(help).into());
        }
        let text = read_file(&file)?;
        toml_edit::de::from_slice(&text).map_err(|error| {
            Problem::new(format!("is not what it should be: {error}"))
                .file(&file)
                .into()
        })
    }

    pub(super) fn package(&self) -> Package {
        Package {
            name: self.name.clone(),
            features_by_tag: self.features_by_tag,
            core: match &self.core {
                Some(folder) => Core::Folder(folder.clone()),
                None => Core::Published,
            },
            is_module: false,
        }
    }

    /// The text of the file. Comments and the order of `before`, what the file was, stay.
    pub(super) fn text(&self, before: Option<&str>) -> Result<String, Error> {
        let mut file: DocumentMut = match before {
            Some(before) => before.parse().map_err(broken)?,
            None => DocumentMut::new(),
        };
        let list = |items: Vec<String>| value(items.into_iter().collect::<Array>());
        let paths = |paths: &[PathBuf]| list(paths.iter().map(|path| portable(path)).collect());
        let mut set = |key: &str, item: Option<Item>| match (file.get_mut(key), item) {
            (Some(known), Some(item)) => {
                if known.to_string().trim() != item.to_string().trim() {
                    *known = item;
                }
            }
            (None, Some(item)) => {
                file.insert(key, item);
            }
            (_, None) => {
                file.remove(key);
            }
        };
        set("name", self.name.as_deref().map(value));
        set("document", Some(value(portable(&self.document))));
        set("sha256", Some(value(&self.sha256)));
        let overlays = Some(&self.overlays).filter(|overlays| !overlays.is_empty());
        set("overlays", overlays.map(|overlays| paths(overlays)));
        set("features-by-tag", self.features_by_tag.then(|| value(true)));
        set(
            "core",
            self.core.as_deref().map(|core| value(portable(core))),
        );
        if before.is_none() && !self.select.is_everything() {
            let mut select = InlineTable::new();
            for (key, names) in [
                ("tags", &self.select.tags),
                ("operations", &self.select.operations),
            ] {
                if !names.is_empty() {
                    select.insert(key, names.iter().collect::<Array>().into());
                }
            }
            set("select", Some(value(select)));
        }
        if before.is_none() && !self.files.is_empty() {
            let files = self.files.iter();
            let files = files.map(|(url, path)| (url, value(portable(path))));
            set("files", Some(Item::Table(files.collect())));
        }
        Ok(match before {
            Some(_) => file.to_string(),
            None => format!("{HEAD}{file}"),
        })
    }
}

fn broken(error: toml_edit::TomlError) -> Error {
    Problem::new(format!("{FILE_NAME}: {error}")).into()
}
