//! Whatever the server or the way to it does: the error tells it, and the call
//! is sent again only if that is safe.

use std::time::Instant;

use contract_tests::faults::{
    Arrived, Caller, NO_PIN, POLICY, Row, Strike, Token, rows, strike_all,
};
use contract_tests::wire::refusing;
use scc_client::{CallError, Client, operations};
use scc_suite_api_simulator::Scc;

use super::support::{call_for, server, subject};

/// A POST: nobody knows whether a second one does more.
const GENERATE: Caller = Caller {
    name: "a POST",
    operation: "generateApiToken",
    reads_body: true,
    is_idempotent: false,
    token: Token::Given,
    forgives_401: false,
};

/// A PATCH is no better in that.
const MODIFY: Caller = Caller {
    name: "a PATCH",
    operation: "modifyActiveDirectoryGroup",
    ..GENERATE
};

const GET: Caller = Caller {
    name: "a GET",
    operation: "getUser",
    is_idempotent: true,
    ..GENERATE
};

/// A DELETE, which is answered without a body.
const DELETE: Caller = Caller {
    name: "a DELETE",
    operation: "deleteUser",
    reads_body: false,
    ..GET
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

/// Readies a server and a client for the row; the future calls.
async fn prepare(row: Row, caller: Caller) -> impl Future<Output = Option<String>> + Send {
    let operations = operations::ALL.iter().copied();
    let mut operations = operations.filter(|operation| operation.id() == caller.operation);
    let operation = operations.next().expect("an operation");
    let scc = server().await;
    let (socket, nobody) = refusing();
    let base_url = match row.strike {
        Strike::Refused => nobody,
        _ => scc.base_url(),
    };
    let client = client(&row, &base_url, &scc);
    let uid = subject(&scc, operation.id());
    let path = operation.path().split('/').map(|part| match part {
        parameter if parameter.starts_with('{') => uid.to_string(),
        part => part.to_owned(),
    });
    let path = path.collect::<Vec<_>>().join("/");
    row.arm(scc.faults(), operation.method().as_str(), &path);
    async move {
        let _held = socket;
        let began = Instant::now();
        let outcome = call_for(&client, operation.id(), uid).await;
        let failure = outcome.err().map(CallError::from);
        let elapsed = began.elapsed();
        let method = operation.method().as_str();
        let requests = scc.ledger().count(method, &path);
        let executions = match scc.ledger().executions(method, &path) {
            // Whoever is removed cannot be removed again: the second request
            // is refused, and it would have done the same.
            1 if method == "DELETE" => requests,
            executions => executions,
        };
        let arrived = Arrived {
            requests,
            executions,
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
async fn every_fault_of_a_change_is_told_and_no_request_is_repeated_that_may_be_done() {
    check(MODIFY).await;
}

#[tokio::test]
async fn every_fault_of_a_call_that_reads_is_told_after_another_attempt() {
    check(GET).await;
}

#[tokio::test]
async fn every_fault_of_a_removal_is_told_after_another_attempt() {
    check(DELETE).await;
}
