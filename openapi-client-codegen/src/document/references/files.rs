//! The files to which the references of a document point.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::document::file::read_file;
use crate::document::parse::parse;
use crate::document::references::identifiers::Identifiers;
use crate::error::Problem;
use crate::pointer::{Pointer, percent_decoded};

/// The document and the files that were read for it, each once.
pub(crate) struct Files {
    folder: PathBuf,
    files: Vec<File>,
}

struct File {
    /// Relative to the folder, without `.` and `..`.
    path: PathBuf,
    /// Its content, or why it cannot be read.
    content: Result<Value, String>,
    identifiers: Identifiers,
}

impl File {
    fn new(path: PathBuf, content: Result<Value, String>) -> Self {
        let identifiers = match &content {
            Ok(content) => Identifiers::of(content, &path),
            Err(_) => Identifiers::default(),
        };
        Self {
            path,
            content,
            identifiers,
        }
    }
}

impl Files {
    /// The number of the document itself.
    pub(super) const DOCUMENT: usize = 0;

    pub(crate) fn new(file: &Path, document: Value) -> Self {
        let path = file.file_name().map(PathBuf::from).unwrap_or_default();
        Self {
            folder: file.parent().map(Path::to_owned).unwrap_or_default(),
            files: vec![File::new(path, Ok(document))],
        }
    }

    /// The file and the place that `reference` names, which is at the place `at` in
    /// `file`: by the identifiers of the files, and where none is meant, by their paths.
    pub(crate) fn locate(
        &mut self,
        reference: &str,
        file: usize,
        at: &Pointer,
    ) -> Result<(usize, Pointer), Problem> {
        match self.identified(reference, file, at) {
            Some(found) => Ok(found),
            None => self.at_path(reference, file),
        }
    }

    /// The file and the place with the identifier that `reference` is.
    fn identified(&self, reference: &str, file: usize, at: &Pointer) -> Option<(usize, Pointer)> {
        let uri = self.files.get(file)?.identifiers.absolute(reference, at)?;
        self.files.iter().enumerate().find_map(|(number, file)| {
            let content = file.content.as_ref().ok()?;
            Some((number, file.identifiers.place(&uri, content)?))
        })
    }

    /// Whether one part alone has the dynamic anchor that `reference` names.
    pub(crate) fn is_static(&self, reference: &str) -> bool {
        let name = reference.split_once('#').map_or("", |(_, name)| name);
        let counts = self
            .files
            .iter()
            .map(|file| file.identifiers.dynamic_anchors(name));
        counts.sum::<usize>() <= 1
    }

    fn at_path(&mut self, reference: &str, file: usize) -> Result<(usize, Pointer), Problem> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let has_scheme = path
            .split('/')
            .next()
            .is_some_and(|first| first.contains(':'));
        if has_scheme || !(fragment.is_empty() || fragment.starts_with('/')) {
            return Err(
                Problem::new(format!("`{reference}` is outside the document"))
                    .help("copy its target into the components of the document"),
            );
        }
        let file = match path {
            "" => file,
            path => self.open(path, file, reference)?,
        };
        let content = match self.files.get(file).map(|file| &file.content) {
            Some(Ok(content)) => content,
            Some(Err(why)) => {
                let message = format!("`{reference}` is in a file that cannot be used: {why}");
                return Err(Problem::new(message));
            }
            None => return Err(Problem::new(format!("`{reference}` does not resolve"))),
        };
        // A fragment is part of a URL, whose writers escape more or less of it.
        [fragment.to_owned(), percent_decoded(fragment)]
            .into_iter()
            .map(Pointer::of_fragment)
            .find(|target| content.pointer(target.as_str()).is_some())
            .map(|target| (file, target))
            .ok_or_else(|| Problem::new(format!("`{reference}` does not resolve")))
    }

    fn open(&mut self, path: &str, from: usize, reference: &str) -> Result<usize, Problem> {
        let out = || {
            Problem::new(format!(
                "`{reference}` is outside the folder of the document"
            ))
            .help("put the file into the folder of the document or below it")
        };
        let from = self.files.get(from).map(|file| file.path.clone());
        let path = relative(&from.unwrap_or_default(), &percent_decoded(path)).ok_or_else(out)?;
        if let Some(known) = self.files.iter().position(|file| file.path == path) {
            return Ok(known);
        }
        let place = self.folder.join(&path);
        // A symbolic link may point elsewhere. Reading reports a missing file.
        if let (Ok(folder), Ok(place)) = (self.folder().canonicalize(), place.canonicalize())
            && !place.starts_with(folder)
        {
            return Err(out());
        }
        let content = read_file(&place)
            .and_then(|text| parse(&place, &text))
            .map_err(|error| error.to_string());
        self.files.push(File::new(path, content));
        Ok(self.files.len() - 1)
    }

    /// The files that were read beside the document, relative to its folder.
    pub(super) fn others(&self) -> Vec<PathBuf> {
        let others = self.files.iter().skip(1);
        let read = others.filter(|file| file.content.is_ok());
        read.map(|file| file.path.clone()).collect()
    }

    fn folder(&self) -> &Path {
        match self.folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => &self.folder,
        }
    }

    /// The value at `place` in `file`.
    pub(crate) fn get(&self, file: usize, place: &Pointer) -> Option<&Value> {
        let content = self.files.get(file)?.content.as_ref().ok()?;
        content.pointer(place.as_str())
    }

    /// The name of `file` without its extension.
    pub(crate) fn stem(&self, file: usize) -> String {
        let stem = self.files.get(file).and_then(|file| file.path.file_stem());
        stem.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// `problem` with the name of `file`. The caller names the document, because
    /// the problem may be in an overlay.
    pub(crate) fn named(&self, problem: Problem, file: usize) -> Problem {
        match self.files.get(file) {
            Some(File { path, .. }) if file != Self::DOCUMENT => {
                problem.file(&self.folder.join(path))
            }
            _ => problem,
        }
    }
}

/// `path` relative to the file `from`, if it stays below the folder.
fn relative(from: &Path, path: &str) -> Option<PathBuf> {
    let is_absolute = path.starts_with(['/', '\\']) || Path::new(path).is_absolute();
    if is_absolute {
        return None;
    }
    let mut made = from.parent().map(Path::to_owned).unwrap_or_default();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if !made.pop() {
                    return None;
                }
            }
            part => made.push(part),
        }
    }
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_to_the_file_and_stays_below_the_folder() {
        for (from, path, expected) in [
            ("a.json", "b.json", Some("b.json")),
            ("a.json", "./x//b.json", Some("x/b.json")),
            ("x/y/a.json", "../b.json", Some("x/b.json")),
            ("x/a.json", "../a.json", Some("a.json")),
            ("a.json", "../b.json", None),
            ("x/a.json", "../../b.json", None),
            ("a.json", "x/../../b.json", None),
            ("a.json", "/b.json", None),
            ("a.json", "\\b.json", None),
        ] {
            let found = relative(Path::new(from), path);
            assert_eq!(found, expected.map(PathBuf::from), "{from} {path}");
        }
    }
}
