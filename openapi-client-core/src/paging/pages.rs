//! The pages of a list.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::Serialize;

use super::cursor::{Cursor, Unit};
use super::page::Page;
use super::progress::Progress;
use crate::error::CallError;
use crate::operation::Operation;
use crate::response::ResponseValue;

/// The pages of a list, one after the other.
///
/// Nothing is sent until the first page is requested, and no page is requested
/// before the previous one was given: one page is in memory. The position and
/// total in a response decide whether another page follows; an empty page always
/// ends the list and is not given. An error ends the pages; it is also an error
/// if the server does not answer with the requested page, or with pages that
/// would never end. Dropping the pages cancels the request in progress.
///
/// Call [`next`](Self::next) with `.await` in a loop, or
/// [`try_collect`](Self::try_collect); both need no other crate. It is also a
/// [`Stream`].
#[must_use = "nothing is sent until a page is requested"]
pub struct Pages<'a, T, E> {
    operation: &'static Operation,
    fetch: Fetch<'a, T, E>,
    cursor: Cursor,
    state: State<'a, T, E>,
    received: u64,
    /// How many pages may still come.
    left: u64,
    /// The size of a page, if it is set.
    size: Option<u64>,
    /// How many items are still wanted.
    wanted: u64,
}

/// Requests the page at a position, or the first one, and with a size if it is
/// not the one that is set.
type Fetch<'a, T, E> = Box<dyn FnMut(Option<u64>, Option<u64>) -> PageFuture<'a, T, E> + Send + 'a>;

type PageFuture<'a, T, E> =
    Pin<Box<dyn Future<Output = Result<ResponseValue<Page<T>>, E>> + Send + 'a>>;

enum State<'a, T, E> {
    /// The page at this position is requested next.
    Next(Option<u64>),
    /// The request is not sent, because of this parameter.
    Refused(&'static str),
    Fetching(PageFuture<'a, T, E>),
    Ended,
}

/// Adds what `Pages` and `Items` have in common: the settings, what came so
/// far, and how the next one is awaited. `walk` reaches the pages.
macro_rules! walk_methods {
    ($walk:ident of $what:ty as $one:literal) => {
        impl<'a, T: Serialize + 'a, E: From<CallError>> $walk<'a, T, E> {
            /// Begins at this position, in the unit of the list: the number of
            /// items before it, or the number of a page. It takes the place of
            /// the parameter of the request; set it before anything is requested.
            pub fn starting_at(mut self, position: u64) -> Self {
                self.walk().start_at(position);
                self
            }

            /// Limits the number of pages of a list that does not report how many
            /// items it has; by default [`MAX_PAGES`](crate::MAX_PAGES). More are
            /// an error.
            pub fn max_pages(mut self, pages: u64) -> Self {
                self.walk().progress().max_pages = pages;
                self
            }

            /// Limits the number of pages in a row with mostly the items of
            /// earlier ones; by default
            /// [`MAX_PAGES_WITHOUT_PROGRESS`](crate::MAX_PAGES_WITHOUT_PROGRESS).
            /// More are an error.
            pub fn max_pages_without_progress(mut self, pages: u64) -> Self {
                self.walk().progress().max_pages_without_progress = pages;
                self
            }

            /// Limits how many items may come beyond the total that the server
            /// reported at first; by default
            /// [`MAX_ITEMS_BEYOND_TOTAL`](crate::MAX_ITEMS_BEYOND_TOTAL). More are
            /// an error.
            pub fn max_items_beyond_total(mut self, items: u64) -> Self {
                self.walk().progress().max_items_beyond_total = items;
                self
            }

            #[doc = concat!("The next ", $one, ", `None` after the last one and after an")]
            /// error. A call that is cancelled loses nothing.
            ///
            /// # Errors
            ///
            /// The call for the next page failed, or the server answered with
            /// another page, or with more than the limits allow. A page size of 0
            /// is refused: nothing is sent.
            pub async fn next(&mut self) -> Option<Result<$what, E>> {
                poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
            }

            #[doc = concat!("Every further ", $one, ", in a collection such as a [`Vec`].")]
            ///
            /// # Errors
            ///
            /// As [`next`](Self::next). What came before it is lost.
            pub async fn try_collect<C: Default + Extend<$what>>(mut self) -> Result<C, E> {
                let mut all = C::default();
                while let Some(next) = self.next().await {
                    all.extend([next?]);
                }
                Ok(all)
            }
        }

        /// What is given is never pinned.
        impl<T, E> Unpin for $walk<'_, T, E> {}
    };
}

pub(super) use walk_methods;

walk_methods!(Pages of Page<T> as "page");

impl<'a, T: Serialize + 'a, E: From<CallError>> Pages<'a, T, E> {
    /// The pages of a list that are requested by the number of items before
    /// them.
    ///
    /// `fetch` sends the request of `operation` for the page at a position and
    /// of a size; without them it sends the request as the caller has set it, with
    /// `first` as its position and `size` as the size of a page. `read` converts a
    /// response.
    #[doc(hidden)]
    pub fn by_offset<V, F>(
        operation: &'static Operation,
        first: Option<u64>,
        (size_name, size): (&'static str, Option<u64>),
        mut fetch: impl FnMut(Option<u64>, Option<u64>) -> F + Send + 'a,
        read: fn(V) -> Page<T>,
    ) -> Self
    where
        V: 'a,
        F: Future<Output = Result<ResponseValue<V>, E>> + Send + 'a,
    {
        Self {
            operation,
            fetch: Box::new(move |position, size| {
                let response = fetch(position, size);
                Box::pin(async move { response.await.map(|response| response.map(read)) })
            }),
            cursor: Cursor::new(Unit::Item, first),
            state: match size {
                Some(0) => State::Refused(size_name),
                _ => State::Next(None),
            },
            received: 0,
            left: u64::MAX,
            size,
            wanted: u64::MAX,
        }
    }

    /// The pages of a list that are requested by their numbers; otherwise as
    /// [`by_offset`](Self::by_offset).
    #[doc(hidden)]
    pub fn by_page<V, F>(
        operation: &'static Operation,
        first: Option<u64>,
        size: (&'static str, Option<u64>),
        fetch: impl FnMut(Option<u64>, Option<u64>) -> F + Send + 'a,
        read: fn(V) -> Page<T>,
    ) -> Self
    where
        V: 'a,
        F: Future<Output = Result<ResponseValue<V>, E>> + Send + 'a,
    {
        let mut pages = Self::by_offset(operation, first, size, fetch, read);
        pages.cursor.unit = Unit::Page;
        pages
    }

    /// The same pages of a list whose first position is `origin` instead of 0.
    #[doc(hidden)]
    pub fn counted_from(mut self, origin: u64) -> Self {
        self.cursor.origin = origin;
        self
    }

    /// Ends after this many pages; no other is requested.
    pub fn at_most(mut self, pages: u64) -> Self {
        self.left = pages;
        self
    }

    pub(super) fn start_at(&mut self, position: u64) {
        if let State::Next(next) = &mut self.state {
            *next = Some(position);
            self.cursor.start_at(position);
        }
    }

    pub(super) fn progress(&mut self) -> &mut Progress {
        &mut self.cursor.progress
    }

    fn walk(&mut self) -> &mut Self {
        self
    }

    /// Takes note of a page and of the position of the next one. `None` if it is
    /// empty.
    fn advance(&mut self, mut page: ResponseValue<Page<T>>) -> Result<Option<Page<T>>, CallError> {
        let next = self.cursor.advance(&mut page).map_err(|how| {
            let (status, headers) = (page.status(), page.headers().clone());
            CallError::wrong_page(self.operation, status, headers, how).with_attempts(page.attempts)
        })?;
        if next.is_some() {
            self.state = State::Next(next);
        }
        let page = page.into_inner();
        Ok((!page.items.is_empty()).then_some(page))
    }
}

impl<T, E> Pages<'_, T, E> {
    /// How many pages came so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// How many items the whole list has, as the server last reported it; `None`
    /// before the first page, and if no page reported it.
    pub fn total(&self) -> Option<u64> {
        self.cursor.total
    }

    /// Requests no more than this many items, where that is possible.
    pub(super) fn want(&mut self, items: u64) {
        self.wanted = items;
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }
}

impl<'a, T: Serialize + 'a, E: From<CallError>> Stream for Pages<'a, T, E> {
    type Item = Result<Page<T>, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match &mut this.state {
                State::Ended => return Poll::Ready(None),
                _ if this.left == 0 => this.state = State::Ended,
                State::Next(position) => {
                    let position = *position;
                    // The size of pages that are counted decides where they begin.
                    let wanted = (this.cursor.unit == Unit::Item).then_some(this.wanted);
                    let size = wanted.filter(|wanted| this.size > Some(*wanted));
                    this.state = State::Fetching((this.fetch)(position, size));
                }
                State::Refused(size) => {
                    let message = format!("`{size}` is 0, and pages without items have no end");
                    this.state = State::Ended;
                    let error = CallError::invalid_request(this.operation, message);
                    return Poll::Ready(Some(Err(error.into())));
                }
                State::Fetching(page) => {
                    let page = ready!(page.as_mut().poll(cx));
                    this.state = State::Ended;
                    let page = page.and_then(|page| this.advance(page).map_err(E::from));
                    if let Ok(Some(page)) = &page {
                        this.received += 1;
                        this.left -= 1;
                        let count = u64::try_from(page.items.len()).unwrap_or(u64::MAX);
                        this.wanted = this.wanted.saturating_sub(count);
                    }
                    return Poll::Ready(page.transpose());
                }
            }
        }
    }
}

impl<T, E> fmt::Debug for Pages<'_, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.operation.id())
            .field("received", &self.received)
            .field("total", &self.cursor.total)
            .finish_non_exhaustive()
    }
}
