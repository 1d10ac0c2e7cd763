//! The files that are given for URLs, since nothing is fetched.

use std::collections::BTreeMap;
use std::path::PathBuf;

use iri_string::types::UriAbsoluteString;
use serde_json::Value;

use crate::document::parse::parse;
use crate::document::references::identifiers::{base_of, resolved};
use crate::error::{Error, Problem};

/// The files that are read in place of URLs.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    files: BTreeMap<UriAbsoluteString, GivenFile>,
    /// What to do about a URL without a file.
    way_out: fn(&str) -> String,
}

/// A file that is read in place of a URL.
#[derive(Debug, Clone)]
pub(crate) struct GivenFile {
    pub(crate) path: PathBuf,
    pub(crate) text: Vec<u8>,
    pub(super) content: Value,
}

impl Default for Given {
    fn default() -> Self {
        Self::new(|_| OF_ALL.to_owned())
    }
}

/// What to do about a reference where no file can be given.
pub(super) const OF_ALL: &str = "copy its target into the components of the document";

impl Given {
    /// None yet. `way_out` says how a file is given for a URL.
    pub(crate) fn new(way_out: fn(&str) -> String) -> Self {
        Self {
            files: BTreeMap::new(),
            way_out,
        }
    }

    /// Gives `text`, the content of the file at `path`, for `url`.
    ///
    /// # Errors
    ///
    /// `url` is none, or has a file, or `text` is neither JSON nor YAML.
    pub(crate) fn insert(&mut self, url: &str, path: PathBuf, text: Vec<u8>) -> Result<(), Error> {
        let key = absolute(url).ok_or_else(|| {
            Problem::new(format!("`{url}` is not a URL")).help(
                "write it as in the reference, without what is behind `#`, such as \
                 `https://example.com/common.yaml`",
            )
        })?;
        let content = parse(&path, &text)?;
        let file = GivenFile {
            path,
            text,
            content,
        };
        match self.files.insert(key, file) {
            None => Ok(()),
            Some(_) => {
                let problem = Problem::new(format!("`{url}` has two files"));
                Err(problem.help("name one").into())
            }
        }
    }

    /// Each URL with its file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&UriAbsoluteString, &GivenFile)> {
        self.files.iter()
    }

    pub(super) fn get(&self, url: &UriAbsoluteString) -> Option<&GivenFile> {
        self.files.get(url)
    }

    /// What to do about `url`, which has no file.
    pub(super) fn way_out(&self, url: &UriAbsoluteString) -> String {
        (self.way_out)(url.as_str())
    }
}

/// The URL that `text` is, without `.` and `..`.
pub(super) fn absolute(text: &str) -> Option<UriAbsoluteString> {
    let url = UriAbsoluteString::try_from(escaped(text)).ok()?;
    resolved(&url, url.as_str()).map(base_of)
}

/// `text` with `%` in front of the bytes of what no URL has, such as spaces.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match char::from(byte) {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{80}'.. => {
                escaped += &format!("%{byte:02X}");
            }
            plain => escaped.push(plain),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_absolute_and_without_a_fragment() {
        for (text, url) in [
            ("https://a.example/b.json", Some("https://a.example/b.json")),
            (
                "https://a.example/x/../b.json?c=d",
                Some("https://a.example/b.json?c=d"),
            ),
            (
                "https://a.example/b c/{é}%20",
                Some("https://a.example/b%20c/%7B%C3%A9%7D%20"),
            ),
            ("urn:a:b", Some("urn:a:b")),
            ("https://a.example/b.json#/c", None),
            ("b.json", None),
            ("//a.example/b.json", None),
            ("", None),
        ] {
            let found = absolute(text);
            assert_eq!(found.as_ref().map(|found| found.as_str()), url, "{text}");
        }
    }
}
