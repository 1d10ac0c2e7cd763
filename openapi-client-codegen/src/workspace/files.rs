//! Generated files and their folder: comparing the two, and making them the
//! same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How a file on the disk compares with what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is what it should be.
    Fresh,
    /// Its content differs.
    Stale {
        /// What is on the disk; bytes that are not UTF-8 are replaced.
        found: String,
        /// What it should be.
        expected: String,
    },
    /// It is missing.
    Missing,
    /// It is there, and no generator writes it.
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

/// Compares the file at `path` with what it should be.
///
/// # Errors
///
/// The file is there and cannot be read.
pub fn check_file(path: &Path, expected: &str) -> io::Result<FileState> {
    let state = match fs::read(path) {
        Ok(found) => compare(&found, expected),
        Err(error) if error.kind() == io::ErrorKind::NotFound => State::Missing,
        Err(error) => return Err(named(path, &error)),
    };
    Ok(FileState {
        path: path.to_owned(),
        state,
    })
}

/// Compares the content of a file with what it should be.
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
    let states = write_all(&[(folder.to_owned(), files)], &[])?;
    Ok(states.into_iter().flatten().collect())
}

/// Does for each folder what [`write()`] does for one, and gives each of
/// `single` its content: for all, or for none. The states of the folders come
/// first, each in a list of its own; those of the single files come last.
///
/// # Errors
///
/// As for [`write()`].
pub fn write_all(
    folders: &[(PathBuf, &BTreeMap<String, String>)],
    single: &[(PathBuf, String)],
) -> io::Result<Vec<Vec<FileState>>> {
    let mut all_states = Vec::new();
    let mut texts = Vec::new();
    for (folder, files) in folders {
        all_states.push(check(folder, files)?);
        texts.extend(files.iter().map(|(name, text)| (folder.join(name), text)));
    }
    let states = single.iter().map(|(path, text)| check_file(path, text));
    all_states.push(states.collect::<io::Result<_>>()?);
    texts.extend(single.iter().map(|(path, text)| (path.clone(), text)));
    let states = all_states.iter().flatten();
    let fresh = states.filter(|file| file.state == State::Fresh);
    let fresh: BTreeSet<&Path> = fresh.map(|file| file.path.as_path()).collect();
    let texts = texts.into_iter();
    let texts: Vec<_> = texts
        .filter(|(path, _)| !fresh.contains(path.as_path()))
        .map(|(path, text)| (path, text.as_bytes()))
        .collect();
    replace(&texts)?;
    for FileState { path, state } in all_states.iter().flatten() {
        if *state == State::Extra {
            fs::remove_file(path).map_err(|error| named(path, &error))?;
        }
    }
    Ok(all_states)
}

/// Gives each file its new content, whole: every place is looked at and every
/// text is written beside its place before the first takes it, and if one
/// cannot take it, those before go back. So an error leaves the old files.
///
/// # Errors
///
/// A folder cannot be made, or a file cannot be written or renamed; the error
/// names it.
pub fn replace(files: &[(PathBuf, &[u8])]) -> io::Result<()> {
    for (path, _) in files {
        // A file cannot take the place of a folder.
        if path.is_dir() {
            return Err(named(path, &io::ErrorKind::IsADirectory.into()));
        }
    }
    let mut beside = Beside::default();
    for (path, text) in files {
        if let Some(parent) = path.parent() {
            beside.make_folder(parent)?;
        }
        let new = with_suffix(path, "new");
        beside.files.push(new.clone());
        fs::write(&new, text).map_err(|error| named(path, &error))?;
    }
    let mut taken: Vec<(&Path, Option<PathBuf>)> = Vec::new();
    for (path, _) in files {
        match take_place(path, &mut beside) {
            Ok(old) => taken.push((path, old)),
            Err(error) => {
                for (path, old) in taken.into_iter().rev() {
                    // If that fails too, the first error is reported.
                    let _ = match old {
                        Some(old) => fs::rename(old, path),
                        None => fs::remove_file(path),
                    };
                }
                return Err(named(path, &error));
            }
        }
    }
    beside.folders.clear();
    Ok(())
}

/// Puts the new file in its place. Gives where the old one is kept.
fn take_place(path: &Path, beside: &mut Beside) -> io::Result<Option<PathBuf>> {
    let old = with_suffix(path, "old");
    let kept = match fs::hard_link(path, &old) {
        Ok(()) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // Not every file system has links.
        Err(_) => fs::copy(path, &old).map(|_| Some(old))?,
    };
    beside.files.extend(kept.clone());
    fs::rename(with_suffix(path, "new"), path)?;
    Ok(kept)
}

/// A path beside `path` that no other program uses.
fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{suffix}", std::process::id()));
    path.with_file_name(name)
}

/// Files that are removed in the end, unless they took their place, and
/// folders that were made for them.
#[derive(Default)]
struct Beside {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Beside {
    /// Makes `folder` and those above it that are not there.
    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|error| named(folder, &error))?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        for path in &self.files {
            // Those that took their place are not there any more.
            let _ = fs::remove_file(path);
        }
        for folder in self.folders.iter().rev() {
            // One that holds something stays.
            let _ = fs::remove_dir(folder);
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
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        names.iter().map(owned).collect()
    }

    #[track_caller]
    fn assert_states(folder: &Path, expected: &[(&str, &str)], states: &[(&str, State)]) {
        let found = check(folder, &files(expected)).expect("the folder can be read");
        let expected = states.iter().map(|(name, state)| FileState {
            path: folder.join(name),
            state: state.clone(),
        });
        assert_eq!(found, expected.collect::<Vec<_>>());
    }

    #[test]
    fn every_file_is_fresh_stale_missing_or_extra() {
        let folder = tempfile::tempdir().expect("a folder");
        let found = files(&[("a.rs", "a"), ("b.rs", "b"), ("inner/c.rs", "c")]);
        write(folder.path(), &found).expect("the folder can be written");
        let stale = State::Stale {
            found: "b".to_owned(),
            expected: "B".to_owned(),
        };
        assert_states(
            folder.path(),
            &[("a.rs", "a"), ("b.rs", "B"), ("d.rs", "d")],
            &[
                ("a.rs", State::Fresh),
                ("b.rs", stale),
                ("d.rs", State::Missing),
                ("inner/c.rs", State::Extra),
            ],
        );
        let gone = folder.path().join("gone");
        assert_states(&gone, &[("a.rs", "a")], &[("a.rs", State::Missing)]);
    }

    #[test]
    fn after_writing_everything_is_fresh_and_nothing_else_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &files(&[("old.rs", "x"), ("b.rs", "b")])).expect("written");
        let expected = [("b.rs", "B"), ("types/mod.rs", "t")];
        write(folder.path(), &files(&expected)).expect("written");
        let fresh = expected.map(|(name, _)| (name, State::Fresh));
        assert_states(folder.path(), &expected, &fresh);
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
    fn a_folder_in_the_place_of_a_file_leaves_every_folder_as_it_was() {
        let root = tempfile::tempdir().expect("a folder");
        let (one, two) = (root.path().join("one"), root.path().join("two"));
        let expected = files(&[("a.rs", "new"), ("deep/b.rs", "new")]);
        write(&one, &files(&[("a.rs", "old"), ("extra.rs", "x")])).expect("written");
        fs::create_dir_all(two.join("deep/b.rs")).expect("a folder in the way");
        let error = write_all(&[(one.clone(), &expected), (two.clone(), &expected)], &[])
            .expect_err("a folder is in the way");
        assert!(error.to_string().contains("b.rs"), "{error}");
        assert_eq!(fs::read_to_string(one.join("a.rs")).expect("read"), "old");
        assert!(one.join("extra.rs").exists() && !one.join("deep").exists());
        assert!(!two.join("a.rs").exists());
    }

    #[test]
    fn a_file_that_cannot_take_its_place_brings_the_others_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = |name: &str| folder.path().join(name);
        fs::write(place("old.rs"), "old").expect("written");
        // The same place twice: the second finds its text gone.
        let error = replace(&[
            (place("old.rs"), b"new"),
            (place("made.rs"), b"new"),
            (place("made.rs"), b"new"),
        ])
        .expect_err("the text is gone");
        assert!(error.to_string().contains("made.rs"), "{error}");
        assert_eq!(fs::read_to_string(place("old.rs")).expect("read"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1);
    }
}
