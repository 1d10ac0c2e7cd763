//! Lists item by item, over as many pages as it takes.

mod endless;
mod interrupted;
mod odd;
mod parts;

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_request;
use contract_tests::failures::assert_one_sentence;
use scc_client::types::UserRole;
use scc_client::{Error, Items, Retry};
use scc_suite_api_simulator::scc::{Group, User};
use scc_suite_api_simulator::{Fault, Scc};
use serde::Serialize;

use super::support::{BASE_PATH, client};

/// How many users and how many groups there are.
const COUNT: usize = 450;

/// The list that the tests of one list are about.
const USERS: &str = "/v1/users";

/// A server with 450 users, four of which are always there, and 450 groups.
async fn full() -> Scc {
    let mut builder = Scc::builder();
    for number in 0..COUNT - 4 {
        let name = format!("person-{number:03}@example.com");
        builder = builder.user(User::person(&name).role("ROLE_EDIT_ONLY"));
    }
    for number in 0..COUNT {
        let (name, id) = (format!("group-{number:03}"), format!("id-{number}"));
        builder = builder.group(Group::new(&name, &id, "https://idp.example.com"));
    }
    builder.start().await.expect("a free port")
}

/// The items of a list, as a client gives them.
type Walk<'a, T> = Items<'a, T, Error>;

fn name<T: Serialize>(item: Option<Result<T, Error>>) -> String {
    let item = item.expect("an item").expect("no error");
    let json = serde_json::to_value(item).expect("JSON");
    json["name"].as_str().expect("a name").to_owned()
}

/// The names of this many items.
async fn take<T: Serialize + 'static>(items: &mut Walk<'_, T>, count: usize) -> Vec<String> {
    let mut names = Vec::new();
    while names.len() < count {
        names.push(name(items.next().await));
    }
    names
}

/// The names of all items, and that there is nothing behind them.
async fn all<T: Serialize + 'static>(mut items: Walk<'_, T>) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.push(name(Some(item)));
    }
    for _ in 0..3 {
        assert!(items.next().await.is_none());
    }
    names
}

/// The error that comes next, and that there is nothing behind it.
async fn failed<T: Serialize + 'static>(mut items: Walk<'_, T>) -> Error {
    let Some(Err(error)) = items.next().await else {
        panic!("no error");
    };
    let operation = error.operation().map(|operation| operation.id());
    assert_eq!(operation, Some("getUsers"));
    assert_one_sentence(&error);
    for _ in 0..3 {
        assert!(items.next().await.is_none(), "it was the last");
    }
    error
}

/// The names that [`full`] gave to groups.
fn groups() -> Vec<String> {
    (0..COUNT)
        .map(|number| format!("group-{number:03}"))
        .collect()
}

/// The names of all users, those that are always there first.
fn users() -> Vec<String> {
    let always = [
        "admin@example.com",
        "automation@simulator",
        "reader@simulator",
    ];
    let always = always.into_iter().chain(["someone@example.com"]);
    let added = (0..COUNT - 4).map(|number| format!("person-{number:03}@example.com"));
    always.map(str::to_owned).chain(added).collect()
}

/// The queries that arrived, in order.
fn queries(scc: &Scc) -> Vec<Option<String>> {
    let requests = scc.ledger().requests().into_iter();
    requests.map(|request| request.query).collect()
}

#[tokio::test]
async fn all_users_come_in_order_and_exactly_once_by_pages_of_any_size() {
    let scc = full().await;
    let client = client(&scc);
    let document = Document::of("scc");
    let mut looked = Vec::new();
    for (limit, size) in [(None, 50), (Some("7"), 7), (Some("200"), 200)] {
        scc.ledger().clear();
        let mut call = client.get_users();
        if let Some(limit) = limit {
            call = call.limit(limit);
        }
        assert_eq!(all(call.items()).await, users());
        // What was not set is not asked for, but the place of a later page.
        let limit = limit.map(|limit| format!("limit={limit}"));
        let expected = (0..COUNT).step_by(size).map(|offset| {
            let offset = (offset > 0).then(|| format!("offset={offset}"));
            let parts: Vec<String> = limit.clone().into_iter().chain(offset).collect();
            (!parts.is_empty()).then(|| parts.join("&"))
        });
        assert!(queries(&scc).into_iter().eq(expected));
        for request in scc.ledger().requests() {
            assert_request(document.operation("getUsers"), BASE_PATH, &request);
        }
        looked.push(scc.ledger().requests().len());
    }
    assert_eq!(looked, [9, 65, 3]);
}

#[tokio::test]
async fn all_groups_come_in_order_and_exactly_once() {
    let scc = full().await;
    let client = client(&scc);
    assert_eq!(
        all(client.get_active_directory_groups().items()).await,
        groups()
    );
    assert_eq!(scc.ledger().count("GET", "/v1/users/groups"), 9);
    scc.ledger().clear();
    let items = client.get_active_directory_groups().limit("200").items();
    assert_eq!(all(items).await, groups());
    assert_eq!(scc.ledger().count("GET", "/v1/users/groups"), 3);
}

#[tokio::test]
async fn all_items_can_be_collected_and_an_error_takes_the_place_of_them() {
    let scc = full().await;
    let client = client(&scc);
    let items = client.get_users().limit("150").items();
    let users: Vec<_> = items.try_collect().await.expect("all");
    assert_eq!(users.len(), COUNT);
    assert!(
        users[4..]
            .iter()
            .all(|user| user.roles == [UserRole::RoleEditOnly])
    );
    assert_eq!(scc.ledger().requests().len(), 3);

    let items = client.get_users().limit("201").items();
    let error = items.try_collect::<Vec<_>>().await.expect_err("too many");
    assert_eq!(error.code().as_deref(), Some("INVALID_INPUT"));
    assert_eq!(scc.ledger().requests().len(), 4);
}

#[tokio::test]
async fn nothing_is_sent_before_an_item_is_asked_for_nor_before_a_page_is_used_up() {
    let scc = full().await;
    let client = client(&scc);
    let mut items = client.get_users().limit("10").items();
    assert_eq!(scc.ledger().requests().len(), 0);
    for taken in 1..=35_usize {
        take(&mut items, 1).await;
        let pages = taken.div_ceil(10);
        assert_eq!(scc.ledger().requests().len(), pages, "{taken} items");
    }
    let shown = format!("{items:?}");
    assert_eq!(
        shown,
        r#"Items { operation: "getUsers", received: 35, total: Some(450), .. }"#
    );
}

#[tokio::test]
async fn a_walk_may_begin_behind_the_first_item_and_be_for_some_of_them() {
    let scc = full().await;
    let client = client(&scc);
    let items = client.get_users().offset("440").limit("4").items();
    assert_eq!(all(items).await, users()[440..]);
    let offsets = [
        "limit=4&offset=440",
        "limit=4&offset=444",
        "limit=4&offset=448",
    ];
    assert_eq!(queries(&scc), offsets.map(|query| Some(query.to_owned())));
    assert!(
        all(client.get_users().offset("450").items())
            .await
            .is_empty()
    );
    assert!(
        all(client.get_users().offset("9999").items())
            .await
            .is_empty()
    );

    scc.ledger().clear();
    let q = "name:person-1* OR name:\"a & b\"";
    let found = all(client.get_users().q(q).limit("30").items()).await;
    let wanted = users()
        .into_iter()
        .filter(|name| name.starts_with("person-1"));
    assert_eq!(found, wanted.collect::<Vec<_>>());
    assert_eq!(found.len(), 100);
    let sent = "q=name%3Aperson-1%2A%20OR%20name%3A%22a%20%26%20b%22";
    let offsets = ["", "offset=30&", "offset=60&", "offset=90&"];
    let expected = offsets.map(|offset| Some(format!("limit=30&{offset}{sent}")));
    assert_eq!(
        queries(&scc),
        expected,
        "the query goes along on every page"
    );
}

#[tokio::test]
async fn two_walks_at_once_do_not_disturb_each_other() {
    let scc = full().await;
    let client = client(&scc);
    let mut users_by_50 = client.get_users().items();
    let mut users_by_20 = client.get_users().limit("20").items();
    let mut groups_by_30 = client.get_active_directory_groups().limit("30").items();
    let (mut first, mut second, mut third) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..45 {
        let (more, others, groups) = tokio::join!(
            take(&mut users_by_50, 10),
            take(&mut users_by_20, 10),
            take(&mut groups_by_30, 10),
        );
        first.extend(more);
        second.extend(others);
        third.extend(groups);
    }
    assert_eq!((first, second, third), (users(), users(), groups()));
    assert!(users_by_50.next().await.is_none());
    assert!(users_by_20.next().await.is_none());
    assert!(groups_by_30.next().await.is_none());
    assert_eq!(scc.ledger().requests().len(), 9 + 23 + 15);
}

#[tokio::test]
async fn each_page_is_asked_for_with_the_settings_of_its_call() {
    let scc = full().await;
    let client = client(&scc);
    let users = client
        .get_users()
        .limit("200")
        .header("traceparent", "00-1-2-01");
    let once = users.retry(Retry::none());
    assert_eq!(all(once.clone().items()).await.len(), COUNT);
    let requests = scc.ledger().requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.header("traceparent"), Some("00-1-2-01"));
    }
    let mut items = once.items();
    take(&mut items, 200).await;
    scc.fail_next(Fault::starting_up().retry_after_seconds(0));
    let error = items.next().await.expect("an end").expect_err("not again");
    assert_eq!(error.attempts(), 1);
}
