//! Faults below HTTP: connections that are reset, silent, or talk nonsense.

use std::error::Error as _;
use std::io::ErrorKind;

use http::StatusCode;
use reqwest::{Client, Response};
use scc_suite_api_simulator::{ConnectionFault, Fault, Gate};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::support::{authorization, connect, exchange, post_ops, raw_exchange, send, suite_api};

const HEAD: &str = "POST /suite-api/x HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n";

/// A whole request.
const WHOLE: &str = "POST /suite-api/x HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody";

/// What came before a reset.
async fn until_reset(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let end = stream.read_to_end(&mut answer).await;
    assert_eq!(end.expect_err("a reset").kind(), ErrorKind::ConnectionReset);
    String::from_utf8(answer).expect("text")
}

/// A failure that came before any answer.
fn no_answer(answer: reqwest::Result<Response>) -> String {
    let error = answer.expect_err("no answer");
    assert!(error.status().is_none());
    assert!(error.source().is_some());
    format!("{error:?}")
}

#[tokio::test]
async fn a_connection_can_be_reset_before_it_carries_a_request() {
    let ops = suite_api().await;
    ops.faults().fail_next_connection(ConnectionFault::Reset);
    ops.faults().fail_next_connection(ConnectionFault::Reset);
    assert_eq!(ops.faults().pending(), 2);
    assert_eq!(until_reset(connect(&ops, "").await).await, "");
    no_answer(post_ops(&ops, "/x").send().await);
    assert_eq!(ops.ledger().requests().len(), 0);
    assert_eq!(send(post_ops(&ops, "/x")).await.status(), 404);
    assert_eq!(ops.ledger().connections(), 3);
    assert_eq!(ops.ledger().requests()[0].connection, 3);
}

#[tokio::test]
async fn a_request_can_be_reset_at_each_of_its_stages() {
    let ops = suite_api().await;
    ops.fail_next(Fault::reset_after_head());
    // The body never comes.
    assert_eq!(until_reset(connect(&ops, HEAD).await).await, "");
    assert_eq!(ops.ledger().requests().len(), 1);

    ops.fail_next(Fault::close_connection().by_reset());
    assert_eq!(until_reset(connect(&ops, WHOLE).await).await, "");

    ops.fail_next(Fault::half_headers().by_reset());
    let answer = until_reset(connect(&ops, WHOLE).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(!answer.contains("\r\n\r\n"), "{answer}");

    ops.fail_next(Fault::short_body().body("0123456789").by_reset());
    let answer = until_reset(connect(&ops, WHOLE).await).await;
    assert!(answer.ends_with("\r\n\r\n01234"), "{answer}");

    let statuses: Vec<_> = ops.ledger().requests().iter().map(|r| r.status).collect();
    assert_eq!(statuses, [None, None, None, Some(StatusCode::OK)]);
}

#[tokio::test]
async fn a_reset_after_the_head_waits_for_its_turn() {
    let ops = suite_api().await;
    ops.fail_next(Fault::starting_up());
    ops.fail_next_on("POST", "/y", Fault::reset_after_head());
    assert_eq!(send(post_ops(&ops, "/x")).await.status(), 503);
    no_answer(post_ops(&ops, "/y").body("1234").send().await);
    let request = &ops.ledger().requests()[1];
    assert_eq!((&request.path[..], request.body.len()), ("/suite-api/y", 0));
    assert_eq!(ops.faults().pending(), 0);
}

#[tokio::test]
async fn a_silent_connection_ends_when_the_client_goes_away_or_the_handle() {
    let ops = suite_api().await;
    for _ in 0..2 {
        ops.faults().fail_next_connection(ConnectionFault::Silence);
    }
    let mut stream = connect(&ops, WHOLE).await;
    stream.shutdown().await.expect("closed");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("a clean end");
    assert!(answer.is_empty());

    let request = tokio::spawn(post_ops(&ops, "/x").send());
    let connected = ops.ledger().wait_until(|ledger| ledger.connections() == 2);
    connected.await;
    assert!(!request.is_finished());
    assert_eq!(ops.ledger().requests().len(), 0);
    ops.stop().await;
    no_answer(request.await.expect("no panic"));
}

#[tokio::test]
async fn a_connection_held_back_goes_on_when_the_gate_opens() {
    let ops = suite_api().await;
    let gate = Gate::new();
    let fault = ConnectionFault::Hold(gate.clone());
    ops.faults().fail_next_connection(fault);
    let request = tokio::spawn(post_ops(&ops, "/x").send());
    gate.wait_until_held(1).await;
    assert_eq!(ops.ledger().requests().len(), 0);
    gate.open();
    let answer = request.await.expect("no panic").expect("an answer");
    assert_eq!(answer.status(), 404);
}

#[tokio::test]
async fn garbage_is_not_an_answer() {
    let ops = suite_api().await;
    let fault = ConnectionFault::Garbage("SSH-2.0-x\r\n".into());
    ops.faults().fail_next_connection(fault);
    let failure = no_answer(post_ops(&ops, "/x").send().await);
    assert!(failure.contains("Parse"), "{failure}");
    assert_eq!(ops.ledger().requests().len(), 0);

    ops.fail_next(Fault::garbage());
    let failure = no_answer(post_ops(&ops, "/x").send().await);
    assert!(failure.contains("Parse"), "{failure}");
    assert_eq!(ops.ledger().requests()[0].status, None);

    ops.fail_next(Fault::garbage().body("220 mail\r\n"));
    assert_eq!(raw_exchange(&ops, WHOLE).await, "220 mail\r\n");
}

#[tokio::test]
async fn a_chunk_breaks_in_the_middle() {
    let ops = suite_api().await;
    ops.fail_next(Fault::broken_chunk().body("0123456789").times(2));
    let answer = raw_exchange(&ops, WHOLE).await;
    assert!(
        answer.contains("\r\ntransfer-encoding: chunked\r\n\r\na\r\n01234"),
        "{answer}"
    );
    assert!(!answer.contains("content-length"), "{answer}");
    let answer = send(post_ops(&ops, "/x")).await;
    answer.bytes().await.expect_err("cut");
}

#[tokio::test]
async fn an_answer_in_single_bytes_is_a_valid_answer_and_the_connection_stays() {
    let ops = suite_api().await;
    ops.fail_next(Fault::single_byte_writes());
    // The login's own answer: it was executed.
    let authorization = authorization(&ops).await;
    assert_eq!(exchange(&ops, &authorization).await.status(), 200);

    let client = Client::builder().no_proxy().build().expect("a client");
    for _ in 0..2 {
        ops.fail_next(Fault::single_byte_writes());
        let answer = send(client.post(ops.base_url())).await.text().await;
        assert!(answer.expect("text").contains("nothing at this path"));
    }
    let requests = ops.ledger().requests();
    assert_eq!(requests[2].connection, requests[3].connection);
}

#[tokio::test]
async fn an_extra_answer_follows_the_one_that_was_asked_for() {
    let ops = suite_api().await;
    ops.fail_next(Fault::extra_answer());
    let mut stream = connect(&ops, WHOLE).await;
    let mut answer = String::new();
    while !answer.contains("nobody asked for this answer") {
        let mut bytes = [0; 4096];
        let count = stream.read(&mut bytes).await.expect("bytes");
        assert_ne!(count, 0, "{answer}");
        answer.push_str(std::str::from_utf8(&bytes[..count]).expect("text"));
    }
    assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");
    assert!(answer.contains("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\r\nx-unasked: 1\r\n"), "{answer}");

    // The connection stays open, and the next request gets its answer on it.
    let last = WHOLE.replace("host: x", "host: x\r\nconnection: close");
    stream.write_all(last.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("text");
    assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1").count(), 1);
    assert_eq!(ops.ledger().connections(), 1);
    assert_eq!(ops.ledger().requests().len(), 2);
}

#[tokio::test]
async fn connections_are_counted_apart_from_requests_and_from_anew_after_a_clear() {
    let ops = suite_api().await;
    let client = Client::builder().no_proxy().build().expect("a client");
    for _ in 0..2 {
        let answer = send(client.post(ops.base_url())).await;
        answer.bytes().await.expect("a body");
    }
    assert_eq!(ops.ledger().connections(), 1);
    assert_eq!(ops.ledger().requests().len(), 2);
    ops.ledger().clear();
    assert_eq!(ops.ledger().connections(), 0);
    send(post_ops(&ops, "/x")).await;
    assert_eq!(ops.ledger().connections(), 1);
    assert_eq!(ops.ledger().requests()[0].connection, 2);
}
