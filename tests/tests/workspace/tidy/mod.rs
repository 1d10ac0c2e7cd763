//! What holds for every file that people write.

mod imports;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The hand-written files of the workspace with this extension: their paths
/// below the root, with `/` between the parts, and their texts.
fn files(extension: &str) -> BTreeMap<String, String> {
    let root = xtask::root().expect("a workspace");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if !is_skipped(&path) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(&root).expect("below the root");
                let name = name.to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    found
}

/// Whether nobody writes what is in `folder`.
fn is_skipped(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || ["generated", "pages", "target"].contains(&&*name)
}

#[test]
fn every_rust_file_says_at_its_top_what_is_in_it() {
    let files = files("rs");
    assert!(files.len() > 400, "only {} files", files.len());
    let without: Vec<&String> = files
        .iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(name, _)| name)
        .collect();
    assert!(without.is_empty(), "no `//!` at the top of {without:#?}");
}

#[test]
fn no_folder_has_more_than_25_files() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for name in files("rs").into_keys() {
        let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
        *folders.entry(folder.to_owned()).or_default() += 1;
    }
    folders.retain(|_, count| *count > 25);
    assert!(folders.is_empty(), "{folders:#?}");
}
