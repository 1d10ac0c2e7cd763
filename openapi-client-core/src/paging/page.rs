//! One page of a list.

use std::fmt::Display;
use std::str::FromStr;

/// A page of a list, as generated code takes it from a response.
#[derive(Debug)]
pub struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) at: Option<u64>,
    pub(super) total: Option<u64>,
}

impl<T> Page<T> {
    /// A page with these items, of unknown position and total.
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            at: None,
            total: None,
        }
    }

    /// The same page with the position that the server reports. A value that is
    /// not a number from 0 on is ignored.
    #[must_use]
    pub fn at(self, position: Option<impl Display>) -> Self {
        Self {
            at: number(position),
            ..self
        }
    }

    /// The same page with the number of items that the server reports for the
    /// whole list. A value that is not a number from 0 on is ignored.
    #[must_use]
    pub fn of(self, total: Option<impl Display>) -> Self {
        Self {
            total: number(total),
            ..self
        }
    }
}

/// Parses a number, which some documents declare as text.
pub(super) fn number(value: Option<impl Display>) -> Option<u64> {
    value?.to_string().parse().ok()
}

/// The value of a parameter that requests the page at `position`.
///
/// # Errors
///
/// The number is too large for the parameter.
#[doc(hidden)]
pub fn position<P: FromStr>(position: u64) -> Result<P, String> {
    let text = position.to_string();
    let too_large =
        |_| format!("the position of the next page, {text}, is too large for its parameter");
    text.parse().map_err(too_large)
}
