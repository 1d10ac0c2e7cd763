//! The `Authorization` header.

use std::fmt;

use http::HeaderValue;

use crate::buffer::Buffer;
use crate::{BuildError, Secret};

/// A scheme and a token, ready to be sent.
///
/// `Debug` shows the scheme only, and the header is marked as sensitive, so
/// that no HTTP library below prints it.
#[derive(Clone)]
pub struct Authorization {
    scheme: &'static str,
    header: HeaderValue,
}

impl Authorization {
    /// `Authorization: <scheme> <token>`.
    ///
    /// # Errors
    ///
    /// The token is empty or holds a character that a token cannot have:
    /// white space, a control character, or one outside of ASCII.
    pub fn new(scheme: &'static str, token: &Secret) -> Result<Self, BuildError> {
        let refused = |reason: &str| Err(BuildError::new("token", reason));
        if token.is_empty() {
            return refused("it is empty");
        }
        if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return refused("it holds white space, a line break, or a character outside of ASCII");
        }
        // Memory that is overwritten when the last copy of the header is gone.
        let mut text = Buffer::with_capacity(scheme.len() + 1 + token.expose().len());
        text.extend(scheme.as_bytes());
        text.extend(b" ");
        text.extend(token.expose().as_bytes());
        let Ok(mut header) = HeaderValue::from_maybe_shared(text.into_bytes()) else {
            return refused("it does not fit into a header");
        };
        header.set_sensitive(true);
        Ok(Self { scheme, header })
    }

    /// `Authorization: Bearer <token>` (RFC 6750).
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn bearer(token: &Secret) -> Result<Self, BuildError> {
        Self::new("Bearer", token)
    }

    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }
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
    fn a_token_that_cannot_stand_in_a_header_is_refused_unseen() {
        for token in [
            "",
            "hunter2\n",
            "hunter 2",
            "hunter2\r\nX-Other: 1",
            "hünter2",
            "hunter2\0",
        ] {
            let error = Authorization::bearer(&token.into()).expect_err("no token");
            assert!(
                error.to_string().starts_with("the token is not usable"),
                "{error}"
            );
            assert!(!format!("{error} {error:?}").contains("nter"), "{error:?}");
        }
    }

    #[test]
    fn nothing_prints_the_token() {
        let bearer = Authorization::bearer(&"hunter2".into()).expect("a token");
        assert_eq!(format!("{bearer:?}"), "Bearer [redacted]");
        assert_eq!(format!("{:?}", bearer.header()), "Sensitive");
        assert_eq!(bearer.header().as_bytes(), b"Bearer hunter2");
    }
}
