//! HTTP/2: many calls share a connection, which must not be the end of them all.

use std::time::{Duration, Instant};

use contract_tests::between::Forwarder;
use contract_tests::sample_server::{self, BASE_PATH};
use openapi_client_core::{ErrorKind, Operation, Retry};
use openapi_client_testing::Mock;
use scc_suite_api_simulator::{Certificate, Tls};
use tokio::task::JoinSet;

use super::{TOKEN, all_operations, build, call, example};
use crate::api::{Client, ClientBuilder, NAME};

/// Long enough that nothing here waits for it.
const LONG: Duration = Duration::from_secs(60);

/// Short enough for a test, long enough for a busy machine.
const SHORT: Duration = Duration::from_millis(500);

/// A server with HTTP/2, what stands before it, and a client's builder.
async fn forwarded() -> (Mock, Forwarder, ClientBuilder) {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let pin = certificate.fingerprint_sha256();
    let server = sample_server::start_tls(NAME, Tls::new(certificate).with_http2()).await;
    let authority = server.origin().trim_start_matches("https://");
    let forwarder = Forwarder::start(authority).await;
    let base_url = format!("https://{}{BASE_PATH}", forwarder.authority());
    let builder = Client::builder(base_url).token(TOKEN);
    let builder = builder.pin_certificate_sha256(pin);
    (server, forwarder, builder)
}

fn idempotent() -> &'static Operation {
    let mut all = all_operations().map(|(operation, _)| operation);
    all.find(|operation| operation.is_idempotent())
        .expect("an idempotent operation")
}

/// Calls an operation in eight tasks at once; gives how many attempts each took.
async fn eight(client: &Client, operation: &'static Operation) -> Vec<u32> {
    let tasks: JoinSet<u32> = (0..8)
        .map(|_| {
            let client = client.clone();
            async move {
                match call(&client, operation).await {
                    Ok(_) => 0,
                    Err(error) => error.attempts(),
                }
            }
        })
        .collect();
    tasks.join_all().await
}

#[tokio::test]
async fn calls_share_a_connection() {
    let (server, forwarder, builder) = forwarded().await;
    let client = build(builder);
    call(&client, idempotent()).await.expect("a success");
    assert_eq!(eight(&client, idempotent()).await, [0; 8]);
    assert_eq!(forwarder.connections(), 1);
    assert_eq!(server.ledger().requests().len(), 9);
}

#[tokio::test]
async fn a_connection_that_dies_silently_is_found_by_a_ping_and_its_calls_are_repeated() {
    let (server, forwarder, builder) = forwarded().await;
    let builder = builder.http2_ping_interval(SHORT).http2_ping_timeout(SHORT);
    let client = build(builder.attempt_timeout(LONG));
    call(&client, idempotent()).await.expect("a success");
    forwarder.freeze();
    let began = Instant::now();
    assert_eq!(eight(&client, idempotent()).await, [0; 8]);
    assert!(began.elapsed() < LONG / 2, "{:?}", began.elapsed());
    assert!(forwarder.connections() > 1);
    // On a busy machine one may be repeated once more.
    assert!(server.ledger().requests().len() >= 9);
}

#[tokio::test]
async fn a_call_that_may_not_be_repeated_fails_with_the_ping() {
    let (server, forwarder, builder) = forwarded().await;
    let builder = builder.http2_ping_interval(SHORT).http2_ping_timeout(SHORT);
    let client = build(builder.attempt_timeout(LONG));
    call(&client, idempotent()).await.expect("a success");
    forwarder.freeze();
    let error = call(&client, example()).await.expect_err("no answer");
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.is_retryable(), example().is_idempotent());
    assert!(
        matches!(error.kind(), ErrorKind::Transport | ErrorKind::Timeout),
        "{error}"
    );
    assert_eq!(server.ledger().requests().len(), 1);
    call(&client, example()).await.expect("another connection");
}

#[tokio::test]
async fn an_attempt_that_timed_out_is_not_repeated_on_its_connection() {
    let (server, forwarder, builder) = forwarded().await;
    // No ping finds it in time.
    let builder = builder.http2_ping_interval(LONG);
    let client = build(builder.attempt_timeout(SHORT));
    call(&client, idempotent()).await.expect("a success");
    forwarder.freeze();
    assert_eq!(eight(&client, idempotent()).await, [0; 8]);
    assert!(forwarder.connections() > 1);
    // On a busy machine one may be repeated once more.
    assert!(server.ledger().requests().len() >= 9);
}

#[tokio::test]
async fn http1_alone_is_a_setting() {
    let (server, forwarder, builder) = forwarded().await;
    let client = build(builder.http1_only(true).retry(Retry::none()));
    assert_eq!(eight(&client, idempotent()).await, [0; 8]);
    assert!(forwarder.connections() > 1, "{}", forwarder.connections());
    assert_eq!(server.ledger().requests().len(), 8);
}
