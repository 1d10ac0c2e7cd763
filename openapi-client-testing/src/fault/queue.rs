//! The queues of faults, and which fault a request gets.

use std::collections::VecDeque;
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

#[derive(Debug)]
struct QueuedFault {
    /// Method and ending of the path; none for any request.
    only: Option<(String, String)>,
    fault: Fault,
}

impl Faults {
    /// Makes the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.push(None, fault);
    }

    /// Makes the next request fail that has this method and a path with this ending.
    pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: Fault) {
        self.push(Some((method.to_owned(), path_suffix.to_owned())), fault);
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

    fn push(&self, only: Option<(String, String)>, fault: Fault) {
        if fault.times > 0 {
            lock(&self.0).requests.push(QueuedFault { only, fault });
        }
    }
}

impl Queues {
    fn first_for(&self, method: &str, path: &str) -> Option<usize> {
        self.requests.iter().position(|queued| match &queued.only {
            Some((only, suffix)) => only == method && path.ends_with(suffix),
            None => true,
        })
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
