//! The value of a success.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use chrono::{DateTime, Utc};
use http::{HeaderMap, StatusCode};

use crate::headers::{request_id, server_date};

/// The value of a success, with its status and headers.
///
/// Dereferences to the value; [`into_inner`](Self::into_inner) returns it.
/// `Debug` omits the headers.
#[derive(Clone)]
pub struct ResponseValue<T> {
    inner: T,
    status: StatusCode,
    headers: HeaderMap,
    pub(crate) attempts: u32,
}

impl<T> ResponseValue<T> {
    pub(crate) fn new(inner: T, status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            inner,
            status,
            headers,
            attempts: 1,
        }
    }

    /// The same response with its value converted by `change`.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> ResponseValue<U> {
        ResponseValue {
            inner: change(self.inner),
            status: self.status,
            headers: self.headers,
            attempts: self.attempts,
        }
    }

    /// The value without status and headers.
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// The status, a 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id that the server gave this request, if any.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// How long after this response `moment` is, by the clock of the server, or
    /// by the local one if the response has no date. Zero if the moment has
    /// passed.
    pub fn time_until(&self, moment: DateTime<Utc>) -> Duration {
        let now = Utc::now();
        let now = server_date(&self.headers, now).unwrap_or(now);
        (moment - now).to_std().unwrap_or_default()
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
