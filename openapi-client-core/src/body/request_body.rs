//! A body of any kind.

use std::fmt;

use bytes::Bytes;
use futures_core::TryStream;
use tokio::fs::File;

/// The body of a request, of any media type.
///
/// Bytes in memory can be sent again when a call is repeated; a stream and a
/// file are read once, so that such a call is not repeated. `Debug` omits the
/// contents.
pub struct Body(Source);

enum Source {
    Bytes(Bytes),
    /// `None` after it was sent.
    Stream(Option<reqwest::Body>),
}

impl Body {
    /// A body that is read from `stream` while it is sent.
    pub fn wrap_stream<S>(stream: S) -> Self
    where
        S: TryStream + Send + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Bytes: From<S::Ok>,
    {
        Self(Source::Stream(Some(reqwest::Body::wrap_stream(stream))))
    }

    /// The body for the next attempt; `None` if it was a stream and is spent.
    pub(crate) fn next(&mut self) -> Option<reqwest::Body> {
        match &mut self.0 {
            Source::Bytes(bytes) => Some(bytes.clone().into()),
            Source::Stream(stream) => stream.take(),
        }
    }

    /// Whether it was a stream and has been sent.
    pub(crate) fn is_spent(&self) -> bool {
        matches!(self.0, Source::Stream(None))
    }
}

macro_rules! from_bytes {
    ($($type:ty),* $(,)?) => {
        $(impl From<$type> for Body {
            fn from(bytes: $type) -> Self {
                Self(Source::Bytes(bytes.into()))
            }
        })*
    };
}

from_bytes!(Bytes, Vec<u8>, String, &'static [u8], &'static str);

impl From<File> for Body {
    fn from(file: File) -> Self {
        Self(Source::Stream(Some(file.into())))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Source::Stream(_) => f.write_str("Body(stream)"),
        }
    }
}
