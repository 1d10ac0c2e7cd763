//! The items of all pages of a list.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use serde::Serialize;

use super::pages::{Pages, walk_methods};
use crate::error::CallError;

/// The items of all pages of a list, one after the other.
///
/// They come from [`Pages`], of which the next one is requested when the items of
/// the previous one are consumed: one page is in memory.
///
/// Call [`next`](Self::next) with `.await` in a loop, or
/// [`try_collect`](Self::try_collect); both need no other crate. It is also a
/// [`Stream`].
#[must_use = "nothing is sent until an item is requested"]
pub struct Items<'a, T, E> {
    pages: Pages<'a, T, E>,
    page: vec::IntoIter<T>,
    received: u64,
    /// How many items may still come.
    left: u64,
}

walk_methods!(Items of T as "item");

impl<'a, T: Serialize + 'a, E: From<CallError>> Pages<'a, T, E> {
    /// The items of these pages, one after the other.
    pub fn into_items(self) -> Items<'a, T, E> {
        Items {
            pages: self,
            page: Vec::new().into_iter(),
            received: 0,
            left: u64::MAX,
        }
    }
}

impl<'a, T: Serialize + 'a, E: From<CallError>> Items<'a, T, E> {
    /// Ends after this many items; no page is requested beyond them, and no larger
    /// one than they need where pages are requested by the number of items before
    /// them and have a size that is set.
    pub fn at_most(mut self, items: u64) -> Self {
        self.left = items;
        self.pages.want(items);
        self
    }

    fn walk(&mut self) -> &mut Pages<'a, T, E> {
        &mut self.pages
    }
}

impl<T, E> Items<'_, T, E> {
    /// How many items came so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// How many items the whole list has, as the server last reported it; `None`
    /// before the first page, and if no page reported it.
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }
}

impl<'a, T: Serialize + 'a, E: From<CallError>> Stream for Items<'a, T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while this.left > 0 {
            if let Some(item) = this.page.next() {
                this.received += 1;
                this.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            // Frees the memory of the previous page.
            this.page = Vec::new().into_iter();
            match ready!(Pin::new(&mut this.pages).poll_next(cx)) {
                Some(Ok(page)) => this.page = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(None)
    }
}

impl<T, E> fmt::Debug for Items<'_, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &self.pages.operation().id())
            .field("received", &self.received)
            .field("total", &self.total())
            .finish_non_exhaustive()
    }
}
