//! Gates: how a test decides when a response continues.

use std::fmt;
use std::sync::Arc;

use tokio::sync::{Semaphore, watch};

/// A gate that is closed until a test opens it; clones share it.
///
/// A fault that has a gate makes its request wait there, so a test decides what happens
/// first, and nothing has to sleep.
#[derive(Clone)]
pub struct Gate(Arc<Shared>);

struct Shared {
    /// One permit for each that may pass; closed once the gate is open for good.
    permits: Semaphore,
    held: watch::Sender<usize>,
}

impl Gate {
    /// A closed gate.
    pub fn new() -> Self {
        Self(Arc::new(Shared {
            permits: Semaphore::new(0),
            held: watch::Sender::new(0),
        }))
    }

    /// Opens the gate for good.
    pub fn open(&self) {
        self.0.permits.close();
    }

    /// Lets this many pass, in the order of their arrival, and stays closed for the rest.
    pub fn let_through(&self, count: usize) {
        self.0.permits.add_permits(count);
    }

    /// Waits until the gate lets the caller pass.
    pub async fn wait(&self) {
        // Whoever can pass at once is not held.
        if self.0.permits.is_closed() {
            return;
        }
        let permit = match self.0.permits.try_acquire() {
            Ok(permit) => Ok(permit),
            Err(_) => {
                let _held = HeldGuard::at(&self.0.held);
                self.0.permits.acquire().await
            }
        };
        if let Ok(permit) = permit {
            permit.forget();
        }
    }

    /// How many wait at the gate now.
    pub fn held(&self) -> usize {
        *self.0.held.borrow()
    }

    /// Waits until at least this many wait at the gate.
    pub async fn wait_until_held(&self, count: usize) {
        let mut held = self.0.held.subscribe();
        // The sender lives as long as `self`.
        let _ = held.wait_for(|held| *held >= count).await;
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate")
            .field("open", &self.0.permits.is_closed())
            .field("held", &self.held())
            .finish()
    }
}

/// Counts one that waits, for as long as it waits.
struct HeldGuard<'a>(&'a watch::Sender<usize>);

impl<'a> HeldGuard<'a> {
    fn at(count: &'a watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        Self(count)
    }
}

impl Drop for HeldGuard<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
