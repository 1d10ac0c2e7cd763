//! Lists item by item, over as many pages as it takes.

mod odd;

use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::exchange::assert_request;
use contract_tests::failures::assert_one_sentence;
use scc_client::types::UserRole;
use scc_client::{Error, ErrorKind, Items, Retry};
use serde::Serialize;
use simulator::scc::{Group, User};
use simulator::{Fault, Gate, Scc};

use super::rotation::Listed;
use super::support::{BASE_PATH, builder, client};

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
    let document = Document::scc();
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
    assert_eq!(shown, r#"Items { operation: "getUsers", .. }"#);
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
    let sent = "q=name%3Aperson-1*+OR+name%3A%22a+%26+b%22";
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
async fn whoever_stops_in_the_middle_sends_nothing_more() {
    let scc = full().await;
    let client = client(&scc);
    let mut items = client.get_users().limit("10").items();
    assert_eq!(take(&mut items, 10).await, users()[..10]);
    drop(items);
    client.get_token().send().await.expect("whose it is");
    assert_eq!(scc.ledger().count("GET", USERS), 1);

    // With the next request under way.
    let gate = Gate::new();
    let mut items = client.get_users().limit("10").items();
    take(&mut items, 10).await;
    scc.fail_next_on("GET", USERS, Fault::hold(&gate));
    tokio::select! {
        biased;
        _ = items.next() => panic!("it is held"),
        () = gate.wait_until_held(1) => {}
    }
    drop(items);
    let gone = async {
        while gate.held() > 0 {
            tokio::task::yield_now().await;
        }
    };
    let gone = tokio::time::timeout(Duration::from_secs(30), gone).await;
    gone.expect("the request is cancelled");
    gate.open();
    client.get_token().send().await.expect("whose it is");
    assert_eq!(scc.ledger().count("GET", USERS), 3);
    assert_eq!(scc.ledger().executions("GET", USERS), 2);
}

#[tokio::test]
async fn a_wait_for_an_item_that_is_given_up_loses_none() {
    let scc = full().await;
    let client = client(&scc);
    let gate = Gate::new();
    let mut items = client.get_users().limit("100").items();
    let mut names = take(&mut items, 100).await;
    scc.fail_next_on("GET", USERS, Fault::hold_answer(&gate));
    tokio::select! {
        biased;
        _ = items.next() => panic!("it is held"),
        () = gate.wait_until_held(1) => {}
    }
    gate.open();
    names.extend(all(items).await);
    assert_eq!(names, users());
    assert_eq!(scc.ledger().count("GET", USERS), 5);
}

#[tokio::test]
async fn an_error_in_the_middle_comes_behind_the_items_before_it_and_is_the_last() {
    let scc = full().await;
    let client = client(&scc).with_retry(Retry::none());
    for (fault, kind) in [
        (Fault::starting_up(), ErrorKind::Status),
        (Fault::close_connection(), ErrorKind::Transport),
        (Fault::short_body(), ErrorKind::Transport),
        (Fault::login_page(), ErrorKind::Decode),
    ] {
        scc.ledger().clear();
        let mut items = client.get_users().limit("100").items();
        let mut names = take(&mut items, 1).await;
        scc.fail_next_on("GET", USERS, fault);
        names.extend(take(&mut items, 99).await);
        assert_eq!(names, users()[..100]);
        let error = failed(items).await;
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(scc.ledger().requests().len(), 2);
    }
}

#[tokio::test]
async fn a_page_that_fails_for_a_while_is_asked_for_again_and_no_item_comes_twice() {
    let scc = full().await;
    let client = client(&scc);
    let mut items = client.get_users().limit("100").items();
    let mut names = take(&mut items, 100).await;
    let busy = Fault::starting_up().retry_after_seconds(0);
    scc.fail_next_on("GET", USERS, busy.times(2));
    names.extend(take(&mut items, 100).await);
    scc.fail_next_on("GET", USERS, Fault::too_many_requests(Some("0")));
    scc.fail_next_on("GET", USERS, Fault::short_body().after_execution());
    names.extend(all(items).await);
    assert_eq!(names, users());
    let sent = queries(&scc).into_iter().map(Option::unwrap_or_default);
    let second = "limit=100&offset=100";
    let third = "limit=100&offset=200";
    let expected = ["limit=100", second, second, second, third, third, third];
    let expected = expected
        .into_iter()
        .chain(["limit=100&offset=300", "limit=100&offset=400"]);
    assert!(sent.eq(expected));
}

#[tokio::test]
async fn a_token_that_dies_in_the_middle_is_replaced_as_for_any_call() {
    let scc = full().await;
    let second = User::person("second@example.com").role("ROLE_READ_ONLY");
    scc.add_user(second.token("another"));
    let source = Listed::default();
    let client = source.client(&scc, &[Ok(scc.admin_token()), Ok("another")]);
    let mut items = client.get_users().q("name:*").limit("100").items();
    let mut names = take(&mut items, 150).await;
    assert!(scc.revoke_token(scc.admin_token()));
    names.extend(all(items).await);
    let expected = users().into_iter().chain(["second@example.com".to_owned()]);
    assert!(names.into_iter().eq(expected));
    assert_eq!(source.asked().len(), 2);
    // Five pages, one of them twice.
    assert_eq!(scc.ledger().requests().len(), 6);

    // And where nobody has another, that is the end.
    let client = builder(&scc).token("another").build().expect("a client");
    let mut items = client.get_users().limit("100").items();
    take(&mut items, 100).await;
    assert!(scc.revoke_token("another"));
    assert!(failed(items).await.is_unauthorized());
}
