//! Connections that break, stall, or do not come about.

use std::time::{Duration, Instant};

use contract_tests::failures::{assert_one_sentence, broken_deliveries, properties_of};
use contract_tests::sample_server::success_body;
use contract_tests::wire::{RawServer, refusing, silent_tls};
use openapi_client_core::{ErrorKind, Method, Operation, Retry};
use scc_suite_api_simulator::Fault;

use super::{Clients, TOKEN, build, builder, call, document, example, server, sum_of_all};
use crate::api::{Client, ClientBuilder, Error, OPERATIONS, operations};

/// The error of a call that is sent once.
async fn failed(builder: ClientBuilder) -> Error {
    let client = build(builder.token(TOKEN));
    // A call that is not idempotent is not repeated, whatever the policy.
    let client = match example().is_idempotent() {
        true => client.with_retry(Retry::none()),
        false => client,
    };
    let error = call(&client, example()).await.expect_err("no success");
    assert_one_sentence(&error);
    error
}

#[tokio::test]
async fn every_broken_delivery_is_distinguished_and_repeated_only_if_nothing_is_done_twice() {
    assert_eq!(sum_of_all(broken).await, OPERATIONS * 6);
}

/// Readies a server and the clients; the future breaks the delivery of answers
/// of one operation, and counts how often.
async fn broken(operation: &'static Operation) -> impl Future<Output = usize> + Send {
    let server = server().await;
    let mut clients = Clients::of(&server, TOKEN);
    let cases = broken_deliveries().into_iter();
    let cases: Vec<_> = cases.map(|case| (clients.for_case(&case), case)).collect();
    async move {
        let mut looked = 0;
        for (client, case) in cases {
            server.faults().fail_next(case.fault.clone());
            // The others are not repeated, whatever the policy.
            let client = match operation.is_idempotent() {
                true => client,
                false => client.with_retry(Retry::default()),
            };
            let result = call(&client, operation).await;
            case.check(operation, &result.expect_err(case.name));
            looked += 1;
            assert_eq!(server.ledger().requests().len(), looked, "{}", case.name);
        }
        looked
    }
}

#[tokio::test]
async fn a_refused_connection_is_safe_to_repeat() {
    let (_socket, base_url) = refusing();
    let client = build(builder(&base_url).retry(Retry::none()));
    let mut looked = 0;
    for operation in operations::ALL.iter().copied() {
        let error = call(&client, operation).await.expect_err("no success");
        assert_one_sentence(&error);
        let properties = properties_of(&error);
        assert_eq!(properties.kind, ErrorKind::Connect, "{error}");
        assert_eq!(properties.predicates, ["connect", "retryable"]);
        assert_eq!((properties.status, properties.body), (None, None));
        assert!(properties.has_source);
        assert_eq!(error.attempts(), 1);
        assert!(error.to_string().contains("no connection"), "{error}");
        looked += 1;
    }
    assert_eq!(looked, OPERATIONS);
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_a_connection_that_took_too_long() {
    let (_listener, base_url) = silent_tls();
    let builder = Client::builder(&base_url).retry(Retry::none());
    let builder = builder.connect_timeout(Duration::from_millis(100));
    let error = failed(builder).await;
    let properties = properties_of(&error);
    assert_eq!(properties.kind, ErrorKind::Connect, "{error}");
    assert_eq!(properties.predicates, ["connect", "retryable", "timeout"]);
    assert!(properties.has_source);
    assert!(error.to_string().contains("took too long"), "{error}");
}

#[tokio::test]
async fn an_attempt_may_run_out_of_time_before_there_is_a_connection() {
    let (_listener, base_url) = silent_tls();
    let builder = Client::builder(&base_url).attempt_timeout(Duration::from_millis(100));
    let error = failed(builder).await;
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_reported_as_such_and_not_asked_for_again() {
    let huge = format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "x".repeat(1 << 20));
    for (answer, kind) in [
        ("", ErrorKind::Transport),
        ("SSH-2.0-OpenSSH_9.6\r\n", ErrorKind::Protocol),
        ("HTTP/1.1 OK\r\n\r\n", ErrorKind::Protocol),
        ("\r\n\r\n", ErrorKind::Transport),
        (&huge, ErrorKind::Protocol),
    ] {
        let server = RawServer::start(answer).await;
        let error = failed(Client::builder(server.base_url())).await;
        let properties = properties_of(&error);
        assert_eq!(properties.kind, kind, "{answer:.40?}: {error}");
        assert!(kind != ErrorKind::Protocol || !error.is_retryable());
        assert_eq!(properties.status, None);
        assert!(properties.has_source);
        assert_eq!(server.requests(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn an_error_whose_body_breaks_off_keeps_its_status_and_the_start_of_its_body() {
    let answer = "HTTP/1.1 503 No\r\nretry-after: 9\r\ncontent-length: 100\r\n\r\nThe start";
    let server = RawServer::start(answer).await;
    let error = failed(Client::builder(server.base_url())).await;
    let properties = properties_of(&error);
    assert_eq!(properties.kind, ErrorKind::Status, "{error}");
    assert_eq!(properties.status, Some(503));
    assert_eq!(properties.body.as_deref(), Some(&b"The start"[..]));
    assert_eq!(properties.predicates, ["body_cut"]);
    assert!(properties.has_source);
    assert_eq!(error.headers().expect("an answer")["retry-after"], "9");
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn an_error_whose_body_never_ends_is_cut_at_the_limit() {
    let mut answer = b"HTTP/1.1 500 No\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(answer.len() + (2 << 20), b'x');
    let server = RawServer::start(answer).await;
    let error = failed(Client::builder(server.base_url())).await;
    assert_eq!(error.kind(), ErrorKind::Status, "{error}");
    assert_eq!(error.body().map(<[u8]>::len), Some(1 << 20));
    assert!(error.is_body_cut());
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_body_of_the_largest_allowed_size_is_read() {
    let documented = document().operation(example().id());
    let (status, body) = (documented.success(), success_body(documented));
    let body = format!("{body}{}", " ".repeat(100));
    let length = body.len();
    let answer = format!("HTTP/1.1 {status} Fine\r\ncontent-length: {length}\r\n\r\n{body}");
    for (limit, fits) in [(length, true), (length - 1, false)] {
        let server = RawServer::start(answer.clone()).await;
        let limit = u64::try_from(limit).expect("it fits");
        let client = build(builder(&server.base_url()).max_body_bytes(limit));
        let result = call(&client, example()).await;
        assert_eq!(result.is_ok(), fits, "{result:?}");
        assert_eq!(server.requests(), 1);
    }
}

#[tokio::test]
async fn a_stream_without_a_next_chunk_ends_after_the_time_that_was_set() {
    let server = server().await;
    server.fail_next(Fault::stalled_body());
    let builder = builder(&server.base_url()).attempt_timeout(Duration::from_secs(60));
    let client = build(builder.stream_idle_timeout(Duration::from_millis(100)));
    let request = client.request(Method::GET, "/file").without_token();
    let mut stream = request.stream().await.expect("a head");
    let began = Instant::now();
    let error = loop {
        if let Err(error) = stream.next().await.expect("no end without an error") {
            break error;
        }
    };
    assert!(error.is_timeout(), "{error}");
    assert!(
        began.elapsed() < Duration::from_secs(30),
        "not by the attempt"
    );
    assert!(stream.next().await.is_none());
}
