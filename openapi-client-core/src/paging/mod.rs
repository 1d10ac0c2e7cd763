//! Lists that a server gives in pages, item by item.

mod cursor;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display};
use std::future::poll_fn;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use serde::Serialize;

use crate::{Failure, Operation, ResponseValue};
use cursor::{Cursor, Unit};

/// The items of all pages of a list, one after the other.
///
/// Nothing is sent until the first item is asked for, and no page is asked for
/// before the items of the one before it are used up: one page is in memory.
/// What the server says with a page decides whether another one follows, and
/// an empty page is always the last. An error ends the items, also that the
/// server does not answer with the page that was asked for. After their end
/// there is nothing more. Whoever drops it cancels the request under way.
///
/// It is a [`Stream`] for those who have use for one; [`next`](Self::next) and
/// [`try_collect`](Self::try_collect) need no other crate.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<'a, T, E> {
    operation: &'static Operation,
    fetch: Fetch<'a, T, E>,
    cursor: Cursor,
    page: vec::IntoIter<T>,
    state: State<'a, T, E>,
}

/// Asks for the page at a position, or for the one that the server begins with
/// or the caller has set.
type Fetch<'a, T, E> = Box<dyn FnMut(Option<u64>) -> Answer<'a, T, E> + Send + 'a>;

type Answer<'a, T, E> =
    Pin<Box<dyn Future<Output = Result<ResponseValue<Page<T>>, E>> + Send + 'a>>;

enum State<'a, T, E> {
    /// The page at this position is the next to ask for.
    Next(Option<u64>),
    Fetching(Answer<'a, T, E>),
    Ended,
}

/// A page of a list, as generated code reads it from an answer.
#[derive(Debug)]
pub struct Page<T> {
    items: Vec<T>,
    at: Option<u64>,
    total: Option<u64>,
}

impl<T> Page<T> {
    /// A page with these items, of which nothing else is known.
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            at: None,
            total: None,
        }
    }

    /// The same page with the position that the server tells of it. What is no
    /// number from 0 on tells nothing.
    #[must_use]
    pub fn at(self, position: Option<impl Display>) -> Self {
        Self {
            at: number(position),
            ..self
        }
    }

    /// The same page with the number of items that the server tells of the
    /// whole list. What is no number from 0 on tells nothing.
    #[must_use]
    pub fn of(self, total: Option<impl Display>) -> Self {
        Self {
            total: number(total),
            ..self
        }
    }
}

/// Documents have numbers as numbers or as text; as text they are all alike.
fn number(value: Option<impl Display>) -> Option<u64> {
    value?.to_string().parse().ok()
}

/// The value of a parameter that asks for the page at `position`.
///
/// # Errors
///
/// The parameter cannot be so large a number.
#[doc(hidden)]
pub fn position<P: FromStr>(position: u64) -> Result<P, String> {
    let text = position.to_string();
    let too_large = |_| format!("the next page is at {text}, which its parameter cannot be");
    text.parse().map_err(too_large)
}

impl<'a, T: Serialize + 'a, E: From<Failure>> Items<'a, T, E> {
    /// The items of a list whose pages are asked for by the number of items in
    /// front of them.
    ///
    /// `fetch` sends the request of `operation` for the page at a position;
    /// without one it leaves the request as the caller has set it, with
    /// `first` as its position. `read` takes an answer apart.
    #[doc(hidden)]
    pub fn by_offset<V, F>(
        operation: &'static Operation,
        first: Option<impl Display>,
        fetch: impl FnMut(Option<u64>) -> F + Send + 'a,
        read: fn(V) -> Page<T>,
    ) -> Self
    where
        V: 'a,
        F: Future<Output = Result<ResponseValue<V>, E>> + Send + 'a,
    {
        let cursor = Cursor::new(Unit::Item, number(first));
        Self::new(operation, cursor, fetch, read)
    }

    /// The items of a list whose pages are asked for by their numbers; the
    /// rest as for [`by_offset`](Self::by_offset).
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
        let cursor = Cursor::new(Unit::Page, number(first));
        Self::new(operation, cursor, fetch, read)
    }

    fn new<V, F>(
        operation: &'static Operation,
        cursor: Cursor,
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
                let answer = fetch(position);
                Box::pin(async move { answer.await.map(|answer| answer.map(read)) })
            }),
            cursor,
            page: Vec::new().into_iter(),
            state: State::Next(None),
        }
    }

    /// The same for a list whose first position is `origin` instead of 0.
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
    /// The call for the next page failed, or the server did not answer with
    /// that page.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All items that are left, in a collection such as a [`Vec`].
    ///
    /// # Errors
    ///
    /// The call for a page failed, or the server did not answer with that
    /// page. The items that came before are gone.
    pub async fn try_collect<C: Default + Extend<T>>(mut self) -> Result<C, E> {
        let mut items = C::default();
        while let Some(item) = self.next().await {
            items.extend([item?]);
        }
        Ok(items)
    }

    /// Takes up the items of a page, and what comes behind it.
    fn turn(&mut self, answer: ResponseValue<Page<T>>) -> Result<(), Failure> {
        let next = self
            .cursor
            .turn(&answer)
            .map_err(|why| Failure::not_next(self.operation, &answer, why))?;
        self.page = answer.into_inner().items.into_iter();
        if next.is_some() {
            self.state = State::Next(next);
        }
        Ok(())
    }
}

impl<'a, T: Serialize + 'a, E: From<Failure>> Stream for Items<'a, T, E> {
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
                    // Its items are gone; their memory goes before more comes.
                    this.page = Vec::new().into_iter();
                    this.state = State::Fetching((this.fetch)(position));
                }
                State::Fetching(answer) => {
                    let answer = ready!(answer.as_mut().poll(cx));
                    this.state = State::Ended;
                    let turned = answer.and_then(|answer| this.turn(answer).map_err(E::from));
                    if let Err(error) = turned {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
        }
    }
}

/// Items are handed out by value and never pinned.
impl<T, E> Unpin for Items<'_, T, E> {}

impl<T, E> fmt::Debug for Items<'_, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}
