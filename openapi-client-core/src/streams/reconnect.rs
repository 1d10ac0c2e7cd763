//! Continuing a stream of events on a new connection.

use std::time::Duration;

use http::{HeaderName, HeaderValue};

use super::body::AsSequence;
use crate::error::CallError;
use crate::operation::OperationRef;
use crate::request::parts::RequestParts;
use crate::response::{ByteStream, ResponseValue};
use crate::retry::Retry;
use crate::transport::Transport;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// What a stream needs to continue on a new connection.
pub(crate) struct Reconnect {
    transport: Transport,
    parts: Box<RequestParts>,
    retry: Retry,
    /// The delays until the next event comes.
    delays: Option<Box<dyn Iterator<Item = Duration> + Send + Sync>>,
    /// How many connections in a row ended without an event.
    failures: u32,
}

/// What a new connection gives: the response, and what the next one needs.
pub(super) type Connected = Result<(ResponseValue<ByteStream>, Box<Reconnect>), CallError>;

impl Reconnect {
    pub(crate) fn new(transport: &Transport, parts: Box<RequestParts>) -> Self {
        Self {
            transport: transport.clone(),
            retry: parts.retry().unwrap_or(transport.retry),
            parts,
            delays: None,
            failures: 0,
        }
    }

    /// The most bytes that an item may have.
    pub(crate) fn max_item(&self) -> u64 {
        self.transport.server.max_item
    }

    /// Why requests of `operation` are not sent again; `None` if they are.
    pub(super) fn refusal(&self, operation: &OperationRef) -> Option<&'static str> {
        if !operation.is_idempotent() {
            return Some(
                "a stream of an operation that is not idempotent cannot be continued on a new \
                 connection: it would be executed again; help: `x-idempotent: true` in the document \
                 declares that this does no harm",
            );
        }
        let is_spent = self.parts.is_spent();
        is_spent
            .then_some("the stream cannot be continued: its request has a body that was a stream")
    }

    /// Notes that an event came.
    pub(super) fn succeeded(&mut self) {
        self.failures = 0;
        self.delays = None;
    }

    /// How long to wait before the next connection, if the server asks for nothing else;
    /// `None` to make none.
    pub(super) fn next_delay(&mut self, asked: Option<Duration>) -> Option<Duration> {
        self.failures += 1;
        let retry = self.retry;
        let delays = self.delays.get_or_insert_with(|| Box::new(retry.delays()));
        let delay = retry.delay_of_stream(self.failures, asked, delays.next())?;
        self.transport.server.throttle.take().then_some(delay)
    }

    /// Asks for the events after the one with this id.
    pub(super) async fn connect(
        mut self: Box<Self>,
        operation: OperationRef,
        last_id: Option<String>,
    ) -> Connected {
        if let Some(id) = last_id {
            let value = HeaderValue::from_bytes(id.as_bytes()).map_err(|_| {
                CallError::invalid_request(
                    &operation,
                    "the id of the last event is not valid in a header",
                )
                .with_attempts(self.parts.sent)
            })?;
            self.parts.set_header(LAST_EVENT_ID, value);
        }
        let response = self
            .transport
            .call::<AsSequence>(operation, &mut self.parts);
        Ok((response.await?, self))
    }
}
