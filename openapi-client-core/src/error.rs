//! The error of a client's operations.

use std::borrow::Cow;
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use crate::{DecodeError, Failure};

/// A call that gave no value: it was not sent, not answered, refused by the
/// server, or answered with something else than documented.
///
/// `E` is the client's type for the error bodies of its document. Which of
/// them an answer holds is decided by the operation and the status. Any other
/// answer is kept too: status, headers and the raw body. Most of what there is
/// to ask stands in [`Failure`], to which this derefs.
///
/// `Display` is one sentence with the operation and the status. It shows a
/// code only if the document lists it, and no text of the server's, which may
/// repeat what the client sent; [`message`](Self::message) and
/// [`body_text`](Failure::body_text) have that. `Debug` holds back the same.
pub struct Error<E> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    failure: Failure,
    api_error: Option<E>,
    /// Why the body is not the documented one.
    decode: Option<DecodeError>,
}

/// The error bodies of a document, as the code generated from it knows them.
pub trait ErrorBody: Sized + fmt::Debug {
    /// Reads `body` as the schema called `schema`; `None` if there is none of
    /// that name.
    fn decode(schema: &str, body: &[u8]) -> Option<Result<Self, DecodeError>>;

    /// The name of the schema that this is.
    fn schema(&self) -> &'static str;

    /// The code by which programs tell errors apart, as the server sent it.
    fn code(&self) -> Option<String>;

    /// The code if it is a number or one that the document lists: these show
    /// nothing of what the client sent.
    fn documented_code(&self) -> Option<Cow<'static, str>>;

    /// The text that tells people what went wrong.
    fn message(&self) -> Option<&str>;
}

impl<E: ErrorBody> From<Failure> for Error<E> {
    /// Types the error body as the document says for operation and status.
    fn from(failure: Failure) -> Self {
        let decoded = failure.refusal().and_then(|answer| {
            let schema = failure.operation()?.error_schema(answer.status)?;
            E::decode(schema, &answer.body)
        });
        let (api_error, decode) = match decoded {
            Some(Ok(api_error)) => (Some(api_error), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        Self {
            inner: Box::new(Inner {
                failure,
                api_error,
                decode,
            }),
        }
    }
}

impl<E> From<Error<E>> for Failure {
    fn from(error: Error<E>) -> Self {
        error.inner.failure
    }
}

impl<E> From<Infallible> for Error<E> {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl<E: ErrorBody> Error<E> {
    /// The error for a request that cannot be made, for the reason `message`.
    #[doc(hidden)]
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Failure::invalid_parameter(message).into()
    }

    /// The error body, typed as the document says for this operation and
    /// status. `None` if the document says nothing or the body is something
    /// else; then [`body`](Failure::body) has it.
    pub fn api_error(&self) -> Option<&E> {
        self.inner.api_error.as_ref()
    }

    /// The code in the error body by which programs tell errors apart.
    pub fn code(&self) -> Option<String> {
        self.api_error().and_then(E::code)
    }

    /// The server's own words for people, if the error body has some. They may
    /// be in any language and may repeat what the client sent.
    pub fn message(&self) -> Option<&str> {
        self.api_error().and_then(E::message)
    }
}

impl<E> Deref for Error<E> {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.inner.failure
    }
}

impl<E: ErrorBody> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.api_error(), self.refusal()) {
            (Some(api_error), Some(answer)) => {
                self.write_operation(f)?;
                f.write_str(&answer.sentence())?;
                match api_error.documented_code() {
                    Some(code) => write!(f, " with the code {code}"),
                    None => Ok(()),
                }
            }
            _ => fmt::Display::fmt(&self.inner.failure, f),
        }
    }
}

impl<E: ErrorBody> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        self.debug_fields(&mut debug);
        if let Some(api_error) = self.api_error() {
            debug.field("schema", &api_error.schema());
            debug.field("code", &api_error.documented_code());
        }
        if let Some(decode) = &self.inner.decode {
            debug.field("source", decode);
        }
        debug.finish_non_exhaustive()
    }
}

impl<E: ErrorBody> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.inner.failure.source();
        source.or_else(|| self.inner.decode.as_ref().map(|decode| decode as _))
    }
}
