//! A login that did not succeed is sent again, by the policy of the client, and only
//! to the same server.

use std::time::Duration;

use scc_suite_api_simulator::{Fault, SuiteApi};
use suite_api_client::{Client, Operation, Retry, operations};

use super::super::support::{call, server};
use super::{ACQUIRE, builder};

/// A call of a safe and of an unsafe method, each with its path.
const CALLS: [(&str, &str, &str); 2] = [
    ("getCurrentUser", "GET", "/auth/currentuser"),
    (
        "exchangeOpsTokenWithJwtToken",
        "POST",
        "/auth/token/exchange",
    ),
];

/// What may happen to a login, and may not happen to the next.
fn passing() -> [(&'static str, Fault); 8] {
    let starting = || Fault::starting_up().retry_after_seconds(0);
    let lost = Fault::close_connection;
    [
        ("a 503", starting()),
        ("two 503", starting().times(2)),
        (
            "a 504, done",
            Fault::empty(suite_api_client::StatusCode::GATEWAY_TIMEOUT).after_execution(),
        ),
        ("a reset", lost().by_reset()),
        ("closed", lost()),
        ("closed, done", lost().after_execution()),
        ("half a body, done", Fault::short_body().after_execution()),
        ("a hang", Fault::stall()),
    ]
}

fn client(ops: &SuiteApi) -> Client {
    let policy = Retry::default().max_attempts(3);
    let client = builder(ops).retry(policy);
    let client = client.attempt_timeout(Duration::from_secs(1)).build();
    client.expect("a client")
}

#[test]
fn a_login_and_the_end_of_a_token_are_declared_as_safe_to_repeat() {
    assert!(operations::ACQUIRE_TOKEN.is_idempotent());
    assert!(operations::RELEASE_TOKEN.is_idempotent());
    assert!(!operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN.is_idempotent());
}

#[tokio::test]
async fn a_login_is_repeated_and_the_call_that_needs_it_is_made_once() {
    let mut looked = 0;
    for (operation, method, path) in CALLS {
        for (name, fault) in passing() {
            let name = format!("{operation}: {name}");
            let ops = server().await;
            let client = client(&ops);
            let failures = if name.contains("two") { 2 } else { 1 };
            ops.fail_next_on("POST", ACQUIRE, fault);
            call(&client, operation).await.expect(&name);
            assert_eq!(ops.ledger().count("POST", ACQUIRE), 1 + failures, "{name}");
            assert_eq!(ops.ledger().count(method, path), 1, "{name}");
            assert_eq!(ops.ledger().executions(method, path), 1, "{name}");
            looked += 1;
        }
    }
    assert_eq!(looked, 16);
}

#[tokio::test]
async fn a_login_is_repeated_whose_kept_connection_is_closed_under_it() {
    for (operation, method, path) in CALLS {
        for fault in [
            Fault::close_connection(),
            Fault::close_connection().by_reset(),
        ] {
            let ops = server().await;
            let client = client(&ops);
            call(&client, operation).await.expect("the first login");
            ops.expire_all_tokens();
            assert_eq!(ops.ledger().connections(), 1, "it is kept");
            ops.ledger().clear();
            ops.fail_next_on("POST", ACQUIRE, fault);
            call(&client, operation).await.expect("another login");
            assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
            assert_eq!(ops.ledger().executions(method, path), 1);
            assert_eq!(ops.ledger().connections(), 1, "another one");
        }
    }
}

#[tokio::test]
async fn a_login_that_never_succeeds_ends_by_the_policy_and_may_be_tried_again() {
    for (operation, method, path) in CALLS {
        let ops = server().await;
        let starting = Fault::starting_up().retry_after_seconds(0).times(3);
        ops.fail_next_on("POST", ACQUIRE, starting);
        let error = call(&client(&ops), operation).await.expect_err("a 503");
        assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
        assert_eq!(error.attempts(), 3);
        assert!(error.is_retryable(), "{error}");
        assert_eq!(ops.ledger().count("POST", ACQUIRE), 3);
        assert_eq!(ops.ledger().count(method, path), 0);
    }
}

#[tokio::test]
async fn a_password_goes_to_no_other_server() {
    let elsewhere = server().await;
    let location = format!("{}/api/auth/token/acquire", elsewhere.base_url());
    let mut looked = 0;
    for status in [301, 302, 303, 307, 308] {
        for (operation, method, path) in CALLS {
            let ops = server().await;
            let status = suite_api_client::StatusCode::from_u16(status).expect("a status");
            let moved = Fault::empty(status).header("location", &location);
            ops.fail_next_on("POST", ACQUIRE, moved);
            let error = call(&client(&ops), operation).await.expect_err("moved");
            assert_eq!(error.status(), Some(status));
            assert!(!error.is_retryable(), "{error}");
            assert_eq!(ops.ledger().count("POST", ACQUIRE), 1);
            assert_eq!(ops.ledger().count(method, path), 0);
            looked += 1;
        }
    }
    assert_eq!(looked, 10);
    assert_eq!(elsewhere.ledger().connections(), 0, "nobody asks elsewhere");
}
