//! What an attempt says of the body of its success.

use std::time::Duration;

use tokio::time::Instant;

/// What an attempt says of the body of its success.
#[derive(Clone, Copy)]
pub(crate) struct Reception {
    /// How many requests were sent, for an error that is found later.
    pub(crate) attempts: u32,
    /// The limit in bytes, unless it is streamed.
    pub(crate) size: u64,
    /// The end of the attempt, unless it is streamed.
    pub(crate) until: Instant,
    /// How long the next chunk of a stream may take.
    pub(crate) idle: Duration,
}
