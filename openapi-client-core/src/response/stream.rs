//! A response body that is read while it arrives.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::TryStreamExt;
use tokio::time::{Instant, Sleep, sleep_until};

use super::reception::Reception;
use super::value::ResponseValue;
use crate::error::CallError;
use crate::limits::after;
use crate::operation::OperationRef;

/// The bytes of a body as they arrive.
///
/// It is a [`Stream`]; [`next`](Self::next) reads it without that trait. An
/// error ends it.
pub struct ByteStream(Pin<Box<dyn Stream<Item = Result<Bytes, CallError>> + Send>>);

impl ByteStream {
    /// The body of `response`.
    pub(super) fn of(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> ResponseValue<Self> {
        let (status, headers) = (response.status(), response.headers().clone());
        let failed = operation.clone();
        let body = response
            .bytes_stream()
            .map_err(move |error| CallError::http(&failed, error));
        let Reception { attempts, idle, .. } = reception;
        let stream = WithIdleTimeout::new(operation.clone(), body, idle, attempts);
        let stream = Self(Box::pin(stream));
        let mut value = ResponseValue::new(stream, status, headers);
        value.attempts = attempts;
        value
    }

    /// These chunks, each of which may take so long.
    #[cfg(test)]
    pub(crate) fn of_chunks(
        operation: OperationRef,
        chunks: impl Stream<Item = Result<Bytes, CallError>> + Send + 'static,
        idle_timeout: Duration,
    ) -> Self {
        let stream = WithIdleTimeout::new(operation, chunks, idle_timeout, 1);
        Self(Box::pin(stream))
    }

    /// The next bytes, as many as have arrived; `None` at the end.
    ///
    /// # Errors
    ///
    /// The connection broke, or nothing arrived for [`STREAM_IDLE_TIMEOUT`](crate::STREAM_IDLE_TIMEOUT) or
    /// what the client's builder has set.
    pub async fn next(&mut self) -> Option<Result<Bytes, CallError>> {
        poll_fn(|cx| self.0.as_mut().poll_next(cx)).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}

/// A stream that ends with an error when the next chunk takes too long.
///
/// One timer serves the whole stream. Resetting it for each chunk would take
/// longer than reading the chunk, so it is reset only when it fires.
struct WithIdleTimeout<S> {
    operation: OperationRef,
    body: Pin<Box<S>>,
    idle_timeout: Duration,
    /// How many requests were sent, for the error.
    attempts: u32,
    timer: Pin<Box<Sleep>>,
    /// Since when the caller waits for the next chunk.
    waiting: Option<Instant>,
    is_over: bool,
}

impl<S> WithIdleTimeout<S> {
    fn new(operation: OperationRef, body: S, idle_timeout: Duration, attempts: u32) -> Self {
        Self {
            operation,
            body: Box::pin(body),
            idle_timeout,
            attempts,
            timer: Box::pin(sleep_until(after(Instant::now(), idle_timeout))),
            waiting: None,
            is_over: false,
        }
    }

    /// Ready when the next chunk has taken too long.
    fn poll_timeout(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let since = *self.waiting.get_or_insert_with(Instant::now);
        let until = after(since, self.idle_timeout);
        loop {
            ready!(self.timer.as_mut().poll(cx));
            if self.timer.deadline() >= until {
                return Poll::Ready(());
            }
            self.timer.as_mut().reset(until);
        }
    }
}

impl<S: Stream<Item = Result<Bytes, CallError>>> Stream for WithIdleTimeout<S> {
    type Item = Result<Bytes, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.is_over {
            return Poll::Ready(None);
        }
        let chunk = match this.body.as_mut().poll_next(cx) {
            Poll::Ready(chunk) => chunk,
            Poll::Pending => {
                ready!(this.poll_timeout(cx));
                Some(Err(CallError::timed_out(&this.operation)))
            }
        };
        this.waiting = None;
        this.is_over = !matches!(chunk, Some(Ok(_)));
        let attempts = this.attempts;
        Poll::Ready(chunk.map(|chunk| chunk.map_err(|error| error.with_attempts(attempts))))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::stream::{self, StreamExt};
    use http::Method;
    use tokio::time::sleep;

    use super::*;
    use crate::error::ErrorKind;
    use crate::limits::STREAM_IDLE_TIMEOUT;
    use crate::operation::Operation;

    static OPERATION: Operation = Operation::new("get", Method::GET, "/a");

    const ALMOST: Duration = Duration::from_secs(STREAM_IDLE_TIMEOUT.as_secs() - 1);

    /// Chunks that each arrive after one of these times.
    fn chunks<const N: usize>(delays: [Duration; N]) -> ByteStream {
        let chunks = stream::iter(delays).then(|delay| async move {
            sleep(delay).await;
            Ok(Bytes::from_static(b"a"))
        });
        ByteStream::of_chunks((&OPERATION).into(), chunks, STREAM_IDLE_TIMEOUT)
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_may_take_long_if_no_chunk_does() {
        let mut stream = chunks([ALMOST, ALMOST, Duration::ZERO, ALMOST]);
        for _ in 0..4 {
            assert_eq!(stream.next().await.expect("a chunk").expect("a chunk"), "a");
        }
        assert!(stream.next().await.is_none());
        assert!(stream.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_stalled_stream_ends_with_an_error_in_time() {
        let mut stream = chunks([ALMOST, Duration::from_secs(3600)]);
        assert!(stream.next().await.expect("a chunk").is_ok());
        let began = Instant::now();
        let error = stream.next().await.expect("an end").expect_err("no chunk");
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(began.elapsed(), STREAM_IDLE_TIMEOUT);
        assert!(stream.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_that_the_caller_takes_does_not_count() {
        let mut stream = chunks([Duration::ZERO, ALMOST]);
        assert!(stream.next().await.expect("a chunk").is_ok());
        sleep(10 * STREAM_IDLE_TIMEOUT).await;
        assert!(stream.next().await.expect("a chunk").is_ok());
    }
}
