//! A limit on the repeats of all calls of a client together.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tokio::time::Instant;

/// How many tenths of a repeat a success returns.
const PER_SUCCESS: u32 = 1;

/// How many tenths of a repeat a second returns.
const PER_SECOND: u32 = 10;

/// A bucket of repeats, in tenths. Each repeat takes one out; each success and each
/// second put some of it back. So many tasks do not multiply the load of a server in
/// trouble, and each call is repeated while few need it.
pub(crate) struct Throttle {
    capacity: u32,
    bucket: Mutex<Bucket>,
    /// So that a success takes no lock unless there is something to return.
    is_full: AtomicBool,
}

struct Bucket {
    tenths: u32,
    /// Until when seconds have been counted.
    counted: Instant,
}

impl Throttle {
    /// A full bucket of this many repeats.
    pub(crate) fn new(repeats: u32) -> Self {
        let capacity = repeats.saturating_mul(10);
        Self {
            capacity,
            bucket: Mutex::new(Bucket {
                tenths: capacity,
                counted: Instant::now(),
            }),
            is_full: AtomicBool::new(true),
        }
    }

    /// Takes a repeat out. Returns whether there was one.
    pub(crate) fn take(&self) -> bool {
        self.change(|bucket| match bucket.tenths.checked_sub(10) {
            Some(rest) => {
                bucket.tenths = rest;
                true
            }
            None => false,
        })
    }

    /// Notes that a call succeeded.
    pub(crate) fn succeeded(&self) {
        if !self.is_full.load(Ordering::Relaxed) {
            self.change(|bucket| {
                bucket.tenths = bucket.tenths.saturating_add(PER_SUCCESS);
            });
        }
    }

    fn change<T>(&self, change: impl FnOnce(&mut Bucket) -> T) -> T {
        // Nothing panics while the lock is held.
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let seconds = now.saturating_duration_since(bucket.counted).as_secs();
        if seconds > 0 {
            bucket.counted = now;
            let returned = u32::try_from(seconds).unwrap_or(u32::MAX);
            let returned = returned.saturating_mul(PER_SECOND);
            bucket.tenths = bucket.tenths.saturating_add(returned).min(self.capacity);
        }
        let outcome = change(&mut bucket);
        bucket.tenths = bucket.tenths.min(self.capacity);
        let is_full = bucket.tenths == self.capacity;
        self.is_full.store(is_full, Ordering::Relaxed);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::advance;

    use super::*;

    fn taken(throttle: &Throttle) -> usize {
        (0..1_000).take_while(|_| throttle.take()).count()
    }

    #[tokio::test(start_paused = true)]
    async fn successes_and_time_return_repeats_up_to_the_capacity() {
        let throttle = Throttle::new(20);
        assert_eq!(taken(&throttle), 20);
        (0..29).for_each(|_| throttle.succeeded());
        assert_eq!(taken(&throttle), 2);
        // Nine tenths are left.
        throttle.succeeded();
        assert_eq!(taken(&throttle), 1);
        advance(Duration::from_millis(3_500)).await;
        assert_eq!(taken(&throttle), 3);
        advance(Duration::from_secs(1_000)).await;
        (0..1_000).for_each(|_| throttle.succeeded());
        assert_eq!(taken(&throttle), 20);
    }

    #[tokio::test(start_paused = true)]
    async fn a_budget_without_an_end_and_one_of_nothing_are_possible() {
        let endless = Throttle::new(u32::MAX);
        assert_eq!(taken(&endless), 1_000);
        (0..100_000).for_each(|_| endless.succeeded());
        assert_eq!(taken(&endless), 1_000);
        let none = Throttle::new(0);
        none.succeeded();
        advance(Duration::from_secs(1_000)).await;
        assert_eq!(taken(&none), 0);
    }
}
