//! One page of a list, and the parameters that ask for one.

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

/// The type of a parameter that selects a page or sets its size: a number, or
/// text with one, and an `Option` if it may be missing.
#[doc(hidden)]
pub trait PageParameter: Sized {
    /// The number that is set, if it is one from 0 on.
    fn number(&self) -> Option<u64>;

    /// The value that requests the page at `position`.
    ///
    /// # Errors
    ///
    /// The number is too large for the parameter.
    fn at(position: u64) -> Result<Self, String>;
}

impl<P: PageParameter> PageParameter for Option<P> {
    fn number(&self) -> Option<u64> {
        self.as_ref()?.number()
    }

    fn at(position: u64) -> Result<Self, String> {
        P::at(position).map(Some)
    }
}

macro_rules! page_parameters {
    ($($type:ty)*) => { $(
        impl PageParameter for $type {
            fn number(&self) -> Option<u64> {
                number(Some(self))
            }

            fn at(position: u64) -> Result<Self, String> {
                let text = position.to_string();
                text.parse().map_err(|_| {
                    format!("the position of the next page, {text}, is too large for its parameter")
                })
            }
        }
    )* };
}

page_parameters! {
    String i8 i16 i32 i64 i128 u8 u16 u32 u64 u128
    std::num::NonZeroU8 std::num::NonZeroU16 std::num::NonZeroU32 std::num::NonZeroU64
    std::num::NonZeroU128
}
