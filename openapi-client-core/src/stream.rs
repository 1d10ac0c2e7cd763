//! A body that comes in while it is used.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use futures_util::TryStreamExt;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::limits::after;
use crate::{Failure, Operation, ResponseValue, STREAM_IDLE_TIMEOUT};

/// The bytes of a body as they come in.
///
/// It is a [`Stream`]; [`next`](Self::next) reads it without that trait. After
/// an error nothing more comes.
pub struct ByteStream(Pin<Box<dyn Stream<Item = Result<Bytes, Failure>> + Send>>);

impl ByteStream {
    /// The next bytes, as many as there are; `None` at the end.
    ///
    /// # Errors
    ///
    /// The connection broke, or nothing came for [`STREAM_IDLE_TIMEOUT`].
    pub async fn next(&mut self) -> Option<Result<Bytes, Failure>> {
        poll_fn(|cx| self.0.as_mut().poll_next(cx)).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}

/// The body of `response`, as a stream that does not stand still for long.
pub(crate) fn body_of(
    operation: &'static Operation,
    response: reqwest::Response,
) -> ResponseValue<ByteStream> {
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response
        .bytes_stream()
        .map_err(move |error| Failure::no_answer(operation, error));
    let stream = ByteStream(Box::pin(Watched::new(operation, body)));
    ResponseValue::new(stream, status, headers)
}

/// A stream that ends with an error when it was waited for too long.
///
/// One timer serves the whole stream. It is not set anew for each piece, which
/// would take longer than the piece: when it goes off, it is set to where it
/// should have been.
struct Watched<S> {
    operation: &'static Operation,
    body: Pin<Box<S>>,
    timer: Pin<Box<Sleep>>,
    /// Since when the next piece is waited for. While nobody asks, nothing is.
    waiting: Option<Instant>,
    is_over: bool,
}

impl<S> Watched<S> {
    fn new(operation: &'static Operation, body: S) -> Self {
        Self {
            operation,
            body: Box::pin(body),
            timer: Box::pin(sleep_until(after(Instant::now(), STREAM_IDLE_TIMEOUT))),
            waiting: None,
            is_over: false,
        }
    }

    /// Ready when the next piece was waited for too long.
    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let since = *self.waiting.get_or_insert_with(Instant::now);
        let until = after(since, STREAM_IDLE_TIMEOUT);
        loop {
            ready!(self.timer.as_mut().poll(cx));
            if self.timer.deadline() >= until {
                return Poll::Ready(());
            }
            self.timer.as_mut().reset(until);
        }
    }
}

impl<S: Stream<Item = Result<Bytes, Failure>>> Stream for Watched<S> {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.is_over {
            return Poll::Ready(None);
        }
        let piece = match this.body.as_mut().poll_next(cx) {
            Poll::Ready(piece) => piece,
            Poll::Pending => {
                ready!(this.poll_patience(cx));
                Some(Err(Failure::timed_out(this.operation)))
            }
        };
        this.waiting = None;
        this.is_over = !matches!(piece, Some(Ok(_)));
        Poll::Ready(piece)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::stream::{self, StreamExt};
    use http::Method;
    use tokio::time::sleep;

    use super::*;
    use crate::ErrorKind;

    static OPERATION: Operation = Operation::new("get", Method::GET, "/a");

    const ALMOST: Duration = Duration::from_secs(STREAM_IDLE_TIMEOUT.as_secs() - 1);

    /// Pieces that each come after one of these times.
    fn pieces<const N: usize>(delays: [Duration; N]) -> ByteStream {
        let pieces = stream::iter(delays).then(|delay| async move {
            sleep(delay).await;
            Ok(Bytes::from_static(b"a"))
        });
        ByteStream(Box::pin(Watched::new(&OPERATION, pieces)))
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_may_take_long_if_each_piece_does_not() {
        let mut stream = pieces([ALMOST, ALMOST, Duration::ZERO, ALMOST]);
        for _ in 0..4 {
            assert_eq!(stream.next().await.expect("a piece").expect("a piece"), "a");
        }
        assert!(stream.next().await.is_none());
        assert!(stream.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_that_stands_still_ends_with_an_error_in_time() {
        let mut stream = pieces([ALMOST, Duration::from_secs(3600)]);
        assert!(stream.next().await.expect("a piece").is_ok());
        let began = Instant::now();
        let failure = stream.next().await.expect("an end").expect_err("no piece");
        assert_eq!(failure.kind(), ErrorKind::Timeout);
        assert_eq!(began.elapsed(), STREAM_IDLE_TIMEOUT);
        assert!(stream.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_that_the_caller_takes_does_not_count() {
        let mut stream = pieces([Duration::ZERO, ALMOST]);
        assert!(stream.next().await.expect("a piece").is_ok());
        sleep(10 * STREAM_IDLE_TIMEOUT).await;
        assert!(stream.next().await.expect("a piece").is_ok());
    }
}
