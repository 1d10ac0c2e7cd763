//! Whatever the server or the way to it does: the error tells it, and the call
//! is sent again only if that is safe.

use std::time::Instant;

use contract_tests::faults::{
    Arrived, Caller, NO_PIN, POLICY, Row, Strike, Token, rows, strike_all, transport_builder,
};
use contract_tests::wire::{refusing, send};
use openapi_client_core::{CallError, Method, Operation, Transport};
use scc_suite_api_simulator::SuiteApi;
use serde_json::{Map, Value, json};
use suite_api_client::{Client, ClientBuilder, Credentials, operations};

use super::calls::{self, World};
use super::support::{acquire, call, server};

const ACQUIRE: Caller = Caller {
    name: "acquireToken",
    operation: "acquireToken",
    reads_body: true,
    is_idempotent: false,
    token: Token::Given,
    forgives_401: false,
};

const LOGIN: Caller = Caller {
    name: "acquireToken, for another call",
    token: Token::ForAnother,
    ..ACQUIRE
};

const EXCHANGE: Caller = Caller {
    name: "exchangeOpsTokenWithJwtToken",
    operation: "exchangeOpsTokenWithJwtToken",
    ..ACQUIRE
};

const EXCHANGE_WITH_CREDENTIALS: Caller = Caller {
    name: "exchangeOpsTokenWithJwtToken, with credentials",
    token: Token::FromLogin,
    ..EXCHANGE
};

/// The same operation, if the document said that it can be repeated.
static AGAIN: Operation = Operation::new("exchangeAgain", Method::POST, "/api/auth/token/exchange")
    .authenticated()
    .idempotent();

const EXCHANGE_AGAIN: Caller = Caller {
    name: "exchangeOpsTokenWithJwtToken, repeatable",
    operation: "exchangeAgain",
    is_idempotent: true,
    ..EXCHANGE
};

const RELEASE: Caller = Caller {
    name: "releaseToken",
    operation: "releaseToken",
    reads_body: false,
    ..ACQUIRE
};

const RELEASE_OF_CLIENT: Caller = Caller {
    name: "releaseToken, by the client itself",
    forgives_401: true,
    ..RELEASE
};

/// The operations on a role that is there: one of each method, with and without
/// bodies.
const GET: Caller = Caller {
    name: "a GET",
    operation: "getRoleByName",
    is_idempotent: true,
    ..ACQUIRE
};

const PUT: Caller = Caller {
    name: "a PUT",
    operation: "updateUserRole",
    ..GET
};

const DELETE: Caller = Caller {
    name: "a DELETE",
    operation: "deleteUserRole",
    reads_body: false,
    ..GET
};

const POST: Caller = Caller {
    name: "a POST",
    operation: "createUserRole",
    ..ACQUIRE
};

/// A role that is there, and may be deleted.
const ROLE: &str = "Night Shift";

/// Method and path of the operation that is struck.
fn target(caller: &Caller) -> (&'static str, String) {
    let mut operations = operations::ALL.iter().copied();
    let operation = operations.find(|operation| operation.id() == caller.operation);
    let operation = operation.unwrap_or(&AGAIN);
    let path = operation.path().replace("{roleName}", "Night%20Shift");
    (operation.method().as_str(), path)
}

/// A token of the server's, which leaves no trace in the ledger.
async fn token(ops: &SuiteApi) -> String {
    let login = json!({ "username": ops.username(), "password": ops.password() }).to_string();
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ];
    let base_url = ops.base_url();
    let (method, path) = target(&ACQUIRE);
    let answer = send(method, &base_url, &path, &headers, &login).await;
    ops.ledger().clear();
    answer.json()["token"].as_str().expect("a token").to_owned()
}

/// The builder of a client with the limits of the row.
fn builder(row: &Row, base_url: &str) -> ClientBuilder {
    let builder = Client::builder(base_url).retry(POLICY);
    let builder = builder.pin_certificate_sha256(NO_PIN);
    let builder = match row.attempt_timeout {
        Some(timeout) => builder.attempt_timeout(timeout),
        None => builder,
    };
    match row.max_body {
        Some(bytes) => builder.max_body_bytes(bytes),
        None => builder,
    }
}

/// Readies a server and a client for the row; the future calls.
async fn prepare(row: Row, caller: Caller) -> impl Future<Output = Option<String>> + Send {
    let ops = server().await;
    let (socket, nobody) = refusing();
    let base_url = match row.strike {
        Strike::Refused => format!("{nobody}/suite-api"),
        _ => ops.base_url(),
    };
    let token = token(&ops).await;
    let client = match caller.token {
        Token::Given => builder(&row, &base_url).token(&*token),
        Token::FromLogin | Token::ForAnother => {
            let credentials = Credentials::new(ops.username(), ops.password());
            builder(&row, &base_url).credentials(credentials)
        }
    };
    let client = client.build().expect("a client");
    let transport = transport_builder(&row, &base_url).build();
    let transport = transport.expect("a transport");
    let transport = transport.with_tokens("OpsToken", Some(token.into()), None);
    let transport = transport.expect("a good token");
    let (method, path) = target(&caller);
    row.arm(ops.faults(), method, &path);
    async move {
        let _held = socket;
        let began = Instant::now();
        let failure = outcome(caller, &ops, &client, &transport).await.err();
        let elapsed = began.elapsed();
        let requests = ops.ledger().count(method, &path);
        let executions = match ops.ledger().executions(method, &path) {
            // What is gone cannot be deleted again: the second request is
            // refused, and it would have done the same.
            1 if method == "DELETE" => requests,
            executions => executions,
        };
        let arrived = Arrived {
            requests,
            executions,
            others: ops.ledger().requests().len() - requests,
        };
        row.problem(&caller, failure.as_ref(), arrived, elapsed)
    }
}

/// What comes of the call.
async fn outcome(
    caller: Caller,
    ops: &SuiteApi,
    client: &Client,
    transport: &Transport,
) -> Result<(), CallError> {
    if caller.operation == AGAIN.id() {
        let request = transport.request(&AGAIN, &[]);
        let request = request.json(&json!({ "serviceKeys": ["ops-li"] }));
        return request.send().await?.json::<Map<String, Value>>().map(drop);
    }
    if caller.forgives_401 {
        return Ok(client.release().await?);
    }
    match (caller.operation, caller.token) {
        ("acquireToken", Token::Given) => {
            let acquired = acquire(client, ops.username(), ops.password()).await;
            Ok(acquired.map(drop)?)
        }
        ("acquireToken", _) => Ok(call(client, EXCHANGE.operation).await.map(drop)?),
        (operation, _) => {
            let mut world = World::nowhere();
            ROLE.clone_into(&mut world.role);
            Ok(calls::call(client, &world, operation).await.map(drop)?)
        }
    }
}

/// Checks every row for `caller`.
async fn check(caller: Caller) {
    let elsewhere = server().await;
    let mut rows = rows(&elsewhere.base_url());
    assert_eq!(rows.len(), 80);
    if caller.token == Token::ForAnother {
        // With a token that was made up, the other call fails.
        rows.retain(|row| !row.is_forged());
        assert_eq!(rows.len(), 80 - 3);
    }
    let problems = strike_all(rows, async |row| prepare(row, caller).await).await;
    assert_eq!(elsewhere.ledger().connections(), 0, "nobody asks elsewhere");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn every_fault_of_a_login_is_told_and_a_login_that_may_be_done_is_not_repeated() {
    check(ACQUIRE).await;
}

#[tokio::test]
async fn every_fault_of_a_login_is_told_by_the_call_that_needs_the_token() {
    check(LOGIN).await;
}

#[tokio::test]
async fn every_fault_of_a_call_is_told_and_no_request_is_repeated_that_may_be_done() {
    check(EXCHANGE).await;
}

#[tokio::test]
async fn with_credentials_a_401_alone_is_followed_by_one_other_token_and_attempt() {
    check(EXCHANGE_WITH_CREDENTIALS).await;
}

#[tokio::test]
async fn every_fault_of_a_call_that_can_be_repeated_is_told_after_another_attempt() {
    check(EXCHANGE_AGAIN).await;
}

#[tokio::test]
async fn every_fault_of_a_release_is_told_and_it_is_not_repeated() {
    check(RELEASE).await;
}

#[tokio::test]
async fn a_client_that_gives_its_token_back_tells_every_fault_but_a_dead_token() {
    check(RELEASE_OF_CLIENT).await;
}

#[tokio::test]
async fn every_fault_of_a_get_is_told_after_another_attempt() {
    check(GET).await;
}

#[tokio::test]
async fn every_fault_of_a_put_is_told_after_another_attempt() {
    check(PUT).await;
}

#[tokio::test]
async fn every_fault_of_a_delete_is_told_after_another_attempt() {
    check(DELETE).await;
}

#[tokio::test]
async fn every_fault_of_a_post_is_told_and_it_is_not_repeated_if_it_may_be_done() {
    check(POST).await;
}
