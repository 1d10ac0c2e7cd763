//! What arrived of a response, before anything is made of it.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use tokio::time::{Instant, timeout_at};

use crate::buffer::Buffer;
use crate::limits::MAX_ERROR_BODY_BYTES;

/// What arrived of a response.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// As much as was read.
    pub(crate) body: Bytes,
    /// Why the body is not complete.
    pub(crate) truncation: Option<Truncation>,
}

/// Why a body is not all that the server sent.
pub(crate) enum Truncation {
    /// It is larger than this many bytes.
    Limit(u64),
    Broken(reqwest::Error),
    TimedOut,
}

/// The media types that are named in an error. Others are the server's text.
const NAMED_TYPES: &[&str] = &[
    "application/json",
    "application/octet-stream",
    "application/problem+json",
    "application/xml",
    "text/html",
    "text/plain",
    "text/xml",
];

impl RawResponse {
    /// Reads a response, but no more than `limit` bytes of its body and not
    /// longer than `until`.
    pub(crate) async fn read(mut response: reqwest::Response, limit: u64, until: Instant) -> Self {
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        // The length that the server announces is not trusted with memory.
        let expected = response
            .content_length()
            .unwrap_or(0)
            .min(limit)
            .min(1 << 16);
        let mut buffer = Buffer::with_capacity(usize::try_from(expected).unwrap_or(0));
        let room = usize::try_from(limit).unwrap_or(usize::MAX);
        let truncation = loop {
            match timeout_at(until, response.chunk()).await {
                Ok(Ok(Some(chunk))) => {
                    let free = room - buffer.len();
                    buffer.extend(&chunk[..chunk.len().min(free)]);
                    if chunk.len() > free {
                        break Some(Truncation::Limit(limit));
                    }
                }
                Ok(Ok(None)) => break None,
                Ok(Err(error)) => break Some(Truncation::Broken(error.without_url())),
                Err(_) => break Some(Truncation::TimedOut),
            }
        };
        Self {
            status,
            headers,
            body: buffer.into_bytes(),
            truncation,
        }
    }

    /// The beginning of a sentence: what the server answered.
    pub(crate) fn sentence(&self) -> String {
        let status = self.status.as_u16();
        match self.status.canonical_reason() {
            Some(reason) => format!("the server answered {status} {reason}"),
            None => format!("the server answered {status}"),
        }
    }

    /// Whether the body is a page of HTML.
    pub(crate) fn is_html(&self) -> bool {
        !self.body.is_empty() && self.media_type() == Some("text/html")
    }

    /// The media type, if it is one that may be named.
    fn media_type(&self) -> Option<&'static str> {
        let value = self.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        let essence = value.split(';').next()?.trim();
        let mut named = NAMED_TYPES.iter().copied();
        named.find(|named| named.eq_ignore_ascii_case(essence))
    }

    /// The same response with no more of the body than an error keeps.
    pub(crate) fn shortened(mut self) -> Self {
        let limit = usize::try_from(MAX_ERROR_BODY_BYTES).unwrap_or(usize::MAX);
        if self.body.len() > limit {
            self.body = Buffer::from(&self.body[..limit]).into_bytes();
            self.truncation
                .get_or_insert(Truncation::Limit(MAX_ERROR_BODY_BYTES));
        }
        self
    }

    /// The body in a few words: its media type and its size.
    pub(crate) fn describe_body(&self) -> String {
        let bytes = match self.body.len() {
            1 => "1 byte".to_owned(),
            count => format!("{count} bytes"),
        };
        let size = match &self.truncation {
            Some(Truncation::Limit(limit)) => format!("more than {limit} bytes"),
            Some(_) => format!("{bytes} and a broken end"),
            None => bytes,
        };
        match self.media_type() {
            _ if self.body.is_empty() && self.truncation.is_none() => "no body".to_owned(),
            Some(media_type) => format!("a body of {media_type}, {size}"),
            None => format!("a body of {size}"),
        }
    }
}
