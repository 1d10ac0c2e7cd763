//! Giving the token back.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_request;
use contract_tests::waiting_tasks::{outcomes, poll_until_waiting, spawn_waiting};
use scc_suite_api_simulator::{Fault, Gate, ServiceFaults};
use suite_api_client::{ErrorKind, Operation, Retry, StatusCode};

use super::super::support::{BASE_PATH, good_token, server};
use super::{
    ACQUIRE, EXCHANGE, RELEASE, authorizations, builder, client, counts, exchange, logged_in,
    server_and_client, spawn_exchange,
};

#[tokio::test]
async fn a_released_token_is_gone_on_the_server_and_from_all_clones() {
    let (ops, client) = server_and_client().await;
    let clone = client.clone();
    exchange(&client).await.expect("a JWT");
    clone.release().await.expect("released");
    assert_eq!(counts(&ops), [1, 1, 1]);
    assert_eq!(ops.active_tokens(), 0);
    assert_eq!(
        authorizations(&ops, RELEASE),
        authorizations(&ops, EXCHANGE)
    );
    let document = Document::of("suite-api");
    let release = &ops.ledger().requests()[2];
    assert_request(document.operation("releaseToken"), BASE_PATH, release);

    client.release().await.expect("nothing is left");
    assert_eq!(counts(&ops), [1, 1, 1]);
    exchange(&client).await.expect("another token");
    assert_eq!(counts(&ops), [2, 2, 1]);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let ops = server().await;
    let without = suite_api_client::Client::builder(ops.base_url()).build();
    for client in [client(&ops), without.expect("a client")] {
        client.release().await.expect("there is nothing to release");
    }
    assert_eq!(ops.ledger().connections(), 0);
}

#[tokio::test]
async fn a_token_that_is_dead_already_is_a_success_and_no_reason_to_log_in() {
    let (ops, client) = logged_in().await;
    ops.expire_all_tokens();
    client.release().await.expect("it is gone, as was wanted");
    assert_eq!(counts(&ops), [1, 1, 1]);
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 2, 1]);
}

#[tokio::test]
async fn a_release_that_fails_is_reported_and_the_token_is_forgotten_all_the_same() {
    let status = |status| Fault::answer(StatusCode::from_u16(status).expect("a status"));
    let failures = [
        (status(500), ErrorKind::Status, 1),
        (status(403).body("{}"), ErrorKind::Status, 1),
        (Fault::starting_up(), ErrorKind::Status, 1),
        (Fault::login_page().after_execution(), ErrorKind::Decode, 0),
        (Fault::close_connection(), ErrorKind::Transport, 1),
        (
            Fault::close_connection().after_execution(),
            ErrorKind::Transport,
            0,
        ),
    ];
    let mut looked = 0;
    for (fault, kind, left) in failures {
        let (ops, client) = logged_in().await;
        let client = client.with_retry(Retry::none());
        let name = format!("{fault:?}");
        ops.fail_next_on("POST", RELEASE, fault);
        let error = client.release().await.expect_err(&name);
        assert_eq!(error.kind(), kind, "{name}");
        assert_eq!(error.operation().map(Operation::id), Some("releaseToken"));
        assert_eq!(error.attempts(), 1);
        assert_eq!(ops.active_tokens(), left, "{name}");
        assert_eq!(counts(&ops), [1, 1, 1], "{name}");
        exchange(&client).await.expect("another token");
        assert_eq!(counts(&ops), [2, 2, 1], "{name}");
        looked += 1;
    }
    assert_eq!(looked, 6);
}

#[tokio::test]
async fn a_release_is_repeated_where_the_server_asks_for_it() {
    let (ops, client) = logged_in().await;
    ops.fail_next_on("POST", RELEASE, Fault::too_many_requests(Some("0")));
    client.release().await.expect("released");
    assert_eq!(counts(&ops), [1, 1, 2]);
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn a_release_is_repeated_and_finds_that_the_token_is_gone() {
    for fault in [
        Fault::starting_up().retry_after_seconds(0),
        Fault::close_connection(),
        Fault::close_connection().after_execution(),
    ] {
        let (ops, client) = logged_in().await;
        ops.fail_next_on("POST", RELEASE, fault);
        client.release().await.expect("released");
        assert_eq!(counts(&ops), [1, 1, 2]);
        assert_eq!(ops.active_tokens(), 0);
    }
}

#[tokio::test]
async fn calls_survive_a_release_with_one_login_if_the_server_has_not_begun_them() {
    type Held = fn(&Gate) -> Fault;
    for (held, expected, left) in [
        (Fault::hold as Held, [2, 41, 1], 1),
        (Fault::hold_answer, [1, 21, 1], 0),
    ] {
        let (ops, client) = logged_in().await;
        let gate = Gate::new();
        ops.fail_next_on("POST", EXCHANGE, held(&gate).times(20));
        let calls = [(); 20].map(|()| spawn_exchange(&client));
        gate.wait_until_held(20).await;
        client.release().await.expect("released");
        assert_eq!(ops.active_tokens(), 0);
        gate.open();
        for call in calls {
            call.await.expect("a task").expect("a JWT");
        }
        assert_eq!(counts(&ops), expected);
        assert_eq!(ops.active_tokens(), left);
    }
}

#[tokio::test]
async fn a_token_that_is_on_its_way_is_waited_for_and_given_back() {
    let (ops, client) = server_and_client().await;
    let (login, call) = (Gate::new(), Gate::new());
    ops.fail_next_on("POST", ACQUIRE, Fault::hold(&login));
    ops.fail_next_on("POST", EXCHANGE, Fault::hold(&call));
    let exchanged = spawn_exchange(&client);
    login.wait_until_held(1).await;
    let release = poll_until_waiting(client.release()).await;
    assert_eq!(counts(&ops), [1, 0, 0]);
    login.open();
    release.await.expect("released");
    assert_eq!(ops.active_tokens(), 0);
    call.open();
    exchanged.await.expect("a task").expect("a JWT");
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.ledger().count("POST", RELEASE), 1);
    assert_eq!(ops.ledger().executions("POST", EXCHANGE), 1);
}

#[tokio::test]
async fn a_login_that_fails_leaves_nothing_to_give_back() {
    let (ops, client) = server_and_client().await;
    let gate = Gate::new();
    ops.fail_next_on(
        "POST",
        ACQUIRE,
        Fault::empty(StatusCode::INTERNAL_SERVER_ERROR).held_by(&gate),
    );
    let exchanged = spawn_exchange(&client);
    gate.wait_until_held(1).await;
    let release = poll_until_waiting(client.release()).await;
    gate.open();
    release.await.expect("there is nothing to release");
    exchanged.await.expect("a task").expect_err("no login");
    assert_eq!(counts(&ops), [1, 0, 0]);
}

#[tokio::test]
async fn a_release_cancelled_before_it_happened_loses_nothing() {
    let (ops, client) = logged_in().await;
    let gate = Gate::new();
    ops.fail_next_on("POST", RELEASE, Fault::hold(&gate));
    let mut release = poll_until_waiting(client.release()).await;
    tokio::select! {
        () = gate.wait_until_held(1) => {}
        _ = &mut release => panic!("it is held"),
    }
    drop(release);
    assert_eq!(ops.active_tokens(), 1);
    exchange(&client)
        .await
        .expect("the token is held and alive");
    client.release().await.expect("released");
    assert_eq!(counts(&ops), [1, 2, 2]);
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn a_release_cancelled_after_it_happened_loses_nothing() {
    let (ops, client) = logged_in().await;
    let gate = Gate::new();
    ops.fail_next_on("POST", RELEASE, Fault::hold_answer(&gate));
    let release = tokio::spawn({
        let client = client.clone();
        async move { client.release().await }
    });
    gate.wait_until_held(1).await;
    release.abort();
    assert!(release.await.expect_err("aborted").is_cancelled());
    assert_eq!(ops.active_tokens(), 0);
    exchange(&client).await.expect("another token");
    assert_eq!(counts(&ops), [2, 3, 1]);
    client.release().await.expect("released");
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn many_releases_at_once_are_all_successes() {
    let (ops, client) = logged_in().await;
    let releases = spawn_waiting(20, |_| {
        let client = client.clone();
        async move { client.release().await }
    });
    for outcome in outcomes(releases.await).await {
        outcome.expect("released");
    }
    assert_eq!(ops.active_tokens(), 0);
    assert_eq!(ops.ledger().executions("POST", RELEASE), 1);
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 1);
}

#[tokio::test]
async fn a_token_that_was_handed_in_is_given_back_too() {
    let ops = server().await;
    let token = good_token(&ops).await;
    let client = builder(&ops).token(token).build().expect("a client");
    client.release().await.expect("released");
    assert_eq!(counts(&ops), [0, 0, 1]);
    assert_eq!(ops.active_tokens(), 0);
}
