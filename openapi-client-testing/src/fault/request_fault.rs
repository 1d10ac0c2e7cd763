//! What a service does instead of its work, for one request or for several.

use std::fmt;

use bytes::Bytes;
use chrono::Duration;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::delivery::Delivery;
use crate::gate::Gate;
use crate::response_context::ResponseContext;

/// The media type that a body has unless it is declared as something else.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What a service does instead of its work, for one request or for several.
///
/// A fault is a scripted response and a way to deliver it. Every constructor returns a
/// response that [`header`](Self::header) and [`body`](Self::body) can change further, and
/// [`times`](Self::times) sets how often it applies.
///
/// The operation itself does not run, except
/// [after execution](Self::after_execution).
#[derive(Clone)]
pub struct Fault {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) content: Content,
    pub(super) delivery: Delivery,
    pub(super) times: usize,
    /// Whether the operation runs.
    pub(crate) executes: bool,
    pub(crate) drops_tokens: bool,
    /// What the request passes before the operation runs.
    pub(crate) gate_before: Option<Gate>,
    /// What the response passes.
    pub(crate) gate_after: Option<Gate>,
    pub(super) by_reset: bool,
    /// How long after the service's time `Retry-After` is.
    pub(super) retry_after: Option<Duration>,
}

/// Where status and body come from.
#[derive(Clone)]
pub(super) enum Content {
    /// The operation's own response if it runs, else a note.
    Own,
    /// Always the same bytes.
    Fixed(Bytes),
    /// Bytes that depend on the request.
    Made(fn(&ResponseContext) -> Bytes),
}

impl Fault {
    /// A scripted response, whole and without a body at first.
    pub fn answer(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            content: Content::Fixed(Bytes::new()),
            delivery: Delivery::Whole,
            times: 1,
            executes: false,
            drops_tokens: false,
            gate_before: None,
            gate_after: None,
            by_reset: false,
            retry_after: None,
        }
    }

    /// Holds the request back until the gate opens, then executes and answers it.
    ///
    /// A request whose client goes away before that is not executed.
    pub fn hold(gate: &Gate) -> Self {
        Self {
            gate_before: Some(gate.clone()),
            ..Self::own_response()
        }
    }

    /// Executes the request at once and holds the response back until the gate opens.
    pub fn hold_answer(gate: &Gate) -> Self {
        Self::own_response().held_by(gate)
    }

    /// Ends all tokens, then continues as usual; so a request with a token gets a 401.
    pub fn tokens_dropped() -> Self {
        Self {
            drops_tokens: true,
            ..Self::own_response()
        }
    }

    /// Closes the connection without a response.
    pub fn close_connection() -> Self {
        Self::broken(Delivery::Nothing)
    }

    /// Resets the connection once the head of the request is there, its body unread.
    ///
    /// The request is recorded without its body, and never executed.
    pub fn reset_after_head() -> Self {
        Self::broken(Delivery::BeforeBody).by_reset()
    }

    /// Sends the first half of the response's head, then closes the connection.
    pub fn half_headers() -> Self {
        Self::broken(Delivery::HalfHeaders)
    }

    /// Sends half of the body that `Content-Length` promises, then closes the connection.
    pub fn short_body() -> Self {
        Self::broken(Delivery::ShortBody)
    }

    /// Sends half of a chunk, then closes the connection.
    pub fn broken_chunk() -> Self {
        Self::broken(Delivery::BrokenChunk)
    }

    /// Reads the request and never responds.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn stall() -> Self {
        Self::broken(Delivery::Stall)
    }

    /// Sends the head and half of the body, and never the rest.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn stalled_body() -> Self {
        Self::broken(Delivery::StalledBody)
    }

    /// Sends the head, then the body byte by byte: each one has to pass the gate.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn dripping_body(gate: &Gate) -> Self {
        Self::broken(Delivery::Drip(gate.clone()))
    }

    /// Sends the body again and again, without an end.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn endless_body() -> Self {
        Self::broken(Delivery::EndlessBody)
    }

    /// Sends something that is not HTTP, then closes the connection.
    ///
    /// It is the body, without a head, if one is set.
    pub fn garbage() -> Self {
        Self::broken(Delivery::BodyAlone).body(&b"\x00\x9f\xff, and this is not HTTP\r\n\r\n"[..])
    }

    /// Executes the request and answers it as usual, but every byte in a write of its own.
    ///
    /// This is valid: a client has to understand it.
    pub fn single_byte_writes() -> Self {
        Self {
            delivery: Delivery::SingleBytes,
            ..Self::own_response()
        }
    }

    /// Executes the request and answers it as usual, then sends a second response.
    ///
    /// The second response is a 200 with a header `x-unasked`. The connection stays open.
    pub fn extra_answer() -> Self {
        Self {
            delivery: Delivery::ExtraResponse,
            ..Self::own_response()
        }
    }

    /// Adds a header to the response; in place of those that the operation itself sends.
    ///
    /// # Panics
    /// If the name or the value is not allowed in HTTP.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("a header name that HTTP allows");
        let value = HeaderValue::try_from(value).expect("a header value that HTTP allows");
        self.headers.append(name, value);
        self
    }

    /// Sets `Retry-After` to a number of seconds.
    #[must_use]
    pub fn retry_after_seconds(mut self, seconds: u64) -> Self {
        let seconds = HeaderValue::from(seconds);
        self.headers.insert(header::RETRY_AFTER, seconds);
        self
    }

    /// Sets `Retry-After` to a date: this long after the service's time.
    #[must_use]
    pub fn retry_after_date(mut self, after: Duration) -> Self {
        self.retry_after = Some(after);
        self
    }

    /// Sets `Retry-After` to something that is neither a number nor a date.
    #[must_use]
    pub fn retry_after_nonsense(mut self) -> Self {
        let nonsense = HeaderValue::from_static("in a while");
        self.headers.insert(header::RETRY_AFTER, nonsense);
        self
    }

    /// Sets the body of the response; JSON, unless it is declared as something else.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        if matches!(self.content, Content::Own) {
            self.headers.entry(header::CONTENT_TYPE).or_insert(JSON);
        }
        self.content = Content::Fixed(body.into());
        self
    }

    /// Applies to this many requests instead of one.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Runs the operation first: it takes effect, and only its response is replaced.
    ///
    /// A scripted response replaces that of the operation; a fault of the delivery
    /// applies to the response of the operation, unless a body is set.
    #[must_use]
    pub fn after_execution(mut self) -> Self {
        self.executes = true;
        self
    }

    /// Holds the fault's response back until the gate opens.
    #[must_use]
    pub fn held_by(mut self, gate: &Gate) -> Self {
        self.gate_after = Some(gate.clone());
        self
    }

    /// Ends the connection by a reset, where the fault would close it.
    #[must_use]
    pub fn by_reset(mut self) -> Self {
        self.by_reset = true;
        self
    }

    /// Sets a body that depends on the request.
    #[must_use]
    pub fn body_from(mut self, make: fn(&ResponseContext) -> Bytes) -> Self {
        self.content = Content::Made(make);
        self
    }

    /// No fault at all.
    pub(crate) fn own_response() -> Self {
        Self {
            content: Content::Own,
            executes: true,
            ..Self::answer(StatusCode::OK)
        }
    }

    fn broken(delivery: Delivery) -> Self {
        Self {
            delivery,
            executes: false,
            ..Self::own_response()
        }
    }

    pub(super) fn is_before_body(&self) -> bool {
        matches!(self.delivery, Delivery::BeforeBody)
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("status", &self.status)
            .field("delivery", &self.delivery)
            .field("executes", &self.executes)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}
