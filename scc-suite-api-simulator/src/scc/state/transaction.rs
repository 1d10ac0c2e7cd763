//! The transactions of a tenant: what goes on after an operation has answered.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::Resource;

/// Something that was started and may take long.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::scc) struct Transaction {
    uid: Uuid,
    pub(in crate::scc) kind: String,
    pub(in crate::scc) submitted: DateTime<Utc>,
    pub(in crate::scc) updated: DateTime<Utc>,
    /// The state that it is in, and those that follow.
    states: VecDeque<String>,
}

impl Transaction {
    /// A transaction that goes through these states.
    pub(in crate::scc) fn new(kind: &str, states: &[String], now: DateTime<Utc>) -> Self {
        Self {
            uid: Uuid::new_v4(),
            kind: kind.to_owned(),
            submitted: now,
            updated: now,
            states: states.iter().cloned().collect(),
        }
    }

    /// The state that it is in, if it has one.
    pub(in crate::scc) fn state(&self) -> Option<&str> {
        self.states.front().map(String::as_str)
    }

    /// Goes on to the next state, unless this is the last.
    pub(in crate::scc) fn go_on(&mut self, now: DateTime<Utc>) {
        if self.states.len() > 1 {
            self.states.pop_front();
            self.updated = now;
        }
    }
}

impl Resource for Transaction {
    type Key = Uuid;

    const NAME: &'static str = "transaction";

    fn key(&self) -> &Uuid {
        &self.uid
    }

    fn conflict(&self, _: &Self) -> Option<&'static str> {
        None
    }
}
