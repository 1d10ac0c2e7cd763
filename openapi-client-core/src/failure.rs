//! A call that gave no value, before its error body is typed.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use crate::buffer::Buffer;
use crate::{DecodeError, MAX_ERROR_BODY_BYTES, Operation, ResponseValue, tls};

/// A call that gave no value, before its error body is typed: it was not sent,
/// not answered, refused by the server, or answered with something else than
/// documented.
///
/// Clients turn it into their own [`Error`](crate::Error), which derefs to it.
/// A [`TokenSource`](crate::TokenSource) gives one when it has no token. Clones
/// are cheap and share what they hold.
///
/// `Display` is one sentence with the operation and the status. No text of the
/// server's stands in it, nor in `Debug`: it may repeat what the client sent.
#[derive(Clone)]
pub struct Failure {
    operation: Option<&'static Operation>,
    kind: Kind,
    attempts: u32,
}

#[derive(Clone)]
enum Kind {
    InvalidRequest(Arc<str>),
    NoToken(Arc<dyn StdError + Send + Sync>),
    NoAnswer(Arc<reqwest::Error>),
    TimedOut,
    Status(Arc<Answer>),
    Body(Arc<Answer>),
    TooLarge(Arc<Answer>),
    Decode(Arc<Answer>, DecodeError),
    /// The page of a list, but not the one that was asked for.
    OtherPage(Arc<Answer>, Arc<str>),
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
    /// It is larger than this many bytes.
    Limit(u64),
    Broken(reqwest::Error),
    TimedOut,
}

/// The kinds of [`Failure`] and [`Error`](crate::Error).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was not sent: a parameter is missing or of no use.
    InvalidRequest,
    /// The request was not sent: the source of tokens gave none.
    NoToken,
    /// No connection: the address or the network. Nothing was sent.
    Connect,
    /// The two sides did not agree on TLS; most often the server's certificate
    /// is not trusted, or the client's is not. Nothing was executed.
    Tls,
    /// Time ran out. The server may have done what was asked.
    Timeout,
    /// The connection broke before the answer was complete. The server may
    /// have done what was asked.
    Transport,
    /// The server answered with a status that is no success.
    Status,
    /// The server answered with a success whose body is not as documented, or
    /// with another page of a list than the one it was asked for.
    Decode,
    /// The server answered with a success whose body is larger than allowed.
    TooLarge,
}

impl Failure {
    fn new(operation: Option<&'static Operation>, kind: Kind) -> Self {
        Self {
            operation,
            kind,
            attempts: 0,
        }
    }

    /// A source of tokens has none, because of `cause`, whose text must hold
    /// no secret.
    pub fn no_token(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(None, Kind::NoToken(Arc::from(cause.into())))
    }

    pub(crate) fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new(None, Kind::InvalidRequest(message.into().into()))
    }

    pub(crate) fn invalid_request(
        operation: &'static Operation,
        message: impl Into<String>,
    ) -> Self {
        Self {
            operation: Some(operation),
            ..Self::invalid_parameter(message)
        }
    }

    pub(crate) fn without_token(operation: &'static Operation) -> Self {
        Self::invalid_request(
            operation,
            "the operation needs a token and the client has none",
        )
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
        let kind = Kind::NoAnswer(Arc::new(source.without_url()));
        Self::new(Some(operation), kind)
    }

    pub(crate) fn timed_out(operation: &'static Operation) -> Self {
        Self::new(Some(operation), Kind::TimedOut)
    }

    /// The failure that a success is, unless it was read to its end.
    pub(crate) fn unless_whole(
        operation: &'static Operation,
        answer: Answer,
    ) -> Result<Answer, Self> {
        let kind = match &answer.cut {
            None => return Ok(answer),
            Some(Cut::Limit(_)) => Kind::TooLarge,
            Some(_) => Kind::Body,
        };
        let answer = Arc::new(answer.shortened());
        Err(Self::new(Some(operation), kind(answer)))
    }

    /// The failure that an answer is whose status is no success.
    pub(crate) fn refused(operation: &'static Operation, answer: Answer) -> Self {
        Self::new(Some(operation), Kind::Status(Arc::new(answer)))
    }

    pub(crate) fn not_as_documented(
        operation: &'static Operation,
        answer: Answer,
        source: DecodeError,
    ) -> Self {
        let kind = Kind::Decode(Arc::new(answer.shortened()), source);
        Self::new(Some(operation), kind)
    }

    /// The failure that a page of a list is which is not the one that was
    /// asked for. `how` ends the sentence that begins with what the server
    /// answered.
    pub(crate) fn not_next<T>(
        operation: &'static Operation,
        answer: &ResponseValue<T>,
        how: String,
    ) -> Self {
        let head = Answer {
            status: answer.status(),
            headers: answer.headers().clone(),
            // It became items, and nothing of it is kept.
            body: Bytes::new(),
            cut: Some(Cut::Limit(0)),
        };
        let kind = Kind::OtherPage(Arc::new(head), how.into());
        Self::new(Some(operation), kind).with_attempts(answer.attempts)
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The answer, if it is one whose status is no success.
    pub(crate) fn refusal(&self) -> Option<&Answer> {
        match &self.kind {
            Kind::Status(answer) => Some(answer),
            _ => None,
        }
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        match &self.kind {
            Kind::InvalidRequest(_) => ErrorKind::InvalidRequest,
            Kind::NoToken(_) => ErrorKind::NoToken,
            Kind::NoAnswer(error) if tls::is_refused_identity(&**error) => ErrorKind::Tls,
            Kind::NoAnswer(error) if error.is_connect() => match tls::is_tls_error(&**error) {
                true => ErrorKind::Tls,
                false => ErrorKind::Connect,
            },
            Kind::NoAnswer(error) if error.is_timeout() => ErrorKind::Timeout,
            Kind::NoAnswer(_) => ErrorKind::Transport,
            Kind::TimedOut => ErrorKind::Timeout,
            Kind::Body(answer) => match &answer.cut {
                Some(Cut::TimedOut) => ErrorKind::Timeout,
                _ => ErrorKind::Transport,
            },
            Kind::Status(_) => ErrorKind::Status,
            Kind::Decode(..) | Kind::OtherPage(..) => ErrorKind::Decode,
            Kind::TooLarge(_) => ErrorKind::TooLarge,
        }
    }

    /// The operation that failed: the one that was called, or the login that
    /// it needed. `None` if a parameter was of no use, or a source of tokens
    /// of the caller's own failed.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    /// How many requests were sent for the operation, 0 if none was.
    pub fn attempts(&self) -> u32 {
        self.attempts
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
        match &self.kind {
            Kind::NoAnswer(error) => error.is_timeout(),
            _ => self.kind() == ErrorKind::Timeout,
        }
    }

    /// No connection came about. The request was not executed. Look at the
    /// address and the network.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Client and server did not agree on TLS. The request was not executed.
    /// Have the client trust the server's certificate, or pin it.
    pub fn is_tls(&self) -> bool {
        self.kind() == ErrorKind::Tls
    }

    /// Whether the same call may succeed later and is safe to repeat: the
    /// request was not executed, or executing it twice is the same as once.
    /// A POST that may have arrived is not.
    pub fn is_retryable(&self) -> bool {
        let is_idempotent = self.operation.is_some_and(Operation::is_idempotent);
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
        self.refusal().is_some_and(|answer| answer.status == status)
    }

    fn answer(&self) -> Option<&Answer> {
        match &self.kind {
            Kind::Status(answer)
            | Kind::Body(answer)
            | Kind::TooLarge(answer)
            | Kind::Decode(answer, _)
            | Kind::OtherPage(answer, _) => Some(answer),
            Kind::InvalidRequest(_) | Kind::NoToken(_) | Kind::NoAnswer(_) | Kind::TimedOut => None,
        }
    }

    /// The first part of the sentence: what failed.
    pub(crate) fn write_operation(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operation {
            Some(operation) => write!(f, "{}: ", operation.id()),
            None => Ok(()),
        }
    }

    fn sentence(&self) -> Cow<'static, str> {
        match &self.kind {
            Kind::InvalidRequest(message) => format!("the request was not sent: {message}").into(),
            Kind::NoToken(_) => "the request was not sent: there is no token for it".into(),
            Kind::TimedOut => "the answer did not come in time".into(),
            Kind::NoAnswer(_) => match self.kind() {
                ErrorKind::Connect if self.is_timeout() => "the connection took too long".into(),
                ErrorKind::Connect => "no connection to the server".into(),
                ErrorKind::Tls => "no TLS connection to the server".into(),
                ErrorKind::Timeout => "the answer did not come in time".into(),
                _ => "the connection broke before the answer was complete".into(),
            },
            Kind::Status(answer) => {
                format!("{} with {}", answer.sentence(), answer.describe_body()).into()
            }
            Kind::Body(answer) => {
                let how = match &answer.cut {
                    Some(Cut::TimedOut) => "did not come in time",
                    _ => "broke off",
                };
                format!("{}, but the body {how}", answer.sentence()).into()
            }
            Kind::Decode(answer, _) => {
                let (sentence, body) = (answer.sentence(), answer.describe_body());
                format!("{sentence}, but with {body}, which is not as documented").into()
            }
            Kind::OtherPage(answer, how) => format!("{}, but {how}", answer.sentence()).into(),
            Kind::TooLarge(answer) => {
                format!("{}, but with {}", answer.sentence(), answer.describe_body()).into()
            }
        }
    }

    /// Adds the fields of this failure to those of a `Debug`.
    pub(crate) fn debug_fields(&self, debug: &mut fmt::DebugStruct<'_, '_>) {
        debug.field("kind", &self.kind());
        if let Some(operation) = self.operation {
            debug.field("operation", &operation.id());
        }
        debug.field("attempts", &self.attempts);
        if let Some(answer) = self.answer() {
            debug.field("status", &answer.status);
            debug.field("body", &format_args!("[{}]", answer.describe_body()));
        }
        match &self.kind {
            Kind::InvalidRequest(message) | Kind::OtherPage(_, message) => {
                debug.field("message", message);
            }
            Kind::NoToken(source) => {
                debug.field("source", source);
            }
            Kind::NoAnswer(source) => {
                debug.field("source", source);
            }
            Kind::Decode(_, source) => {
                debug.field("source", source);
            }
            _ => {}
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_operation(f)?;
        f.write_str(&self.sentence())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Failure");
        self.debug_fields(&mut debug);
        debug.finish_non_exhaustive()
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        if let Some(Cut::Broken(source)) = self.answer().and_then(|answer| answer.cut.as_ref()) {
            return Some(source);
        }
        match &self.kind {
            Kind::NoToken(source) => Some(&**source),
            Kind::NoAnswer(source) => Some(&**source),
            Kind::Decode(_, source) => Some(source),
            _ => None,
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

/// The media types that are named in an error. Others are the server's text.
const NAMED_TYPES: [&str; 7] = [
    "application/json",
    "application/octet-stream",
    "application/problem+json",
    "application/xml",
    "text/html",
    "text/plain",
    "text/xml",
];

impl Answer {
    /// The beginning of a sentence: what the server answered.
    pub(crate) fn sentence(&self) -> String {
        let status = self.status.as_u16();
        match self.status.canonical_reason() {
            Some(reason) => format!("the server answered {status} {reason}"),
            None => format!("the server answered {status}"),
        }
    }

    /// Whether the body is a page for people.
    pub(crate) fn is_html(&self) -> bool {
        !self.body.is_empty() && self.media_type() == Some("text/html")
    }

    /// The media type, if it is one that may be named.
    fn media_type(&self) -> Option<&'static str> {
        let value = self.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        let essence = value.split(';').next()?.trim();
        NAMED_TYPES
            .into_iter()
            .find(|named| named.eq_ignore_ascii_case(essence))
    }

    /// The same with no more of the body than an error keeps.
    fn shortened(mut self) -> Self {
        let limit = usize::try_from(MAX_ERROR_BODY_BYTES).unwrap_or(usize::MAX);
        if let Some(head) = self.body.get(..limit).filter(|_| self.body.len() > limit) {
            let mut kept = Buffer::with_capacity(limit);
            kept.extend(head);
            self.body = kept.into_bytes();
            self.cut.get_or_insert(Cut::Limit(MAX_ERROR_BODY_BYTES));
        }
        self
    }

    /// The body in a few words: its type and its size.
    fn describe_body(&self) -> String {
        let media_type = self.media_type();
        let size = match &self.cut {
            Some(Cut::Limit(limit)) => format!("more than {limit} bytes"),
            Some(_) => format!("{} and a broken end", bytes(self.body.len())),
            None => bytes(self.body.len()),
        };
        match media_type {
            _ if self.body.is_empty() && self.cut.is_none() => "no body".to_owned(),
            Some(media_type) => format!("a body of {media_type}, {size}"),
            None => format!("a body of {size}"),
        }
    }
}

fn bytes(count: usize) -> String {
    match count {
        1 => "1 byte".to_owned(),
        _ => format!("{count} bytes"),
    }
}
