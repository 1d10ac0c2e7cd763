//! A request as an operation gets it, and what the operation returns.

use chrono::{DateTime, Utc};

use super::app::Settings;
use super::problem::Problem;
use crate::call::Call;
use crate::reply::Reply;

/// A request whose caller may do this, and which matches the document.
pub(super) struct Request<'a> {
    pub(super) call: &'a Call,
    /// The caller's.
    pub(super) token: &'a str,
    pub(super) settings: &'a Settings,
    pub(super) now: DateTime<Utc>,
}

/// What an operation returns.
pub(super) type Outcome = Result<Reply, Problem>;
