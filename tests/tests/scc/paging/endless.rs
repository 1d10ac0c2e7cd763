//! Servers that ignore where a page is to begin, with items that change.

use scc_client::{Client, ErrorKind, StatusCode};
use scc_suite_api_simulator::{Fault, Scc};
use serde_json::{Value, json};

use super::super::support::{client, server};
use super::{all, failed};

/// How many items a page has.
const SIZE: usize = 10;

/// A server and its client: it gives page after page of the numbers that `page` has,
/// the items of which change with each: the first of them, or all.
async fn endless(pages: usize, all_change: bool, page: impl Fn(usize) -> Value) -> (Scc, Client) {
    let scc = server().await;
    for number in 0..pages {
        let changed = if all_change { SIZE } else { 1 };
        let name = |index: usize| match index < changed {
            true => format!("{number}-{index}"),
            false => format!("{index}"),
        };
        let items: Vec<Value> = (0..SIZE)
            .map(|index| json!({ "name": name(index) }))
            .collect();
        let mut page = page(number * SIZE);
        page["items"] = json!(items);
        scc.fail_next(Fault::answer(StatusCode::OK).body(page.to_string()));
    }
    // Nothing is asked for behind the limit.
    scc.fail_next(Fault::empty(StatusCode::IM_A_TEAPOT).times(100));
    let client = client(&scc);
    (scc, client)
}

#[tokio::test]
async fn a_server_that_ignores_the_offset_ends_by_a_limit_whatever_it_reports() {
    let nothing = |_: usize| json!({});
    let offset = |at: usize| json!({ "offset": at });
    let growing = |at: usize| json!({ "count": at + 2 * SIZE });
    let both = |at: usize| json!({ "offset": at, "count": at + 2 * SIZE });
    let mostly = "with mostly the items of earlier pages on more than 10 pages in a row, \
                  which `max_pages_without_progress` limits";
    let pages = "with more than 5 pages and no number of all items, which `max_pages` limits";
    let beyond = "with item 80 of a list that had 20 items at first: more than 50 beyond them, \
                  which `max_items_beyond_total` limits";
    type Page = fn(usize) -> Value;
    let cases: [(bool, Page, usize, &str); 8] = [
        (false, nothing, 11, mostly),
        (false, offset, 11, mostly),
        (false, growing, 11, mostly),
        (false, both, 14, mostly),
        (true, nothing, 5, pages),
        (true, offset, 5, pages),
        (true, growing, 7, beyond),
        (true, both, 7, beyond),
    ];
    for (all_change, page, came, how) in cases {
        let (scc, client) = endless(30, all_change, page).await;
        let mut items = client.get_users().items();
        if all_change {
            items = items.max_pages(5).max_items_beyond_total(50);
        }
        for _ in 0..came * SIZE {
            items.next().await.expect("an item").expect("no error");
        }
        let requests = scc.ledger().requests().len();
        let error = failed(items).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        let text = error.to_string();
        assert_eq!(
            text,
            format!("getUsers: the server answered 200 OK, but {how}")
        );
        assert_eq!(requests, came);
        assert_eq!(scc.ledger().requests().len(), came + 1, "{how}");
    }
}

#[tokio::test]
async fn pages_end_by_the_same_limits() {
    let (scc, client) = endless(30, false, |_| json!({})).await;
    let mut pages = client.get_users().pages().max_pages_without_progress(2);
    for _ in 0..3 {
        pages.next().await.expect("a page").expect("no error");
    }
    let error = pages.next().await.expect("an error").expect_err("an error");
    assert!(
        error.to_string().contains("more than 2 pages in a row"),
        "{error}"
    );
    assert!(pages.next().await.is_none());
    assert_eq!(scc.ledger().requests().len(), 4);
}

#[tokio::test]
async fn a_list_that_grows_within_the_margin_is_given_whole() {
    let growing = |at: usize| json!({ "offset": at, "count": (at + 2 * SIZE).min(10 * SIZE) });
    let (scc, client) = endless(10, true, growing).await;
    assert_eq!(all(client.get_users().items()).await.len(), 100);
    assert_eq!(scc.ledger().requests().len(), 10);
}

#[tokio::test]
async fn a_page_size_of_zero_is_refused_by_its_name_and_not_an_empty_list() {
    let scc = server().await;
    let client = client(&scc);
    let error = failed(client.get_users().limit("0").items()).await;
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let text = "getUsers: the request was not sent: `limit` is 0, and pages without items \
                have no end";
    assert_eq!(error.to_string(), text);
    let mut pages = client.get_active_directory_groups().limit("0").pages();
    let error = pages.next().await.expect("an error").expect_err("an error");
    assert!(error.to_string().contains("`limit` is 0"), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(scc.ledger().requests().len(), 0);
    // One page without items, which has the count, is what `send` gives.
    let page = client.get_users().limit("0").send().await.expect("a page");
    assert_eq!((page.items.len(), page.count), (0, Some(4)));
}
