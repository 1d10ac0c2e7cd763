//! The error of a client's operations.

use std::borrow::Cow;
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::call_error::CallError;
use crate::build_error::BuildError;
use crate::decode::DecodeError;
use crate::media_types::declared;
use crate::operation::{DocumentedErrors, TypedOperation};

/// A failed call: the request was not sent, there was no response, the server
/// refused it, or the response is not as documented.
///
/// `E` is the client's type for the error bodies of its document. The operation
/// and the status decide which of them a response contains. Every other
/// response is kept too: status, headers and the raw body. Most accessors and
/// predicates are those of [`CallError`], to which this dereferences.
///
/// `Display` is one sentence with the operation and the status. It shows a code if
/// the document lists it and it is not just the status. Of an operation that takes no
/// secret in its parameters and its body it also shows the server's
/// [`message`](Self::message), quoted: without the tokens and secret headers that the
/// call sent, and no more than [`SHOWN_MESSAGE_CHARS`](crate::SHOWN_MESSAGE_CHARS)
/// characters of it. Other texts from the server, which may repeat what the client
/// sent, are in [`message`](Self::message) and [`body_text`](CallError::body_text)
/// alone. `Debug` withholds them all.
///
/// A client that could not be built is one too, so that `?` works for both in
/// one function; then [`kind`](CallError::kind) is
/// [`ErrorKind::Build`](crate::ErrorKind::Build).
pub struct Error<E> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    call_error: CallError,
    api_error: Option<E>,
    /// Why the body is not the documented one.
    decode_error: Option<DecodeError>,
}

/// The error bodies of a document.
///
/// Only generated code implements this trait; a release may add methods to it
/// without being a breaking one.
pub trait ErrorBody: Sized + fmt::Debug {
    /// Decodes `body` as the schema called `schema`; `None` if there is none of
    /// that name.
    fn decode(schema: &str, body: &[u8]) -> Option<Result<Self, DecodeError>>;

    /// The name of the schema that this is.
    fn schema(&self) -> &'static str;

    /// The code by which programs tell errors apart, as the server sent it.
    fn code(&self) -> Option<String>;

    /// The code if it is a number or one that the document lists: these
    /// contain nothing that the client sent.
    fn documented_code(&self) -> Option<Cow<'static, str>>;

    /// The description of the error for people.
    fn message(&self) -> Option<&str>;
}

impl<E: ErrorBody> From<CallError> for Error<E> {
    /// Decodes the error body as documented for the operation and the status.
    fn from(call_error: CallError) -> Self {
        let decoded = call_error.refusal().and_then(|response| {
            let operation = call_error.operation()?;
            let media_type = declared(&response.headers);
            let schema = operation.error_schema_of(response.status, media_type)?;
            if response.body.is_empty() {
                // The error says that itself.
                return None;
            }
            let decoded = E::decode(schema, &response.body)?;
            if operation.is_custom() {
                // What is not of the usual schema is no surprise there.
                return decoded.ok().map(Ok);
            }
            Some(decoded.map_err(|error| match response.is_html() {
                true => DecodeError::html(),
                false => error,
            }))
        });
        let (api_error, decode_error) = match decoded.transpose() {
            Ok(api_error) => (api_error, None),
            Err(error) => (None, Some(error)),
        };
        Self {
            inner: Box::new(Inner {
                call_error,
                api_error,
                decode_error,
            }),
        }
    }
}

impl<E: ErrorBody> From<BuildError> for Error<E> {
    fn from(error: BuildError) -> Self {
        CallError::from(error).into()
    }
}

impl<E> From<Error<E>> for CallError {
    fn from(error: Error<E>) -> Self {
        error.inner.call_error
    }
}

impl<E> From<Infallible> for Error<E> {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl<E: ErrorBody> Error<E> {
    /// The error for a request that is invalid for the reason `message`.
    #[doc(hidden)]
    pub fn invalid_request(message: impl Into<String>) -> Self {
        CallError::invalid_parameter(message).into()
    }

    /// The error body, decoded as documented for this operation and status.
    /// `None` if nothing is documented or the body is something else; then
    /// [`body`](CallError::body) has it.
    pub fn api_error(&self) -> Option<&E> {
        self.inner.api_error.as_ref()
    }

    /// The error as `operation` documents it, to match by status: `None` if it is
    /// another error, such as one of another operation, one without an answer, or one
    /// whose status or body is not documented. Those have the other accessors.
    pub fn documented<D: DocumentedErrors<Body = E>>(
        &self,
        operation: &'static TypedOperation<D>,
    ) -> Option<D> {
        let failed = self
            .operation()
            .filter(|failed| std::ptr::eq(*failed, operation.operation()));
        let pattern = failed?.error_pattern(self.refusal()?.status)?;
        D::of(pattern, self.api_error())
    }

    /// The code in the error body by which programs tell errors apart.
    pub fn code(&self) -> Option<String> {
        self.api_error().and_then(E::code)
    }

    /// The server's own description for people, if the error body has one. It
    /// may be in any language and may repeat what the client sent.
    pub fn message(&self) -> Option<&str> {
        self.api_error().and_then(E::message)
    }
}

impl<E> Deref for Error<E> {
    type Target = CallError;

    fn deref(&self) -> &CallError {
        &self.inner.call_error
    }
}

impl<E: ErrorBody> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(api_error), Some(response), None) =
            (self.api_error(), self.refusal(), self.refused_before())
        else {
            return fmt::Display::fmt(&**self, f);
        };
        self.write_operation(f)?;
        f.write_str(&response.sentence())?;
        let status = response.status;
        // Many a code repeats the status.
        let code = api_error.documented_code();
        if let Some(code) = code.filter(|code| **code != *status.as_str()) {
            write!(f, " with the code {code}")?;
        }
        let message = self.message().filter(|message| !message.trim().is_empty());
        match message.and_then(|message| self.quote(message)) {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl<E: ErrorBody> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        self.debug_fields(&mut debug);
        if let Some(api_error) = self.api_error() {
            debug.field("schema", &api_error.schema());
            // Any other one may say a secret.
            if let Some(code) = api_error.documented_code() {
                debug.field("code", &code);
            }
        }
        if let Some(error) = &self.inner.decode_error {
            debug.field("source", error);
        }
        debug.finish_non_exhaustive()
    }
}

impl<E: ErrorBody> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.inner.call_error.source();
        source.or_else(|| self.inner.decode_error.as_ref().map(|error| error as _))
    }
}
