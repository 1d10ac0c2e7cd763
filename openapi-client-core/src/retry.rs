//! When a call is repeated, and after how long.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use chrono::{DateTime, Utc};
use http::header;

use crate::Failure;

/// When a call is repeated, and after how long.
///
/// A call is repeated only if that is safe: the request never reached the
/// server, the server refused it for now (429), or the operation is idempotent
/// and the failure a passing one (408, 502, 503, 504, a broken connection, a
/// timeout). A POST that may have arrived is never sent again.
///
/// The delays double from 200 milliseconds to 10 seconds, each with a random
/// part. `Retry-After` of the server's counts instead, up to one minute. No
/// delay ends later than the call may last.
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
}

impl Retry {
    /// How many attempts a call has by default: 4.
    pub const DEFAULT_ATTEMPTS: u32 = 4;

    /// How long after its start a call is repeated by default: 1 minute.
    pub const DEFAULT_ELAPSED: Duration = Duration::from_secs(60);

    /// The first delay, before its random part: 200 milliseconds.
    pub const FIRST_DELAY: Duration = Duration::from_millis(200);

    /// The longest delay, before its random part: 10 seconds.
    pub const LONGEST_DELAY: Duration = Duration::from_secs(10);

    /// The longest delay that a server may ask for: 1 minute.
    pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

    /// One attempt and no more, but for what a refused token needs: a 401 gets
    /// another token and the call is repeated once.
    pub const fn none() -> Self {
        Self {
            max_attempts: 1,
            max_elapsed: Duration::ZERO,
        }
    }

    /// At most this many attempts, the first included.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// No attempt that would begin later than this after the call's start.
    #[must_use]
    pub const fn max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = elapsed;
        self
    }

    /// The delays between attempts, as long as no server asks for others.
    pub(crate) fn delays(self) -> impl Iterator<Item = Duration> + Send {
        ExponentialBuilder::default()
            .with_factor(2.0)
            .with_min_delay(Self::FIRST_DELAY)
            .with_max_delay(Self::LONGEST_DELAY)
            .with_jitter()
            .without_max_times()
            .build()
    }

    /// How long to wait before the next attempt; `None` to make no other.
    pub(crate) fn decide(self, failure: &Failure, so_far: Progress) -> Option<Duration> {
        if so_far.attempts >= self.max_attempts || !failure.is_retryable() {
            return None;
        }
        let delay = match retry_after(failure, so_far.now) {
            Some(asked) => asked.min(Self::LONGEST_RETRY_AFTER),
            None => so_far.next_delay,
        };
        (so_far.elapsed.saturating_add(delay) <= self.max_elapsed && delay < so_far.remaining)
            .then_some(delay)
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            max_attempts: Self::DEFAULT_ATTEMPTS,
            max_elapsed: Self::DEFAULT_ELAPSED,
        }
    }
}

/// How far a call has come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// How many attempts were made.
    pub(crate) attempts: u32,
    /// How long ago the first began.
    pub(crate) elapsed: Duration,
    /// How long the call may still last.
    pub(crate) remaining: Duration,
    /// What `Retry-After` dates are compared with.
    pub(crate) now: DateTime<Utc>,
    /// The delay that is next in turn.
    pub(crate) next_delay: Duration,
}

/// What the server asks for, as seconds or as a date (RFC 9110, section
/// 10.2.3). The date is taken relative to the server's own clock, if the
/// answer has one.
fn retry_after(failure: &Failure, now: DateTime<Utc>) -> Option<Duration> {
    let headers = failure.headers()?;
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that do not fit are a time beyond every limit.
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let moment = http_date(text)?;
    let now = server_date(headers).unwrap_or(now);
    Some((moment - now).to_std().unwrap_or(Duration::ZERO))
}

/// The moment at which the server says that it answered.
pub(crate) fn server_date(headers: &http::HeaderMap) -> Option<DateTime<Utc>> {
    http_date(headers.get(header::DATE)?.to_str().ok()?)
}

/// Reads the form of dates that HTTP prefers, `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(text)
        .ok()
        .map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, Method, StatusCode};

    use super::*;
    use crate::Operation;
    use crate::failure::{Answer, Cut};

    static GET: Operation = Operation::new("get", Method::GET, "/").idempotent();
    static POST: Operation = Operation::new("post", Method::POST, "/");

    fn answered(operation: &'static Operation, status: u16, headers: &[(&str, &str)]) -> Failure {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: http::HeaderName = name.parse().expect("a header");
            map.insert(name, HeaderValue::from_str(value).expect("a value"));
        }
        let answer = Answer {
            status: StatusCode::from_u16(status).expect("a status"),
            headers: map,
            body: Bytes::new(),
            cut: (status < 300).then_some(Cut::TimedOut),
        };
        if !answer.status.is_success() {
            return Failure::refused(operation, answer);
        }
        let whole = Failure::unless_whole(operation, answer);
        whole.err().expect("the body is cut")
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
    fn only_what_is_safe_is_repeated() {
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
                let failure = answered(operation, status, &[]);
                let delay = Retry::default().decide(&failure, start());
                let expected = repeated.then_some(start().next_delay);
                assert_eq!(delay, expected, "{status} of {}", operation.id());
            }
        }
    }

    #[test]
    fn what_never_arrived_or_was_never_sent_is_told_apart() {
        for (failure, repeated) in [
            (Failure::timed_out(&GET), true),
            (Failure::timed_out(&POST), false),
            (Failure::invalid_request(&GET, "x"), false),
            (Failure::no_token("x"), false),
        ] {
            let delay = Retry::default().decide(&failure, start());
            assert_eq!(delay.is_some(), repeated, "{failure}");
        }
    }

    #[test]
    fn attempts_and_time_are_limited() {
        let failure = answered(&GET, 503, &[]);
        let policy = Retry::default()
            .max_attempts(3)
            .max_elapsed(Duration::from_secs(10));
        let decide = |attempts, elapsed, remaining| {
            policy.decide(
                &failure,
                Progress {
                    attempts,
                    elapsed: Duration::from_millis(elapsed),
                    remaining: Duration::from_millis(remaining),
                    ..start()
                },
            )
        };
        assert!(decide(2, 9_700, 1_000).is_some());
        assert!(decide(3, 0, 1_000).is_none(), "the attempts are used up");
        assert!(
            decide(2, 9_701, 1_000).is_none(),
            "the policy's time is used up"
        );
        assert!(
            decide(2, 0, 300).is_none(),
            "the delay would end with the call"
        );
        assert!(Retry::none().decide(&failure, start()).is_none());
    }

    #[test]
    fn retry_after_counts_up_to_its_limit() {
        let later = ("date", "Wed, 31 Dec 2025 23:00:00 GMT");
        for (headers, expected) in [
            (&[("retry-after", "7")][..], Duration::from_secs(7)),
            (&[("retry-after", " 0 ")], Duration::ZERO),
            (&[("retry-after", "3600")], Retry::LONGEST_RETRY_AFTER),
            (
                &[("retry-after", "99999999999999999999")],
                Retry::LONGEST_RETRY_AFTER,
            ),
            (
                &[("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT")],
                Duration::from_secs(9),
            ),
            // By the server's clock, which is an hour behind.
            (
                &[("retry-after", "Wed, 31 Dec 2025 23:00:05 GMT"), later],
                Duration::from_secs(5),
            ),
            (
                &[("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT")],
                Duration::ZERO,
            ),
            (&[("retry-after", "soon")], start().next_delay),
            (&[("retry-after", "-1")], start().next_delay),
            (&[("retry-after", "")], start().next_delay),
            (&[], start().next_delay),
        ] {
            let failure = answered(&POST, 429, headers);
            let delay = Retry::default().decide(&failure, start());
            assert_eq!(delay, Some(expected), "{headers:?}");
        }
    }

    #[test]
    fn delays_grow_to_their_limit_with_a_random_part() {
        let delays: Vec<Duration> = Retry::default().delays().take(12).collect();
        assert_eq!(delays.len(), 12);
        assert!(delays[0] >= Retry::FIRST_DELAY && delays[0] < 2 * Retry::FIRST_DELAY);
        assert!(delays[11] >= Retry::LONGEST_DELAY && delays[11] < 2 * Retry::LONGEST_DELAY);
    }
}
