//! The connections of a client, those of each runtime by themselves.
//!
//! The task that drives a connection runs on the runtime that opened it. On
//! another runtime, which may end or not be driven, a call on that connection
//! would fail or hang.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Id;
use url::Url;

use super::settings::{ConnectSettings, Prepared};
use crate::build_error::BuildError;

/// How many runtimes have connections at the same time. Of more, those that
/// came first lose theirs: most often they have ended.
const MAX_RUNTIMES: usize = 16;

/// The connections to the servers that have the same settings.
pub(crate) struct Connections {
    prepared: Prepared,
    pools: Mutex<Pools>,
}

struct Pools {
    /// The newest last.
    of_runtimes: VecDeque<Arc<Pool>>,
    /// Made to validate the settings; the first runtime takes it.
    unused: Option<reqwest::Client>,
}

/// The connections of a runtime.
pub(crate) struct Pool {
    runtime: Id,
    pub(crate) http: reqwest::Client,
}

impl Connections {
    pub(crate) fn new(
        settings: &ConnectSettings,
        must_stay: bool,
        servers: &[&Url],
    ) -> Result<Self, BuildError> {
        let prepared = settings.prepare(must_stay, servers)?;
        let pools = Pools {
            of_runtimes: VecDeque::new(),
            unused: Some(prepared.client()?),
        };
        Ok(Self {
            prepared,
            pools: Mutex::new(pools),
        })
    }

    /// The connections of `runtime`.
    pub(crate) fn of(&self, runtime: Id) -> Result<Arc<Pool>, BuildError> {
        let mut pools = self.lock();
        let mut known = pools.of_runtimes.iter();
        if let Some(pool) = known.find(|pool| pool.runtime == runtime) {
            return Ok(pool.clone());
        }
        let http = match pools.unused.take() {
            Some(http) => http,
            None => self.prepared.client()?,
        };
        let pool = Arc::new(Pool { runtime, http });
        pools.of_runtimes.push_back(pool.clone());
        if pools.of_runtimes.len() > MAX_RUNTIMES {
            pools.of_runtimes.pop_front();
        }
        Ok(pool)
    }

    /// Opens no further request on the connections of `pool`: an attempt on one of
    /// them timed out, and of HTTP/2 it would be used again. Requests in progress
    /// continue.
    pub(crate) fn abandon(&self, pool: &Arc<Pool>) {
        if self.prepared.http1_only {
            // The connection was closed with the attempt.
            return;
        }
        let mut pools = self.lock();
        pools.of_runtimes.retain(|other| !Arc::ptr_eq(other, pool));
    }

    fn lock(&self) -> MutexGuard<'_, Pools> {
        // Nothing panics while the lock is held.
        self.pools.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
