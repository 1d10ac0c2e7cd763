//! A success that was read completely.

use std::fmt;

use http::StatusCode;
use serde::de::DeserializeOwned;

use super::text::{json, text, text_or_json};
use super::value::ResponseValue;
use crate::decode::DecodeError;
use crate::error::CallError;
use crate::operation::OperationRef;
use crate::raw_response::RawResponse;

/// A success that was read completely.
pub struct Response {
    operation: OperationRef,
    raw: RawResponse,
    attempts: u32,
}

impl Response {
    pub(super) fn new(operation: impl Into<OperationRef>, raw: RawResponse, attempts: u32) -> Self {
        Self {
            operation: operation.into(),
            raw,
            attempts,
        }
    }

    /// Decodes the body from JSON.
    ///
    /// # Errors
    ///
    /// The body is not a `T`.
    pub fn json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, CallError> {
        match json(&self.raw) {
            Ok(value) => Ok(self.with_value(value)),
            Err(error) => Err(self.not_as_documented(error)),
        }
    }

    /// Decodes the body as text: UTF-8, or Latin-1 where the response says so.
    ///
    /// # Errors
    ///
    /// The body is not such text, or is a page of HTML: not the API answered,
    /// but a login page or a proxy in front of it.
    pub fn text(self) -> Result<ResponseValue<String>, CallError> {
        match text(&self.raw) {
            Ok(text) => Ok(self.with_value(text)),
            Err(error) => Err(self.not_as_documented(error)),
        }
    }

    /// Decodes the body as a string of JSON or as text: which of them, the response
    /// says.
    ///
    /// # Errors
    ///
    /// The body is neither, or is a page of HTML.
    pub fn text_or_json(self) -> Result<ResponseValue<String>, CallError> {
        match text_or_json(&self.raw) {
            Ok(text) => Ok(self.with_value(text)),
            Err(error) => Err(self.not_as_documented(error)),
        }
    }

    /// The status, a 2xx: which of its successes the operation returned.
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// Whether there is no body.
    pub fn is_empty(&self) -> bool {
        self.raw.body.is_empty()
    }

    /// The success of an operation without a response body. An unexpected body
    /// is dropped.
    ///
    /// # Errors
    ///
    /// The body is a page of HTML: not the API answered, but a login page or a
    /// proxy in front of it.
    pub fn empty(self) -> Result<ResponseValue<()>, CallError> {
        if self.raw.is_html() {
            return Err(self.not_as_documented(DecodeError::html()));
        }
        Ok(self.with_value(()))
    }

    fn with_value<T>(self, value: T) -> ResponseValue<T> {
        let mut value = ResponseValue::new(value, self.raw.status, self.raw.headers);
        value.attempts = self.attempts;
        value
    }

    fn not_as_documented(self, error: DecodeError) -> CallError {
        let error = CallError::not_as_documented(self.operation, self.raw, error);
        error.with_attempts(self.attempts)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.operation.id())
            .field("status", &self.raw.status)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::header::CONTENT_TYPE;
    use http::{HeaderMap, HeaderValue, Method};

    use super::*;
    use crate::operation::Operation;

    static OPERATION: Operation = Operation::new("get", Method::GET, "/a");

    fn response(media_type: &'static str, body: &'static [u8]) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        let raw = RawResponse {
            status: StatusCode::ACCEPTED,
            headers,
            body: Bytes::from_static(body),
            truncation: None,
        };
        Response::new(&OPERATION, raw, 1)
    }

    #[test]
    fn text_is_decoded_in_the_charset_that_the_response_names() {
        for (media_type, body, expected) in [
            ("text/plain", &b"caf\xc3\xa9"[..], "café"),
            ("text/plain; charset=ISO-8859-1", b"caf\xe9", "café"),
            ("text/plain; charset=\"iso-8859-1\"", b"caf\xc3\xa9", "café"),
            ("text/plain", b"", ""),
        ] {
            let response = response(media_type, body);
            assert_eq!(response.is_empty(), expected.is_empty());
            let value = response.text().expect("text");
            assert_eq!(*value, expected);
            assert_eq!(value.status(), StatusCode::ACCEPTED);
        }
    }

    #[test]
    fn an_error_for_what_is_not_text_shows_nothing_of_it() {
        for (media_type, body) in [
            ("text/plain", &b"secret\xff"[..]),
            ("text/html", b"<html>secret</html>"),
        ] {
            let error = response(media_type, body).text().expect_err("not text");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
