//! Lists of scripted servers.

mod endless;
mod pages;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::StreamExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde::{Serialize, Serializer};

use super::{Items, Page, Pages};
use crate::error::{CallError, ErrorKind};
use crate::operation::Operation;
use crate::response::ResponseValue;

static LIST: Operation = Operation::new("listThings", Method::GET, "/things").idempotent();

/// A response of a server: items, their position, and the total.
type PageBody = (Vec<u32>, Option<i32>, Option<i32>);

fn answered<V>(value: V) -> ResponseValue<V> {
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", HeaderValue::from_static("r-7"));
    ResponseValue::new(value, StatusCode::OK, headers)
}

fn page((items, at, total): PageBody) -> Page<u32> {
    Page::new(items).at(at).of(total)
}

/// The positions that were requested, in order.
#[derive(Clone, Default)]
struct Requests(Arc<Mutex<Vec<Option<u64>>>>);

impl Requests {
    fn note(&self, position: Option<u64>) -> usize {
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(position);
        requests.len()
    }

    fn positions(&self) -> Vec<Option<u64>> {
        let requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.clone()
    }
}

/// The size of a page is not set.
const NO_SIZE: (&str, Option<u64>) = ("limit", None);

/// The items of a server that sends `answers` and then fails.
fn by_offset(
    answers: Vec<PageBody>,
    first: Option<u64>,
    requests: &Requests,
) -> Items<'static, u32, CallError> {
    pages_of(answers, first, requests).into_items()
}

/// The pages of the same server.
fn pages_of(
    answers: Vec<PageBody>,
    first: Option<u64>,
    requests: &Requests,
) -> Pages<'static, u32, CallError> {
    let (mut answers, requests) = (answers.into_iter(), requests.clone());
    let fetch = move |position, _| {
        requests.note(position);
        let answer = answers.next().ok_or_else(|| CallError::timed_out(&LIST));
        async move { answer.map(answered) }
    };
    Pages::by_offset(&LIST, first, NO_SIZE, fetch, page)
}

#[tokio::test]
async fn pages_are_requested_by_their_numbers() {
    let requests = Requests::default();
    let noted = requests.clone();
    let fetch = move |position: Option<u64>, _| {
        let number = noted.note(position);
        let at = position.unwrap_or(3);
        async move {
            let items: Vec<u64> = (0..if number < 3 { 2 } else { 0 })
                .map(|i| at + i)
                .collect();
            Ok::<_, CallError>(answered((items, at)))
        }
    };
    let pages = Pages::by_page(&LIST, Some(3), NO_SIZE, fetch, |(items, at)| {
        Page::new(items).at(Some(at))
    });
    let all: Vec<u64> = pages.into_items().try_collect().await.expect("three pages");
    assert_eq!(all, [3, 4, 4, 5]);
    assert_eq!(requests.positions(), [None, Some(4), Some(5)]);
}

#[tokio::test]
async fn a_list_counted_from_one_continues_from_there() {
    let requests = Requests::default();
    let answers = vec![(vec![1, 2], None, Some(3)), (vec![3], None, Some(3))];
    let items = pages_of(answers, None, &requests)
        .counted_from(1)
        .into_items();
    let all: Vec<u32> = items.try_collect().await.expect("two pages");
    assert_eq!(all, [1, 2, 3]);
    assert_eq!(requests.positions(), [None, Some(3)]);
}

#[tokio::test]
async fn a_server_that_returns_another_page_is_an_error_and_gets_no_other_request() {
    let begin = || (vec![1, 2], Some(0), Some(5));
    for (answers, first, given) in [
        (vec![begin(), begin(), begin()], None, 2),
        (vec![begin(), begin()], Some(2), 0),
    ] {
        let requests = Requests::default();
        let mut items = by_offset(answers, first, &requests);
        for _ in 0..given {
            assert!(matches!(items.next().await, Some(Ok(_))));
        }
        let error = items.next().await.expect("an error").expect_err("an error");
        assert_eq!(
            error.to_string(),
            "listThings: the server answered 200 OK, but with offset 0 instead of offset 2"
        );
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.operation().map(Operation::id), Some("listThings"));
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.request_id(), Some("r-7"));
        assert_eq!((error.body(), error.is_body_cut()), (Some(&[][..]), true));
        assert_eq!(error.attempts(), 1);
        assert!(!error.is_retryable());
        assert!(format!("{error:?}").contains("offset 2"), "{error:?}");
        assert!(items.next().await.is_none());
        assert_eq!(requests.positions().len(), 1 + given / 2);
    }
}

/// Counts itself as long as it lives.
struct Living(Arc<AtomicUsize>);

impl Living {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count.clone())
    }
}

impl Drop for Living {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Serialize for Living {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[tokio::test]
async fn one_page_is_in_memory() {
    let living = Arc::new(AtomicUsize::new(0));
    let made = &living;
    let fetch = |position: Option<u64>, _| async move {
        let items: Vec<Living> = (0..10).map(|_| Living::new(made)).collect();
        Ok::<_, CallError>(answered((items, position.unwrap_or(0))))
    };
    let read = |(items, at)| Page::new(items).at(Some(at)).of(Some(1000));
    let mut items = Pages::by_offset(&LIST, None, NO_SIZE, fetch, read).into_items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        let item = item.expect("no error");
        assert!(living.load(Ordering::SeqCst) <= 10);
        drop(item);
        count += 1;
    }
    assert_eq!((count, living.load(Ordering::SeqCst)), (1000, 0));
}

#[tokio::test]
async fn items_are_a_stream_that_another_task_may_read() {
    let answers = vec![
        (vec![1, 2], Some(0), Some(5)),
        (vec![3, 4], Some(2), Some(5)),
        (vec![5], Some(4), Some(5)),
    ];
    let items = by_offset(answers, None, &Requests::default());
    let task = tokio::spawn(items.map(|item| item.expect("no error")).collect());
    let all: Vec<u32> = task.await.expect("the task");
    assert_eq!(all, [1, 2, 3, 4, 5]);
}

#[test]
fn numbers_are_parsed_from_numbers_and_text() {
    let read = |page: Page<()>| (page.at, page.total);
    assert_eq!(read(Page::new(vec![])), (None, None));
    let page = Page::new(vec![]).at(Some("7")).of(Some(9_i64));
    assert_eq!(read(page), (Some(7), Some(9)));
    for odd in ["-1", "", "many", "1.5", "18446744073709551616"] {
        let page = Page::new(vec![]).at(Some(odd)).of(Some(odd));
        assert_eq!(read(page), (None, None), "{odd}");
    }
}
