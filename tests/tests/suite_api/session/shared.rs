//! Clients that share the login of one.

use std::time::Duration;

use scc_suite_api_simulator::SuiteApi;
use suite_api_client::{Client, Session};

use super::super::support::server;
use super::{
    EXCHANGE, authorizations, client, counts, exchange, server_and_client, spawn_exchange,
    tokens_sent,
};

/// A client, maybe of another crate, whose tokens are those of `session`.
fn other(ops: &SuiteApi, session: Session) -> Client {
    let client = Client::builder(ops.base_url()).token_source(session);
    let client = client.refused_token_pause(Duration::ZERO);
    client.build().expect("a client")
}

#[tokio::test]
async fn many_tasks_of_clients_with_one_session_log_in_once() {
    let (ops, first) = server_and_client().await;
    let session = first.session().expect("a session");
    let clients = [first, other(&ops, session.clone()), other(&ops, session)];
    let tasks: Vec<_> = (0..30)
        .map(|task| spawn_exchange(&clients[task % clients.len()]))
        .collect();
    for task in tasks {
        task.await.expect("no panic").expect("a JWT");
    }
    assert_eq!(counts(&ops), [1, 30, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 1);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_for_all() {
    let (ops, first) = server_and_client().await;
    let second = other(&ops, first.session().expect("a session"));
    exchange(&second).await.expect("a JWT");
    exchange(&first).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 2, 0]);
    ops.expire_all_tokens();
    for client in [&second, &first, &second] {
        exchange(client).await.expect("a JWT");
    }
    // The first is refused; the other client has the new token by then.
    assert_eq!(counts(&ops), [2, 6, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 2);
}

#[tokio::test]
async fn the_session_outlives_its_client_and_ends_with_its_release() {
    let (ops, first) = server_and_client().await;
    let second = other(&ops, first.session().expect("a session"));
    exchange(&second).await.expect("a JWT");
    first.release().await.expect("released");
    drop(first);
    // The token is gone; the session logs in again.
    exchange(&second).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 3, 1]);
}

#[tokio::test]
async fn a_token_that_is_replaced_reaches_the_other_clients_when_the_old_one_is_refused() {
    let ops = server().await;
    let first = Client::builder(ops.base_url()).token("not-known");
    let first = first.build().expect("a client");
    let second = other(&ops, first.session().expect("a session"));
    // There is no other: what the server answers is the error.
    let error = exchange(&second).await.expect_err("refused");
    assert!(error.is_unauthorized(), "{error}");
    assert!(
        error
            .to_string()
            .contains("401 Unauthorized with the code 1512"),
        "{error}"
    );
    let good = client(&ops);
    exchange(&good).await.expect("a JWT");
    let sent = authorizations(&ops, EXCHANGE);
    let token = sent.last().and_then(Option::as_deref).expect("a token");
    let token = token.strip_prefix("OpsToken ").expect("its scheme");
    first.set_token(token).expect("a token");
    exchange(&second).await.expect("a JWT");
}
