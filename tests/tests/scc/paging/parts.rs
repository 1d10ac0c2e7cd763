//! Pages as such, and parts of a list.

use futures_util::{StreamExt, TryStreamExt};

use super::super::support::client;
use super::{all, full, name, queries, users};

#[tokio::test]
async fn pages_give_their_items_their_position_and_the_total() {
    let scc = full().await;
    let client = client(&scc);
    let mut pages = client.get_users().limit("200").pages();
    let (mut names, mut positions) = (Vec::new(), Vec::new());
    while let Some(page) = pages.next().await {
        let page = page.expect("no error");
        assert_eq!(page.total(), Some(450));
        positions.push((page.position(), page.items().len()));
        names.extend(page.into_iter().map(|user| name(Some(Ok(user)))));
        assert_eq!(
            pages.received(),
            u64::try_from(scc.ledger().requests().len()).expect("a number")
        );
    }
    assert_eq!(names, users());
    assert_eq!(
        positions,
        [(Some(0), 200), (Some(200), 200), (Some(400), 50)]
    );
    assert_eq!((pages.received(), pages.total()), (3, Some(450)));

    let pages = client.get_users().limit("200").pages();
    let counts = pages.map_ok(|page| page.into_items().len());
    let counts: Vec<usize> = counts.try_collect().await.expect("a stream");
    assert_eq!(counts, [200, 200, 50]);
}

#[tokio::test]
async fn a_walk_that_begins_at_a_position_is_the_one_whose_offset_was_set() {
    let scc = full().await;
    let client = client(&scc);
    let by_hand = all(client.get_users().offset("410").limit("30").items()).await;
    let sent = queries(&scc);
    scc.ledger().clear();
    let items = client.get_users().limit("30").items().starting_at(410);
    assert_eq!(all(items).await, by_hand);
    assert_eq!(by_hand, users()[410..]);
    assert_eq!(queries(&scc), sent);
    let mut pages = client.get_users().limit("30").pages().starting_at(440);
    let page = pages.next().await.expect("a page").expect("no error");
    assert_eq!((page.position(), page.items().len()), (Some(440), 10));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn no_page_is_requested_beyond_what_is_wanted() {
    let scc = full().await;
    let client = client(&scc);
    for (wanted, requests) in [(0, 0), (1, 1), (100, 1), (101, 2), (300, 3), (900, 5)] {
        scc.ledger().clear();
        let items = client.get_users().limit("100").items().at_most(wanted);
        let wanted = usize::try_from(wanted).expect("a small number");
        assert_eq!(all(items).await, users()[..wanted.min(450)]);
        assert_eq!(scc.ledger().requests().len(), requests, "{wanted}");
    }
    scc.ledger().clear();
    all(client.get_users().limit("100").items().at_most(101)).await;
    let sent = ["limit=100", "limit=1&offset=100"];
    assert_eq!(queries(&scc), sent.map(|query| Some(query.to_owned())));

    scc.ledger().clear();
    let pages = client.get_users().limit("100").pages().at_most(2);
    assert_eq!(pages.count().await, 2);
    assert_eq!(scc.ledger().requests().len(), 2);
}

#[tokio::test]
async fn what_came_so_far_is_counted_without_taking_anything() {
    let scc = full().await;
    let client = client(&scc);
    let mut items = client.get_users().limit("100").items();
    assert_eq!((items.received(), items.total()), (0, None));
    for came in 1..=150 {
        items.next().await.expect("an item").expect("no error");
        assert_eq!((items.received(), items.total()), (came, Some(450)));
    }
    assert_eq!(scc.ledger().requests().len(), 2);
}
