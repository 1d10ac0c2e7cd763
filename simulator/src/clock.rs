//! The clock that decides how long a token lives.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};

use crate::lock::lock;

/// The time that a simulator goes by; clones share it.
///
/// No token dies because a test was slow: with [`Clock::manual`], time moves only when
/// the test moves it.
#[derive(Debug, Clone)]
pub struct Clock(Arc<Mutex<Reading>>);

#[derive(Debug)]
struct Reading {
    /// Where a manual clock began; none for the machine's time.
    start: Option<DateTime<Utc>>,
    /// How far the clock was moved.
    advanced: Duration,
}

impl Clock {
    /// A clock that follows the machine's time.
    pub fn system() -> Self {
        Self::new(None)
    }

    /// A clock that stands still until it is moved.
    pub fn manual(start: DateTime<Utc>) -> Self {
        Self::new(Some(start))
    }

    /// The current time.
    pub fn now(&self) -> DateTime<Utc> {
        let reading = lock(&self.0);
        reading.start.unwrap_or_else(Utc::now) + reading.advanced
    }

    /// Moves the clock forward, or back when the duration is negative.
    ///
    /// A system clock can be moved too: it then runs ahead of the machine.
    pub fn advance(&self, by: Duration) {
        lock(&self.0).advanced += by;
    }

    fn new(start: Option<DateTime<Utc>>) -> Self {
        let advanced = Duration::zero();
        Self(Arc::new(Mutex::new(Reading { start, advanced })))
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}
