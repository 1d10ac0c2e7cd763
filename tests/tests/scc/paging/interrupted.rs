//! Walks through lists that are stopped, by the caller or by a failure.

use std::time::Duration;

use contract_tests::listed_tokens::ListedTokens;
use scc_client::{Client, ErrorKind, Retry};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Gate, ServiceFaults};

use super::super::support::{builder, client};
use super::{USERS, all, failed, full, queries, take, users};

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
    let source = ListedTokens::new([Ok(scc.admin_token()), Ok("another")]);
    let client = Client::builder(scc.base_url()).token_source(source.clone());
    let client = client.build().expect("a client");
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
