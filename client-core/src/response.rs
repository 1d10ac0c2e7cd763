//! Reading an answer.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::buffer::Buffer;
use crate::decode::decode;
use crate::error::{Answer, Cut, request_id};
use crate::{Error, ErrorBody, MAX_ERROR_BODY_BYTES, Operation};

/// An answer whose body has not been read.
pub struct Response {
    operation: &'static Operation,
    response: reqwest::Response,
    max_body: u64,
}

impl Response {
    pub(crate) fn new(
        operation: &'static Operation,
        response: reqwest::Response,
        max_body: u64,
    ) -> Self {
        Self {
            operation,
            response,
            max_body,
        }
    }

    /// Reads a success as JSON. Any 2xx is one, listed or not.
    ///
    /// # Errors
    ///
    /// The status is no success, or the body breaks off, is too large, or is
    /// not a `T`.
    pub async fn json<T, E>(self) -> Result<ResponseValue<T>, Error<E>>
    where
        T: DeserializeOwned,
        E: ErrorBody,
    {
        let operation = self.operation;
        let answer = self.success().await?;
        match decode(&answer.body) {
            Ok(inner) => Ok(ResponseValue {
                inner,
                status: answer.status,
                headers: answer.headers,
            }),
            Err(error) => Err(Error::not_as_documented(operation, answer, error)),
        }
    }

    /// Reads a success that has no body by its document. If one comes, it is
    /// read to its end, so that the connection can be used again.
    ///
    /// # Errors
    ///
    /// The status is no success, or the body breaks off or is too large.
    pub async fn empty<E: ErrorBody>(self) -> Result<ResponseValue<()>, Error<E>> {
        let answer = self.success().await?;
        Ok(ResponseValue {
            inner: (),
            status: answer.status,
            headers: answer.headers,
        })
    }

    /// Gives the body of a success as it comes in, of any size.
    ///
    /// # Errors
    ///
    /// The status is no success.
    pub async fn stream<E: ErrorBody>(self) -> Result<ResponseValue<ByteStream>, Error<E>> {
        if !self.response.status().is_success() {
            return Err(self.error().await);
        }
        Ok(ResponseValue {
            status: self.response.status(),
            headers: self.response.headers().clone(),
            inner: ByteStream(Box::pin(self.response.bytes_stream())),
        })
    }

    /// Reads all of a success.
    async fn success<E: ErrorBody>(self) -> Result<Answer, Error<E>> {
        if !self.response.status().is_success() {
            return Err(self.error().await);
        }
        let (operation, limit) = (self.operation, self.max_body);
        let mut answer = read(self.response, limit).await;
        match answer.cut.take() {
            None => Ok(answer),
            Some(Cut::Limit) => {
                answer.cut = Some(Cut::Limit);
                Err(Error::too_large(operation, answer, limit))
            }
            Some(Cut::Broken(source)) => Err(Error::broken_body(operation, answer, source)),
        }
    }

    /// Reads what is kept of an error.
    async fn error<E: ErrorBody>(self) -> Error<E> {
        let limit = self.max_body.min(MAX_ERROR_BODY_BYTES);
        let answer = read(self.response, limit).await;
        Error::status_error(self.operation, answer)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.operation.id())
            .field("status", &self.response.status())
            .finish_non_exhaustive()
    }
}

/// Reads a body, but no more than `limit` bytes of it.
async fn read(mut response: reqwest::Response, limit: u64) -> Answer {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    // What the server says of the length is not trusted with memory.
    let expected = response
        .content_length()
        .unwrap_or(0)
        .min(limit)
        .min(1 << 16);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut buffer = Buffer::with_capacity(usize::try_from(expected).unwrap_or(0));
    let cut = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let free = limit - buffer.len();
                buffer.extend(&chunk[..chunk.len().min(free)]);
                if chunk.len() > free {
                    break Some(Cut::Limit);
                }
            }
            Ok(None) => break None,
            Err(error) => break Some(Cut::Broken(error.without_url())),
        }
    };
    Answer {
        status,
        headers,
        body: buffer.into_bytes(),
        cut,
    }
}

/// The value of a successful answer, with its status and headers.
///
/// Reads like the value itself. `Debug` leaves the headers out.
#[derive(Clone)]
pub struct ResponseValue<T> {
    inner: T,
    status: StatusCode,
    headers: HeaderMap,
}

impl<T> ResponseValue<T> {
    /// The value alone.
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// The status, some 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id under which the server knows this request, if it told one.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T> DerefMut for ResponseValue<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: fmt::Debug> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseValue")
            .field("status", &self.status)
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}

/// The bytes of a body as they come in.
pub struct ByteStream(Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>);

impl Stream for ByteStream {
    type Item = reqwest::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
