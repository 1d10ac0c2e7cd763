//! What comes of a call that gives no value.

use std::borrow::Cow;
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use crate::{DecodeError, Operation};

/// A call that gave no value: it was not sent, not answered, refused by the
/// server, or answered with something else than documented.
///
/// `E` is the client's type for the error bodies of its document. Which of
/// them an answer holds is decided by the operation and the status. Any other
/// answer is kept too: status, headers and the raw body.
///
/// `Display` is one sentence with the operation and the status. It shows a
/// code only if the document lists it, and no text of the server's, which may
/// repeat what the client sent; [`message`](Self::message) and
/// [`body_text`](Self::body_text) have that. `Debug` holds back the same.
pub struct Error<E> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    operation: Option<&'static Operation>,
    kind: Kind<E>,
}

enum Kind<E> {
    InvalidRequest(String),
    NoAnswer(reqwest::Error),
    Status {
        answer: Answer,
        api_error: Option<E>,
        decode: Option<DecodeError>,
    },
    Body {
        answer: Answer,
        source: reqwest::Error,
    },
    Decode {
        answer: Answer,
        source: DecodeError,
    },
    TooLarge {
        answer: Answer,
        limit: u64,
    },
}

/// What arrived of an answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// As much as was read.
    pub(crate) body: Bytes,
    /// Why it is not all of it.
    pub(crate) cut: Option<Cut>,
}

/// Why a body is not all that the server sent.
pub(crate) enum Cut {
    Limit,
    Broken(reqwest::Error),
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was not sent: a parameter is missing or of no use.
    InvalidRequest,
    /// No connection: the address, the network, or TLS. Nothing was sent.
    Connect,
    /// Time ran out. The server may have done what was asked.
    Timeout,
    /// The connection broke before the answer was complete. The server may
    /// have done what was asked.
    Transport,
    /// The server answered with a status that is no success.
    Status,
    /// The server answered with a success whose body is not as documented.
    Decode,
    /// The server answered with a success whose body is larger than allowed.
    TooLarge,
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

/// A request that was not sent or not answered; becomes an [`Error`] of any
/// client.
#[derive(Debug)]
pub struct Failure(Unanswered);

#[derive(Debug)]
enum Unanswered {
    InvalidRequest(Option<&'static Operation>, String),
    NoAnswer(&'static Operation, reqwest::Error),
}

impl Failure {
    pub(crate) fn invalid_request(operation: &'static Operation, message: String) -> Self {
        Self(Unanswered::InvalidRequest(Some(operation), message))
    }

    pub(crate) fn no_answer(operation: &'static Operation, source: reqwest::Error) -> Self {
        if source.is_builder() {
            // The text of such an error may repeat the request; its cause
            // says what is wrong.
            let cause = source.source().map(ToString::to_string);
            let message = cause.unwrap_or_else(|| "it cannot be put together".to_owned());
            return Self::invalid_request(operation, message);
        }
        // A URL may hold what nobody should see in a log.
        Self(Unanswered::NoAnswer(operation, source.without_url()))
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(Failure(failure): Failure) -> Self {
        match failure {
            Unanswered::InvalidRequest(operation, message) => {
                Self::new(operation, Kind::InvalidRequest(message))
            }
            Unanswered::NoAnswer(operation, source) => {
                Self::new(Some(operation), Kind::NoAnswer(source))
            }
        }
    }
}

impl<E> From<Infallible> for Error<E> {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl<E: ErrorBody> Error<E> {
    /// The error for a status that is no success.
    pub(crate) fn status_error(operation: &'static Operation, answer: Answer) -> Self {
        let decoded = operation
            .error_schema(answer.status)
            .and_then(|schema| E::decode(schema, &answer.body));
        let (api_error, decode) = match decoded {
            Some(Ok(api_error)) => (Some(api_error), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        let kind = Kind::Status {
            answer,
            api_error,
            decode,
        };
        Self::new(Some(operation), kind)
    }

    /// The error body, typed as the document says for this operation and
    /// status. `None` if the document says nothing or the body is something
    /// else; then [`body`](Self::body) has it.
    pub fn api_error(&self) -> Option<&E> {
        match &self.inner.kind {
            Kind::Status { api_error, .. } => api_error.as_ref(),
            _ => None,
        }
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

impl<E> Error<E> {
    fn new(operation: Option<&'static Operation>, kind: Kind<E>) -> Self {
        Self {
            inner: Box::new(Inner { operation, kind }),
        }
    }

    /// The error for a request that cannot be made, for the reason `message`.
    #[doc(hidden)]
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(None, Kind::InvalidRequest(message.into()))
    }

    pub(crate) fn broken_body(
        operation: &'static Operation,
        answer: Answer,
        source: reqwest::Error,
    ) -> Self {
        let source = source.without_url();
        Self::new(Some(operation), Kind::Body { answer, source })
    }

    pub(crate) fn not_as_documented(
        operation: &'static Operation,
        answer: Answer,
        source: DecodeError,
    ) -> Self {
        Self::new(Some(operation), Kind::Decode { answer, source })
    }

    pub(crate) fn too_large(operation: &'static Operation, answer: Answer, limit: u64) -> Self {
        Self::new(Some(operation), Kind::TooLarge { answer, limit })
    }

    /// What kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        match &self.inner.kind {
            Kind::InvalidRequest(_) => ErrorKind::InvalidRequest,
            Kind::NoAnswer(error) if error.is_connect() => ErrorKind::Connect,
            Kind::NoAnswer(error) | Kind::Body { source: error, .. } if error.is_timeout() => {
                ErrorKind::Timeout
            }
            Kind::NoAnswer(_) | Kind::Body { .. } => ErrorKind::Transport,
            Kind::Status { .. } => ErrorKind::Status,
            Kind::Decode { .. } => ErrorKind::Decode,
            Kind::TooLarge { .. } => ErrorKind::TooLarge,
        }
    }

    /// The operation that was called; `None` if a parameter was of no use.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.inner.operation
    }

    /// The status, if the server answered. It may be a success whose body is
    /// not as documented.
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(|answer| answer.status)
    }

    /// The headers, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.answer().map(|answer| &answer.headers)
    }

    /// The body as it arrived, if the server answered. Of an error at most
    /// [`MAX_ERROR_BODY_BYTES`](crate::MAX_ERROR_BODY_BYTES) are kept.
    pub fn body(&self) -> Option<&[u8]> {
        self.answer().map(|answer| &*answer.body)
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    pub fn body_text(&self) -> Option<Cow<'_, str>> {
        self.body().map(String::from_utf8_lossy)
    }

    /// Whether [`body`](Self::body) is not all that the server sent.
    pub fn is_body_cut(&self) -> bool {
        self.answer().is_some_and(|answer| answer.cut.is_some())
    }

    /// The id under which the server knows this request, if it told one.
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }

    /// 401: the token is missing, wrong or dead; at a login, the credentials
    /// are refused. The request was not executed. Get a new token.
    pub fn is_unauthorized(&self) -> bool {
        self.is_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the token is good, but its user may not do this. The request was
    /// not executed. Have the user given the right.
    pub fn is_forbidden(&self) -> bool {
        self.is_status(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such thing, or the server is older than the
    /// operation. The request was not executed.
    pub fn is_not_found(&self) -> bool {
        self.is_status(StatusCode::NOT_FOUND)
    }

    /// 429: too many requests. The request was not executed. Wait as long as
    /// `Retry-After` in [`headers`](Self::headers) says.
    pub fn is_rate_limited(&self) -> bool {
        self.is_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Time ran out, while connecting or later. Unless
    /// [`kind`](Self::kind) is [`ErrorKind::Connect`], the server may have
    /// executed the request.
    pub fn is_timeout(&self) -> bool {
        match &self.inner.kind {
            Kind::NoAnswer(error) | Kind::Body { source: error, .. } => error.is_timeout(),
            _ => false,
        }
    }

    /// No connection came about. The request was not executed.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Whether the same call may succeed later and is safe to repeat: the
    /// request was not executed, or executing it twice is the same as once.
    /// A POST that may have arrived is not.
    pub fn is_retryable(&self) -> bool {
        let is_idempotent = self.operation().is_some_and(Operation::is_idempotent);
        match self.kind() {
            ErrorKind::Connect => true,
            ErrorKind::Timeout | ErrorKind::Transport => is_idempotent,
            ErrorKind::Status => match self.status().map(|status| status.as_u16()) {
                Some(429) => true,
                Some(408 | 502..=504) => is_idempotent,
                _ => false,
            },
            _ => false,
        }
    }

    fn is_status(&self, status: StatusCode) -> bool {
        self.kind() == ErrorKind::Status && self.status() == Some(status)
    }

    fn answer(&self) -> Option<&Answer> {
        match &self.inner.kind {
            Kind::InvalidRequest(_) | Kind::NoAnswer(_) => None,
            Kind::Status { answer, .. }
            | Kind::Body { answer, .. }
            | Kind::Decode { answer, .. }
            | Kind::TooLarge { answer, .. } => Some(answer),
        }
    }
}

/// The id that a server gave a request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-trace-id",
    ]
    .into_iter()
    .find_map(|name| headers.get(name)?.to_str().ok())
}

impl Answer {
    /// The body in a few words: its type and its size.
    fn describe_body(&self) -> String {
        let media_type = self
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .map(str::trim)
            // A media type and nothing else, whatever a server puts there.
            .filter(|value| value.len() <= 40 && KNOWN_TYPES.contains(value));
        let size = match self.cut {
            Some(_) => format!("more than {} bytes", self.body.len()),
            None => format!("{} bytes", self.body.len()),
        };
        match (media_type, self.body.is_empty()) {
            (_, true) if self.cut.is_none() => "no body".to_owned(),
            (Some(media_type), _) => format!("a body of {media_type}, {size}"),
            (None, _) => format!("a body of {size}"),
        }
    }
}

/// The media types that are named in an error. Others are the server's text.
const KNOWN_TYPES: [&str; 7] = [
    "application/json",
    "application/octet-stream",
    "application/problem+json",
    "application/xml",
    "text/html",
    "text/plain",
    "text/xml",
];

impl<E: ErrorBody> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{}: ", operation.id())?;
        }
        match &self.inner.kind {
            Kind::InvalidRequest(message) => write!(f, "the request was not sent: {message}"),
            Kind::NoAnswer(_) => f.write_str(match self.kind() {
                ErrorKind::Connect if self.is_timeout() => "the connection took too long",
                ErrorKind::Connect => "no connection to the server",
                ErrorKind::Timeout => "the server did not answer in time",
                _ => "the connection broke before the server answered",
            }),
            Kind::Status {
                answer, api_error, ..
            } => {
                write!(f, "the server answered {}", answer.status)?;
                match api_error {
                    Some(api_error) => match api_error.documented_code() {
                        Some(code) => write!(f, " with the code {code}"),
                        None => Ok(()),
                    },
                    None => write!(f, " with {}", answer.describe_body()),
                }
            }
            Kind::Body { answer, .. } => write!(
                f,
                "the server answered {}, but the body broke off",
                answer.status
            ),
            Kind::Decode { answer, .. } => write!(
                f,
                "the server answered {}, but with {} that is not as documented",
                answer.status,
                answer.describe_body()
            ),
            Kind::TooLarge { answer, limit } => write!(
                f,
                "the server answered {}, but with a body of more than {limit} bytes",
                answer.status
            ),
        }
    }
}

impl<E: ErrorBody> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        debug.field("kind", &self.kind());
        if let Some(operation) = self.operation() {
            debug.field("operation", &operation.id());
        }
        match &self.inner.kind {
            Kind::InvalidRequest(message) => {
                debug.field("message", message);
            }
            Kind::NoAnswer(source) => {
                debug.field("source", source);
            }
            Kind::Body { source, .. } => {
                debug.field("source", source);
            }
            Kind::Decode { source, .. } => {
                debug.field("source", source);
            }
            Kind::Status {
                api_error, decode, ..
            } => {
                if let Some(api_error) = api_error {
                    debug.field("schema", &api_error.schema());
                    debug.field("code", &api_error.documented_code());
                }
                if let Some(decode) = decode {
                    debug.field("decode", decode);
                }
            }
            Kind::TooLarge { limit, .. } => {
                debug.field("limit", limit);
            }
        }
        if let Some(answer) = self.answer() {
            debug.field("status", &answer.status);
            debug.field("body", &format_args!("[{}]", answer.describe_body()));
        }
        debug.finish_non_exhaustive()
    }
}

impl<E: ErrorBody> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.inner.kind {
            Kind::InvalidRequest(_) | Kind::TooLarge { .. } => None,
            Kind::NoAnswer(source) | Kind::Body { source, .. } => Some(source),
            Kind::Decode { source, .. } => Some(source),
            Kind::Status { answer, decode, .. } => match (&answer.cut, decode) {
                (Some(Cut::Broken(source)), _) => Some(source),
                (_, decode) => decode.as_ref().map(|source| source as _),
            },
        }
    }
}
