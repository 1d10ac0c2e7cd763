//! Whatever the server or the way to it does: the error reports it, and the call
//! is sent again only if that is safe.

use std::time::Instant;

use contract_tests::faults::cases::{FORGED, fault_cases};
use contract_tests::faults::{
    Arrived, CallSetup, FaultCase, POLICY, Target, Token, run_all, transport_builder,
};
use contract_tests::wire::refusing;
use openapi_client_core::{CallError, Method, Operation, Transport};
use scc_suite_api_simulator::SuiteApi;
use serde_json::{Map, Value, json};
use suite_api_client::{Client, ClientBuilder, Credentials, operations, schemes};

use super::shared::with_limits;
use super::support::{acquire, call, good_token, server};

const ACQUIRE: CallSetup = CallSetup {
    name: "acquireToken",
    operation: "acquireToken",
    reads_body: true,
    is_idempotent: true,
    token: Token::Given,
    forgives_401: false,
};

const LOGIN_OF_A_POST: CallSetup = CallSetup {
    name: "acquireToken, for a call that is not repeated",
    token: Token::ForAnother,
    ..ACQUIRE
};

const LOGIN_OF_A_GET: CallSetup = CallSetup {
    name: "acquireToken, for a call that is repeated",
    ..LOGIN_OF_A_POST
};

const EXCHANGE: CallSetup = CallSetup {
    name: "exchangeOpsTokenWithJwtToken",
    operation: "exchangeOpsTokenWithJwtToken",
    is_idempotent: false,
    ..ACQUIRE
};

const EXCHANGE_WITH_CREDENTIALS: CallSetup = CallSetup {
    name: "exchangeOpsTokenWithJwtToken, with credentials",
    token: Token::FromLogin,
    ..EXCHANGE
};

/// The same operation, if the document said that it can be repeated.
static AGAIN: Operation = Operation::new("exchangeAgain", Method::POST, "/api/auth/token/exchange")
    .requires(&[&["opsToken"]])
    .idempotent();

const EXCHANGE_AGAIN: CallSetup = CallSetup {
    name: "exchangeOpsTokenWithJwtToken, repeatable",
    operation: "exchangeAgain",
    is_idempotent: true,
    ..EXCHANGE
};

const RELEASE: CallSetup = CallSetup {
    name: "releaseToken, by the client itself",
    operation: "releaseToken",
    reads_body: false,
    forgives_401: true,
    ..ACQUIRE
};

/// Method and path of the operation under test.
fn target(caller: &CallSetup) -> (&'static str, &'static str) {
    let mut operations = operations::ALL.iter().copied();
    let operation = operations.find(|operation| operation.id() == caller.operation);
    let operation = operation.unwrap_or(&AGAIN);
    (operation.method().as_str(), operation.path())
}

/// The builder of a client with the limits of the case.
fn builder(case: &FaultCase, base_url: &str) -> ClientBuilder {
    let builder = Client::builder(base_url).retry(POLICY);
    with_limits(builder, (case.attempt_timeout, case.max_body))
}

/// Readies a server and a client for the case; the future calls.
async fn prepare(
    case: FaultCase,
    caller: CallSetup,
) -> impl Future<Output = Option<String>> + Send {
    let ops = server().await;
    let (socket, nobody) = refusing();
    let base_url = match case.target {
        Target::Refused => format!("{nobody}/suite-api"),
        _ => ops.base_url(),
    };
    let token = good_token(&ops).await;
    let client = match caller.token {
        Token::Given => builder(&case, &base_url).token(&token),
        Token::FromLogin | Token::ForAnother => {
            let credentials = Credentials::new(ops.username(), ops.password());
            builder(&case, &base_url).credentials(credentials)
        }
    };
    let client = client.build().expect("a client");
    let transport = transport_builder(&case, &base_url).build();
    let transport = transport.expect("a transport");
    let transport =
        transport.with_tokens(schemes::OPS_TOKEN.sent_as("OpsToken"), Some(token), None);
    let transport = transport.expect("a good token");
    let (method, path) = target(&caller);
    case.arm(ops.faults(), method, path);
    async move {
        let _held = socket;
        let began = Instant::now();
        let failure = outcome(caller, &ops, &client, &transport).await.err();
        let elapsed = began.elapsed();
        let requests = ops.ledger().count(method, path);
        let arrived = Arrived {
            requests,
            executions: ops.ledger().executions(method, path),
            others: ops.ledger().requests().len() - requests,
        };
        case.problem(&caller, failure.as_ref(), arrived, elapsed)
    }
}

/// What comes of the call.
async fn outcome(
    caller: CallSetup,
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
        ("acquireToken", _) if caller.name == LOGIN_OF_A_GET.name => {
            Ok(call(client, "getCurrentUser").await.map(drop)?)
        }
        ("acquireToken", _) => Ok(call(client, EXCHANGE.operation).await.map(drop)?),
        (operation, _) => Ok(call(client, operation).await.map(drop)?),
    }
}

/// Checks every case for `caller`.
async fn check(caller: CallSetup) {
    let elsewhere = server().await;
    let mut cases = fault_cases(&elsewhere.base_url(), FORGED);
    if caller.token == Token::ForAnother {
        // With a token that was made up, the other call fails.
        cases.retain(|case| !case.is_forged());
        assert_eq!(cases.len(), 80 - 3);
    }
    let problems = run_all(cases, async |case| prepare(case, caller).await).await;
    assert_eq!(elsewhere.ledger().connections(), 0, "nobody asks elsewhere");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn every_fault_of_a_login_is_reported_after_another_attempt() {
    check(ACQUIRE).await;
}

#[tokio::test]
async fn every_fault_of_a_login_is_reported_by_the_call_that_needs_the_token() {
    check(LOGIN_OF_A_POST).await;
    check(LOGIN_OF_A_GET).await;
}

#[tokio::test]
async fn with_credentials_a_401_alone_is_followed_by_one_other_token_and_attempt() {
    check(EXCHANGE_WITH_CREDENTIALS).await;
}

#[tokio::test]
async fn every_fault_of_a_call_that_can_be_repeated_is_reported_after_another_attempt() {
    check(EXCHANGE_AGAIN).await;
}

#[tokio::test]
async fn a_client_that_releases_its_token_reports_every_fault_but_a_dead_token() {
    check(RELEASE).await;
}
