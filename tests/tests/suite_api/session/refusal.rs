//! A token that the server refuses, on the way of a call.

use scc_suite_api_simulator::{Fault, Gate, ServiceFaults};
use suite_api_client::{Operation, Retry, StatusCode};

use super::super::support::{acquire, server};
use super::{
    EXCHANGE, authorizations, builder, counts, exchange, logged_in, server_and_client,
    spawn_exchange, tokens_sent,
};

/// The answer to a token that is dead.
fn dead_token() -> Fault {
    Fault::ops_error(StatusCode::UNAUTHORIZED, 1512, "The token is not valid")
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_and_the_call_is_repeated_once() {
    let (ops, client) = logged_in().await;
    ops.expire_all_tokens();
    ops.ledger().clear();
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 2, 0]);
    let requests = ops.ledger().requests();
    let statuses: Vec<_> = requests
        .iter()
        .filter_map(|request| request.status)
        .collect();
    assert_eq!(statuses, [401, 200, 200]);
    let (first, second) = (&requests[0], &requests[2]);
    assert_ne!(
        first.header("authorization"),
        second.header("authorization")
    );
    assert_eq!(
        (&first.path, &first.query, &first.body),
        (&second.path, &second.query, &second.body)
    );
    assert_eq!(ops.ledger().executions("POST", EXCHANGE), 1);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn a_second_refusal_is_returned() {
    let (ops, client) = server_and_client().await;
    ops.fail_next_on("POST", EXCHANGE, dead_token().times(2));
    let error = exchange(&client).await.expect_err("refused twice");
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 2);
    let operation = error.operation().map(Operation::id);
    assert_eq!(operation, Some("exchangeOpsTokenWithJwtToken"));
    assert!(error.body_text().expect("a body").contains("1512"));
    // The first was most likely good, and nobody uses it any more.
    assert_eq!(counts(&ops), [2, 2, 1]);
    assert_eq!(ops.active_tokens(), 1);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 2);

    // The second token stays: its refusal was not about its age.
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 3, 1]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 2);
}

#[tokio::test]
async fn a_refused_token_is_replaced_even_where_nothing_is_retried() {
    let ops = server().await;
    let client = builder(&ops).retry(Retry::none()).build();
    let client = client.expect("a client");
    ops.fail_next_on("POST", EXCHANGE, dead_token());
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 2, 0]);
}

#[tokio::test]
async fn exactly_the_refused_token_is_thrown_away() {
    let (ops, client) = logged_in().await;
    let gate = Gate::new();
    ops.fail_next_on("POST", EXCHANGE, dead_token().held_by(&gate).times(2));
    let calls = [spawn_exchange(&client), spawn_exchange(&client)];
    gate.wait_until_held(2).await;

    // One call learns that the token is dead, and gets another.
    gate.let_through(1);
    ops.ledger()
        .wait_until(|ledger| ledger.count("POST", EXCHANGE) == 4)
        .await;
    // The other learns the same of the same token, and takes the new one.
    gate.open();
    for call in calls {
        call.await.expect("a task").expect("a JWT");
    }
    assert_eq!(counts(&ops), [2, 5, 0]);
    let sent = authorizations(&ops, EXCHANGE);
    assert!(sent[..3].iter().all(|token| *token == sent[0]));
    assert!(sent[3..].iter().all(|token| *token == sent[3]));
    assert_ne!(sent[0], sent[3]);
}

#[tokio::test]
async fn a_login_by_hand_that_is_refused_leaves_the_token_alone() {
    let (ops, client) = logged_in().await;
    let error = acquire(&client, ops.username(), "wrong").await;
    assert!(error.expect_err("refused").is_unauthorized());
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 2, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 1);
}
