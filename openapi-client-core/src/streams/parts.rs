//! Parts of `multipart/mixed` that arrive one by one.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::body::Head;
use super::multipart::{Multipart, head_and_body};
use crate::decode::{DecodeError, decode};
use crate::error::CallError;
use crate::media_types::{declared, essence};
use crate::operation::OperationRef;
use crate::response::{ByteStream, ResponseValue};

/// One part of a body of `multipart/mixed`. `Debug` omits the headers and the body.
#[non_exhaustive]
pub struct Part<T> {
    /// The headers of the part.
    pub headers: HeaderMap,
    /// The body of the part, as it came.
    pub body: Bytes,
    /// The body of the schema: of JSON or, of a part whose `Content-Type` says so, of
    /// text. Or why it is not of that.
    pub data: Result<T, DecodeError>,
}

/// The parts of a body of `multipart/mixed`.
///
/// Call [`next`](Self::next) with `.await` in a loop; it needs no other crate. It is
/// also a [`Stream`]. Parts come until the one that is marked as the last. The stream as
/// a whole may take as long and be as long as it likes.
#[must_use = "the parts arrive while they are asked for"]
pub struct Parts<T, E> {
    head: Head,
    /// Nothing if the answer names no boundary.
    multipart: Option<Multipart>,
    limit: u64,
    chunk: Bytes,
    /// `None` after its end.
    body: Option<ByteStream>,
    item: PhantomData<fn() -> Result<T, E>>,
}

impl<T, E> Parts<T, E> {
    pub(crate) fn of(
        operation: &OperationRef,
        response: ResponseValue<ByteStream>,
        limit: u64,
    ) -> Self {
        let (head, body) = Head::of(operation, response);
        let bytes = usize::try_from(limit).unwrap_or(usize::MAX);
        let multipart = head.media_type().and_then(|it| Multipart::new(it, bytes));
        Self {
            multipart,
            limit,
            chunk: Bytes::new(),
            body: Some(body),
            item: PhantomData,
            head,
        }
    }

    fn over(&mut self, error: CallError) -> Poll<Option<Result<Part<T>, CallError>>> {
        self.body = None;
        Poll::Ready(Some(Err(error)))
    }

    fn poll_part(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Part<T>, CallError>>>
    where
        T: DeserializeOwned,
    {
        loop {
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            let Some(multipart) = &mut self.multipart else {
                let error = DecodeError::no_stream("its media type names no boundary");
                return self.over(self.head.not_as_documented(Bytes::new(), error));
            };
            match multipart.next(&mut self.chunk) {
                Some(Ok(read)) => return Poll::Ready(Some(Ok(part(&read)))),
                Some(Err(_)) => return self.over(self.head.too_large(self.limit)),
                None if multipart.is_over() => {
                    self.body = None;
                    return Poll::Ready(None);
                }
                None => {}
            }
            match ready!(Pin::new(body).poll_next(cx)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return self.over(error),
                None if self.head.is_empty() => {
                    self.body = None;
                    return Poll::Ready(None);
                }
                None => {
                    let rest = multipart.rest();
                    return self.over(self.head.not_as_documented(rest, DecodeError::cut()));
                }
            }
        }
    }
}

fn part<T: DeserializeOwned>(read: &Bytes) -> Part<T> {
    let (headers, body) = head_and_body(read);
    let media_type = declared(&headers).map(|name| essence(name).to_ascii_lowercase());
    let is_text = media_type.is_some_and(|name| name.starts_with("text/") && name != "text/json");
    let text = str::from_utf8(&body).ok().filter(|_| is_text);
    let data = match text {
        Some(text) => decode(serde_json::Value::from(text).to_string().as_bytes()),
        None => decode(&body),
    };
    Part {
        headers,
        body,
        data,
    }
}

impl<T: DeserializeOwned, E: From<CallError>> Parts<T, E> {
    /// The next part; `None` after the last one and after an error. A call that is
    /// cancelled loses nothing.
    ///
    /// # Errors
    ///
    /// The connection broke, nothing arrived in time, a part has more bytes than the
    /// client's `max_item_bytes`, or the body ended in the middle of one, which is the
    /// [`body`](CallError::body) of the error.
    pub async fn next(&mut self) -> Option<Result<Part<T>, E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: DeserializeOwned, E: From<CallError>> Stream for Parts<T, E> {
    type Item = Result<Part<T>, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_part(cx)
            .map(|part| part.map(|part| part.map_err(E::from)))
    }
}

/// What is given is never pinned.
impl<T, E> Unpin for Parts<T, E> {}

impl<T, E> fmt::Debug for Parts<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts")
            .field("operation", &self.head.operation.id())
            .finish_non_exhaustive()
    }
}

impl<T: fmt::Debug> fmt::Debug for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("bytes", &self.body.len())
            .field("data", &self.data)
            .finish_non_exhaustive()
    }
}
