//! A request as an operation gets it, and what the operation returns.

use chrono::{DateTime, Utc};

use super::access::Caller;
use super::app::Settings;
use super::problem::Problem;
use crate::call::Call;
use crate::reply::Reply;

/// A request whose caller is known and may do this, and which matches the document.
pub(super) struct Request<'a> {
    pub(super) call: &'a Call,
    pub(super) caller: Option<&'a Caller>,
    pub(super) settings: &'a Settings,
    pub(super) now: DateTime<Utc>,
}

/// What an operation returns.
pub(super) type Outcome = Result<Reply, Problem>;

impl Request<'_> {
    /// The caller of an operation that needs one.
    pub(super) fn caller(&self) -> Result<&Caller, Problem> {
        self.caller.ok_or_else(Problem::dead_token)
    }
}
