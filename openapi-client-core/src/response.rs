//! Reading an answer.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use chrono::{DateTime, Utc};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

use crate::buffer::Buffer;
use crate::decode::decode;
use crate::failure::{Answer, Cut, request_id};
use crate::retry::server_date;
use crate::{DecodeError, Failure, Operation};

/// A success that was read to its end.
pub struct Response {
    operation: &'static Operation,
    answer: Answer,
    pub(crate) attempts: u32,
}

impl Response {
    pub(crate) fn new(operation: &'static Operation, answer: Answer) -> Self {
        Self {
            operation,
            answer,
            attempts: 1,
        }
    }

    /// Reads the body as JSON.
    ///
    /// # Errors
    ///
    /// The body is not a `T`.
    pub fn json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, Failure> {
        match decode(&self.answer.body) {
            Ok(inner) => Ok(ResponseValue {
                inner,
                status: self.answer.status,
                headers: self.answer.headers,
                attempts: self.attempts,
            }),
            Err(error) => Err(self.not_as_documented(error)),
        }
    }

    /// Reads the body as text: UTF-8, or Latin-1 where the answer says so.
    ///
    /// # Errors
    ///
    /// The body is no such text, or a page of HTML: it is not the API that
    /// answered, but a login page or a proxy in front of it.
    pub fn text(self) -> Result<ResponseValue<String>, Failure> {
        if self.answer.is_html() {
            return Err(self.not_as_documented(DecodeError::page()));
        }
        let text = match String::from_utf8(self.answer.body.to_vec()) {
            Ok(text) => text,
            Err(error) if is_latin_1(&self.answer.headers) => {
                error.as_bytes().iter().copied().map(char::from).collect()
            }
            Err(_) => return Err(self.not_as_documented(DecodeError::not_text())),
        };
        let attempts = self.attempts;
        let mut value = ResponseValue::new(text, self.answer.status, self.answer.headers);
        value.attempts = attempts;
        Ok(value)
    }

    /// The status, some 2xx: which of its successes the operation answers.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// Whether nothing came but status and headers.
    pub fn is_empty(&self) -> bool {
        self.answer.body.is_empty()
    }

    /// The success of an operation that answers without a body. One that came
    /// all the same is left out.
    ///
    /// # Errors
    ///
    /// The body is a page of HTML: it is not the API that answered, but a
    /// login page or a proxy in front of it.
    pub fn empty(self) -> Result<ResponseValue<()>, Failure> {
        if self.answer.is_html() {
            return Err(self.not_as_documented(DecodeError::page()));
        }
        Ok(ResponseValue::new(
            (),
            self.answer.status,
            self.answer.headers,
        ))
    }

    fn not_as_documented(self, error: DecodeError) -> Failure {
        let failure = Failure::not_as_documented(self.operation, self.answer, error);
        failure.with_attempts(self.attempts)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.operation.id())
            .field("status", &self.answer.status)
            .finish_non_exhaustive()
    }
}

/// Whether the answer says that its text is in Latin-1.
fn is_latin_1(headers: &HeaderMap) -> bool {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    media_type.is_some_and(|media_type| {
        let media_type = media_type.to_ascii_lowercase();
        let charset = media_type.split("charset=").nth(1).unwrap_or_default();
        let charset = charset.trim_start_matches('"');
        charset.starts_with("iso-8859-1") || charset.starts_with("latin1")
    })
}

/// Reads a body, but no more than `limit` bytes of it and not longer than
/// `until`.
pub(crate) async fn read(mut response: reqwest::Response, limit: u64, until: Instant) -> Answer {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    // What the server says of the length is not trusted with memory.
    let expected = response
        .content_length()
        .unwrap_or(0)
        .min(limit)
        .min(1 << 16);
    let mut buffer = Buffer::with_capacity(usize::try_from(expected).unwrap_or(0));
    let room = usize::try_from(limit).unwrap_or(usize::MAX);
    let cut = loop {
        match timeout_at(until, response.chunk()).await {
            Ok(Ok(Some(chunk))) => {
                let free = room - buffer.len();
                buffer.extend(&chunk[..chunk.len().min(free)]);
                if chunk.len() > free {
                    break Some(Cut::Limit(limit));
                }
            }
            Ok(Ok(None)) => break None,
            Ok(Err(error)) => break Some(Cut::Broken(error.without_url())),
            Err(_) => break Some(Cut::TimedOut),
        }
    };
    Answer {
        status,
        headers,
        body: buffer.into_bytes(),
        cut,
    }
}

/// The value of a successful answer, with its status and headers.
///
/// Reads like the value itself. `Debug` leaves the headers out.
#[derive(Clone)]
pub struct ResponseValue<T> {
    inner: T,
    status: StatusCode,
    headers: HeaderMap,
    pub(crate) attempts: u32,
}

impl<T> ResponseValue<T> {
    pub(crate) fn new(inner: T, status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            inner,
            status,
            headers,
            attempts: 1,
        }
    }

    /// The same answer with what `change` makes of its value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> ResponseValue<U> {
        ResponseValue {
            inner: change(self.inner),
            status: self.status,
            headers: self.headers,
            attempts: self.attempts,
        }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// The status, some 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id under which the server knows this request, if it told one.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> ResponseValue<T> {
    /// How long after this answer `moment` is, by the clock of the server, or
    /// by that of this machine if the answer does not tell its date. Zero if
    /// the moment has passed.
    pub fn time_until(&self, moment: DateTime<Utc>) -> Duration {
        let now = server_date(&self.headers).unwrap_or_else(Utc::now);
        (moment - now).to_std().unwrap_or_default()
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T> DerefMut for ResponseValue<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: fmt::Debug> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseValue")
            .field("status", &self.status)
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderValue, Method};

    use super::*;

    static OPERATION: Operation = Operation::new("get", Method::GET, "/a");

    fn response(media_type: &'static str, body: &'static [u8]) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        let answer = Answer {
            status: StatusCode::ACCEPTED,
            headers,
            body: Bytes::from_static(body),
            cut: None,
        };
        Response::new(&OPERATION, answer)
    }

    #[test]
    fn text_is_read_in_the_charset_that_the_answer_names() {
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
    fn what_is_no_text_is_an_error_that_shows_nothing_of_it() {
        for (media_type, body) in [
            ("text/plain", &b"secret\xff"[..]),
            ("text/html", b"<html>secret</html>"),
        ] {
            let failure = response(media_type, body).text().expect_err("no text");
            assert!(!failure.to_string().contains("secret"), "{failure}");
        }
    }
}
