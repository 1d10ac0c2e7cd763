//! The place of a token in a request.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::scheme::SecurityScheme;
use crate::buffer::Buffer;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// A security scheme and a token, ready to be sent.
///
/// `Debug` shows only the scheme, and headers are marked as sensitive, so
/// that no HTTP library prints them.
#[derive(Clone)]
pub struct Authorization {
    scheme: SecurityScheme,
    place: Place,
}

#[derive(Clone)]
enum Place {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    /// The pair of name and token.
    Cookie(HeaderValue),
}

impl Authorization {
    /// The token, in the place that `scheme` names.
    ///
    /// # Errors
    ///
    /// The token is empty or contains a character that a token cannot have:
    /// white space, a control character, or one outside of ASCII; in a cookie,
    /// also one that ends or quotes it. Only the whole value of a header may
    /// contain spaces, inside. Or the name is not valid in its place.
    pub fn new(scheme: impl Into<SecurityScheme>, token: &Secret) -> Result<Self, BuildError> {
        let scheme = scheme.into();
        if token.is_empty() {
            return refused("it is empty");
        }
        let is_header = matches!(scheme, SecurityScheme::Header(_));
        // An API key may be a word and a key: `NetworkInsight 1234`.
        let is_inner_space = |at: usize| is_header && at > 0 && at + 1 < token.expose().len();
        let fits =
            |(at, byte): (usize, u8)| byte.is_ascii_graphic() || byte == b' ' && is_inner_space(at);
        if !token.expose().bytes().enumerate().all(fits) {
            return refused(
                "it contains white space, a line break, or a character outside of ASCII",
            );
        }
        let place = match scheme {
            SecurityScheme::Http(word) => {
                Place::Header(header::AUTHORIZATION, value(&[word, " ", token.expose()])?)
            }
            SecurityScheme::Header(name) => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => Place::Header(name, value(&[token.expose()])?),
                Err(_) => return refused("the name of its header is not valid"),
            },
            SecurityScheme::Query(name) => Place::Query(name, token.clone()),
            SecurityScheme::Cookie(name) => {
                // RFC 6265, section 4.1.1.
                let ends_it = |c: char| matches!(c, '"' | ',' | ';' | '\\');
                if token.expose().contains(ends_it) || name.contains(['=', ';', ' ']) {
                    return refused("it is not valid in a cookie");
                }
                Place::Cookie(value(&[name, "=", token.expose()])?)
            }
        };
        Ok(Self { scheme, place })
    }

    /// `Authorization: Bearer <token>` (RFC 6750).
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn bearer(token: &Secret) -> Result<Self, BuildError> {
        Self::new("Bearer", token)
    }

    /// Adds the token to a request that carries none yet.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        match &self.place {
            Place::Header(name, value) => {
                request.headers_mut().insert(name, value.clone());
            }
            Place::Query(name, token) => {
                let mut query = request.url_mut().query_pairs_mut();
                query.append_pair(name, token.expose());
            }
            Place::Cookie(pair) => add_cookie(request.headers_mut(), pair),
        }
    }
}

/// A request has one header for all cookies (RFC 6265, section 5.4).
fn add_cookie(headers: &mut HeaderMap, pair: &HeaderValue) {
    let all = match headers.get(header::COOKIE) {
        None => Some(pair.clone()),
        Some(known) => concat(&[known.as_bytes(), b"; ", pair.as_bytes()]),
    };
    // Two valid values with a delimiter between them are a valid value.
    if let Some(all) = all {
        headers.insert(header::COOKIE, all);
    }
}

fn value(parts: &[&str]) -> Result<HeaderValue, BuildError> {
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    match concat(&parts) {
        Some(value) => Ok(value),
        None => refused("it is not valid in a header"),
    }
}

/// The concatenated parts, in memory that is overwritten when the last copy of
/// the header is dropped.
fn concat(parts: &[&[u8]]) -> Option<HeaderValue> {
    let mut text = Buffer::with_capacity(parts.iter().map(|part| part.len()).sum());
    parts.iter().for_each(|part| text.extend(part));
    let mut header = HeaderValue::from_maybe_shared(text.into_bytes()).ok()?;
    header.set_sensitive(true);
    Some(header)
}

fn refused<T>(reason: &str) -> Result<T, BuildError> {
    Err(BuildError::new(BuildErrorKind::Token, reason))
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [redacted]", self.scheme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_sent_where_its_scheme_says_and_is_not_printed() {
        use SecurityScheme::{Cookie, Header, Http, Query};
        for (scheme, shown, query, header, value) in [
            (
                Http("Bearer"),
                "Bearer",
                "",
                "authorization",
                "Bearer hunter2",
            ),
            (
                Header("X-Api-Key"),
                "header X-Api-Key",
                "",
                "x-api-key",
                "hunter2",
            ),
            (Query("key"), "query key", "&key=hunter2", "cookie", "a=1"),
            (
                Cookie("session"),
                "cookie session",
                "",
                "cookie",
                "a=1; session=hunter2",
            ),
        ] {
            let token = Authorization::new(scheme, &"hunter2".into()).expect("a token");
            assert_eq!(format!("{token:?}"), format!("{shown} [redacted]"));
            let url = "http://localhost/a?b=1".parse().expect("a URL");
            let mut request = reqwest::Request::new(http::Method::GET, url);
            let cookie = HeaderValue::from_static("a=1");
            request.headers_mut().insert(header::COOKIE, cookie);
            token.apply(&mut request);
            assert_eq!(request.url().query(), Some(&*format!("b=1{query}")));
            let sent = &request.headers()[header];
            assert_eq!(sent.as_bytes(), value.as_bytes());
            let holds_token = value.contains("hunter2");
            assert_eq!(format!("{sent:?}") == "Sensitive", holds_token, "{shown}");
        }
        let two_words = Authorization::new(Header("Authorization"), &"Word 1".into());
        assert!(two_words.is_ok());
    }

    #[test]
    fn what_is_not_valid_in_its_place_is_refused() {
        for (scheme, token) in [
            (SecurityScheme::Cookie("session"), "hunter2;a=b"),
            (SecurityScheme::Cookie("a=b"), "hunter2"),
            (SecurityScheme::Header("no name"), "hunter2"),
            (SecurityScheme::Header("name"), "hunter2 "),
            (SecurityScheme::Query("name"), "hunter2 3"),
            (SecurityScheme::Http("no\nscheme"), "hunter2"),
        ] {
            let error = Authorization::new(scheme, &token.into()).expect_err("no token");
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
        }
    }
}
