//! The faults that wait, and which of them strikes.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::chaos::Chaos;
use super::connection_fault::ConnectionFault;
use super::request_fault::Fault;
use crate::lock::lock;

/// The faults that wait for their request or their connection; clones share them.
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
    /// Lets the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.push(None, fault);
    }

    /// Lets the next request of this method fail whose path has this ending.
    pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: Fault) {
        self.push(Some((method.to_owned(), path_suffix.to_owned())), fault);
    }

    /// Lets the next new connection fail.
    pub fn fail_next_connection(&self, fault: ConnectionFault) {
        lock(&self.0).connections.push_back(fault);
    }

    /// Lets faults strike at random from now on, where none waits for a request.
    ///
    /// # Panics
    /// If the shares are more than a thousand in sum.
    pub fn chaos(&self, chaos: Chaos) {
        let permille = chaos.permille();
        assert!(permille <= 1000, "{permille} permille in sum");
        lock(&self.0).chaos = Some(chaos);
    }

    /// How many faults still wait, each as often as it is to strike; chaos not counted.
    pub fn pending(&self) -> usize {
        let queues = lock(&self.0);
        let sum = |sum: usize, queued: &QueuedFault| sum.saturating_add(queued.fault.times);
        queues.requests.iter().fold(queues.connections.len(), sum)
    }

    /// Forgets the faults that still wait, and ends the chaos.
    pub fn clear(&self) {
        *lock(&self.0) = Queues::default();
    }

    /// The fault for a new connection.
    pub(crate) fn take_for_connection(&self) -> Option<ConnectionFault> {
        lock(&self.0).connections.pop_front()
    }

    /// Whether the first fault that fits a request strikes before its body is read; that
    /// fault is used up by one.
    pub(crate) fn take_before_body(&self, method: &str, path: &str) -> bool {
        let mut queues = lock(&self.0);
        let index = queues.first_for(method, path);
        let index = index.filter(|index| queues.requests[*index].fault.is_before_body());
        index.map(|index| queues.use_up(index)).is_some()
    }

    /// The fault for a request that arrived after this many others: the first one that
    /// fits, which is used up by one, or one at random.
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
