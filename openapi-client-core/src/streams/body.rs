//! The body of a stream, while it arrives.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::decode::DecodeError;
use crate::error::{CallError, ErrorKind};
use crate::media_types::{declared, is_json};
use crate::operation::OperationRef;
use crate::raw_response::RawResponse;
use crate::response::{BodyMode, ByteStream, Reception, ResponseValue, Streamed};

/// Leaves reading the body to a stream, if it is one of the operation's.
pub(crate) struct AsSequence;

impl BodyMode for AsSequence {
    type Value = ResponseValue<ByteStream>;

    async fn receive(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> Result<Self::Value, CallError> {
        let media_type = declared(response.headers());
        let is_stream = operation
            .stream()
            .is_none_or(|format| format.framing_of(media_type).is_some());
        let is_empty = response.content_length() == Some(0);
        if is_stream || is_empty {
            return Streamed::receive(operation, response, reception).await;
        }
        let found = match media_type.is_some_and(is_json) {
            true => "it is JSON, and not a stream of items",
            false => "it is not a stream of items",
        };
        let raw = RawResponse::read(response, reception.size, reception.until).await;
        let raw = CallError::unless_complete(operation, raw)?;
        let error = match raw.is_html() {
            true => DecodeError::html(),
            false => DecodeError::no_stream(found),
        };
        Err(CallError::not_as_documented(operation, raw, error))
    }
}

/// What a stream keeps of its response, for errors that come later.
pub(super) struct Head {
    pub(super) operation: OperationRef,
    status: StatusCode,
    headers: HeaderMap,
    pub(super) attempts: u32,
}

impl Head {
    /// Takes `response` apart.
    pub(super) fn of(
        operation: &OperationRef,
        response: ResponseValue<ByteStream>,
    ) -> (Self, ByteStream) {
        let head = Self {
            operation: operation.clone(),
            status: response.status(),
            headers: response.headers().clone(),
            attempts: response.attempts,
        };
        (head, response.into_inner())
    }

    /// Whether the status says that there is no body.
    pub(super) fn is_empty(&self) -> bool {
        self.status == StatusCode::NO_CONTENT
    }

    pub(super) fn media_type(&self) -> Option<&str> {
        declared(&self.headers)
    }

    /// The error for an item that is too large. It is not kept.
    pub(super) fn too_large(&self, limit: u64) -> CallError {
        let how = format!(
            "with an item of more than {limit} bytes; help: `max_item_bytes` sets the limit"
        );
        self.fault(ErrorKind::TooLarge, how, Bytes::new(), None)
    }

    /// The error for `item`, which is not of the schema.
    pub(super) fn not_as_documented(&self, item: Bytes, error: DecodeError) -> CallError {
        let how = format!(
            "with an item of {} bytes, which is not as documented",
            item.len()
        );
        self.fault(ErrorKind::Decode, how, item, Some(error))
    }

    fn fault(
        &self,
        kind: ErrorKind,
        how: String,
        item: Bytes,
        source: Option<DecodeError>,
    ) -> CallError {
        let (status, headers) = (self.status, self.headers.clone());
        let error = CallError::in_stream(&self.operation, status, headers, kind, how, item, source);
        error.with_attempts(self.attempts)
    }
}
