//! The reply of an operation that succeeded, and the responses that it is written as.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde_json::Value;

use crate::json::remove_nulls;

/// A response with a body of this media type.
pub(crate) fn response(status: StatusCode, media_type: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static(media_type);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media_type);
    response
}

/// A response without a body.
pub(crate) fn empty_response(status: StatusCode) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}

/// What an operation replies: a status, and JSON in which nothing is `null`.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Option<Value>,
    /// Whether the body is JSON even where XML is asked for.
    pub(crate) is_json_only: bool,
}

impl Reply {
    /// 200 with a body.
    pub(crate) fn ok(body: Value) -> Self {
        Self::new(StatusCode::OK, Some(body))
    }

    /// 201 with a body.
    pub(crate) fn created(body: Value) -> Self {
        Self::new(StatusCode::CREATED, Some(body))
    }

    /// 202 with a body.
    pub(crate) fn accepted(body: Value) -> Self {
        Self::new(StatusCode::ACCEPTED, Some(body))
    }

    /// 200 without a body.
    pub(crate) fn empty() -> Self {
        Self::new(StatusCode::OK, None)
    }

    /// 204.
    pub(crate) fn no_content() -> Self {
        Self::new(StatusCode::NO_CONTENT, None)
    }

    /// Keeps the body in JSON even where XML is asked for: the operation has none.
    pub(crate) fn json_only(mut self) -> Self {
        self.is_json_only = true;
        self
    }

    fn new(status: StatusCode, mut body: Option<Value>) -> Self {
        if let Some(body) = &mut body {
            remove_nulls(body);
        }
        Self {
            status,
            body,
            is_json_only: false,
        }
    }
}
