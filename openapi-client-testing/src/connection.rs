//! A handle on one connection, through which a response can be replaced or split up.

use std::sync::{Arc, Mutex};

use bytes::Bytes;

use crate::lock::lock;

/// A handle on one connection, for the code that answers its requests.
#[derive(Clone)]
pub(crate) struct Connection {
    number: usize,
    overrides: Arc<Mutex<Overrides>>,
}

/// How the response to the current request is to be written.
#[derive(Default)]
struct Overrides {
    replacement: Option<Replacement>,
    single_bytes: bool,
}

/// Bytes in place of a response.
pub(crate) struct Replacement {
    pub(crate) rest: Bytes,
    pub(crate) then: Then,
}

/// What follows bytes that were sent in place of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The connection is closed.
    Close,
    /// The connection is reset.
    Reset,
    /// The connection stays open for the next request.
    KeepOpen,
}

impl Connection {
    /// The handle on a connection with this number.
    pub(crate) fn new(number: usize) -> Self {
        let overrides = Arc::default();
        Self { number, overrides }
    }

    /// The number of the connection, from 1.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Sends these bytes in place of the response.
    ///
    /// Takes effect with the next write, so the caller still returns a response, which
    /// is discarded. The bytes are HTTP/1.1; so are all connections, unless a client
    /// speaks HTTP/2 without being asked to.
    pub(crate) fn send_instead(&self, bytes: Bytes, then: Then) {
        lock(&self.overrides).replacement = Some(Replacement { rest: bytes, then });
    }

    /// Writes each byte of the response on its own.
    pub(crate) fn write_single_bytes(&self) {
        lock(&self.overrides).single_bytes = true;
    }

    /// Takes the replacement of the response that is being written, if there is one, and
    /// reports whether its bytes are written one by one.
    pub(crate) fn take_overrides(&self) -> (Option<Replacement>, bool) {
        let mut overrides = lock(&self.overrides);
        (overrides.replacement.take(), overrides.single_bytes)
    }

    /// Returns to whole writes, for the response to a new request.
    pub(crate) fn write_whole(&self) {
        lock(&self.overrides).single_bytes = false;
    }
}
