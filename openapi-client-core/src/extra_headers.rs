//! Headers that a caller adds to requests.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::request::ToHeader;

/// Headers that a caller adds: none that the client or HTTP itself sets.
/// `Debug` shows their names.
#[derive(Clone, Default)]
pub(crate) struct ExtraHeaders(HeaderMap);

impl ExtraHeaders {
    /// Sets a header, in place of one of the same name.
    pub(crate) fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        self.0.insert(name, value);
    }

    /// Adds them to `headers`, in place of those of the same names.
    pub(crate) fn replace_in(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.insert(name, value.clone());
        }
    }

    /// Adds those to `headers` whose names it does not have.
    pub(crate) fn add_missing(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            if !headers.contains_key(name) {
                headers.insert(name, value.clone());
            }
        }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &HeaderName> {
        self.0.keys()
    }
}

impl fmt::Debug for ExtraHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.names().map(HeaderName::as_str))
            .finish()
    }
}

/// The header `name` with `value`.
///
/// # Errors
///
/// The name or the value is not valid in a header, or the client or HTTP itself
/// sets the header. The message says what to do instead.
pub(crate) fn extra_header(
    name: &str,
    value: impl ToHeader,
) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| "the name of a header is not valid".to_owned())?;
    if let Some(instead) = set_elsewhere(&name) {
        return Err(refused(&name, instead));
    }
    match value.to_header() {
        Some(value) => Ok((name, value)),
        None => Err(format!(
            "the value of the header `{name}` is not valid in one"
        )),
    }
}

/// Why a header that carries the client's tokens cannot be set.
pub(crate) fn carries_token(name: &HeaderName) -> String {
    refused(name, "set the client's token")
}

fn refused(name: &HeaderName, instead: &str) -> String {
    format!("the header `{name}` is one that the client sets; help: {instead}")
}

/// What to do instead of setting a header that the client or HTTP itself sets.
fn set_elsewhere(name: &HeaderName) -> Option<&'static str> {
    match *name {
        header::AUTHORIZATION => Some("set the client's token"),
        header::PROXY_AUTHORIZATION => {
            Some("write user and password into the address of the client's `proxy`")
        }
        header::HOST => Some("build a client for the other address"),
        header::CONTENT_TYPE => Some("set it with the body"),
        header::ACCEPT => Some("leave it to the operation, or use `accept` of `Client::request`"),
        header::CONTENT_LENGTH
        | header::TRANSFER_ENCODING
        | header::CONNECTION
        | header::ACCEPT_ENCODING
        | header::EXPECT
        | header::TE
        | header::TRAILER
        | header::UPGRADE => Some("leave it out, the connection decides"),
        _ if matches!(
            name.as_str(),
            "keep-alive" | "proxy-connection" | "http2-settings"
        ) =>
        {
            Some("leave it out, the connection decides")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    #[test]
    fn a_header_that_the_client_or_http_sets_is_refused_with_what_to_do_instead() {
        for name in [
            "Authorization",
            "proxy-authorization",
            "Host",
            "Content-Type",
            "Accept",
            "Content-Length",
            "Transfer-Encoding",
            "Connection",
            "Keep-Alive",
        ] {
            let error = extra_header(name, "hunter2").expect_err(name);
            let name = name.to_lowercase();
            let expected = format!("the header `{name}` is one that the client sets; help: ");
            assert!(error.starts_with(&expected), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn what_is_not_valid_in_a_header_is_refused_without_its_value() {
        let value = extra_header("X-Key", Secret::from("hunter2\n")).expect_err("a line break");
        assert_eq!(value, "the value of the header `x-key` is not valid in one");
        assert!(extra_header("X Key", "a").is_err());
    }

    #[test]
    fn a_secret_is_marked_as_sensitive_and_debug_shows_names_only() {
        let mut headers = ExtraHeaders::default();
        for (name, value) in [
            extra_header("X-Key", Secret::from("hunter2")).expect("a header"),
            extra_header("X-Plain", "hunter3").expect("a header"),
        ] {
            headers.insert(name, value);
        }
        assert_eq!(format!("{headers:?}"), r#"["x-key", "x-plain"]"#);
        let mut map = HeaderMap::new();
        headers.replace_in(&mut map);
        assert!(map["x-key"].is_sensitive() && !map["x-plain"].is_sensitive());
    }
}
