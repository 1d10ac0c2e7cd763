//! A document made of the pages that a vendor publishes, and the digests that pin
//! both.

use std::fmt;
use std::path::{Path, PathBuf};

use openapi_client_codegen::sources::FILE_NAME;
use openapi_client_codegen::{LostTarget, Sources, page, replace, sha256};
use toml_edit::{Array, DocumentMut, InlineTable, Value};

use crate::{Error, documents};

/// The document, and whether it has changed.
#[derive(Debug)]
pub struct Vendored {
    /// The document, relative to the root of the workspace.
    pub document: PathBuf,
    /// How many pages it was made of.
    pub pages: usize,
    /// Whether the document or a digest changed.
    pub changed: bool,
    /// The actions of overlays that matched something before, or why an overlay does not
    /// apply.
    pub lost: Result<Vec<LostTarget>, Error>,
}

/// Makes the document of the API `name` out of `pages`, which are below the folder
/// of documents, and pins the digests of both in `sources.toml`.
///
/// # Errors
///
/// There is no such API or its document is our own, a page is not valid or in
/// another folder, or a file cannot be read or written. Both files are written,
/// or neither.
pub fn vendor(root: &Path, name: &str, pages: &[PathBuf]) -> Result<Vendored, Error> {
    let folder = documents(root);
    let sources = Sources::read(&folder)?;
    let api = sources.api(name)?;
    let path = folder.join(&api.document);
    // A new API has no digests yet, but no document either.
    if api.is_our_own() && path.exists() {
        return Err(format!(
            "{}: is a document of our own: {FILE_NAME} has no digest for [api.{name}], \
             and pages would overwrite it",
            path.display()
        )
        .into());
    }
    let read = page::read(pages)?;
    let document = page::import(&read)?;
    let mut digests = Digests {
        document: sha256(document.as_bytes()),
        pages: Vec::new(),
    };
    for (path, text) in &read {
        let file = below(&folder, path)?;
        digests.pages.push((file, sha256(text)));
    }
    let sources_path = folder.join(FILE_NAME);
    let before = std::fs::read_to_string(&sources_path)?;
    let after = digests.pin(&before, name)?;
    let known = std::fs::read(&path).ok();
    let same = known.as_deref() == Some(document.as_bytes());
    let lost = match known.filter(|_| !same) {
        Some(known) => sources
            .lost_targets(api, &known, document.as_bytes())
            .map_err(Error::from),
        None => Ok(Vec::new()),
    };
    let changed = !same || before != after;
    if changed {
        replace(&[
            (path.clone(), document.as_bytes()),
            (sources_path, after.as_bytes()),
        ])?;
    }
    Ok(Vendored {
        document: path.strip_prefix(root).unwrap_or(&path).to_owned(),
        pages: read.len(),
        changed,
        lost,
    })
}

/// What `vendor` reports of an action that matches nothing any more.
pub struct Lost<'a>(pub &'a Path, pub &'a LostTarget);

impl fmt::Display for Lost<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(root, lost) = self;
        let file = lost.file.strip_prefix(root).unwrap_or(&lost.file);
        write!(
            f,
            "{}: {}: `{}` matches nothing any more",
            file.display(),
            lost.pointer,
            lost.target
        )?;
        for change in &lost.changes {
            write!(f, "\n  {change}")?;
        }
        if lost.changes.is_empty() {
            write!(f, "\n  it matched {}", lost.places.join(", "))?;
        }
        Ok(())
    }
}

/// The path of a page relative to the folder of documents.
fn below(folder: &Path, page: &Path) -> Result<PathBuf, Error> {
    let absolute = page.canonicalize()?;
    let folder = folder.canonicalize()?;
    match absolute.strip_prefix(&folder) {
        Ok(file) => Ok(file.to_owned()),
        Err(_) => Err(format!(
            "{}: the page is not below {}; put it there first",
            page.display(),
            folder.display()
        )
        .into()),
    }
}

/// The digests of an API's files.
pub(crate) struct Digests {
    /// Of the document.
    pub(crate) document: String,
    /// Of each page, by its path relative to the folder of documents.
    pub(crate) pages: Vec<(PathBuf, String)>,
}

impl Digests {
    /// `sources`, the text of `sources.toml`, with these digests for the API
    /// `name`; everything else, comments too, is unchanged.
    pub(crate) fn pin(&self, sources: &str, name: &str) -> Result<String, Error> {
        let mut sources: DocumentMut = sources.parse()?;
        let api = sources["api"][name]
            .as_table_mut()
            .ok_or_else(|| format!("{FILE_NAME}: [api.{name}] is not a table"))?;
        set(api, "sha256", self.document.as_str().into());
        let known = api.get("pages").and_then(|pages| pages.as_array());
        let mut pages = known.cloned().unwrap_or_else(empty_list);
        pages.clear();
        for (file, sha256) in &self.pages {
            let file = file.to_string_lossy().replace('\\', "/");
            pages.push_formatted(pinned(&file, sha256, known));
        }
        set(api, "pages", pages.into());
        Ok(sources.to_string())
    }
}

/// A list with each item on a line of its own.
fn empty_list() -> Array {
    let mut list = Array::new();
    list.set_trailing_comma(true);
    list.set_trailing("\n");
    list
}

/// The entry of a page, with its comments if it is `known`.
fn pinned(file: &str, sha256: &str, known: Option<&Array>) -> Value {
    let is_of_file = |entry: &&Value| {
        let entry = entry.as_inline_table();
        entry.and_then(|entry| entry.get("file")?.as_str()) == Some(file)
    };
    if let Some(entry) = known.into_iter().flatten().find(is_of_file) {
        let mut entry = entry.clone();
        let digest = entry
            .as_inline_table_mut()
            .and_then(|e| e.get_mut("sha256"));
        if let Some(digest) = digest {
            replace_value(digest, sha256.into());
        }
        return entry;
    }
    let mut entry = InlineTable::new();
    entry.insert("file", file.into());
    entry.insert("sha256", sha256.into());
    let mut entry = Value::InlineTable(entry);
    entry.decor_mut().set_prefix("\n    ");
    entry
}

/// Sets `key` and keeps the comments at the value.
fn set(table: &mut toml_edit::Table, key: &str, value: Value) {
    match table.get_mut(key).and_then(toml_edit::Item::as_value_mut) {
        Some(known) => replace_value(known, value),
        None => {
            table.insert(key, value.into());
        }
    }
}

fn replace_value(known: &mut Value, value: Value) {
    let decor = known.decor().clone();
    *known = value;
    *known.decor_mut() = decor;
}
