//! Errors for output of progenitor in which something is not as expected.

use crate::error::{Error, Problem};
use crate::progenitor::PROGENITOR;

/// The output has not the shape that this pass was written for.
pub(crate) fn unexpected(message: impl std::fmt::Display) -> Error {
    unexpected_problem(message).into()
}

pub(crate) fn unexpected_problem(message: impl std::fmt::Display) -> Problem {
    Problem::new(format!("progenitor {} surprises: {message}", PROGENITOR))
        .help("the refine step was written for another version of progenitor; adjust it")
}
