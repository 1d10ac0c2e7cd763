//! What comes of a call, whatever its type.

use openapi_client_core::{ByteStream, Error, ErrorBody, ErrorKind, ResponseValue};
use serde::Serialize;
use serde_json::Value;

/// What comes of a call, whatever its type.
#[derive(Clone)]
pub enum Outcome {
    /// A success.
    Success {
        /// The status.
        status: u16,
        /// What was read, written again.
        read: Read,
    },
    /// An error.
    Failure {
        /// What kind of one.
        kind: ErrorKind,
        /// The status, if there was a response.
        status: Option<u16>,
        /// Whether the body was read as the document describes it.
        is_documented: bool,
        /// The body.
        body: Vec<u8>,
        /// What the error says.
        message: String,
    },
}

/// What was read of a success.
#[derive(Clone)]
pub enum Read {
    /// A value, written as JSON again.
    Json(Value),
    /// The bytes.
    Bytes(Vec<u8>),
    /// Something that is not looked at, such as a stream.
    Opaque,
}

/// Shows no body and no value.
impl std::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Success { status, .. } => f.debug_tuple("Success").field(status).finish(),
            Self::Failure { message, .. } => f.debug_tuple("Failure").field(message).finish(),
        }
    }
}

/// Sends a call whose success is a value.
pub async fn json<T: Serialize, E: ErrorBody>(
    sent: impl Future<Output = Result<ResponseValue<T>, Error<E>>>,
) -> Outcome {
    match sent.await {
        Ok(value) => {
            let written =
                openapi_client_core::__private::writing_request(|| serde_json::to_value(&*value));
            let read = written.map_or(Read::Opaque, Read::Json);
            success(&value, read)
        }
        Err(error) => failure(&error),
    }
}

/// Sends a call whose success is bytes.
pub async fn bytes<E: ErrorBody>(
    sent: impl Future<Output = Result<ResponseValue<ByteStream>, Error<E>>>,
) -> Outcome {
    match sent.await {
        Ok(mut value) => {
            let mut all = Vec::new();
            while let Some(Ok(bytes)) = value.next().await {
                all.extend_from_slice(&bytes);
            }
            success(&value, Read::Bytes(all))
        }
        Err(error) => failure(&error),
    }
}

/// Sends a call whose success is neither.
pub async fn opaque<T, E: ErrorBody>(
    sent: impl Future<Output = Result<ResponseValue<T>, Error<E>>>,
) -> Outcome {
    match sent.await {
        Ok(value) => success(&value, Read::Opaque),
        Err(error) => failure(&error),
    }
}

fn success<T>(value: &ResponseValue<T>, read: Read) -> Outcome {
    let status = value.status().as_u16();
    Outcome::Success { status, read }
}

fn failure<E: ErrorBody>(error: &Error<E>) -> Outcome {
    Outcome::Failure {
        kind: error.kind(),
        status: error.status().map(|status| status.as_u16()),
        is_documented: error.api_error().is_some(),
        body: error.body().unwrap_or_default().to_vec(),
        message: error.to_string(),
    }
}
