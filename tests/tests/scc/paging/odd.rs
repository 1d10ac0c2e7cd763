//! Servers that do not do as they are asked, and lists that change meanwhile.
//!
//! A page is written as its position, its number of items, and the number of
//! items that it gives for the whole list. The items are numbered as they come.

use contract_tests::random::{runner, runtime};
use proptest::prelude::*;
use scc_client::ErrorKind;
use scc_client::types::User;
use scc_suite_api_simulator::{Fault, Scc};
use serde_json::{Value, json};

use super::super::support::{client, server, server_and_client};
use super::{Walk, all, failed, queries, take};

/// A page: its position, its number of items, and how many it says there are.
type Page = (Option<i64>, usize, Option<i64>);

/// A server that gives these pages, and after them none.
async fn giving(pages: &[Page]) -> Scc {
    let scc = server().await;
    let mut next = 0..;
    for (at, count, total) in pages {
        let items: Vec<Value> = next
            .by_ref()
            .take(*count)
            .map(|number: usize| json!({ "name": number.to_string() }))
            .collect();
        let mut page = json!({ "items": items, "limit": 50 });
        page["offset"] = json!(at);
        page["count"] = json!(total);
        give(&scc, &page);
    }
    scc.fail_next(Fault::empty(scc_client::StatusCode::IM_A_TEAPOT).times(100));
    scc
}

fn give(scc: &Scc, page: &Value) {
    let fault = Fault::answer(scc_client::StatusCode::OK).body(page.to_string());
    scc.fail_next(fault);
}

/// The names of this many items of [`giving`].
fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

/// The offsets that were asked for.
fn offsets(scc: &Scc) -> Vec<u64> {
    let offset = |query: Option<String>| {
        let query = query.unwrap_or_default();
        query
            .strip_prefix("offset=")
            .map_or(0, |offset| offset.parse().expect("a number"))
    };
    queries(scc).into_iter().map(offset).collect()
}

#[tokio::test]
async fn what_the_answers_say_decides_where_the_list_goes_on_and_where_it_ends() {
    // Of each page its number of items, and how many it says there are.
    type Pages<'a> = &'a [(usize, Option<i64>)];
    let cases: [(&str, bool, Pages<'_>); 14] = [
        ("one page", true, &[(3, Some(3))]),
        ("nothing", true, &[(0, Some(0))]),
        (
            "smaller pages than asked for",
            true,
            &[(50, Some(90)), (20, Some(90)), (20, Some(90))],
        ),
        (
            "larger pages than asked for",
            true,
            &[(70, Some(90)), (20, Some(90))],
        ),
        (
            "a list that shrinks",
            true,
            &[(50, Some(120)), (10, Some(60))],
        ),
        (
            "a list that shrinks to less than was passed",
            true,
            &[(50, Some(120)), (0, Some(20))],
        ),
        (
            "a list that grows",
            true,
            &[(50, Some(60)), (50, Some(130)), (30, Some(130))],
        ),
        ("no count", true, &[(50, None), (20, None), (0, None)]),
        (
            "a count that comes late",
            true,
            &[(50, None), (20, Some(70))],
        ),
        (
            "no count and no offset",
            false,
            &[(50, None), (20, None), (0, None)],
        ),
        ("no offset", false, &[(50, Some(70)), (20, Some(70))]),
        (
            "an empty page before the count is reached",
            true,
            &[(50, Some(450)), (0, Some(450))],
        ),
        (
            "a count that is less than nothing",
            true,
            &[(50, Some(-1)), (0, Some(-1))],
        ),
        (
            "the count of the page in place of the list's",
            true,
            &[(50, Some(50))],
        ),
    ];
    for (what, has_offset, sizes) in cases {
        let (mut pages, mut asked, mut passed) = (Vec::new(), Vec::new(), 0);
        for &(size, total) in sizes {
            let at = i64::try_from(passed).expect("a small number");
            pages.push((has_offset.then_some(at), size, total));
            asked.push(at.unsigned_abs());
            passed += size;
        }
        let scc = giving(&pages).await;
        let items = client(&scc);
        assert_eq!(
            all(items.get_users().items()).await,
            names(passed),
            "{what}"
        );
        assert_eq!(offsets(&scc), asked, "{what}");
    }
}

#[tokio::test]
async fn members_that_are_missing_or_null_end_a_list_as_an_empty_page_does() {
    for page in [
        json!({}),
        json!({ "items": null }),
        json!({ "items": [], "count": null, "offset": null, "limit": null }),
        json!({ "count": 450, "offset": 0, "limit": 50 }),
    ] {
        let scc = server().await;
        give(&scc, &page);
        assert_eq!(
            all(client(&scc).get_users().items()).await,
            [""; 0],
            "{page}"
        );
        assert_eq!(scc.ledger().requests().len(), 1, "{page}");
    }
}

/// The error behind this many items.
async fn failed_after(mut items: Walk<'_, User>, count: usize) -> String {
    assert_eq!(take(&mut items, count).await, names(count));
    let error = failed(items).await;
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(!error.is_retryable());
    assert!(error.request_id().is_some());
    error.to_string()
}

#[tokio::test]
async fn an_offset_that_is_ignored_is_an_error_and_no_loop() {
    let first = (Some(0), 50, Some(450));
    let scc = giving(&[first, first, first]).await;
    let text = failed_after(client(&scc).get_users().items(), 50).await;
    let expected = "getUsers: the server answered 200 OK, \
        but with offset 0 instead of offset 50";
    assert_eq!(text, expected);
    assert_eq!(offsets(&scc), [0, 50]);

    // Also where the caller chose the first page.
    let scc = giving(&[first, first]).await;
    let items = client(&scc);
    let text = failed_after(items.get_users().offset("100").items(), 0).await;
    assert!(text.ends_with("offset 0 instead of offset 100"), "{text}");
    assert_eq!(scc.ledger().requests().len(), 1);
}

#[tokio::test]
async fn the_same_page_again_is_an_error_and_no_loop_where_no_number_says_so() {
    let items: Vec<Value> = names(50)
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    for numbers in [
        json!({}),
        json!({ "count": 450 }),
        json!({ "count": 450, "limit": 50 }),
        json!({ "offset": null }),
    ] {
        let scc = server().await;
        let mut page = numbers;
        page["items"] = json!(items);
        for _ in 0..100 {
            give(&scc, &page);
        }
        let text = failed_after(client(&scc).get_users().items(), 50).await;
        assert!(
            text.ends_with("but with the same items as on the previous page"),
            "{text}"
        );
        assert_eq!(offsets(&scc), [0, 50]);
    }
}

#[tokio::test]
async fn a_page_that_is_not_as_documented_is_an_error_behind_the_items_before_it() {
    let (scc, client) = server_and_client().await;
    let mut looked = 0;
    for page in [
        json!([]),
        json!({ "items": {} }),
        json!({ "items": ["name"] }),
        json!({ "items": [{ "name": "2" }, { "name": 3 }] }),
        json!({ "items": [], "count": "many" }),
        json!({ "items": [], "count": 1_u64 << 32 }),
    ] {
        let items = json!([{ "name": "0" }, { "name": "1" }]);
        give(&scc, &json!({ "items": items, "offset": 0, "count": 4 }));
        give(&scc, &page);
        failed_after(client.get_users().items(), 2).await;
        looked += 1;
    }
    assert_eq!(scc.ledger().requests().len(), 2 * looked);
    assert_eq!(looked, 6);
}

/// A server's way to cut a list into pages, and whether it says where each
/// one is and how many items there are.
fn any_pages() -> impl Strategy<Value = (Vec<usize>, bool, bool)> {
    (
        prop::collection::vec(1_usize..9, 0..9),
        any::<bool>(),
        any::<bool>(),
    )
}

#[test]
fn every_item_comes_once_however_the_server_cuts_the_list() {
    let runtime = runtime();
    let result = runner(64).run(&any_pages(), |(sizes, tells_place, tells_count)| {
        let total: usize = sizes.iter().sum();
        let number = |number: usize| i64::try_from(number).expect("a small number");
        let mut passed = 0;
        let mut pages: Vec<Page> = Vec::new();
        for size in sizes.iter().copied().chain([0]) {
            let at = tells_place.then_some(number(passed));
            pages.push((at, size, tells_count.then_some(number(total))));
            passed += size;
        }
        runtime.block_on(async {
            let scc = giving(&pages).await;
            let came = all(client(&scc).get_users().items()).await;
            prop_assert_eq!(came, names(total));
            // The last page is not asked for if the count is known.
            let requests = sizes.len() + usize::from(!tells_count || total == 0);
            prop_assert_eq!(scc.ledger().requests().len(), requests);
            Ok(())
        })
    });
    result.expect("it holds for every way");
}
