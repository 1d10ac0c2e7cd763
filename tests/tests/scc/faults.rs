//! Whatever the server or the way to it does: the error tells it, and the call
//! is sent again only if that is safe.

use std::time::Instant;

use client_core::{Failure, Method, Operation, Transport};
use contract_tests::faults::{
    Arrived, Caller, NO_PIN, POLICY, Row, Strike, Token, rows, strike_all, transport_builder,
};
use contract_tests::wire::refusing;
use scc_client::Client;
use serde_json::{Map, Value};
use simulator::Scc;

use super::support::server;

const PATH: &str = "/apiToken/generate";

const GENERATE: Caller = Caller {
    name: "generateApiToken",
    operation: "generateApiToken",
    reads_body: true,
    is_idempotent: false,
    token: Token::Given,
    forgives_401: false,
};

/// The same operation, if the document said that it can be repeated.
static AGAIN: Operation = Operation::new(
    "generateAgain",
    Method::POST,
    "/v1/users/{apiUserUid}/apiToken/generate",
)
.authenticated()
.idempotent();

const GENERATE_AGAIN: Caller = Caller {
    name: "generateApiToken, repeatable",
    operation: "generateAgain",
    is_idempotent: true,
    ..GENERATE
};

/// A client with the limits of the row.
fn client(row: &Row, base_url: &str, scc: &Scc) -> Client {
    let builder = Client::builder(base_url).token(scc.admin_token());
    let builder = builder.retry(POLICY).pin_certificate_sha256(NO_PIN);
    let builder = match row.attempt_timeout {
        Some(timeout) => builder.attempt_timeout(timeout),
        None => builder,
    };
    let builder = match row.max_body {
        Some(bytes) => builder.max_body_bytes(bytes),
        None => builder,
    };
    builder.build().expect("a client")
}

/// The same for an operation of the test's own.
fn transport(row: &Row, base_url: &str, scc: &Scc) -> Transport {
    let builder = transport_builder(row, base_url);
    let transport = builder.build().expect("a transport");
    let token = Some(scc.admin_token().into());
    let transport = transport.with_tokens("Bearer", token, None);
    transport.expect("a good token")
}

/// Readies a server and a client for the row; the future calls.
async fn prepare(row: Row, caller: Caller) -> impl Future<Output = Option<String>> + Send {
    let scc = server().await;
    let (socket, nobody) = refusing();
    let base_url = match row.strike {
        Strike::Refused => nobody,
        _ => scc.base_url(),
    };
    let client = client(&row, &base_url, &scc);
    let transport = transport(&row, &base_url, &scc);
    row.arm(scc.faults(), "POST", PATH);
    async move {
        let _held = socket;
        let uid = scc.api_only_user_uid();
        let began = Instant::now();
        let failure = if caller.is_idempotent {
            let answer = transport.request(&AGAIN, &[&uid]).send().await;
            answer
                .and_then(|answer| answer.json::<Map<String, Value>>())
                .err()
        } else {
            let issued = client.generate_api_token().api_user_uid(uid).send().await;
            issued.err().map(Failure::from)
        };
        let elapsed = began.elapsed();
        let requests = scc.ledger().count("POST", PATH);
        let arrived = Arrived {
            requests,
            executions: scc.ledger().executions("POST", PATH),
            others: scc.ledger().requests().len() - requests,
        };
        row.problem(&caller, failure.as_ref(), arrived, elapsed)
    }
}

/// Checks every row for `caller`.
async fn check(caller: Caller) {
    let elsewhere = server().await;
    let rows = rows(&elsewhere.base_url());
    assert_eq!(rows.len(), 80);
    let problems = strike_all(rows, async |row| prepare(row, caller).await).await;
    assert_eq!(elsewhere.ledger().connections(), 0, "nobody asks elsewhere");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn every_fault_of_a_call_is_told_and_no_request_is_repeated_that_may_be_done() {
    check(GENERATE).await;
}

#[tokio::test]
async fn every_fault_of_a_call_that_can_be_repeated_is_told_after_another_attempt() {
    check(GENERATE_AGAIN).await;
}
