//! What is sent again after a login, and what is not.

use std::sync::Arc;

use contract_tests::listed_tokens::ListedTokens;
use openapi_client_core::{Body, CallError, Method, Operation, Retry, Transport};
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use suite_api_client::{StatusCode, schemes};

use super::session::{ACQUIRE, EXCHANGE, client, exchange};
use super::support::server;

fn busy(times: usize) -> Fault {
    let fault = Fault::too_many_requests(None).retry_after_seconds(0);
    fault.times(times)
}

#[tokio::test]
async fn a_login_that_is_held_off_is_made_when_the_server_says_so() {
    let ops = server().await;
    ops.fail_next_on("POST", ACQUIRE, busy(3));
    ops.fail_next_on("POST", EXCHANGE, busy(3));
    exchange(&client(&ops)).await.expect("a JWT");
    for path in [ACQUIRE, EXCHANGE] {
        assert_eq!(ops.ledger().count("POST", path), 4);
        assert_eq!(ops.ledger().executions("POST", path), 1);
    }
}

#[tokio::test]
async fn a_policy_for_one_call_is_not_that_of_the_login() {
    let ops = server().await;
    ops.fail_next_on("POST", ACQUIRE, busy(1));
    ops.fail_next_on("POST", EXCHANGE, busy(1));
    let once = client(&ops).with_retry(Retry::none());
    let error = exchange(&once).await.expect_err("not again");
    assert!(error.is_rate_limited());
    let id = error.operation().map(Operation::id);
    assert_eq!(id, Some("exchangeOpsTokenWithJwtToken"));
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 1);
}

static DOWNLOAD: Operation = Operation::new("download", Method::GET, "/file").idempotent();
static UPLOAD: Operation = Operation::new("upload", Method::PUT, "/file")
    .requires(&[&["opsToken"]])
    .idempotent();

/// Sends what comes from the server back to it, in one go.
async fn upload(ops: &SuiteApi, transport: &Transport) -> Result<(), CallError> {
    let file = Fault::answer(StatusCode::OK).body("a file");
    ops.fail_next_on("GET", "/file", file);
    let file = transport.request(&DOWNLOAD, &[]).stream().await;
    let file = Body::wrap_stream(file.expect("a file").into_inner());
    let upload = transport.request(&UPLOAD, &[]).body(file);
    upload.send().await.map(drop)
}

#[tokio::test]
async fn a_body_that_can_be_read_only_once_is_not_sent_with_another_token() {
    let ops = server().await;
    let source = ListedTokens::new([Ok("t1"), Ok("t2")]);
    let transport = Transport::builder(ops.base_url());
    let transport = transport.build().expect("a transport");
    let transport = transport.with_tokens(
        schemes::OPS_TOKEN.sent_as("OpsToken"),
        None,
        Some(Arc::new(source.clone())),
    );
    let transport = transport.expect("a transport");

    ops.fail_next_on("PUT", "/file", Fault::empty(StatusCode::UNAUTHORIZED));
    let failure = upload(&ops, &transport).await.expect_err("refused");
    assert!(failure.is_unauthorized());
    assert_eq!(failure.attempts(), 1);
    assert_eq!(ops.ledger().count("PUT", "/file"), 1);

    // But the token is known to be dead, and the next call has another.
    let done = Fault::empty(StatusCode::OK);
    ops.fail_next_on("PUT", "/file", done);
    upload(&ops, &transport).await.expect("a success");
    let requests = ops.ledger().requests();
    let puts = requests.iter().filter(|request| request.method == "PUT");
    let tokens: Vec<_> = puts.map(|put| put.header("authorization")).collect();
    assert_eq!(tokens, [Some("OpsToken t1"), Some("OpsToken t2")]);
    assert_eq!(source.asked().len(), 2);
}
