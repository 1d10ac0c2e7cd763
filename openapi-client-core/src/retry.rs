//! When a call is repeated, and after how long.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use chrono::{DateTime, Utc};

use crate::error::CallError;
use crate::headers::retry_after;

/// When a call is repeated, and after how long.
///
/// A call is repeated only if that is safe: the request never reached the
/// server, the server refused it temporarily (429), or the operation is
/// idempotent and the error a transient one (408, 502, 503, 504, a broken
/// connection, a timeout). A POST that may have arrived is never sent again, unless
/// its document says that this does no harm.
///
/// The delays double from 200 milliseconds to 10 seconds, each with random
/// jitter. A `Retry-After` of the server replaces them, unless it names no time to
/// come; if it names more than a minute, the call is not repeated. No delay ends
/// later than the call may last.
///
/// All calls of a client together are repeated no more often than
/// [`RETRY_BUDGET`](crate::RETRY_BUDGET) says.
///
/// ```
/// use std::time::Duration;
/// use openapi_client_core::Retry;
///
/// let patient = Retry::default().max_attempts(8).max_elapsed(Duration::from_secs(300));
/// let never = Retry::none();
/// # let _ = (patient, never);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    max_attempts: u32,
    max_elapsed: Duration,
    first_delay: Duration,
}

impl Retry {
    /// How many attempts a call has by default: 4.
    pub const DEFAULT_ATTEMPTS: u32 = 4;

    /// How long after its start a call is repeated by default: 2 minutes. An attempt
    /// that has taken all of its time leaves time for another.
    pub const DEFAULT_ELAPSED: Duration = Duration::from_secs(120);

    /// The first delay, without jitter: 200 milliseconds.
    pub const FIRST_DELAY: Duration = Duration::from_millis(200);

    /// The longest delay, without jitter: 10 seconds.
    pub const LONGEST_DELAY: Duration = Duration::from_secs(10);

    /// The longest delay that a server may ask for: 1 minute. If it asks for more, the
    /// call is not repeated.
    pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

    /// The default policy.
    pub const fn new() -> Self {
        Self {
            max_attempts: Self::DEFAULT_ATTEMPTS,
            max_elapsed: Self::DEFAULT_ELAPSED,
            first_delay: Self::FIRST_DELAY,
        }
    }

    /// A single attempt, except after a 401: then the call is repeated once with
    /// another token.
    pub const fn none() -> Self {
        Self {
            max_attempts: 1,
            max_elapsed: Duration::ZERO,
            first_delay: Self::FIRST_DELAY,
        }
    }

    /// Limits the number of attempts, including the first.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Starts no attempt later than this after the start of the call.
    #[must_use]
    pub const fn max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = elapsed;
        self
    }

    /// Sets the first delay, which each further one doubles up to
    /// [`LONGEST_DELAY`](Self::LONGEST_DELAY).
    #[must_use]
    pub const fn first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// The delays between attempts, unless the server asks for others.
    pub(crate) fn delays(self) -> impl Iterator<Item = Duration> + Send + Sync + use<> {
        ExponentialBuilder::default()
            .with_factor(2.0)
            .with_min_delay(self.first_delay)
            .with_max_delay(Self::LONGEST_DELAY.max(self.first_delay))
            .with_jitter()
            .without_max_times()
            .build()
    }

    /// How long to wait before the next attempt; `None` to make no other.
    pub(crate) fn decide(self, error: &CallError, so_far: Progress) -> Option<Duration> {
        if so_far.attempts >= self.max_attempts || !error.is_retryable() {
            return None;
        }
        let headers = error.headers();
        let asked = headers.and_then(|headers| retry_after(headers, so_far.now));
        let delay = match asked {
            Some(asked) if asked > Self::LONGEST_RETRY_AFTER => return None,
            Some(asked) if !asked.is_zero() => asked,
            // Otherwise all clients of the server would come back at once.
            _ => so_far.next_delay,
        };
        (so_far.elapsed.saturating_add(delay) <= self.max_elapsed && delay < so_far.remaining)
            .then_some(delay)
    }

    /// How long a stream waits for its next connection, after so many in a row that gave
    /// nothing; `None` to make no other. What the server asks for counts as in
    /// [`decide`](Self::decide).
    pub(crate) fn delay_of_stream(
        self,
        failures: u32,
        asked: Option<Duration>,
        next_delay: Option<Duration>,
    ) -> Option<Duration> {
        if failures >= self.max_attempts {
            return None;
        }
        match asked {
            Some(asked) if asked > Self::LONGEST_RETRY_AFTER => None,
            Some(asked) if !asked.is_zero() => Some(asked),
            _ => Some(next_delay.unwrap_or(Self::LONGEST_DELAY)),
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// The progress of a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// The number of attempts so far.
    pub(crate) attempts: u32,
    /// How long ago the first began.
    pub(crate) elapsed: Duration,
    /// How long the call may still last.
    pub(crate) remaining: Duration,
    /// What the dates of `Retry-After` are compared with.
    pub(crate) now: DateTime<Utc>,
    /// The next of the growing delays.
    pub(crate) next_delay: Duration,
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, Method, StatusCode};

    use super::*;
    use crate::limits::{ATTEMPT_TIMEOUT, TOTAL_TIMEOUT};
    use crate::operation::Operation;
    use crate::raw_response::{RawResponse, Truncation};

    static GET: Operation = Operation::new("get", Method::GET, "/").idempotent();
    static POST: Operation = Operation::new("post", Method::POST, "/");

    fn answered(operation: &'static Operation, status: u16, headers: &[(&str, &str)]) -> CallError {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: http::HeaderName = name.parse().expect("a header");
            map.insert(name, HeaderValue::from_str(value).expect("a value"));
        }
        let response = RawResponse {
            status: StatusCode::from_u16(status).expect("a status"),
            headers: map,
            body: Bytes::new(),
            truncation: (status < 300).then_some(Truncation::TimedOut),
        };
        if !response.status.is_success() {
            return CallError::status_error(operation, response);
        }
        let complete = CallError::unless_complete(operation, response);
        complete.err().expect("the body is truncated")
    }

    fn start() -> Progress {
        Progress {
            attempts: 1,
            elapsed: Duration::ZERO,
            remaining: Duration::from_secs(180),
            now: "2026-01-01T00:00:00Z".parse().expect("a moment"),
            next_delay: Duration::from_millis(300),
        }
    }

    #[test]
    fn only_calls_that_are_safe_are_repeated() {
        for (status, get, post) in [
            (400, false, false),
            (401, false, false),
            (403, false, false),
            (404, false, false),
            (408, true, false),
            (409, false, false),
            (429, true, true),
            (500, false, false),
            (501, false, false),
            (502, true, false),
            (503, true, false),
            (504, true, false),
            // A success whose body did not come in time.
            (200, true, false),
        ] {
            for (operation, repeated) in [(&GET, get), (&POST, post)] {
                let error = answered(operation, status, &[]);
                let delay = Retry::default().decide(&error, start());
                let expected = repeated.then_some(start().next_delay);
                assert_eq!(delay, expected, "{status} of {}", operation.id());
            }
        }
    }

    #[test]
    fn what_never_arrived_differs_from_what_was_never_sent() {
        for (error, repeated) in [
            (CallError::timed_out(&GET), true),
            (CallError::timed_out(&POST), false),
            (CallError::invalid_request(&GET, "x"), false),
            (CallError::no_token("x"), false),
        ] {
            let delay = Retry::default().decide(&error, start());
            assert_eq!(delay.is_some(), repeated, "{error}");
        }
    }

    #[test]
    fn attempts_and_time_are_limited() {
        let error = answered(&GET, 503, &[]);
        let policy = Retry::default()
            .max_attempts(3)
            .max_elapsed(Duration::from_secs(10));
        for (attempts, elapsed, remaining, is_repeated) in [
            (2, 9_700, 1_000, true),
            // The attempts are used up.
            (3, 0, 1_000, false),
            // The policy's time is used up.
            (2, 9_701, 1_000, false),
            // The delay would end with the call.
            (2, 0, 300, false),
        ] {
            let progress = Progress {
                attempts,
                elapsed: Duration::from_millis(elapsed),
                remaining: Duration::from_millis(remaining),
                ..start()
            };
            let delay = policy.decide(&error, progress);
            assert_eq!(delay.is_some(), is_repeated, "{progress:?}");
        }
        assert!(Retry::none().decide(&error, start()).is_none());
    }

    #[test]
    fn an_attempt_that_takes_all_of_its_time_leaves_time_for_another() {
        let error = CallError::timed_out(&GET);
        let progress = Progress {
            elapsed: ATTEMPT_TIMEOUT,
            remaining: TOTAL_TIMEOUT - ATTEMPT_TIMEOUT,
            ..start()
        };
        let delay = Retry::default().decide(&error, progress);
        assert_eq!(delay, Some(start().next_delay));
        // And for the whole of it, as late as it may start.
        assert!(Retry::DEFAULT_ELAPSED + ATTEMPT_TIMEOUT <= TOTAL_TIMEOUT);
        assert!(ATTEMPT_TIMEOUT + 2 * Retry::LONGEST_DELAY < Retry::DEFAULT_ELAPSED);
    }

    #[test]
    fn retry_after_is_honoured_up_to_its_limit() {
        let later = ("date", "Wed, 31 Dec 2025 23:00:00 GMT");
        for (headers, expected) in [
            (&[("retry-after", "7")][..], Some(Duration::from_secs(7))),
            (&[("retry-after", "60")], Some(Retry::LONGEST_RETRY_AFTER)),
            (&[("retry-after", " 0 ")], Some(start().next_delay)),
            (&[("retry-after", "61")], None),
            (&[("retry-after", "99999999999999999999")], None),
            (
                &[("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT")],
                Some(Duration::from_secs(9)),
            ),
            // By the server's clock, which is an hour behind.
            (
                &[("retry-after", "Wed, 31 Dec 2025 23:00:05 GMT"), later],
                Some(Duration::from_secs(5)),
            ),
            (
                &[("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT")],
                Some(start().next_delay),
            ),
            (&[("retry-after", "soon")], Some(start().next_delay)),
            (&[("retry-after", "-1")], Some(start().next_delay)),
            (&[("retry-after", "")], Some(start().next_delay)),
            (&[], Some(start().next_delay)),
        ] {
            let error = answered(&POST, 429, headers);
            let delay = Retry::default().decide(&error, start());
            assert_eq!(delay, expected, "{headers:?}");
        }
    }

    #[test]
    fn delays_grow_to_their_limit_with_jitter() {
        let delays: Vec<Duration> = Retry::default().delays().take(12).collect();
        assert_eq!(delays.len(), 12);
        assert!(delays[0] >= Retry::FIRST_DELAY && delays[0] < 2 * Retry::FIRST_DELAY);
        assert!(delays[11] >= Retry::LONGEST_DELAY && delays[11] < 2 * Retry::LONGEST_DELAY);
    }
}
