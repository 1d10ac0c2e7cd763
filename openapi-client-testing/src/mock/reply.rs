//! What a mock answers.

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;

/// An answer of a [`Mock`](crate::Mock).
#[derive(Debug, Clone)]
pub struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: ReplyBody,
}

#[derive(Debug, Clone)]
pub(super) enum ReplyBody {
    /// A value of the documented schema.
    Documented,
    Json(Value),
    Bytes(Vec<u8>),
}

impl Reply {
    /// What the document says for this status, with a value of its schema.
    ///
    /// # Panics
    ///
    /// The status is not one of HTTP.
    pub fn documented(status: u16) -> Self {
        Self::new(status, ReplyBody::Documented)
    }

    /// A body of JSON. A mock takes it if the document has this status, and the value is one
    /// of its schema; [`bytes`](Self::bytes) are not checked.
    ///
    /// # Panics
    ///
    /// The status is not one of HTTP, or the value cannot be written as JSON.
    pub fn json(status: u16, body: impl Serialize) -> Self {
        let body = openapi_client_core::__private::writing_request(|| serde_json::to_value(body));
        let body = body.expect("a value that can be written as JSON");
        Self::new(status, ReplyBody::Json(body)).header("content-type", "application/json")
    }

    /// A body of any bytes, whatever the document says.
    ///
    /// # Panics
    ///
    /// The status is not one of HTTP, or the media type no header.
    pub fn bytes(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, ReplyBody::Bytes(body.into())).header("content-type", media_type)
    }

    /// A stream of events, `text/event-stream`, each with this JSON as its data, whatever the
    /// document says.
    ///
    /// # Panics
    ///
    /// An item cannot be written as JSON.
    pub fn events<T: Serialize>(items: impl IntoIterator<Item = T>) -> Self {
        let events = items.into_iter().map(|item| {
            let item =
                openapi_client_core::__private::writing_request(|| serde_json::to_string(&item));
            format!(
                "data: {}\n\n",
                item.expect("a value that can be written as JSON")
            )
        });
        Self::bytes(200, "text/event-stream", events.collect::<String>())
    }

    /// No body, whatever the document says.
    ///
    /// # Panics
    ///
    /// The status is not one of HTTP.
    pub fn empty(status: u16) -> Self {
        Self::new(status, ReplyBody::Bytes(Vec::new()))
    }

    /// Sets a header.
    ///
    /// # Panics
    ///
    /// The name or the value is not allowed in HTTP.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("a header name that HTTP allows");
        let value = HeaderValue::try_from(value).expect("a header value that HTTP allows");
        self.headers.insert(name, value);
        self
    }

    fn new(status: u16, body: ReplyBody) -> Self {
        Self {
            status: StatusCode::from_u16(status).expect("a status of HTTP"),
            headers: HeaderMap::new(),
            body,
        }
    }

    /// The media type, if there is one.
    pub(crate) fn declared(&self) -> Option<&str> {
        self.headers.get(header::CONTENT_TYPE)?.to_str().ok()
    }

    /// The body as it is sent.
    pub(crate) fn body_bytes(&self) -> Vec<u8> {
        match &self.body {
            ReplyBody::Documented => Vec::new(),
            ReplyBody::Json(value) => value.to_string().into(),
            ReplyBody::Bytes(bytes) => bytes.clone(),
        }
    }

    pub(super) fn media_type(mut self, media_type: &str) -> Self {
        if let Ok(value) = HeaderValue::try_from(media_type) {
            self.headers.insert(header::CONTENT_TYPE, value);
        }
        self
    }
}
