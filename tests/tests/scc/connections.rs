//! Connections that break, stall, or do not come about.

use std::time::Duration;

use contract_tests::failures::{assert_one_sentence, broken_deliveries, facts};
use contract_tests::wire::{RawServer, refusing, silent_tls};
use scc_client::{Client, ClientBuilder, Error, ErrorKind, Operation, Retry, operations};
use tokio::task::JoinSet;

use super::support::{call, client_for, server};

/// The error of a call by the client of this builder.
async fn failed(builder: ClientBuilder, id: &str) -> Error {
    let client = builder.token("t").build().expect("a client");
    let error = call(&client, id).await.expect_err("no success");
    assert_one_sentence(&error);
    error
}

#[tokio::test]
async fn every_broken_delivery_is_told_apart_and_repeated_only_if_nothing_is_done_twice() {
    let mut operations: JoinSet<usize> = operations::ALL.iter().copied().map(broken).collect();
    let mut looked = 0;
    while let Some(cases) = operations.join_next().await {
        looked += cases.expect("no case panics");
    }
    assert_eq!(looked, 13 * 6);
}

/// Breaks the delivery of answers of one operation, and counts how often.
async fn broken(operation: &'static Operation) -> usize {
    let scc = server().await;
    let mut looked = 0;
    for case in broken_deliveries() {
        scc.ledger().clear();
        scc.fail_next(case.fault.clone());
        let client = client_for(&case, &scc);
        // The others are not repeated, whatever the policy.
        let client = match operation.is_idempotent() {
            true => client.with_retry(Retry::none()),
            false => client,
        };
        let result = call(&client, operation.id()).await;
        case.check(operation, &result.expect_err(case.name));
        assert_eq!(scc.ledger().requests().len(), 1, "{}", case.name);
        looked += 1;
    }
    looked
}

#[tokio::test]
async fn a_refused_connection_is_safe_to_repeat() {
    let (_socket, base_url) = refusing();
    let mut looked = 0;
    for &operation in operations::ALL {
        let builder = Client::builder(&base_url).retry(Retry::none());
        let error = failed(builder, operation.id()).await;
        let facts = facts(&error);
        assert_eq!(facts.kind, ErrorKind::Connect, "{error}");
        assert_eq!(facts.truths, ["connect", "retryable"]);
        assert_eq!((facts.status, facts.body), (None, None));
        assert!(facts.has_source);
        assert_eq!(error.attempts(), 1);
        assert!(error.to_string().contains("no connection"), "{error}");
        looked += 1;
    }
    assert_eq!(looked, 13);
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_a_connection_that_took_too_long() {
    let (_listener, base_url) = silent_tls();
    let builder = Client::builder(&base_url).retry(Retry::none());
    let builder = builder.connect_timeout(Duration::from_millis(100));
    let error = failed(builder, "generateApiToken").await;
    let facts = facts(&error);
    assert_eq!(facts.kind, ErrorKind::Connect, "{error}");
    assert_eq!(facts.truths, ["connect", "retryable", "timeout"]);
    assert!(facts.has_source);
    assert!(error.to_string().contains("took too long"), "{error}");
}

#[tokio::test]
async fn an_attempt_may_run_out_of_time_before_there_is_a_connection() {
    let (_listener, base_url) = silent_tls();
    let builder = Client::builder(&base_url).attempt_timeout(Duration::from_millis(100));
    let error = failed(builder, "generateApiToken").await;
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_broken_connection() {
    for answer in [
        "",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "\r\n\r\n",
    ] {
        let server = RawServer::start(answer).await;
        let error = failed(Client::builder(server.base_url()), "generateApiToken").await;
        let facts = facts(&error);
        assert_eq!(facts.kind, ErrorKind::Transport, "{answer:?}: {error}");
        assert_eq!(facts.status, None);
        assert!(facts.has_source);
        assert_eq!(server.requests(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn an_error_whose_body_breaks_off_keeps_its_status_and_the_start_of_its_body() {
    let answer = "HTTP/1.1 503 No\r\nretry-after: 9\r\ncontent-length: 100\r\n\r\nThe start";
    let server = RawServer::start(answer).await;
    let error = failed(Client::builder(server.base_url()), "generateApiToken").await;
    let facts = facts(&error);
    assert_eq!(facts.kind, ErrorKind::Status, "{error}");
    assert_eq!(facts.status, Some(503));
    assert_eq!(facts.body.as_deref(), Some(&b"The start"[..]));
    assert_eq!(facts.truths, ["body_cut"]);
    assert!(facts.has_source);
    assert_eq!(error.headers().expect("an answer")["retry-after"], "9");
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn an_error_whose_body_never_ends_is_cut_at_the_limit() {
    let mut answer = b"HTTP/1.1 500 No\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(answer.len() + (2 << 20), b'x');
    let server = RawServer::start(answer).await;
    let error = failed(Client::builder(server.base_url()), "generateApiToken").await;
    assert_eq!(error.kind(), ErrorKind::Status, "{error}");
    assert_eq!(error.body().map(<[u8]>::len), Some(1 << 20));
    assert!(error.is_body_cut());
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_body_of_the_largest_allowed_size_is_read() {
    let body = format!(
        r#"{{"token":"t","validity":1,"more":"{}"}}"#,
        "x".repeat(964)
    );
    assert_eq!(body.len(), 1000);
    for (limit, fits) in [(1000, true), (999, false)] {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
        let server = RawServer::start(format!("{head}{body}")).await;
        let builder = Client::builder(server.base_url())
            .token("t")
            .max_body_bytes(limit);
        let client = builder.build().expect("a client");
        let result = call(&client, "generateApiToken").await;
        assert_eq!(result.is_ok(), fits, "{result:?}");
        assert_eq!(server.requests(), 1);
    }
}
