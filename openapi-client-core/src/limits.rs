//! Every time and size limit, with its reason.

use std::time::Duration;

use tokio::time::Instant;

/// How long a connection may take, TLS included: 10 seconds.
///
/// An address that nobody answers at is found out long before the caller's
/// patience ends; a slow link across the world needs about one second.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long one attempt may take, from the connection to the last byte of the
/// answer: 60 seconds.
///
/// Appliances that have just started take tens of seconds for a login.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);

/// How long a connection is kept for the next call: 15 seconds. Servers close
/// theirs after 20 seconds or more; a POST that meets a connection being
/// closed could not be repeated.
pub const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// How large the body of a success may be: 64 MiB.
///
/// The largest lists in practice are a few MiB; a server gone wrong must not
/// take the client's memory.
pub const MAX_BODY_BYTES: u64 = 64 << 20;

/// How much of the body of an error is kept: 1 MiB. The rest is cut off, and
/// the error says so.
pub const MAX_ERROR_BODY_BYTES: u64 = 1 << 20;

/// How long a call may last, with everything in it: getting a token, every
/// attempt, and the delays between them: 3 minutes.
pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(180);

/// How long a stream may stand still: 60 seconds. A stream as a whole has no
/// limit, since nobody knows how large it is.
pub const STREAM_IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// How long before its end a token is replaced: 60 seconds, or half of its
/// lifetime if that is shorter. Clocks differ, and a call takes its time.
pub const REFRESH_MARGIN: Duration = Duration::from_secs(60);

/// How long after a failed early replacement of a token the next is tried: 10
/// seconds. Until then the old token serves.
pub const REFRESH_PAUSE: Duration = Duration::from_secs(10);

/// How long a call waits for the early replacement of its token, which is
/// still good: 5 seconds.
pub const REFRESH_WAIT: Duration = Duration::from_secs(5);

/// The moment `by` after `start`; one far off if the sum does not fit.
pub(crate) fn after(start: Instant, by: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 3600);
    start.checked_add(by.min(FAR)).unwrap_or(start)
}
