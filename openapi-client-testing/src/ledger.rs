//! The ledger: what arrived, what was executed, and the status of the response.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, StatusCode, header};
use tokio::sync::Notify;

use crate::lock::lock;

/// How many requests are kept; older ones are removed.
const CAPACITY: usize = 10_000;

/// Headers whose value may be shown; all others may hold a secret.
const HARMLESS: [HeaderName; 10] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::ACCEPT_LANGUAGE,
    header::CONNECTION,
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::HOST,
    header::TRANSFER_ENCODING,
    header::USER_AGENT,
];

/// All requests that arrived at a service, oldest first; clones share it.
///
/// A request is recorded when it has arrived whole, before it is answered. The ledger
/// keeps the last 10,000.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Shared>);

#[derive(Default)]
struct Shared {
    log: Mutex<Log>,
    change: Notify,
}

#[derive(Default)]
struct Log {
    next: u64,
    /// How many connections there were since the start.
    connected: usize,
    /// How many of those `clear` has removed.
    connections_forgotten: usize,
    tls_failures: usize,
    entries: VecDeque<(u64, RecordedRequest)>,
}

/// The number of an entry, to add the response to it later.
#[derive(Clone, Copy)]
pub(crate) struct EntryId(u64);

impl EntryId {
    /// How many requests arrived before this one.
    pub(crate) fn arrived_before(self) -> u64 {
        self.0
    }
}

impl Ledger {
    /// Copies of the recorded requests, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        let log = lock(&self.0.log);
        log.entries.iter().map(|(_, entry)| entry.clone()).collect()
    }

    /// The only request that arrived.
    ///
    /// # Panics
    ///
    /// There is none, or another one.
    pub fn only_request(&self) -> RecordedRequest {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }

    /// How many recorded requests have this method and a path with this ending.
    pub fn count(&self, method: &str, path_suffix: &str) -> usize {
        self.count_if(method, path_suffix, |_| true)
    }

    /// How many of those requests were executed.
    pub fn executions(&self, method: &str, path_suffix: &str) -> usize {
        self.count_if(method, path_suffix, |entry| entry.executed)
    }

    /// How many connections were opened, with or without a request.
    pub fn connections(&self) -> usize {
        let log = lock(&self.0.log);
        log.connected - log.connections_forgotten
    }

    /// How many connections ended before the TLS handshake was complete.
    ///
    /// Not counted: those that ended by a [`ConnectionFault`](crate::ConnectionFault).
    pub fn tls_failures(&self) -> usize {
        lock(&self.0.log).tls_failures
    }

    /// Removes every recorded request, and counts from zero again.
    pub fn clear(&self) {
        let mut log = lock(&self.0.log);
        log.entries.clear();
        log.connections_forgotten = log.connected;
        log.tls_failures = 0;
    }

    /// Waits until at least this many requests are recorded.
    ///
    /// A test of a request that gets no response waits here instead of sleeping.
    pub async fn wait_for(&self, count: usize) {
        let enough = |ledger: &Self| lock(&ledger.0.log).entries.len() >= count;
        self.wait_until(enough).await;
    }

    /// Waits until the condition holds.
    ///
    /// The condition is checked at once, and again whenever something is recorded.
    pub async fn wait_until(&self, mut condition: impl FnMut(&Self) -> bool) {
        loop {
            let change = self.0.change.notified();
            let mut change = std::pin::pin!(change);
            change.as_mut().enable();
            if condition(self) {
                return;
            }
            change.await;
        }
    }

    /// Records a connection, and returns its number, from 1.
    pub(crate) fn connected(&self) -> usize {
        let mut log = lock(&self.0.log);
        log.connected += 1;
        let number = log.connected;
        drop(log);
        self.0.change.notify_waiters();
        number
    }

    /// Records that a TLS handshake has failed.
    pub(crate) fn tls_failed(&self) {
        lock(&self.0.log).tls_failures += 1;
        self.0.change.notify_waiters();
    }

    /// Records a request that has no response yet.
    pub(crate) fn record(&self, request: RecordedRequest) -> EntryId {
        let mut log = lock(&self.0.log);
        let id = log.next;
        log.next += 1;
        log.entries.push_back((id, request));
        if log.entries.len() > CAPACITY {
            log.entries.pop_front();
        }
        drop(log);
        self.0.change.notify_waiters();
        EntryId(id)
    }

    /// Adds the status of the response, unless the entry was removed meanwhile.
    pub(crate) fn answered(&self, id: EntryId, status: StatusCode) {
        self.amend(id, |entry| entry.status = Some(status));
    }

    /// Adds that the operation was executed, unless the entry was removed meanwhile.
    pub(crate) fn executed(&self, id: EntryId) {
        self.amend(id, |entry| entry.executed = true);
    }

    fn amend(&self, id: EntryId, change: impl FnOnce(&mut RecordedRequest)) {
        let mut log = lock(&self.0.log);
        let mut newest_first = log.entries.iter_mut().rev();
        if let Some((_, entry)) = newest_first.find(|(entry, _)| *entry == id.0) {
            change(entry);
        }
        drop(log);
        self.0.change.notify_waiters();
    }

    fn count_if(
        &self,
        method: &str,
        path_suffix: &str,
        wanted: impl Fn(&RecordedRequest) -> bool,
    ) -> usize {
        let log = lock(&self.0.log);
        let entries = log.entries.iter().map(|(_, entry)| entry);
        entries
            .filter(|entry| entry.method.as_str() == method && entry.path.ends_with(path_suffix))
            .filter(|entry| wanted(entry))
            .count()
    }
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ledger").field(&self.requests()).finish()
    }
}

/// One request as it arrived, and the status that it got.
///
/// `Debug` shows no secret: neither the body, nor a header outside a short list of
/// harmless ones, nor the values of the query.
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The number of the connection that it came on, from 1.
    pub connection: usize,
    /// The method.
    pub method: Method,
    /// The whole path, with the base path and as it was encoded.
    pub path: String,
    /// What follows the `?`.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, byte for byte.
    pub body: Bytes,
    /// The status that was answered; none if no whole head of a response was sent.
    pub status: Option<StatusCode>,
    /// Whether its operation ran and succeeded, whatever the client received of it.
    ///
    /// False for a request that was refused, say with 401, and so changed nothing.
    pub executed: bool,
}

impl RecordedRequest {
    /// The value of a header, if it was sent and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON, if it is JSON.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("connection", &self.connection)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query.as_deref().map(query_names))
            .field("headers", &Redacted(&self.headers))
            .field("body", &format_args!("<{} bytes>", self.body.len()))
            .field("status", &self.status)
            .field("executed", &self.executed)
            .finish()
    }
}

/// The names in a query, without their values.
fn query_names(query: &str) -> Vec<&str> {
    let name = |pair: &'_ str| pair.find('=').unwrap_or(pair.len());
    query.split('&').map(|pair| &pair[..name(pair)]).collect()
}

/// Headers with all but the harmless values hidden.
struct Redacted<'a>(&'a HeaderMap);

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            if HARMLESS.contains(name) {
                map.entry(name, value);
            } else {
                map.entry(name, &format_args!("<redacted>"));
            }
        }
        map.finish()
    }
}
