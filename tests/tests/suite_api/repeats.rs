//! What is sent again with another token, and how long a call waits for one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use contract_tests::document::{Described, Document};
use contract_tests::faults::NO_PIN;
use contract_tests::sample_server::success_body;
use openapi_client_core::{
    AcquireToken, Body, CallError, ErrorKind, IssuedToken, Method, Operation, Retry, Secret,
    TokenSource, Transport,
};
use scc_suite_api_simulator::{Fault, SuiteApi};
use suite_api_client::{Client, Credentials, Error, StatusCode};

use super::support::{call, server};

const LOGIN: &str = "/auth/token/acquire";
const EXCHANGE: &str = "/auth/token/exchange";

fn client(ops: &SuiteApi) -> Client {
    let credentials = Credentials::new(ops.username(), ops.password());
    let builder = Client::builder(ops.base_url()).credentials(credentials);
    builder.build().expect("a client")
}

async fn exchange(client: &Client) -> Result<(), Error> {
    call(client, "exchangeOpsTokenWithJwtToken").await.map(drop)
}

fn busy(times: usize) -> Fault {
    let fault = Fault::too_many_requests(None).retry_after_seconds(0);
    fault.times(times)
}

#[tokio::test]
async fn a_login_that_is_held_off_is_made_when_the_server_says_so() {
    let ops = server().await;
    ops.fail_next_on("POST", LOGIN, busy(3));
    ops.fail_next_on("POST", EXCHANGE, busy(3));
    exchange(&client(&ops)).await.expect("a JWT");
    for path in [LOGIN, EXCHANGE] {
        assert_eq!(ops.ledger().count("POST", path), 4);
        assert_eq!(ops.ledger().executions("POST", path), 1);
    }
}

#[tokio::test]
async fn a_login_that_is_held_off_for_too_long_is_reported_as_what_failed() {
    let ops = server().await;
    ops.fail_next_on("POST", LOGIN, busy(100));
    let error = exchange(&client(&ops)).await.expect_err("no token");
    assert!(error.is_rate_limited());
    assert_eq!(error.attempts(), Retry::DEFAULT_ATTEMPTS);
    let id = error.operation().map(Operation::id);
    assert_eq!(id, Some("acquireToken"));
    assert_eq!(ops.ledger().count("POST", LOGIN), 4);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 0);
}

#[tokio::test]
async fn a_policy_for_one_call_is_not_that_of_the_login() {
    let ops = server().await;
    ops.fail_next_on("POST", LOGIN, busy(1));
    ops.fail_next_on("POST", EXCHANGE, busy(1));
    let once = client(&ops).with_retry(Retry::none());
    let error = exchange(&once).await.expect_err("not again");
    assert!(error.is_rate_limited());
    let id = error.operation().map(Operation::id);
    assert_eq!(id, Some("exchangeOpsTokenWithJwtToken"));
    assert_eq!(ops.ledger().count("POST", LOGIN), 2);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 1);
}

#[tokio::test]
async fn a_call_waits_for_its_login_no_longer_than_it_may_last() {
    let ops = server().await;
    ops.fail_next_on("POST", LOGIN, Fault::stall().times(100));
    let hasty = client(&ops).with_total_timeout(Duration::from_millis(200));
    let began = Instant::now();
    let error = exchange(&hasty).await.expect_err("no token");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error:?}");
    assert_eq!(error.attempts(), 0, "the call itself was not sent");
    assert_eq!(ops.ledger().count("POST", LOGIN), 1);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 0);
}

#[tokio::test]
async fn a_second_401_is_final_and_a_login_that_is_refused_is_too() {
    let ops = server().await;
    let refused = || Fault::ops_error(StatusCode::UNAUTHORIZED, 1512, "Nein").times(2);
    ops.fail_next_on("POST", EXCHANGE, refused());
    let client = client(&ops);
    let error = exchange(&client).await.expect_err("refused twice");
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 2);
    assert_eq!(ops.ledger().count("POST", LOGIN), 2);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 2);
    // The second token stays; the next call begins with it.
    exchange(&client).await.expect("a JWT");
    assert_eq!(ops.ledger().count("POST", LOGIN), 2);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 3);

    ops.ledger().clear();
    ops.expire_all_tokens();
    ops.fail_next_on("POST", LOGIN, refused());
    let error = exchange(&client).await.expect_err("no token");
    let id = error.operation().map(Operation::id);
    assert_eq!(id, Some("acquireToken"));
    assert_eq!(error.attempts(), 1);
    assert_eq!(ops.ledger().count("POST", LOGIN), 1);
    assert_eq!(ops.ledger().count("POST", EXCHANGE), 1);
}

/// A success of an operation, made up from the document.
fn forged(operation: Described<'_>) -> Fault {
    Fault::answer(StatusCode::OK).body(success_body(operation))
}

#[tokio::test]
async fn every_call_with_a_token_is_sent_once_more_with_another_one() {
    let document = Document::of("suite-api");
    let ops = server().await;
    let client = client(&ops);
    exchange(&client).await.expect("a JWT");
    let mut looked = 0;
    for operation in document.operations() {
        let takes_token = operation.security().or(operation.optional_security());
        if takes_token.is_none() {
            continue;
        }
        ops.ledger().clear();
        let (method, path) = (operation.method(), operation.path());
        // The login has its own end; a value at the end may be anything.
        let end = path.rsplit('/').next().unwrap_or_default();
        let end = if end.starts_with('{') { "" } else { end };
        let dead = Fault::ops_error(StatusCode::UNAUTHORIZED, 1512, "Nein");
        ops.fail_next_on(&method, end, dead);
        ops.fail_next_on(&method, end, forged(operation));
        call(&client, operation.id()).await.expect("a success");
        let requests = ops.ledger().requests();
        let [first, login, second] = &requests[..] else {
            panic!("{}: {requests:?}", operation.id());
        };
        assert!(login.path.ends_with(LOGIN));
        assert_eq!(login.header("authorization"), None);
        let tokens = [first, second].map(|request| request.header("authorization"));
        assert!(tokens.iter().all(Option::is_some), "{}", operation.id());
        assert_ne!(tokens[0], tokens[1], "{}", operation.id());
        assert_eq!(first.body, second.body, "{}", operation.id());
        assert_eq!((&first.path, &first.query), (&second.path, &second.query));
        looked += 1;
    }
    assert_eq!(looked, 57);
}

static DOWNLOAD: Operation = Operation::new("download", Method::GET, "/file").idempotent();
static UPLOAD: Operation = Operation::new("upload", Method::PUT, "/file")
    .authenticated()
    .idempotent();

/// Gives tokens with a number.
struct Numbered(Arc<AtomicUsize>);

impl TokenSource for Numbered {
    fn acquire<'a>(&'a self, _refused: Option<&'a Secret>) -> AcquireToken<'a> {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        Box::pin(async move { Ok(IssuedToken::new(format!("t{number}"))) })
    }
}

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
    let given = Arc::new(AtomicUsize::new(0));
    let transport = Transport::builder(ops.base_url()).pin_certificate_sha256(NO_PIN);
    let transport = transport.build().expect("a transport");
    let source = Arc::new(Numbered(given.clone()));
    let transport = transport.with_tokens("OpsToken", None, Some(source));
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
    assert_eq!(given.load(Ordering::SeqCst), 2);
}
