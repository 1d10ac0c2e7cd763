//! The files to which the references of a document point.

use std::path::{Path, PathBuf};

use iri_string::types::UriAbsoluteString;
use serde_json::Value;

use crate::document::file::read_file;
use crate::document::parse::parse;
use crate::document::references::given::{Given, OF_ALL, absolute, escaped};
use crate::document::references::identifiers::{Identifiers, base_of};
use crate::error::{Error, Problem};
use crate::pointer::{Pointer, percent_decoded};

/// The document and the files that were read for it, each once.
pub(crate) struct Files<'a> {
    folder: PathBuf,
    files: Vec<File>,
    given: &'a Given,
}

struct File {
    /// Relative to the folder, without `.` and `..`; as given for a URL.
    path: PathBuf,
    /// The URL for which it is given.
    url: Option<UriAbsoluteString>,
    /// Its content, or why it cannot be read.
    content: Result<Value, String>,
    identifiers: Identifiers,
}

impl File {
    fn new(path: PathBuf, url: Option<UriAbsoluteString>, content: Result<Value, Error>) -> Self {
        let identifiers = match &content {
            Ok(content) => Identifiers::of(content, &path, url.as_ref()),
            Err(_) => Identifiers::default(),
        };
        Self {
            path,
            url,
            content: content.map_err(|error| error.to_string()),
            identifiers,
        }
    }
}

impl<'a> Files<'a> {
    /// The number of the document itself.
    pub(super) const DOCUMENT: usize = 0;

    pub(crate) fn new(file: &Path, document: Value, given: &'a Given) -> Self {
        let path = file.file_name().map(PathBuf::from).unwrap_or_default();
        Self {
            folder: file.parent().map(Path::to_owned).unwrap_or_default(),
            files: vec![File::new(path, None, Ok(document))],
            given,
        }
    }

    /// The file and the place that `reference` names, which is at the place `at` in
    /// `file`: by the identifiers of the files, and where none is meant, by the URLs for
    /// which files are given, and by their paths.
    pub(crate) fn locate(
        &mut self,
        reference: &str,
        file: usize,
        at: &Pointer,
    ) -> Result<(usize, Pointer), Problem> {
        match self.identified(reference, file, at) {
            Some(found) => Ok(found),
            None => self.at_path(reference, file, at),
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

    fn at_path(
        &mut self,
        reference: &str,
        file: usize,
        at: &Pointer,
    ) -> Result<(usize, Pointer), Problem> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        let has_scheme = path
            .split('/')
            .next()
            .is_some_and(|first| first.contains(':'));
        let outside = |help: String| {
            Err(Problem::new(format!("`{reference}` is outside the document")).help(help))
        };
        let is_away = has_scheme || self.is_given(file);
        let url = match path {
            "" => None,
            path => self.url(path, file, at),
        };
        let file = match url.as_ref().and_then(|url| self.open_given(url)) {
            Some(given) => given,
            None if path.is_empty() && is_pointer => file,
            None if is_away || path.is_empty() => {
                return outside(match url {
                    Some(url) => self.given.way_out(&url),
                    None => OF_ALL.to_owned(),
                });
            }
            None => self.open(path, file, reference)?,
        };
        let does_not_resolve = || Problem::new(format!("`{reference}` does not resolve"));
        let target = self.files.get(file).ok_or_else(does_not_resolve)?;
        let content = target.content.as_ref().map_err(|why| {
            Problem::new(format!(
                "`{reference}` is in a file that cannot be used: {why}"
            ))
        })?;
        // A fragment is part of a URL, whose writers escape more or less of it.
        let found = match is_pointer {
            true => [fragment.to_owned(), percent_decoded(fragment)]
                .into_iter()
                .map(Pointer::of_fragment)
                .find(|target| content.pointer(target.as_str()).is_some()),
            false => target.identifiers.anchor(&percent_decoded(fragment)),
        };
        Ok((file, found.ok_or_else(does_not_resolve)?))
    }

    /// The URL that `path` is, at the place `at` in `file`, if it is one there.
    fn url(&self, path: &str, file: usize, at: &Pointer) -> Option<UriAbsoluteString> {
        absolute(path).or_else(|| {
            let identifiers = &self.files.get(file)?.identifiers;
            identifiers.absolute(&escaped(path), at).map(base_of)
        })
    }

    /// Whether `file` is given for a URL.
    pub(crate) fn is_given(&self, file: usize) -> bool {
        let file = self.files.get(file);
        file.is_some_and(|file| file.url.is_some())
    }

    /// The number of the file that is given for `url`, if one is.
    fn open_given(&mut self, url: &UriAbsoluteString) -> Option<usize> {
        let is_it = |file: &File| file.url.as_ref() == Some(url);
        if let Some(known) = self.files.iter().position(is_it) {
            return Some(known);
        }
        let given = self.given.get(url)?;
        let content = Ok(given.content.clone());
        let file = File::new(given.path.clone(), Some(url.clone()), content);
        self.files.push(file);
        Some(self.files.len() - 1)
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
        let is_it = |file: &File| file.url.is_none() && file.path == path;
        if let Some(known) = self.files.iter().position(is_it) {
            return Ok(known);
        }
        let place = self.folder.join(&path);
        // A symbolic link may point elsewhere. Reading reports a missing file.
        if let (Ok(folder), Ok(place)) = (self.folder().canonicalize(), place.canonicalize())
            && !place.starts_with(folder)
        {
            return Err(out());
        }
        let content = read_file(&place).and_then(|text| parse(&place, &text));
        self.files.push(File::new(path, None, content));
        Ok(self.files.len() - 1)
    }

    /// The files that were read beside the document, relative to its folder.
    pub(super) fn others(&self) -> Vec<PathBuf> {
        let others = self.files.iter().skip(1);
        let read = others.filter(|file| file.content.is_ok() && file.url.is_none());
        read.map(|file| file.path.clone()).collect()
    }

    /// The URLs for which a file is given that was not read.
    pub(super) fn unused(&self) -> Vec<String> {
        let is_read = |url| self.files.iter().any(|file| file.url.as_ref() == Some(url));
        let urls = self.given.iter().map(|(url, _)| url);
        urls.filter(|url| !is_read(url))
            .map(ToString::to_string)
            .collect()
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

    /// The name of `file` without its extension: that of its URL, since a copy of the file
    /// may have another name.
    pub(crate) fn stem(&self, file: usize) -> String {
        let path = self.files.get(file).map(|file| match &file.url {
            Some(url) => PathBuf::from(percent_decoded(url.path_str())),
            None => file.path.clone(),
        });
        let path = path.unwrap_or_default();
        let stem = path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    /// `problem` with the name of `file`. The caller names the document, because
    /// the problem may be in an overlay.
    pub(crate) fn named(&self, problem: Problem, file: usize) -> Problem {
        match self.files.get(file) {
            Some(File { path, url, .. }) if file != Self::DOCUMENT => match url {
                Some(_) => problem.file(path),
                None => problem.file(&self.folder.join(path)),
            },
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
