//! What is not sent after a refusal, and for how long: a wrong password must not lock
//! the account, and no operation may cause a login with each call.

use std::time::Duration;

use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use suite_api_client::{Client, ClientBuilder, Credentials, Operation, StatusCode};

use super::super::support::server;
use super::{ACQUIRE, EXCHANGE, counts, credentials, exchange, spawn_exchange};

/// A client with the pauses of a client that sets none.
fn builder(ops: &SuiteApi) -> ClientBuilder {
    Client::builder(ops.base_url()).credentials(credentials(ops))
}

/// A client with a wrong password.
fn wrong(ops: &SuiteApi) -> ClientBuilder {
    builder(ops).credentials(Credentials::new(ops.username(), "wrong"))
}

fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("a client")
}

/// The answer to every token.
fn refusal() -> Fault {
    Fault::ops_error(StatusCode::UNAUTHORIZED, 1512, "No")
}

#[tokio::test]
async fn a_wrong_password_is_sent_once_and_every_call_reports_it() {
    let ops = server().await;
    let client = build(wrong(&ops));
    for calls in 0..10 {
        let error = exchange(&client).await.expect_err("refused");
        assert!(error.is_unauthorized());
        assert!(!error.is_retryable());
        assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
        assert!(error.to_string().starts_with("acquireToken: "), "{error}");
        let is_first = calls == 0;
        assert_eq!(error.attempts(), u32::from(is_first));
        let text = error.to_string();
        assert_eq!(
            text.contains(" before; the next login is tried in "),
            !is_first,
            "{text}"
        );
        let rest = error.retry_after();
        let minutes = rest.map(|rest| rest.as_secs().div_ceil(60));
        assert_eq!(minutes, (!is_first).then_some(10), "{rest:?}");
        assert!(error.request_id().is_some());
        let body = error.body_text().expect("a body");
        assert!(body.contains("is not correct"), "{body}");
        assert_eq!(counts(&ops), [1, 0, 0]);
    }
}

#[tokio::test]
async fn tasks_with_a_wrong_password_send_it_once() {
    let ops = server().await;
    let client = build(wrong(&ops));
    let tasks: Vec<_> = (0..100).map(|_| spawn_exchange(&client)).collect();
    for task in tasks {
        let error = task.await.expect("a task").expect_err("refused");
        assert!(error.is_unauthorized(), "{error}");
    }
    assert_eq!(counts(&ops), [1, 0, 0]);
}

#[tokio::test]
async fn the_pause_after_a_refused_login_is_a_setting() {
    let ops = server().await;
    let client = build(wrong(&ops).refused_login_pause(Duration::ZERO));
    for logins in 1..=3 {
        exchange(&client).await.expect_err("refused");
        assert_eq!(counts(&ops), [logins, 0, 0]);
    }
}

#[tokio::test]
async fn other_credentials_end_the_pause_for_all_clones() {
    let ops = server().await;
    let client = build(wrong(&ops));
    let clone = client.clone();
    exchange(&client).await.expect_err("refused");
    client.set_credentials(credentials(&ops));
    exchange(&clone).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 1, 0]);

    // The token of the user before is not used any more.
    client.set_credentials(Credentials::new(ops.username(), "wrong"));
    exchange(&clone).await.expect_err("refused");
    assert_eq!(counts(&ops), [3, 1, 0]);
}

#[tokio::test]
async fn a_token_that_is_set_ends_the_pause() {
    let ops = server().await;
    let client = build(wrong(&ops));
    exchange(&client).await.expect_err("refused");
    client.set_token("by-hand").expect("a token");
    let error = exchange(&client).await.expect_err("nobody knows it");
    // It is refused, and so another is asked for.
    assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
    assert_eq!(counts(&ops), [2, 1, 0]);
}

#[tokio::test]
async fn a_login_that_fails_otherwise_is_tried_with_the_next_call() {
    let ops = server().await;
    let client = build(builder(&ops));
    for status in [StatusCode::FORBIDDEN, StatusCode::INTERNAL_SERVER_ERROR] {
        ops.fail_next_on("POST", ACQUIRE, Fault::empty(status));
        exchange(&client).await.expect_err("no token");
    }
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [3, 1, 0]);
}

#[tokio::test]
async fn an_operation_that_refuses_every_token_causes_one_login_a_pause() {
    let ops = server().await;
    let client = build(builder(&ops));
    ops.fail_next_on("POST", EXCHANGE, refusal().times(100));
    for calls in 1..=10 {
        let error = exchange(&client).await.expect_err("refused");
        assert!(error.is_unauthorized());
        assert_eq!(error.attempts(), if calls == 1 { 2 } else { 1 });
        // The first login, one more, and the first token is given back.
        assert_eq!(counts(&ops), [2, calls + 1, 1]);
        assert_eq!(ops.active_tokens(), 1);
    }
    // The token is good for everything else.
    ops.faults().clear();
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 12, 1]);
}

#[tokio::test]
async fn tasks_of_an_operation_that_refuses_every_token_give_one_back() {
    let ops = server().await;
    let client = build(builder(&ops));
    ops.fail_next_on("POST", EXCHANGE, refusal().times(1_000));
    let tasks: Vec<_> = (0..50).map(|_| spawn_exchange(&client)).collect();
    for task in tasks {
        let error = task.await.expect("a task").expect_err("refused");
        assert!(error.is_unauthorized(), "{error}");
    }
    let [logins, _, releases] = counts(&ops);
    assert_eq!([logins, releases], [2, 1]);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn the_pause_after_a_refused_token_is_a_setting() {
    let ops = server().await;
    let client = build(builder(&ops).refused_token_pause(Duration::ZERO));
    ops.fail_next_on("POST", EXCHANGE, refusal().times(100));
    for calls in 1..=3 {
        exchange(&client).await.expect_err("refused");
        assert_eq!(counts(&ops), [calls + 1, 2 * calls, calls]);
        assert_eq!(ops.active_tokens(), 1);
    }
}
