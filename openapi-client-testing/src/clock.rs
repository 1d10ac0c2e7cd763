//! The clock that tokens expire by.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};

use crate::lock::lock;

/// The time of a simulator; clones share it.
///
/// No token expires because a test was slow: with [`Clock::manual`], time passes only
/// when the test advances it.
#[derive(Debug, Clone)]
pub struct Clock {
    reading: Arc<Mutex<Reading>>,
    /// How far this clock is ahead of its clones.
    skew: Duration,
}

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

    /// A clock that stops until it is advanced.
    pub fn manual(start: DateTime<Utc>) -> Self {
        Self::new(Some(start))
    }

    /// The current time.
    pub fn now(&self) -> DateTime<Utc> {
        let reading = lock(&self.reading);
        reading.start.unwrap_or_else(Utc::now) + reading.advanced + self.skew
    }

    /// Moves the clock forward, or back if the duration is negative.
    ///
    /// A system clock can be moved too: it then runs ahead of the machine.
    pub fn advance(&self, by: Duration) {
        lock(&self.reading).advanced += by;
    }

    /// A clock that moves with this one and is ahead of it, or behind.
    pub(crate) fn skewed(&self, by: Duration) -> Self {
        Self {
            skew: self.skew + by,
            ..self.clone()
        }
    }

    fn new(start: Option<DateTime<Utc>>) -> Self {
        let advanced = Duration::zero();
        Self {
            reading: Arc::new(Mutex::new(Reading { start, advanced })),
            skew: Duration::zero(),
        }
    }
}

/// A moment as HTTP writes it.
pub(crate) fn http_date(moment: DateTime<Utc>) -> String {
    moment.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}
