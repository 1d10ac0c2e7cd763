//! Events that arrive one by one.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;
use sse_core::{SseDecoder, SseEvent};
use tokio::time::{Instant, Sleep, sleep_until};

use super::body::Head;
use super::event::{Event, event};
use super::format::StreamFormat;
use super::reconnect::{Connected, Reconnect};
use crate::error::CallError;
use crate::limits::after;
use crate::operation::OperationRef;
use crate::response::{ByteStream, ResponseValue};

/// The events of a body of `text/event-stream`, as HTML defines it.
///
/// Call [`next`](Self::next) with `.await` in a loop; it needs no other crate. It is
/// also a [`Stream`]. Events come until the body ends, and an error ends them: the
/// connection broke, nothing arrived for the client's `stream_idle_timeout` (comments
/// count as a sign of life), or an event has more bytes than its `max_item_bytes`. An
/// event whose data is not of the schema is no error: see [`Event::data`]. The stream
/// as a whole may take as long and be as long as it likes.
///
/// A stream that breaks is not repeated, unless [`reconnecting`](Self::reconnecting)
/// asks for it. Dropping it closes the connection.
#[must_use = "the events arrive while they are asked for"]
pub struct Events<T, E> {
    head: Head,
    format: &'static StreamFormat,
    decoder: SseDecoder,
    limit: u64,
    /// What arrived and was not read yet.
    chunk: Bytes,
    state: State,
    /// What a new connection needs, while there is one.
    source: Option<Box<Reconnect>>,
    is_reconnecting: bool,
    /// How long the server asks to wait before a new connection.
    asked: Option<Duration>,
    /// The same, until an event has it.
    retry: Option<Duration>,
    incomplete: Option<String>,
    item: PhantomData<fn() -> Result<T, E>>,
}

enum State {
    Reading(ByteStream),
    Waiting(Pin<Box<Sleep>>),
    Connecting(Pin<Box<dyn Future<Output = Connected> + Send>>),
    Over,
}

impl<T, E> Events<T, E> {
    pub(crate) fn of(
        operation: &OperationRef,
        format: &'static StreamFormat,
        response: ResponseValue<ByteStream>,
        source: Reconnect,
    ) -> Self {
        let limit = source.max_item();
        let bytes = usize::try_from(limit).ok().and_then(NonZeroUsize::new);
        let (head, body) = Head::of(operation, response);
        Self {
            head,
            format,
            decoder: SseDecoder::with_limit(bytes.unwrap_or(NonZeroUsize::MIN)),
            limit,
            chunk: Bytes::new(),
            state: State::Reading(body),
            source: Some(Box::new(source)),
            is_reconnecting: false,
            asked: None,
            retry: None,
            incomplete: None,
            item: PhantomData,
        }
    }

    /// The id of the last event that had one: what a new request would send as
    /// `Last-Event-ID` to get those after it.
    pub fn last_event_id(&self) -> Option<&str> {
        self.decoder.last_event_id().map(|id| &**id)
    }

    /// The data of an event in the middle of which the body ended. It is not given as
    /// an event, as HTML defines it: it may be cut.
    pub fn incomplete(&self) -> Option<&str> {
        self.incomplete.as_deref()
    }

    /// Takes the next event out of what arrived.
    fn read(&mut self) -> Option<Result<Event<T>, CallError>>
    where
        T: DeserializeOwned,
    {
        loop {
            match self.decoder.next(&mut self.chunk)? {
                Ok(SseEvent::Retry(millis)) => {
                    self.asked = Some(Duration::from_millis(millis.into()));
                    self.retry = self.asked;
                }
                Ok(SseEvent::Message(message)) => {
                    if self.format.is_end(message.data.as_bytes()) {
                        self.state = State::Over;
                        return None;
                    }
                    if let Some(source) = &mut self.source {
                        source.succeeded();
                    }
                    let id = message.last_event_id.as_deref().map(str::to_owned);
                    let name = message.event.into_owned();
                    let retry = self.retry.take();
                    return Some(Ok(event(self.format.data(), name, id, retry, message.data)));
                }
                Err(_) => {
                    self.state = State::Over;
                    return Some(Err(self.head.too_large(self.limit)));
                }
            }
        }
    }

    /// Notes that the body ended, with an error or without, and continues on a new
    /// connection if that is wanted.
    fn ended(&mut self, error: Option<CallError>) -> Option<CallError> {
        self.state = State::Over;
        let last_id = self.decoder.last_event_id().cloned();
        // What is not complete yet, as if it were.
        let mut end = Bytes::from_static(b"\n\n");
        while let Some(read) = self.decoder.next(&mut end) {
            if let Ok(SseEvent::Message(message)) = read {
                self.incomplete = Some(message.data);
            }
        }
        self.decoder.reconnect_with_id(last_id);
        let is_wanted = self.is_reconnecting && error.as_ref().is_none_or(CallError::is_retryable);
        let source = self.source.as_mut().filter(|_| is_wanted);
        let delay = source.and_then(|source| source.next_delay(self.asked));
        let Some(delay) = delay else { return error };
        let until = after(Instant::now(), delay);
        self.state = State::Waiting(Box::pin(sleep_until(until)));
        None
    }

    fn connected(&mut self, connected: Connected) -> Result<(), CallError> {
        self.state = State::Over;
        let (response, source) = connected?;
        let (head, body) = Head::of(&self.head.operation, response);
        self.source = Some(source);
        // The server has no more to say.
        if !head.is_empty() {
            self.state = State::Reading(body);
            self.incomplete = None;
        }
        self.head = head;
        Ok(())
    }
}

impl<T: DeserializeOwned, E: From<CallError>> Events<T, E> {
    /// The next event; `None` at the end of the body and after an error. A call that
    /// is cancelled loses nothing.
    ///
    /// # Errors
    ///
    /// The connection broke, nothing arrived in time, or an event is too large.
    pub async fn next(&mut self) -> Option<Result<Event<T>, E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The same events, which continue on a new connection whenever one ends or breaks.
    ///
    /// The request is sent again, with the id of the last event as `Last-Event-ID`,
    /// after as long as the server asks (`retry`) or else as the retry policy waits. It
    /// ends if the server answers 204, or if it sends the text that the document names
    /// as the end. It also ends, as it does without this, where as many connections in
    /// a row as the policy has attempts have given no event, where the server asks for
    /// more than [`Retry::LONGEST_RETRY_AFTER`](crate::Retry::LONGEST_RETRY_AFTER), or
    /// where the client's budget of repeats is used up. An answer that is an error ends
    /// it with that error. Events that a server does not keep are lost in between.
    ///
    /// # Errors
    ///
    /// The operation is not idempotent, or its body was a stream: nothing is sent twice
    /// then.
    pub fn reconnecting(mut self) -> Result<Self, E> {
        let source = self.source.as_ref();
        match source.and_then(|source| source.refusal(&self.head.operation)) {
            Some(why) => {
                let error = CallError::invalid_request(&self.head.operation, why);
                Err(error.with_attempts(self.head.attempts).into())
            }
            None => {
                self.is_reconnecting = true;
                Ok(self)
            }
        }
    }
}

impl<T: DeserializeOwned, E: From<CallError>> Stream for Events<T, E> {
    type Item = Result<Event<T>, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let State::Reading(_) = this.state
                && let Some(event) = this.read()
            {
                return Poll::Ready(Some(event.map_err(E::from)));
            }
            let error = match &mut this.state {
                State::Over => return Poll::Ready(None),
                State::Reading(body) => match ready!(Pin::new(body).poll_next(cx)) {
                    Some(Ok(chunk)) => {
                        this.chunk = chunk;
                        None
                    }
                    Some(Err(error)) => this.ended(Some(error)),
                    None => this.ended(None),
                },
                State::Waiting(sleep) => {
                    ready!(sleep.as_mut().poll(cx));
                    let last_id = this.last_event_id().map(str::to_owned);
                    let operation = this.head.operation.clone();
                    this.state = match this.source.take() {
                        Some(source) => {
                            State::Connecting(Box::pin(source.connect(operation, last_id)))
                        }
                        None => State::Over,
                    };
                    None
                }
                State::Connecting(connecting) => {
                    let connected = ready!(connecting.as_mut().poll(cx));
                    this.connected(connected).err()
                }
            };
            if let Some(error) = error {
                return Poll::Ready(Some(Err(error.into())));
            }
        }
    }
}

/// What is given is never pinned.
impl<T, E> Unpin for Events<T, E> {}

impl<T, E> fmt::Debug for Events<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("operation", &self.head.operation.id())
            .finish_non_exhaustive()
    }
}
