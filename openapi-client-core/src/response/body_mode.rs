//! The two ways in which the body of a success is received.

use bytes::Bytes;

use super::complete::Response;
use super::reception::Reception;
use super::stream::ByteStream;
use super::value::ResponseValue;
use crate::error::{CallError, ErrorKind};
use crate::media_types::declared;
use crate::operation::OperationRef;
use crate::raw_response::RawResponse;

/// How the body of a success is received.
pub(crate) trait BodyMode {
    /// What a call returns.
    type Value;

    /// Receives the response to an attempt.
    fn receive(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> impl Future<Output = Result<Self::Value, CallError>> + Send;
}

/// Reads the body completely, within the attempt.
pub(crate) struct Complete;

impl BodyMode for Complete {
    type Value = Response;

    async fn receive(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> Result<Response, CallError> {
        refuse_stream(operation, &response)?;
        let response = RawResponse::read(response, reception.size, reception.until).await;
        let response = CallError::unless_complete(operation, response)?;
        Ok(Response::new(operation, response, reception.attempts))
    }
}

/// Leaves reading the body to the caller.
pub(crate) struct Streamed;

impl BodyMode for Streamed {
    type Value = ResponseValue<ByteStream>;

    async fn receive(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> Result<Self::Value, CallError> {
        Ok(ByteStream::of(operation, response, reception))
    }
}

/// Refuses a stream of an operation that was asked for something else: it may never
/// end.
pub(super) fn refuse_stream(
    operation: &OperationRef,
    response: &reqwest::Response,
) -> Result<(), CallError> {
    let headers = response.headers();
    match operation.stream() {
        Some(format) if format.is_unasked(declared(headers)) => Err(CallError::in_stream(
            operation,
            response.status(),
            headers.clone(),
            ErrorKind::Decode,
            "with a stream of items, which was not asked for by the media type; help: call \
             `stream` in place of `send`, or leave out what asks for it in the body"
                .to_owned(),
            Bytes::new(),
            None,
        )),
        _ => Ok(()),
    }
}
