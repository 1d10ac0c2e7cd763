//! What is sent again, how often, and for how long.

use std::time::{Duration, Instant};

use openapi_client_core::{
    Body, CallError, ErrorKind, Method, Operation, ResponseValue, Retry, Transport,
    TransportBuilder,
};
use scc_suite_api_simulator::{Fault, RecordedRequest, Scc};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::support::{call_well, client, server};

static GET: Operation = Operation::new("getThing", Method::GET, "/things/{id}").idempotent();
static PUT: Operation = Operation::new("putThing", Method::PUT, "/things/{id}").idempotent();

/// What the server answers in the end.
const DONE: &str = r#"{"done":true}"#;

fn builder(scc: &Scc) -> TransportBuilder {
    Transport::builder(scc.base_url())
}

fn transport(scc: &Scc) -> Transport {
    builder(scc).build().expect("a transport")
}

async fn get(transport: &Transport) -> Result<ResponseValue<Value>, CallError> {
    transport.request(&GET, &[&1]).send().await?.json()
}

/// A status that may pass, for as many requests, and without a delay.
fn passing(status: u16, times: usize) -> Fault {
    let status = status.try_into().expect("a status");
    Fault::empty(status).retry_after_seconds(0).times(times)
}

fn done() -> Fault {
    Fault::answer(openapi_client_core::StatusCode::OK).body(DONE)
}

#[tokio::test]
async fn there_are_as_many_attempts_as_the_policy_says_and_no_more() {
    let never = Retry::none();
    let few = Retry::default();
    let mut looked = 0;
    for (retry, attempts) in [
        (few, 4),
        (few.max_attempts(7), 7),
        (few.max_attempts(2), 2),
        (few.max_attempts(1), 1),
        (few.max_attempts(0), 1),
        (never, 1),
        // It has no time for another.
        (
            never.max_attempts(3).max_elapsed(Duration::from_nanos(1)),
            1,
        ),
    ] {
        let scc = server().await;
        scc.fail_next(passing(503, 100));
        let failure = get(&transport(&scc).with_retry(retry)).await;
        let failure = failure.expect_err("it does not pass");
        assert_eq!(failure.attempts(), attempts, "{retry:?}");
        assert_eq!(scc.ledger().requests().len(), attempts as usize);
        assert_eq!(failure.status().map(|status| status.as_u16()), Some(503));
        looked += 1;
    }
    assert_eq!(looked, 7);
}

#[tokio::test]
async fn a_delay_that_would_outlast_the_call_is_not_begun() {
    let long = Duration::from_secs(20);
    for (seconds, retry, total) in [
        (30, Retry::default(), long),
        (20, Retry::default(), long),
        (30, Retry::default().max_elapsed(long), 9 * long),
        // A server may ask for a minute, and no longer.
        (u64::MAX, Retry::default().max_elapsed(2 * long), 9 * long),
    ] {
        let scc = server().await;
        let fault = Fault::starting_up().retry_after_seconds(seconds);
        scc.fail_next(fault.times(100));
        let transport = builder(&scc).total_timeout(total).retry(retry).build();
        let began = Instant::now();
        let failure = get(&transport.expect("a transport")).await;
        let failure = failure.expect_err("it has not passed yet");
        assert!(began.elapsed() < Duration::from_secs(5), "nobody waits");
        assert_eq!(failure.kind(), ErrorKind::Status, "the reason: {failure}");
        assert!(failure.is_retryable(), "the caller may wait");
        assert_eq!((failure.attempts(), scc.ledger().requests().len()), (1, 1));
    }
}

#[tokio::test]
async fn a_call_ends_when_its_time_is_over_however_many_attempts_are_left() {
    let short = Duration::from_millis(200);
    let endless = Retry::default().max_attempts(u32::MAX);
    let endless = endless.first_delay(Duration::from_millis(1));
    for (retry, total, is_policy) in [
        (endless.max_elapsed(short), 100 * short, true),
        (endless, short, false),
    ] {
        let scc = server().await;
        scc.fail_next(passing(503, usize::MAX));
        let transport = builder(&scc).total_timeout(total).retry(retry).build();
        let began = Instant::now();
        let failure = get(&transport.expect("a transport")).await;
        let failure = failure.expect_err("it does not pass");
        let elapsed = began.elapsed();
        // It ends instead of a delay that would reach beyond the time. Such a
        // delay is, with jitter, at most twice all that was waited before, so
        // about a third of the time has passed.
        assert!(elapsed >= short / 4, "{elapsed:?}");
        assert!(elapsed < Duration::from_secs(5), "{elapsed:?}");
        assert!(failure.attempts() > 4, "{failure:?}");
        match failure.kind() {
            ErrorKind::Status => {
                assert_eq!(failure.status().map(|status| status.as_u16()), Some(503));
            }
            kind => {
                assert_eq!(kind, ErrorKind::Timeout);
                assert!(!is_policy, "a policy ends no attempt: {failure:?}");
            }
        }
    }
}

#[tokio::test]
async fn an_attempt_takes_no_longer_than_the_call() {
    let scc = server().await;
    scc.fail_next(Fault::stall().times(100));
    let began = Instant::now();
    let hasty = transport(&scc).with_total_timeout(Duration::from_millis(100));
    let failure = get(&hasty).await.expect_err("no answer");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(failure.kind(), ErrorKind::Timeout);
    assert_eq!((failure.attempts(), scc.ledger().requests().len()), (1, 1));
}

/// What of a request must not change from one attempt to the next.
fn essence(request: &RecordedRequest) -> (String, String, Vec<(String, String)>, Vec<u8>) {
    let headers = request.headers.iter().map(|(name, value)| {
        let value = value.to_str().expect("text").to_owned();
        (name.to_string(), value)
    });
    let method = request.method.to_string();
    (
        method,
        request.path.clone(),
        headers.collect(),
        request.body.to_vec(),
    )
}

#[tokio::test]
async fn every_attempt_is_the_same_request() {
    let scc = server().await;
    scc.fail_next(passing(503, 1));
    scc.fail_next(passing(429, 2));
    scc.fail_next(done());
    let transport = transport(&scc);
    let request = transport
        .request(&PUT, &[&"a/b"])
        .json(&json!({ "a": "ü" }));
    request.send().await.expect("a success");
    let requests = scc.ledger().requests();
    let first = essence(&requests[0]);
    assert_eq!(first.0, "PUT");
    assert_eq!(first.1, "/api/rest/things/a%2Fb");
    assert_eq!(first.3, r#"{"a":"ü"}"#.as_bytes());
    assert!(requests.iter().all(|request| essence(request) == first));
    assert_eq!(requests.len(), 4);
}

/// The body of an answer, which can be read only once.
async fn stream(scc: &Scc, transport: &Transport) -> Body {
    scc.fail_next(done());
    let answer = transport.request(&GET, &[&1]).stream().await;
    Body::wrap_stream(answer.expect("a success").into_inner())
}

#[tokio::test]
async fn a_body_that_can_be_read_only_once_is_sent_once() {
    let scc = server().await;
    let transport = transport(&scc);
    let mut looked = 0;
    for (is_stream, attempts) in [(false, 2), (true, 1)] {
        for status in [429, 503] {
            let body = match is_stream {
                true => stream(&scc, &transport).await,
                false => DONE.into(),
            };
            scc.faults().clear();
            scc.ledger().clear();
            scc.fail_next_on("PUT", "/things/1", passing(status, 1));
            scc.fail_next_on("PUT", "/things/1", done());
            let outcome = transport.request(&PUT, &[&1]).body(body).send().await;
            match outcome {
                Ok(_) => assert!(!is_stream),
                Err(failure) => {
                    assert!(is_stream && failure.is_retryable(), "{failure}");
                    assert_eq!(failure.attempts(), 1);
                }
            }
            let sent = scc.ledger().requests();
            assert_eq!(sent.len(), attempts, "{status}");
            assert!(sent.iter().all(|sent| sent.body == DONE), "{sent:?}");
            looked += 1;
        }
    }
    assert_eq!(looked, 4);
}

#[tokio::test]
async fn who_is_removed_already_is_not_found_by_the_second_attempt() {
    for id in ["deleteUser", "deleteActiveDirectoryGroup"] {
        let scc = server().await;
        scc.fail_next(Fault::close_connection().after_execution());
        let error = call_well(&scc, &client(&scc), id).await.expect_err(id);
        assert_eq!(error.code().as_deref(), Some("NOT_FOUND"), "{id}");
        let requests = scc.ledger().requests();
        assert_eq!(requests.len(), 2, "{id}");
        assert!(requests[0].executed, "{id}");
    }
}

#[tokio::test]
async fn what_passes_is_asked_for_again_and_then_succeeds() {
    let patience = Duration::from_millis(250);
    let mut calls = JoinSet::new();
    for (name, fault) in [
        ("408", passing(408, 1)),
        ("429", passing(429, 1)),
        ("502", passing(502, 1)),
        ("503", passing(503, 1)),
        ("504", passing(504, 1)),
        ("503 in its own time", Fault::starting_up()),
        ("no answer", Fault::close_connection()),
        ("a reset", Fault::close_connection().by_reset()),
        ("a reset after the head", Fault::reset_after_head()),
        ("half a head", Fault::half_headers()),
        ("a short body", Fault::short_body()),
        ("half a chunk", Fault::broken_chunk().by_reset()),
        ("a stall", Fault::stall()),
        ("a stalled body", Fault::stalled_body()),
    ] {
        let scc = server().await;
        scc.fail_next(fault);
        scc.fail_next(done());
        let transport = builder(&scc).attempt_timeout(patience).build();
        let transport = transport.expect("a transport");
        calls.spawn(async move {
            let value = get(&transport).await.expect(name);
            assert_eq!(value.into_inner(), json!({ "done": true }), "{name}");
            assert_eq!(scc.ledger().requests().len(), 2, "{name}");
        });
    }
    assert_eq!(calls.len(), 14);
    calls.join_all().await;
}
