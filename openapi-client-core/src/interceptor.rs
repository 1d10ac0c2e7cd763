//! What a program does around each attempt of a call.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, Method, StatusCode};
use tokio::time::Instant;

use crate::error::{CallError, ErrorKind};
use crate::extra_headers::{carries_token, extra_header};
use crate::operation::{Operation, OperationRef};
use crate::request::ToHeader;

/// Something that a program does around each attempt of each call of a client,
/// the logins included: headers of a trace, counters, a refusal.
///
/// A client has any number of them, set by its builder. [`before`](Self::before)
/// is called in their order, [`after`](Self::after) in reverse. Both are called
/// while the call waits, so they must not block. None of them sees a token, a
/// query, a path value or a body.
///
/// An `Arc` of one is one too, so that a program keeps a handle to its counters.
///
/// # Examples
///
/// A trace context ([W3C](https://www.w3.org/TR/trace-context/)), each attempt
/// with an id of its own:
///
/// ```
/// use std::error::Error;
/// use openapi_client_core::{Attempt, Interceptor};
///
/// struct TraceContext {
///     new_id: fn() -> u64,
/// }
///
/// impl Interceptor for TraceContext {
///     fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
///         if attempt.has_header("traceparent") {
///             return Ok(());
///         }
///         let trace = u128::from((self.new_id)()) << 64 | u128::from((self.new_id)());
///         let span = (self.new_id)();
///         attempt.header("traceparent", format!("00-{trace:032x}-{span:016x}-01"))
///     }
/// }
/// # let _ = TraceContext { new_id: || 7 };
/// ```
///
/// Counters for a metrics endpoint:
///
/// ```
/// use std::collections::BTreeMap;
/// use std::sync::{Arc, Mutex, PoisonError};
/// use openapi_client_core::{Attempt, Interceptor, Outcome, Transport};
///
/// /// Attempts by operation and outcome, and the seconds that they took.
/// #[derive(Default)]
/// struct Counters(Mutex<BTreeMap<(String, String), (u64, f64)>>);
///
/// impl Interceptor for Counters {
///     fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
///         let result = match (outcome.status(), outcome.error_kind()) {
///             (Some(status), _) => status.as_str().to_owned(),
///             (None, Some(kind)) => format!("{kind:?}"),
///             (None, None) => "cancelled".to_owned(),
///         };
///         let key = (attempt.operation().id().to_owned(), result);
///         let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
///         let (count, seconds) = counters.entry(key).or_default();
///         *count += 1;
///         *seconds += outcome.duration().as_secs_f64();
///     }
/// }
///
/// impl Counters {
///     /// In the text format of Prometheus.
///     fn text(&self) -> String {
///         let counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
///         let lines = counters.iter().map(|((operation, result), (count, _))| {
///             format!("api_attempts_total{{operation=\"{operation}\",result=\"{result}\"}} {count}\n")
///         });
///         lines.collect()
///     }
/// }
///
/// let counters = Arc::new(Counters::default());
/// let transport = Transport::builder("https://api.example.com").interceptor(counters.clone());
/// assert_eq!(counters.text(), "");
/// # let _ = transport;
/// ```
///
/// A test in which no call may change anything:
///
/// ```
/// use std::error::Error;
/// use openapi_client_core::{Attempt, Interceptor};
///
/// struct ReadOnly;
///
/// impl Interceptor for ReadOnly {
///     fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
///         match attempt.method().is_safe() {
///             true => Ok(()),
///             false => Err(format!("{} changes something", attempt.operation().id()).into()),
///         }
///     }
/// }
/// # let _ = ReadOnly;
/// ```
pub trait Interceptor: Send + Sync + 'static {
    /// Called before each attempt; it may add headers.
    ///
    /// # Errors
    ///
    /// The attempt must not be made: nothing is sent, and the call fails with an
    /// error of the kind [`ErrorKind::Refused`], whose source is this one. Its
    /// text must not contain a secret.
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn StdError + Send + Sync>> {
        let _ = attempt;
        Ok(())
    }

    /// Called exactly once after each `before` that returned `Ok`: when the
    /// response was read or, of a stream, its head; when the attempt failed; when
    /// another interceptor refused it; and when the call was cancelled.
    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        let _ = (attempt, outcome);
    }
}

impl<T: Interceptor + ?Sized> Interceptor for Arc<T> {
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn StdError + Send + Sync>> {
        (**self).before(attempt)
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        (**self).after(attempt, outcome);
    }
}

/// An attempt of a call, as an [`Interceptor`] sees it.
pub struct Attempt<'a> {
    operation: &'a Operation,
    number: u32,
    headers: Option<Headers<'a>>,
}

/// The headers of a request before it is sent, without its tokens.
struct Headers<'a> {
    headers: &'a mut HeaderMap,
    is_token: &'a dyn Fn(&HeaderName) -> bool,
}

impl Attempt<'_> {
    /// The operation that is called, or the login that a call needs.
    pub fn operation(&self) -> &Operation {
        self.operation
    }

    /// The method.
    pub fn method(&self) -> &Method {
        self.operation.method()
    }

    /// The path template, such as `/api/things/{id}`: without values, base URL and
    /// query.
    pub fn url_template(&self) -> &str {
        self.operation.path()
    }

    /// The number of this attempt in its call, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Whether the request has a header of this name already, the client's token
    /// aside. Always `false` after the attempt.
    pub fn has_header(&self, name: &str) -> bool {
        let headers = self.headers.as_ref();
        headers.is_some_and(|own| own.headers.contains_key(name))
    }

    /// Sets a header, in place of one of the same name. After the attempt it has
    /// no effect.
    ///
    /// # Errors
    ///
    /// The name or the value is not valid in a header, or the header is one that
    /// the client itself sets, such as `Authorization`.
    pub fn header(
        &mut self,
        name: &str,
        value: impl ToHeader,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        let (name, value) = extra_header(name, value)?;
        if let Some(own) = &mut self.headers {
            if (own.is_token)(&name) {
                return Err(carries_token(&name).into());
            }
            own.headers.insert(name, value);
        }
        Ok(())
    }
}

impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id())
            .field("method", self.method())
            .field("url_template", &self.url_template())
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// What came of an attempt.
pub struct Outcome<'a> {
    status: Option<StatusCode>,
    duration: Duration,
    error: Option<&'a CallError>,
    is_cancelled: bool,
}

impl<'a> Outcome<'a> {
    /// The status, if the server answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// How long the attempt took, without the delays between attempts.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The kind of the error, if the attempt failed: a status that is not a
    /// success is one.
    pub fn error_kind(&self) -> Option<ErrorKind> {
        self.error.map(CallError::kind)
    }

    /// The error, if the attempt failed, for its text and its causes. What the
    /// server sent is not a part of it.
    pub fn error(&self) -> Option<&(dyn StdError + 'a)> {
        self.error.map(|error| error as _)
    }

    /// Whether the call was cancelled: its future was dropped, or panicked.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }
}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("status", &self.status)
            .field("duration", &self.duration)
            .field("error", &self.error)
            .field("is_cancelled", &self.is_cancelled)
            .finish()
    }
}

/// The interceptors of a client, in their order.
#[derive(Default)]
pub(crate) struct Interceptors(Vec<Box<dyn Interceptor>>);

impl Interceptors {
    pub(crate) fn push(&mut self, interceptor: impl Interceptor) {
        self.0.push(Box::new(interceptor));
    }

    /// Calls `before` of each; `None` if there are none. `is_token` says of a
    /// header whether it carries a token.
    pub(crate) fn before<'a>(
        &'a self,
        operation: &'a OperationRef,
        number: u32,
        headers: &mut HeaderMap,
        is_token: &dyn Fn(&HeaderName) -> bool,
    ) -> Result<Option<Around<'a>>, CallError> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let mut around = Around {
            interceptors: &self.0[..0],
            operation,
            number,
            began: Instant::now(),
            status: None,
        };
        for (at, interceptor) in self.0.iter().enumerate() {
            let mut attempt = Attempt {
                operation,
                number,
                headers: Some(Headers { headers, is_token }),
            };
            if let Err(reason) = interceptor.before(&mut attempt) {
                let error = CallError::refused(operation, reason);
                around.end(Some(&error));
                return Err(error);
            }
            around.interceptors = &self.0[..=at];
        }
        Ok(Some(around))
    }
}

impl fmt::Debug for Interceptors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Interceptors({})", self.0.len())
    }
}

/// An attempt under way, around which are `interceptors`. If it is dropped before
/// its end, the attempt was cancelled.
pub(crate) struct Around<'a> {
    /// Those whose `after` is due.
    interceptors: &'a [Box<dyn Interceptor>],
    operation: &'a OperationRef,
    number: u32,
    began: Instant,
    status: Option<StatusCode>,
}

impl Around<'_> {
    /// The server answered with `status`.
    pub(crate) fn answered(&mut self, status: StatusCode) {
        self.status = Some(status);
    }

    /// Ends the attempt: with `error`, if it failed.
    pub(crate) fn end(mut self, error: Option<&CallError>) {
        self.after(error, false);
    }

    fn after(&mut self, error: Option<&CallError>, is_cancelled: bool) {
        let attempt = Attempt {
            operation: self.operation,
            number: self.number,
            headers: None,
        };
        let outcome = Outcome {
            status: self.status,
            duration: self.began.elapsed(),
            error,
            is_cancelled,
        };
        // Each is called once, even if one of them panics.
        while let Some((last, others)) = self.interceptors.split_last() {
            self.interceptors = others;
            last.after(&attempt, &outcome);
        }
    }
}

impl Drop for Around<'_> {
    fn drop(&mut self) {
        self.after(None, true);
    }
}
