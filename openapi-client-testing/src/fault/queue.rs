//! The queues of faults, and which fault a request gets.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};

use super::chaos::Chaos;
use super::connection_fault::ConnectionFault;
use super::request_fault::Fault;
use crate::lock::lock;

/// The queues of faults for requests and for connections; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Queues>>);

#[derive(Debug, Default)]
struct Queues {
    requests: Vec<QueuedFault>,
    connections: VecDeque<ConnectionFault>,
    chaos: Option<Chaos>,
}

/// Whether a fault is for a request of this method and this path.
type IsFor = Box<dyn Fn(&str, &str) -> bool + Send>;

struct QueuedFault {
    is_for: IsFor,
    fault: Fault,
}

impl fmt::Debug for QueuedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl Faults {
    /// Makes the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.fail_next_that(|_, _| true, fault);
    }

    /// Makes the next request fail that has this method and a path with this ending.
    pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: Fault) {
        let (only, suffix) = (method.to_owned(), path_suffix.to_owned());
        let is_for = move |method: &str, path: &str| method == only && path.ends_with(&suffix);
        self.fail_next_that(is_for, fault);
    }

    /// Makes the next request fail for whose method and path `is_for` is true.
    pub fn fail_next_that(
        &self,
        is_for: impl Fn(&str, &str) -> bool + Send + 'static,
        fault: Fault,
    ) {
        if fault.times > 0 {
            let is_for = Box::new(is_for);
            lock(&self.0).requests.push(QueuedFault { is_for, fault });
        }
    }

    /// Makes the next new connection fail.
    pub fn fail_next_connection(&self, fault: ConnectionFault) {
        lock(&self.0).connections.push_back(fault);
    }

    /// Applies faults at random from now on, to requests for which none is queued.
    ///
    /// # Panics
    /// If the shares are more than a thousand in sum.
    pub fn chaos(&self, chaos: Chaos) {
        let permille = chaos.permille();
        assert!(permille <= 1000, "{permille} permille in sum");
        lock(&self.0).chaos = Some(chaos);
    }

    /// How many faults are queued, each as often as it applies; chaos is not counted.
    pub fn pending(&self) -> usize {
        let queues = lock(&self.0);
        let sum = |sum: usize, queued: &QueuedFault| sum.saturating_add(queued.fault.times);
        queues.requests.iter().fold(queues.connections.len(), sum)
    }

    /// Removes the queued faults, and ends the chaos.
    pub fn clear(&self) {
        *lock(&self.0) = Queues::default();
    }

    /// The fault for a new connection.
    pub(crate) fn take_for_connection(&self) -> Option<ConnectionFault> {
        lock(&self.0).connections.pop_front()
    }

    /// Whether the first fault for a request applies before its body is read; that uses
    /// the fault once.
    pub(crate) fn take_before_body(&self, method: &str, path: &str) -> bool {
        let mut queues = lock(&self.0);
        let index = queues.first_for(method, path);
        let index = index.filter(|index| queues.requests[*index].fault.is_before_body());
        index.map(|index| queues.use_up(index)).is_some()
    }

    /// The fault for a request that arrived after this many others: the first one in the
    /// queue, which is used once, or one at random.
    pub(crate) fn take(&self, method: &str, path: &str, arrived_before: u64) -> Option<Fault> {
        let mut queues = lock(&self.0);
        match queues.first_for(method, path) {
            Some(index) => Some(queues.use_up(index)),
            None => queues.chaos.as_ref()?.strike(arrived_before),
        }
    }
}

impl Queues {
    fn first_for(&self, method: &str, path: &str) -> Option<usize> {
        let mut queued = self.requests.iter();
        queued.position(|queued| (queued.is_for)(method, path))
    }

    fn use_up(&mut self, index: usize) -> Fault {
        let queued = &mut self.requests[index];
        queued.fault.times -= 1;
        let fault = queued.fault.clone();
        if fault.times == 0 {
            self.requests.remove(index);
        }
        fault
    }
}
