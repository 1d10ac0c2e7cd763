//! The security schemes of a document.

use std::fmt;

/// How a token is sent: a security scheme of OpenAPI.
///
/// `"Bearer".into()` is an [`Http`](Self::Http) scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityScheme {
    /// In the header `Authorization`, after a word such as `Bearer`
    /// (RFC 9110, section 11).
    Http(&'static str),
    /// As the whole value of a header with this name.
    Header(&'static str),
    /// As a parameter of the query with this name.
    Query(&'static str),
    /// As a cookie with this name.
    Cookie(&'static str),
}

impl From<&'static str> for SecurityScheme {
    fn from(name: &'static str) -> Self {
        Self::Http(name)
    }
}

impl fmt::Display for SecurityScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(name) => f.write_str(name),
            Self::Header(name) => write!(f, "header {name}"),
            Self::Query(name) => write!(f, "query {name}"),
            Self::Cookie(name) => write!(f, "cookie {name}"),
        }
    }
}

/// A security scheme by the name that the document gives it. Generated code
/// has one constant for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamedScheme {
    name: &'static str,
    scheme: SecurityScheme,
}

impl NamedScheme {
    /// The scheme called `name`, whose tokens are sent as `scheme` says.
    pub const fn new(name: &'static str, scheme: SecurityScheme) -> Self {
        Self { name, scheme }
    }

    /// The name that the document gives.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// How its tokens are sent.
    pub const fn scheme(self) -> SecurityScheme {
        self.scheme
    }

    /// The same scheme for tokens of a source that has `own`: a document that names the
    /// header `Authorization`, in place of an HTTP scheme, does not say which word is
    /// before the token.
    pub(crate) fn completed_by(self, own: Option<SecurityScheme>) -> Self {
        match (self.scheme, own) {
            (SecurityScheme::Header(name), Some(own @ SecurityScheme::Http(_)))
                if name.eq_ignore_ascii_case("authorization") =>
            {
                self.sent_as(own)
            }
            _ => self,
        }
    }

    /// The same scheme, whose tokens are sent otherwise.
    #[must_use]
    pub fn sent_as(self, scheme: impl Into<SecurityScheme>) -> Self {
        Self {
            scheme: scheme.into(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_adds_the_word_where_the_document_has_the_whole_header_alone() {
        use SecurityScheme::{Cookie, Header, Http, Query};
        let word = Some(Http("OpsToken"));
        for (document, source, expected) in [
            (Header("Authorization"), word, Http("OpsToken")),
            (Header("authorization"), word, Http("OpsToken")),
            (Header("Authorization"), None, Header("Authorization")),
            (
                Header("Authorization"),
                Some(Header("X-Key")),
                Header("Authorization"),
            ),
            (Header("X-Key"), word, Header("X-Key")),
            (Http("Bearer"), word, Http("Bearer")),
            (Query("key"), word, Query("key")),
            (Cookie("key"), word, Cookie("key")),
        ] {
            let scheme = NamedScheme::new("token", document).completed_by(source);
            assert_eq!(scheme, NamedScheme::new("token", expected));
        }
    }
}
