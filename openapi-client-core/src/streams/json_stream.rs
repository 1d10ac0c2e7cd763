//! Values of JSON that arrive one by one.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::body::Head;
use super::format::{Framing, StreamFormat};
use super::splitter::Splitter;
use crate::decode::{DecodeError, decode};
use crate::error::CallError;
use crate::operation::OperationRef;
use crate::response::{ByteStream, ResponseValue};

/// The items of a body of JSON lines, such as `application/x-ndjson`, or of a JSON text
/// sequence (`application/json-seq`).
///
/// Call [`next`](Self::next) with `.await` in a loop; it needs no other crate. It is
/// also a [`Stream`]. Items come until the body ends. Empty lines are ignored, and count
/// as a sign of life for the client's `stream_idle_timeout`. The stream as a whole may
/// take as long and be as long as it likes.
#[must_use = "the items arrive while they are asked for"]
pub struct JsonStream<T, E> {
    head: Head,
    format: &'static StreamFormat,
    splitter: Splitter,
    limit: u64,
    chunk: Bytes,
    /// `None` after its end.
    body: Option<ByteStream>,
    item: PhantomData<fn() -> Result<T, E>>,
}

impl<T, E> JsonStream<T, E> {
    pub(crate) fn of(
        operation: &OperationRef,
        format: &'static StreamFormat,
        response: ResponseValue<ByteStream>,
        limit: u64,
    ) -> Self {
        let (head, body) = Head::of(operation, response);
        let framing = format.framing_of(head.media_type());
        let framing = framing.unwrap_or(Framing::Lines);
        Self {
            head,
            format,
            splitter: Splitter::new(framing, usize::try_from(limit).unwrap_or(usize::MAX)),
            limit,
            chunk: Bytes::new(),
            body: Some(body),
            item: PhantomData,
        }
    }

    /// An item, or the error for it, after which the next may be good.
    fn decoded(&mut self, item: Bytes) -> Option<Result<T, CallError>>
    where
        T: DeserializeOwned,
    {
        if self.format.is_end(item.trim_ascii()) {
            self.body = None;
            return None;
        }
        let decoded = match self.splitter.may_be_cut(&item) {
            true => Err(DecodeError::cut()),
            false => decode(item.trim_ascii()),
        };
        Some(decoded.map_err(|error| self.head.not_as_documented(item, error)))
    }
}

impl<T: DeserializeOwned, E: From<CallError>> JsonStream<T, E> {
    /// The next item; `None` at the end of the body. A call that is cancelled loses
    /// nothing.
    ///
    /// # Errors
    ///
    /// - The item is not as documented: its kind is
    ///   [`ErrorKind::Decode`](crate::ErrorKind::Decode), and its
    ///   [`body`](CallError::body) is the item as it came. The stream continues.
    /// - The connection broke, nothing arrived in time, or an item has more bytes than the
    ///   client's `max_item_bytes`. The stream is over.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: DeserializeOwned, E: From<CallError>> Stream for JsonStream<T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let Some(body) = &mut this.body else {
                return Poll::Ready(None);
            };
            let item = match this.splitter.next(&mut this.chunk) {
                Some(Ok(item)) => item,
                Some(Err(_)) => {
                    this.body = None;
                    let error = this.head.too_large(this.limit);
                    return Poll::Ready(Some(Err(error.into())));
                }
                None => match ready!(Pin::new(body).poll_next(cx)) {
                    Some(Ok(chunk)) => {
                        this.chunk = chunk;
                        continue;
                    }
                    Some(Err(error)) => {
                        this.body = None;
                        return Poll::Ready(Some(Err(error.into())));
                    }
                    None => {
                        this.body = None;
                        match this.splitter.rest() {
                            Some(rest) => rest,
                            None => return Poll::Ready(None),
                        }
                    }
                },
            };
            if let Some(decoded) = this.decoded(item) {
                return Poll::Ready(Some(decoded.map_err(E::from)));
            }
        }
    }
}

/// What is given is never pinned.
impl<T, E> Unpin for JsonStream<T, E> {}

impl<T, E> fmt::Debug for JsonStream<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonStream")
            .field("operation", &self.head.operation.id())
            .finish_non_exhaustive()
    }
}
