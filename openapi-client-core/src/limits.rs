//! All limits on time and size, with their reasons.

use std::time::Duration;

use tokio::time::Instant;

/// How long connecting may take, including TLS: 10 seconds.
///
/// A slow link across the world needs about one second; an address without a
/// server is reported long before the caller gives up.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long one attempt may take, from connecting to the last byte of the
/// response: 60 seconds.
///
/// Appliances that have just started take tens of seconds for a login.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);

/// How long an idle connection is kept for the next call: 15 seconds. Servers
/// close theirs after 20 seconds or more; a POST on a connection that is being
/// closed could not be repeated.
pub const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// How long after the last sign of life of an HTTP/2 connection with calls in
/// progress the server is asked for another: 10 seconds. A proxy that has stopped
/// to forward keeps its own side of a connection open; a connection of HTTP/2 would
/// be used again and again.
pub const HTTP2_PING_INTERVAL: Duration = Duration::from_secs(10);

/// How long the answer to such a ping may take before the connection is closed: 10
/// seconds. Calls on it that are safe to repeat are, on another connection.
pub const HTTP2_PING_TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum size of the body of a success: 64 MiB.
///
/// The largest lists in practice are a few MiB; a broken server must not
/// exhaust the client's memory.
pub const MAX_BODY_BYTES: u64 = 64 << 20;

/// The maximum size of the body of an error: 1 MiB. A longer one is truncated,
/// and the error says so.
pub const MAX_ERROR_BODY_BYTES: u64 = 1 << 20;

/// The maximum size of one item of a stream, such as the data of an event: 16 MiB.
///
/// Images in events are a few MiB; a stream as a whole has no limit, so that one item
/// must have one.
pub const MAX_ITEM_BYTES: u64 = 16 << 20;

/// How long a call may take in total, including acquiring a token, every
/// attempt, and the delays between them: 3 minutes.
pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(180);

/// How long the next chunk of a stream may take: 60 seconds. A stream as a whole
/// has no limit, since its size is unknown.
pub const STREAM_IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// How long before its expiry a token is replaced: 60 seconds, or half of its
/// lifetime if that is shorter. Clocks differ, and a call takes time.
pub const REFRESH_MARGIN: Duration = Duration::from_secs(60);

/// How long after a failed early refresh of a token the next is tried: 10
/// seconds. Until then the old token is used.
pub const REFRESH_PAUSE: Duration = Duration::from_secs(10);

/// How long a call waits for the early refresh of its token, which is still
/// valid: 5 seconds.
pub const REFRESH_WAIT: Duration = Duration::from_secs(5);

/// How often all calls of a client together are repeated in a short time: 100 times.
/// Every tenth success and every second allow one more, up to this number. Beyond it
/// a call returns the error of its last attempt, so that many tasks do not multiply
/// the load of a server in trouble.
pub const RETRY_BUDGET: u32 = 100;

/// How long no token is requested after the source of tokens was refused itself, with
/// a 401: 10 minutes. Calls that need a token fail with that error meanwhile.
///
/// Directories lock an account after five wrong passwords or more, and forget
/// them after 15 minutes or more: four fit into half an hour.
pub const REFUSED_LOGIN_PAUSE: Duration = Duration::from_secs(600);

/// How long after the server refused a token, which was replaced, no other is
/// replaced: 1 minute. An operation that refuses every token causes one login in
/// that time, however often it is called.
pub const REFUSED_TOKEN_PAUSE: Duration = Duration::from_secs(60);

/// How many pages of a list are requested that does not report how many items it
/// has: 10,000.
///
/// A page has 50 items or more by default at the services that we know: these
/// are half a million. A server that sends pages forever is stopped.
pub const MAX_PAGES: u64 = 10_000;

/// How many pages in a row may have mostly the items of earlier ones: 10.
///
/// Items that are added while a list is read move others to the next page, but
/// not most of a page, time and again. Only the pages of a list whose numbers do
/// not show how far it is are compared.
pub const MAX_PAGES_WITHOUT_PROGRESS: u64 = 10;

/// How many items may come beyond the number of all that the server reported at
/// first: 10,000.
///
/// A list may grow while it is read; one that grows by a page with each page is
/// not a list that ends.
pub const MAX_ITEMS_BEYOND_TOTAL: u64 = 10_000;

/// How many items of a list are remembered, each by eight bytes, to compare the
/// next ones with them: at least 10,000, and twice as many and a page at most.
pub(crate) const REMEMBERED_ITEMS: usize = 10_000;

/// How long [`wait_until`](crate::wait_until) waits after the first poll: 1
/// second. Each further delay is twice the one before.
pub const WAIT_FIRST_DELAY: Duration = Duration::from_secs(1);

/// The longest delay between two polls of [`wait_until`](crate::wait_until): 30
/// seconds. What takes minutes is reported soon enough, and a server that many
/// programs wait for has little to do.
pub const WAIT_LONGEST_DELAY: Duration = Duration::from_secs(30);

/// How long [`wait_until`](crate::wait_until) waits in total: 15 minutes. To
/// onboard a device takes some minutes; what takes longer, such as the upgrade of
/// one, has a limit of its own.
pub const WAIT_TIMEOUT: Duration = Duration::from_secs(15 * 60);

/// How many characters of the server's message the `Display` of an
/// [`Error`](crate::Error) shows: 200.
///
/// The messages of the servers are one sentence or two.
pub const SHOWN_MESSAGE_CHARS: usize = 200;

/// The moment `by` after `start`; one in the far future on overflow.
pub(crate) fn after(start: Instant, by: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 3600);
    start.checked_add(by.min(FAR)).unwrap_or(start)
}
