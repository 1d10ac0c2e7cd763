//! Errors for unexpected output of progenitor.

use crate::error::{Error, Problem};
use crate::progenitor::PROGENITOR;

/// The error for output that this step was not written for.
pub(crate) fn unexpected(message: impl std::fmt::Display) -> Error {
    unexpected_problem(message).into()
}

pub(crate) fn unexpected_problem(message: impl std::fmt::Display) -> Problem {
    Problem::new(format!(
        "unexpected output from progenitor {}: {message}",
        PROGENITOR
    ))
    .help("the refine step was written for another version of progenitor; adjust it")
}
