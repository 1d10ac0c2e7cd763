//! A failed call, before its error body is decoded.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::Utc;
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

use super::kind::ErrorKind;
use super::sent::Sent;
use crate::build_error::BuildError;
use crate::causes::is_not_http;
use crate::decode::DecodeError;
use crate::headers::{request_id, retry_after};
use crate::operation::{Operation, OperationRef};
use crate::raw_response::{RawResponse, Truncation};
use crate::tls::causes::{is_refused_identity, is_tls_error, tls_reason};

/// A failed call, before its error body is decoded: the request was not sent,
/// there was no response, the server refused it, or the response is not as
/// documented.
///
/// Clients convert it into their own [`Error`](crate::Error), which
/// dereferences to it. A [`TokenSource`](crate::TokenSource) returns one when it
/// has no token. Clones are cheap and share their data.
///
/// `Display` is one sentence with the operation and the status. Neither it nor
/// `Debug` contains text from the server, which may repeat what the client
/// sent. The types behind [`source`](std::error::Error::source) are not part of
/// the API.
#[derive(Clone)]
pub struct CallError {
    operation: Option<OperationRef>,
    cause: Cause,
    attempts: u32,
    /// The secrets that were sent, if these are all that the server may repeat.
    sent: Option<Arc<Sent>>,
    /// When the next login is tried, if this is an earlier refusal of one and nothing
    /// was sent.
    next_login: Option<Instant>,
}

#[derive(Clone)]
enum Cause {
    Build(Arc<BuildError>),
    InvalidRequest(Arc<str>),
    NoRuntime,
    NoToken(Arc<dyn StdError + Send + Sync>),
    /// The token source took longer than the call may last.
    LateToken,
    /// By an interceptor.
    Refused(Arc<dyn StdError + Send + Sync>),
    Http(Arc<reqwest::Error>),
    TimedOut,
    Status(Arc<RawResponse>),
    /// A success whose body is not complete.
    Truncated(Arc<RawResponse>),
    Decode(Arc<RawResponse>, DecodeError),
    /// A page of a list, but not the requested one.
    WrongPage(Arc<RawResponse>, Arc<str>),
    /// An item of a stream, or a stream where none was asked for.
    Stream(Arc<StreamFault>),
}

/// What is wrong with a stream.
struct StreamFault {
    kind: ErrorKind,
    /// Its body is the item.
    response: RawResponse,
    /// The end of the sentence that begins with what the server answered.
    how: String,
    source: Option<DecodeError>,
}

impl CallError {
    fn new(operation: Option<OperationRef>, cause: Cause) -> Self {
        Self {
            operation,
            cause,
            attempts: 0,
            sent: None,
            next_login: None,
        }
    }

    /// A token source has no token because of `cause`, whose text must not
    /// contain a secret.
    pub fn no_token(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(None, Cause::NoToken(Arc::from(cause.into())))
    }

    /// An interceptor refused an attempt because of `reason`.
    pub(crate) fn refused(
        operation: impl Into<OperationRef>,
        reason: Box<dyn StdError + Send + Sync>,
    ) -> Self {
        Self::new(Some(operation.into()), Cause::Refused(Arc::from(reason)))
    }

    pub(crate) fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new(None, Cause::InvalidRequest(message.into().into()))
    }

    pub(crate) fn invalid_request(
        operation: impl Into<OperationRef>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            operation: Some(operation.into()),
            ..Self::invalid_parameter(message)
        }
    }

    /// No alternative of the operation's security is met: `missing` are the
    /// schemes of each for which there is no token.
    pub(crate) fn without_tokens(
        operation: impl Into<OperationRef>,
        missing: &[Vec<&'static str>],
    ) -> Self {
        let quoted = |name: &&str| format!("`{name}`");
        let alternatives = missing.iter().map(|names| {
            let names: Vec<String> = names.iter().map(quoted).collect();
            names.join(" and ")
        });
        let alternatives: Vec<String> = alternatives.collect();
        Self::invalid_request(
            operation,
            format!(
                "the operation needs a token that the client does not have: {}",
                alternatives.join(", or ")
            ),
        )
    }

    /// The call is made outside of a Tokio runtime.
    pub(crate) fn no_runtime(operation: impl Into<OperationRef>) -> Self {
        Self::new(Some(operation.into()), Cause::NoRuntime)
    }

    /// No token for `operation` arrived while the call may last.
    pub(crate) fn late_token(operation: impl Into<OperationRef>) -> Self {
        Self::new(Some(operation.into()), Cause::LateToken)
    }

    pub(crate) fn http(operation: impl Into<OperationRef>, source: reqwest::Error) -> Self {
        if source.is_builder() {
            // The text of such an error may repeat the request; its cause says
            // what is wrong.
            let cause = source.source().map(ToString::to_string);
            let message = cause.unwrap_or_else(|| "it is invalid".to_owned());
            return Self::invalid_request(operation, message);
        }
        // A URL may contain a secret.
        let cause = Cause::Http(Arc::new(source.without_url()));
        Self::new(Some(operation.into()), cause)
    }

    pub(crate) fn timed_out(operation: impl Into<OperationRef>) -> Self {
        Self::new(Some(operation.into()), Cause::TimedOut)
    }

    /// Returns a success unchanged, and an error if its body is not complete.
    pub(crate) fn unless_complete(
        operation: impl Into<OperationRef>,
        response: RawResponse,
    ) -> Result<RawResponse, Self> {
        if response.truncation.is_none() {
            return Ok(response);
        }
        let cause = Cause::Truncated(Arc::new(response.shortened()));
        Err(Self::new(Some(operation.into()), cause))
    }

    /// A response with a status that is not a success.
    pub(crate) fn status_error(operation: impl Into<OperationRef>, response: RawResponse) -> Self {
        Self::new(Some(operation.into()), Cause::Status(Arc::new(response)))
    }

    pub(crate) fn not_as_documented(
        operation: impl Into<OperationRef>,
        response: RawResponse,
        source: DecodeError,
    ) -> Self {
        let cause = Cause::Decode(Arc::new(response.shortened()), source);
        Self::new(Some(operation.into()), cause)
    }

    /// A page of a list that is not the requested one. `how` ends the sentence
    /// that begins with what the server answered.
    pub(crate) fn wrong_page(
        operation: impl Into<OperationRef>,
        status: StatusCode,
        headers: HeaderMap,
        how: String,
    ) -> Self {
        let head = RawResponse {
            status,
            headers,
            // It was decoded into items and not kept.
            body: Bytes::new(),
            truncation: Some(Truncation::Limit(0)),
        };
        let cause = Cause::WrongPage(Arc::new(head), how.into());
        Self::new(Some(operation.into()), cause)
    }

    /// An item of a stream is not as it should be, or the stream itself. `how` ends the
    /// sentence that begins with what the server answered.
    pub(crate) fn in_stream(
        operation: &OperationRef,
        status: StatusCode,
        headers: HeaderMap,
        kind: ErrorKind,
        how: String,
        item: Bytes,
        source: Option<DecodeError>,
    ) -> Self {
        let length = u64::try_from(item.len()).unwrap_or(u64::MAX);
        let response = RawResponse {
            status,
            headers,
            body: item,
            truncation: Some(Truncation::Limit(length)),
        };
        let fault = StreamFault {
            kind,
            response,
            how,
            source,
        };
        Self::new(Some(operation.clone()), Cause::Stream(Arc::new(fault)))
    }

    /// The same refusal of a login, for a call that sent nothing because of it.
    pub(crate) fn until_next_login(mut self, next_login: Instant) -> Self {
        self.attempts = 0;
        self.next_login = Some(next_login);
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The same error of a call that sent so many requests, unless it is one of the
    /// login that the call needed, which has its own.
    pub(crate) fn in_call(self, operation: &OperationRef, attempts: u32) -> Self {
        match &self.operation {
            Some(own) if !std::ptr::eq(&**own, &**operation) => self,
            _ => self.with_attempts(attempts),
        }
    }

    /// The same error of an attempt that sent these secrets, unless its operation sends
    /// others in its parameters or its body.
    pub(crate) fn with_sent(mut self, sent: impl FnOnce() -> Sent) -> Self {
        let sends_others = self.operation().is_none_or(Operation::sends_secrets);
        if self.refusal().is_some() && !sends_others {
            self.sent = Some(Arc::new(sent()));
        }
        self
    }

    /// A text of the server as it may be shown: nothing that was sent in secret is in it.
    /// `None` if that is not known.
    pub(super) fn quote(&self, text: &str) -> Option<String> {
        self.sent.as_ref().map(|sent| sent.quote(text))
    }

    /// The response, if it is one whose status is not a success.
    pub(crate) fn refusal(&self) -> Option<&RawResponse> {
        match &self.cause {
            Cause::Status(response) => Some(response),
            _ => None,
        }
    }

    /// The kind of this error.
    pub fn kind(&self) -> ErrorKind {
        match &self.cause {
            Cause::Build(_) => ErrorKind::Build,
            Cause::InvalidRequest(_) => ErrorKind::InvalidRequest,
            Cause::NoRuntime => ErrorKind::NoRuntime,
            Cause::NoToken(_) | Cause::LateToken => ErrorKind::NoToken,
            Cause::Refused(_) => ErrorKind::Refused,
            Cause::Http(error) if is_refused_identity(&**error) => ErrorKind::Tls,
            Cause::Http(error) if error.is_connect() => match is_tls_error(&**error) {
                true => ErrorKind::Tls,
                false => ErrorKind::Connect,
            },
            Cause::Http(error) if error.is_timeout() => ErrorKind::Timeout,
            Cause::Http(error) if is_not_http(&**error) => ErrorKind::Protocol,
            Cause::Http(_) => ErrorKind::Transport,
            Cause::TimedOut => ErrorKind::Timeout,
            Cause::Truncated(response) => match &response.truncation {
                Some(Truncation::Limit(_)) => ErrorKind::TooLarge,
                Some(Truncation::TimedOut) => ErrorKind::Timeout,
                _ => ErrorKind::Transport,
            },
            Cause::Status(_) => ErrorKind::Status,
            Cause::Decode(..) | Cause::WrongPage(..) => ErrorKind::Decode,
            Cause::Stream(fault) => fault.kind,
        }
    }

    /// The operation that failed: the one that was called, or the login that
    /// it needed. `None` if the client could not be built, a parameter is
    /// invalid, or the caller's own token source failed.
    pub fn operation(&self) -> Option<&Operation> {
        self.operation.as_deref()
    }

    /// How many requests were sent for the operation, 0 if none was. Those of a stream
    /// that continued on other connections are counted together.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The status, if the server answered. It may be a success whose body is
    /// not as documented.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(|response| response.status)
    }

    /// The headers, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|response| &response.headers)
    }

    /// The body as it arrived, if the server answered; of an error at most
    /// [`MAX_ERROR_BODY_BYTES`](crate::MAX_ERROR_BODY_BYTES).
    pub fn body(&self) -> Option<&[u8]> {
        self.response().map(|response| &*response.body)
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    pub fn body_text(&self) -> Option<Cow<'_, str>> {
        self.body().map(String::from_utf8_lossy)
    }

    /// Whether [`body`](Self::body) is not all that the server sent.
    pub fn is_body_cut(&self) -> bool {
        self.response()
            .is_some_and(|response| response.truncation.is_some())
    }

    /// The id that the server gave this request, if any.
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }

    /// How long the server asks to wait before the next request, by its
    /// `Retry-After` (RFC 9110, section 10.2.3), without a limit; `None` if it asks
    /// for nothing. A date is relative to the server's own `Date`, or to now if the
    /// answer has none; one that has passed is zero.
    ///
    /// Of the refusal of a login after which no other is sent for a while, it is the
    /// rest of that time.
    pub fn retry_after(&self) -> Option<Duration> {
        if let Some(next_login) = self.next_login {
            return Some(next_login.saturating_duration_since(Instant::now()));
        }
        retry_after(self.headers()?, Utc::now())
    }

    /// 401: the token is missing, wrong or expired; at a login, the
    /// credentials are refused. The request was not executed. Get a new token.
    pub fn is_unauthorized(&self) -> bool {
        self.is_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the token is valid, but its user may not do this. The request was
    /// not executed. Give the user the permission.
    pub fn is_forbidden(&self) -> bool {
        self.is_status(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such resource, or the server is older than the
    /// operation. The request was not executed.
    pub fn is_not_found(&self) -> bool {
        self.is_status(StatusCode::NOT_FOUND)
    }

    /// 429: too many requests. The request was not executed. Wait as long as
    /// [`retry_after`](Self::retry_after) says.
    pub fn is_rate_limited(&self) -> bool {
        self.is_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Time ran out, while connecting or later. Unless
    /// [`kind`](Self::kind) is [`ErrorKind::Connect`], the server may have
    /// executed the request.
    pub fn is_timeout(&self) -> bool {
        match &self.cause {
            Cause::Http(error) => error.is_timeout(),
            _ => self.kind() == ErrorKind::Timeout,
        }
    }

    /// No connection was established. The request was not executed. Check the
    /// address and the network.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// The TLS handshake failed. The request was not executed. Trust the
    /// server's certificate, or pin it.
    pub fn is_tls(&self) -> bool {
        self.kind() == ErrorKind::Tls
    }

    /// Whether the same call may succeed later and is safe to repeat: the
    /// request was not executed, or executing it twice is the same as once.
    /// A POST that may have arrived is not, unless the document declares it so.
    /// If a login failed, this is about the login: what needs it was not sent.
    pub fn is_retryable(&self) -> bool {
        let is_idempotent = self.operation().is_some_and(Operation::is_idempotent);
        match self.kind() {
            ErrorKind::Connect => true,
            ErrorKind::NoToken => matches!(self.cause, Cause::LateToken),
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
        self.refusal()
            .is_some_and(|response| response.status == status)
    }

    fn response(&self) -> Option<&RawResponse> {
        match &self.cause {
            Cause::Status(response)
            | Cause::Truncated(response)
            | Cause::Decode(response, _)
            | Cause::WrongPage(response, _) => Some(response),
            Cause::Stream(fault) => Some(&fault.response),
            _ => None,
        }
    }

    /// The first part of the sentence: what failed.
    pub(super) fn write_operation(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.operation {
            Some(operation) => write!(f, "{}: ", operation.id()),
            None => Ok(()),
        }
    }

    /// The whole sentence of a refused login because of which nothing was sent; `None`
    /// of another error.
    pub(super) fn refused_before(&self) -> Option<String> {
        let (next_login, response) = (self.next_login?, self.refusal()?);
        let rest = next_login.saturating_duration_since(Instant::now());
        Some(format!(
            "{} before; the next login is tried in {} s, or at once with other credentials",
            response.sentence(),
            rest.as_secs()
        ))
    }

    /// Adds the fields of this error to those of a `Debug`.
    pub(super) fn debug_fields(&self, debug: &mut fmt::DebugStruct<'_, '_>) {
        debug.field("kind", &self.kind());
        if let Some(operation) = &self.operation {
            debug.field("operation", &operation.id());
        }
        debug.field("attempts", &self.attempts);
        if let Some(response) = self.response() {
            debug.field("status", &response.status);
            debug.field("body", &format_args!("[{}]", response.describe_body()));
        }
        match &self.cause {
            Cause::InvalidRequest(message) | Cause::WrongPage(_, message) => {
                debug.field("message", message)
            }
            Cause::Build(source) => debug.field("source", source),
            Cause::NoToken(source) | Cause::Refused(source) => debug.field("source", source),
            Cause::Http(source) => debug.field("source", source),
            Cause::Decode(_, source) => debug.field("source", source),
            Cause::Stream(fault) => debug.field("message", &fault.how),
            _ => debug,
        };
    }
}

impl From<BuildError> for CallError {
    fn from(error: BuildError) -> Self {
        Self::new(None, Cause::Build(Arc::new(error)))
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_operation(f)?;
        if let Some(sentence) = self.refused_before() {
            return f.write_str(&sentence);
        }
        match &self.cause {
            Cause::Build(error) => error.fmt(f),
            Cause::InvalidRequest(message) => write!(f, "the request was not sent: {message}"),
            Cause::NoRuntime => f.write_str(
                "the request was not sent: there is no Tokio runtime here; call it in one whose \
                 time and I/O are enabled",
            ),
            Cause::NoToken(_) => f.write_str("the request was not sent: no token is available"),
            Cause::LateToken => {
                f.write_str("the request was not sent: no token was available in time")
            }
            Cause::Refused(_) => f.write_str("the request was not sent: an interceptor refused it"),
            Cause::TimedOut => f.write_str("the response did not arrive in time"),
            Cause::Http(error) => f.write_str(match self.kind() {
                ErrorKind::Tls => {
                    let reason = tls_reason(&**error);
                    return write!(f, "no TLS connection to the server: {reason}");
                }
                ErrorKind::Connect if self.is_timeout() => "connecting to the server took too long",
                ErrorKind::Connect => "no connection to the server",
                ErrorKind::Timeout => "the response did not arrive in time",
                ErrorKind::Protocol => {
                    "what the server sent is not an HTTP response, or its head is too large"
                }
                _ => "the connection broke before the response was complete",
            }),
            Cause::Status(response) => {
                let body = response.describe_body();
                write!(f, "{} with {body}", response.sentence())
            }
            Cause::Truncated(response) => {
                write!(f, "{}, but ", response.sentence())?;
                match &response.truncation {
                    Some(Truncation::Limit(_)) => write!(f, "with {}", response.describe_body()),
                    Some(Truncation::TimedOut) => f.write_str("the body did not arrive in time"),
                    _ => f.write_str("the body is incomplete"),
                }
            }
            Cause::Decode(response, _) => {
                let (sentence, body) = (response.sentence(), response.describe_body());
                write!(f, "{sentence}, but with {body}, which is not as documented")
            }
            Cause::WrongPage(response, how) => write!(f, "{}, but {how}", response.sentence()),
            Cause::Stream(fault) => write!(f, "{}, but {}", fault.response.sentence(), fault.how),
        }
    }
}

impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("CallError");
        self.debug_fields(&mut debug);
        debug.finish_non_exhaustive()
    }
}

impl StdError for CallError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Build(error) => error.source(),
            Cause::NoToken(source) | Cause::Refused(source) => Some(&**source),
            Cause::Http(source) => Some(&**source),
            Cause::Decode(_, source) => Some(source),
            Cause::Stream(fault) => fault.source.as_ref().map(|source| source as _),
            Cause::Truncated(response) | Cause::Status(response) => match &response.truncation {
                Some(Truncation::Broken(source)) => Some(source),
                _ => None,
            },
            _ => None,
        }
    }
}
