//! The items of all pages of a list.

use std::fmt::{self, Display};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use serde::Serialize;

use super::cursor::{Cursor, Unit};
use super::page::{Page, number};
use crate::error::CallError;
use crate::operation::Operation;
use crate::response::ResponseValue;

/// The items of all pages of a list, one after the other.
///
/// Nothing is sent until the first item is requested, and no page is requested
/// before the items of the previous one are consumed: one page is in memory.
/// The position and total in a response decide whether another page follows,
/// and an empty page is always the last. An error ends the items; it is also an
/// error if the server does not answer with the requested page. Dropping the
/// items cancels the request in progress.
///
/// Call [`next`](Self::next) with `.await` in a loop, or
/// [`try_collect`](Self::try_collect); both need no other crate. It is also a
/// [`Stream`].
#[must_use = "nothing is sent until an item is requested"]
pub struct Items<'a, T, E> {
    operation: &'static Operation,
    fetch: Fetch<'a, T, E>,
    cursor: Cursor,
    page: vec::IntoIter<T>,
    state: State<'a, T, E>,
}

/// Requests the page at a position, or the first one.
type Fetch<'a, T, E> = Box<dyn FnMut(Option<u64>) -> PageFuture<'a, T, E> + Send + 'a>;

type PageFuture<'a, T, E> =
    Pin<Box<dyn Future<Output = Result<ResponseValue<Page<T>>, E>> + Send + 'a>>;

enum State<'a, T, E> {
    /// The page at this position is requested next.
    Next(Option<u64>),
    Fetching(PageFuture<'a, T, E>),
    Ended,
}

impl<'a, T: Serialize + 'a, E: From<CallError>> Items<'a, T, E> {
    /// The items of a list whose pages are requested by the number of items
    /// before them.
    ///
    /// `fetch` sends the request of `operation` for the page at a position;
    /// without one it sends the request as the caller has set it, with `first`
    /// as its position. `read` converts a response.
    #[doc(hidden)]
    pub fn by_offset<V, F>(
        operation: &'static Operation,
        first: Option<impl Display>,
        mut fetch: impl FnMut(Option<u64>) -> F + Send + 'a,
        read: fn(V) -> Page<T>,
    ) -> Self
    where
        V: 'a,
        F: Future<Output = Result<ResponseValue<V>, E>> + Send + 'a,
    {
        Self {
            operation,
            fetch: Box::new(move |position| {
                let response = fetch(position);
                Box::pin(async move { response.await.map(|response| response.map(read)) })
            }),
            cursor: Cursor::new(Unit::Item, number(first)),
            page: Vec::new().into_iter(),
            state: State::Next(None),
        }
    }

    /// The items of a list whose pages are requested by their numbers; otherwise
    /// as [`by_offset`](Self::by_offset).
    #[doc(hidden)]
    pub fn by_page<V, F>(
        operation: &'static Operation,
        first: Option<impl Display>,
        fetch: impl FnMut(Option<u64>) -> F + Send + 'a,
        read: fn(V) -> Page<T>,
    ) -> Self
    where
        V: 'a,
        F: Future<Output = Result<ResponseValue<V>, E>> + Send + 'a,
    {
        let mut items = Self::by_offset(operation, first, fetch, read);
        items.cursor.unit = Unit::Page;
        items
    }

    /// The same items of a list whose first position is `origin` instead of 0.
    #[doc(hidden)]
    pub fn counted_from(mut self, origin: u64) -> Self {
        self.cursor.origin = origin;
        self
    }

    /// The next item, `None` after the last one and after an error. A call
    /// that is cancelled loses nothing.
    ///
    /// # Errors
    ///
    /// The call for the next page failed, or the server answered with another
    /// page.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All remaining items, in a collection such as a [`Vec`].
    ///
    /// # Errors
    ///
    /// The call for a page failed, or the server answered with another page.
    /// The items before it are lost.
    pub async fn try_collect<C: Default + Extend<T>>(mut self) -> Result<C, E> {
        let mut items = C::default();
        while let Some(item) = self.next().await {
            items.extend([item?]);
        }
        Ok(items)
    }

    /// Takes over the items of a page, and the position of the next one.
    fn advance(&mut self, page: ResponseValue<Page<T>>) -> Result<(), CallError> {
        let next = self.cursor.advance(&page).map_err(|how| {
            let (status, headers) = (page.status(), page.headers().clone());
            CallError::wrong_page(self.operation, status, headers, how).with_attempts(page.attempts)
        })?;
        self.page = page.into_inner().items.into_iter();
        if next.is_some() {
            self.state = State::Next(next);
        }
        Ok(())
    }
}

impl<'a, T: Serialize + 'a, E: From<CallError>> Stream for Items<'a, T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match &mut this.state {
                State::Ended => return Poll::Ready(None),
                State::Next(position) => {
                    let position = *position;
                    // Frees the memory of the previous page.
                    this.page = Vec::new().into_iter();
                    this.state = State::Fetching((this.fetch)(position));
                }
                State::Fetching(page) => {
                    let page = ready!(page.as_mut().poll(cx));
                    this.state = State::Ended;
                    let outcome = page.and_then(|page| this.advance(page).map_err(E::from));
                    if let Err(error) = outcome {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
        }
    }
}

/// Items are returned by value and never pinned.
impl<T, E> Unpin for Items<'_, T, E> {}

impl<T, E> fmt::Debug for Items<'_, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}
