//! Generated files and the folder in which they stand: comparing the two, and
//! making them the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How a file on the disk compares with what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is what it should be.
    Fresh,
    /// Its content is another.
    Stale {
        /// What stands on the disk; bytes that are no text are replaced.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// It should be there and is not.
    Missing,
    /// It is there and nothing makes it.
    Extra,
}

/// A file and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileState {
    /// The path, with the folder that was checked in front.
    pub path: PathBuf,
    /// How it compares.
    pub state: State,
}

/// Compares `folder` with `files`, by path; the result is sorted by path.
///
/// # Errors
///
/// A file or folder cannot be read.
pub fn check(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<Vec<FileState>> {
    let found = list(folder)?;
    let names: BTreeSet<&String> = found.iter().chain(files.keys()).collect();
    names
        .into_iter()
        .map(|name| {
            let path = folder.join(name);
            let state = match (files.get(name), found.contains(name)) {
                (Some(expected), true) => compare(&fs::read(&path)?, expected),
                (Some(_), false) => State::Missing,
                (None, _) => State::Extra,
            };
            Ok(FileState { path, state })
        })
        .collect()
}

/// Compares what stands in a file with what should stand there.
pub fn compare(found: &[u8], expected: &str) -> State {
    if found == expected.as_bytes() {
        State::Fresh
    } else {
        State::Stale {
            found: String::from_utf8_lossy(found).into_owned(),
            expected: expected.to_owned(),
        }
    }
}

/// Writes `files` into `folder` and removes every other file from it. A file
/// that is right already is not touched.
///
/// # Errors
///
/// A file or folder cannot be read or written; see [`replace`].
pub fn write(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<Vec<FileState>> {
    let states = check(folder, files)?;
    let texts: Vec<(PathBuf, &[u8])> = files
        .iter()
        .map(|(name, text)| (folder.join(name), text.as_bytes()))
        .filter(|(path, _)| {
            let fresh = FileState {
                path: path.clone(),
                state: State::Fresh,
            };
            !states.contains(&fresh)
        })
        .collect();
    replace(&texts)?;
    for FileState { path, state } in &states {
        if *state == State::Extra {
            fs::remove_file(path)?;
        }
    }
    Ok(states)
}

/// Gives each file its new content, whole: every text is written beside its
/// place before the first takes it, so that an error leaves the old files.
///
/// # Errors
///
/// A folder cannot be made, or a file cannot be written or renamed; the error
/// names it.
pub fn replace(files: &[(PathBuf, &[u8])]) -> io::Result<()> {
    let mut beside = Beside(Vec::new());
    for (path, text) in files {
        let named = |error| named(path, &error);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(named)?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let new = path.with_file_name(name);
        beside.0.push(new.clone());
        fs::write(&new, text).map_err(named)?;
    }
    for (new, (path, _)) in beside.0.iter().zip(files) {
        fs::rename(new, path).map_err(|error| named(path, &error))?;
    }
    Ok(())
}

/// Files that are removed if they never took their place.
struct Beside(Vec<PathBuf>);

impl Drop for Beside {
    fn drop(&mut self) {
        for path in &self.0 {
            // Those that took their place are not there any more.
            let _ = fs::remove_file(path);
        }
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The files below `folder` by their paths, with `/` between the parts; none
/// if there is no such folder.
fn list(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut next = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = next.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && prefix.is_empty() => continue,
            entries => entries.map_err(|error| named(&folder, &error))?,
        };
        for entry in entries {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                next.push((entry.path(), format!("{name}/")));
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[(&str, &str)]) -> BTreeMap<String, String> {
        names
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    fn states(folder: &Path, expected: &BTreeMap<String, String>) -> Vec<(String, State)> {
        check(folder, expected)
            .expect("the folder can be read")
            .into_iter()
            .map(|file| {
                let name = file.path.strip_prefix(folder).expect("below the folder");
                (name.to_string_lossy().into_owned(), file.state)
            })
            .collect()
    }

    #[test]
    fn every_file_is_fresh_stale_missing_or_extra() {
        let folder = tempfile::tempdir().expect("a folder");
        write(
            folder.path(),
            &files(&[("a.rs", "a"), ("b.rs", "b"), ("inner/c.rs", "c")]),
        )
        .expect("the folder can be written");
        let expected = files(&[("a.rs", "a"), ("b.rs", "B"), ("d.rs", "d")]);
        let stale = State::Stale {
            found: "b".to_owned(),
            expected: "B".to_owned(),
        };
        assert_eq!(
            states(folder.path(), &expected),
            [
                ("a.rs".to_owned(), State::Fresh),
                ("b.rs".to_owned(), stale),
                ("d.rs".to_owned(), State::Missing),
                ("inner/c.rs".to_owned(), State::Extra),
            ]
        );
    }

    #[test]
    fn after_writing_everything_is_fresh_and_nothing_else_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &files(&[("old.rs", "x"), ("b.rs", "b")])).expect("written");
        let expected = files(&[("b.rs", "B"), ("types/mod.rs", "t")]);
        write(folder.path(), &expected).expect("written");
        let fresh = |name: &str| (name.to_owned(), State::Fresh);
        assert_eq!(
            states(folder.path(), &expected),
            [fresh("b.rs"), fresh("types/mod.rs")]
        );
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_others_as_they_were() {
        let folder = tempfile::tempdir().expect("a folder");
        let good = folder.path().join("good.rs");
        fs::write(&good, "old").expect("written");
        // A file stands where the folder of the second should be.
        let bad = good.join("bad.rs");
        let error = replace(&[(good.clone(), b"new"), (bad, b"new")]).expect_err("no folder");
        assert!(error.to_string().contains("bad.rs"), "{error}");
        assert_eq!(fs::read_to_string(&good).expect("read"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let gone = folder.path().join("gone");
        assert_eq!(
            states(&gone, &files(&[("a.rs", "a")])),
            [("a.rs".to_owned(), State::Missing)]
        );
    }
}
