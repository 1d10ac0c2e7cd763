//! The address of a server.

use std::borrow::Cow;
use std::fmt;

use url::Url;

use crate::build_error::{BuildError, BuildErrorKind};

/// The address that the paths of an API are relative to.
///
/// Converted from text or from a region of a client; validated when a client is
/// built.
///
/// `Debug` shows it only if it is valid: an invalid one may contain a password.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    default_path: &'static str,
}

impl BaseUrl {
    /// The same address, with `path` appended if it has no path itself.
    #[must_use]
    pub fn with_default_path(mut self, path: &'static str) -> Self {
        self.default_path = path;
        self
    }

    /// Validates the address: `http` or `https`, a host, and neither a user, a
    /// query nor a fragment. Returns it without a trailing slash.
    pub(crate) fn parse(&self) -> Result<Url, BuildError> {
        let refused = |reason: &str| Err(BuildError::new(BuildErrorKind::BaseUrl, reason));
        let mut url = match Url::parse(self.text.trim()) {
            Ok(url) => url,
            Err(url::ParseError::RelativeUrlWithoutBase) => {
                return refused("it has no scheme; write `https://` before the host");
            }
            Err(error) => return refused(&error.to_string()),
        };
        if !matches!(url.scheme(), "http" | "https") {
            return refused("its scheme is neither `https` nor `http`");
        }
        if url.host_str().is_none_or(str::is_empty) {
            return refused("it has no host");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refused("it contains a user; pass credentials to the builder instead");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refused("it has a query or a fragment; only a path may follow the host");
        }
        let path = match url.path().trim_end_matches('/') {
            "" => self.default_path.to_owned(),
            path => path.to_owned(),
        };
        url.set_path(&path);
        Ok(url)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parse() {
            Ok(url) => fmt::Debug::fmt(url.as_str(), f),
            Err(_) => f.write_str("[invalid]"),
        }
    }
}

impl From<&str> for BaseUrl {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for BaseUrl {
    fn from(text: String) -> Self {
        Self {
            text,
            default_path: "",
        }
    }
}

impl From<&String> for BaseUrl {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// A name that none of an API's servers has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownServer {
    name: String,
    known: Cow<'static, str>,
}

impl UnknownServer {
    /// The error for `name`; `known` lists the names that exist.
    #[doc(hidden)]
    pub fn new(name: &str, known: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.to_owned(),
            known: known.into(),
        }
    }
}

impl fmt::Display for UnknownServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name.escape_debug(), self.known)
    }
}

impl std::error::Error for UnknownServer {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_at_the_end_makes_no_difference_and_the_default_path_is_for_an_address_without_one() {
        for (text, expected) in [
            ("https://ops.example.com/a", "/a"),
            ("https://ops.example.com/a//", "/a"),
            (" https://OPS.example.com/a/ ", "/a"),
            ("https://ops.example.com", "/suite-api"),
            ("https://ops.example.com/", "/suite-api"),
            ("https://ops.example.com/proxy/ops", "/proxy/ops"),
        ] {
            let url = BaseUrl::from(text).with_default_path("/suite-api").parse();
            let expected = format!("https://ops.example.com{expected}");
            assert_eq!(url.expect(text).as_str(), expected);
        }
    }
}
