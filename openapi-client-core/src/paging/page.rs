//! One page of a list.

use std::fmt::Display;
use std::vec;

/// A page of a list: its items, and what the server reports of the list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) at: Option<u64>,
    pub(super) total: Option<u64>,
}

impl<T> Page<T> {
    /// A page with these items, of unknown position and total.
    #[doc(hidden)]
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            at: None,
            total: None,
        }
    }

    /// The same page with the position that the server reports. A value that is
    /// not a number from 0 on is ignored.
    #[doc(hidden)]
    #[must_use]
    pub fn at(self, position: Option<impl Display>) -> Self {
        Self {
            at: number(position),
            ..self
        }
    }

    /// The same page with the number of items that the server reports for the
    /// whole list. A value that is not a number from 0 on is ignored.
    #[doc(hidden)]
    #[must_use]
    pub fn of(self, total: Option<impl Display>) -> Self {
        Self {
            total: number(total),
            ..self
        }
    }

    /// The items, at least one.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The items by value.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// Where in the list the page is, in the unit of the list: the number of
    /// items before it, or the number of the page. It is what the server
    /// reports, or else what it was asked for; `None` if there was neither.
    pub fn position(&self) -> Option<u64> {
        self.at
    }

    /// How many items the whole list has, if the server reports it.
    pub fn total(&self) -> Option<u64> {
        self.total
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// Parses a number, which some documents declare as text.
fn number(value: Option<impl Display>) -> Option<u64> {
    value?.to_string().parse().ok()
}
