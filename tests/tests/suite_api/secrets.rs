//! A secret shows in nothing that a program prints.

mod types;

use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::failures::{Case, broken_deliveries, redirect, refusals};
use contract_tests::faults::NO_PIN;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides, mangled, sightings};
use contract_tests::wire::{RawServer, refusing};
use scc_suite_api_simulator::Fault;
use serde_json::json;
use suite_api_client::{Client, Error, Operation, Retry, StatusCode, operations};
use tokio::task::JoinSet;

use super::calls::{self, Outcome, World, deleting_with_credentials};
use super::support::{body_of, representatives, server};

/// How many operations the document has.
const OPERATIONS: usize = 59;

/// A client whose token is the secret.
fn client(base_url: &str) -> Client {
    let builder = Client::builder(base_url).token(SECRET);
    let builder = builder.pin_certificate_sha256(NO_PIN);
    assert_debug_hides("the builder of a client", &builder);
    builder.build().expect("a client")
}

/// Calls an operation with all secrets that it can take; neither the builder
/// of the call nor a success shows one.
async fn call(client: &Client, id: &str) -> Outcome {
    let outcome = calls::call(client, &World::with_secret(SECRET), id).await;
    if let Ok(success) = &outcome {
        assert!(!success.shown.is_empty());
        assert_eq!(sightings(&success.shown), 0, "{id} shows the secret");
    }
    outcome
}

/// The document, in which each secret can be nothing but this one.
fn planted() -> Document {
    let document = Document::suite_api();
    let mut json = document.json().clone();
    for place in document.secrets() {
        let schema = json.pointer_mut(&place).expect("the place of a secret");
        schema["enum"] = json!([SECRET]);
    }
    Document::new(json)
}

#[test]
fn a_client_hides_its_token() {
    let first = client("https://ops.example.com");
    assert_debug_hides("a client", &first);
    let second = first.with_token(SECRET).expect("a client");
    assert_debug_hides("a client with another token", &second);
    assert_debug_hides("a clone", &second.clone());
    let shown = format!("{second:?}");
    assert!(shown.contains("ops.example.com"), "{shown}");
    let tokens = r#"TokenCache { scheme: OpsToken, has_token: true, has_source: false, .. }"#;
    assert!(shown.contains(tokens), "{shown}");
}

#[test]
fn the_builder_of_a_client_hides_a_token_that_is_no_good() {
    for token in [
        format!("{SECRET}\n"),
        format!("{SECRET} {SECRET}"),
        format!("ü{SECRET}"),
    ] {
        let builder = Client::builder("https://ops.example.com").token(token.as_str());
        assert_debug_hides("a builder", &builder);
        let error = builder.build().expect_err("no token");
        assert_eq!(assert_error_hides("a BuildError", &error), 1);
        let error = client("https://ops.example.com").with_token(token);
        assert_eq!(
            assert_error_hides("a BuildError", &error.expect_err("no token")),
            1
        );
    }
}

#[test]
fn an_address_with_a_password_is_refused_without_showing_it() {
    for address in [
        format!("https://user:{SECRET}@ops.example.com"),
        format!("https://{SECRET}@ops.example.com"),
        format!("https://ops.example.com/?token={SECRET}"),
        format!("https://ops.example.com/#{SECRET}"),
        format!("user:{SECRET}@ops.example.com"),
    ] {
        let error = Client::builder(&address).build().expect_err("no base");
        assert_eq!(assert_error_hides("a BuildError", &error), 1);
    }
}

#[test]
fn the_builder_of_a_client_hides_a_password_in_an_address() {
    for address in [
        format!("https://user:{SECRET}@ops.example.com"),
        format!("https://ops.example.com/?token={SECRET}"),
    ] {
        assert_debug_hides("a builder", &Client::builder(&address));
    }
}

#[tokio::test]
async fn a_success_hides_its_secrets_and_the_headers() {
    let document = planted();
    let ops = server().await;
    let client = client(&ops.base_url());
    let (mut looked, mut holders) = (0, 0);
    for operation in document.operations() {
        let body = body_of(operation);
        holders += usize::from(body.contains(SECRET));
        let fault = Fault::answer(StatusCode::OK)
            .header("set-cookie", SECRET)
            .header("x-request-id", SECRET)
            .body(body);
        ops.fail_next(fault);
        let success = call(&client, operation.id()).await.expect("a success");
        assert!(success.shown.contains("200"), "{}", operation.id());
        looked += 1;
    }
    assert_eq!((looked, holders), (OPERATIONS, 15));
    // What was sent had them too.
    ops.fail_next(Fault::empty(StatusCode::OK));
    let deleted = deleting_with_credentials(&client, &World::with_secret(SECRET)).await;
    assert_eq!(sightings(&deleted.expect("a success").shown), 0);
    let requests = ops.ledger().requests();
    let bodies = requests.iter().filter(|request| {
        let body = String::from_utf8_lossy(&request.body);
        body.contains(SECRET)
    });
    assert_eq!(bodies.count(), 10);
}

#[tokio::test]
async fn an_error_hides_what_the_server_says_in_headers_and_body() {
    let everywhere = [
        SECRET.to_owned(),
        json!(SECRET).to_string(),
        json!({ SECRET: SECRET }).to_string(),
        json!({ "message": SECRET, "apiErrorCode": SECRET }).to_string(),
        json!({
            "message": SECRET,
            "apiErrorCode": 1512,
            "type": SECRET,
            "validationFailures": [{ "failureMessage": SECRET, "violationPath": SECRET }],
            "moreInformation": [{ "name": SECRET, "value": SECRET }],
            "extension": { "anyObjects": [{ SECRET: SECRET }] },
        })
        .to_string(),
        format!("<html><p>{SECRET}</p></html>"),
        format!("<ops:error><ops:message>{SECRET}</ops:message></ops:error>"),
    ];
    let ops = server().await;
    let client = client(&ops.base_url()).with_retry(Retry::none());
    let (mut looked, mut typed) = (0, 0);
    for &operation in operations::ALL {
        for status in [307, 400, 401, 403, 404, 429, 500, 503] {
            for body in &everywhere {
                let status = StatusCode::from_u16(status).expect("a status");
                let fault = Fault::answer(status)
                    .header("content-type", &format!("application/{SECRET}; a={SECRET}"))
                    .header("location", &format!("http://127.0.0.1/{SECRET}"))
                    .header("www-authenticate", SECRET)
                    .header("x-request-id", SECRET)
                    .body(body.clone());
                ops.fail_next(fault);
                let result = call(&client, operation.id()).await;
                let error = result.expect_err("no success");
                assert_ne!(assert_error_hides("an error", &error), 0);
                assert_eq!(error.body_text().as_deref(), Some(&**body), "it is there");
                typed += usize::from(error.api_error().is_some());
                looked += 1;
            }
        }
    }
    assert_eq!(looked, OPERATIONS * 8 * 7);
    assert_eq!(typed, OPERATIONS * 7, "all but the redirect");
    assert_eq!(ops.ledger().requests().len(), looked);
}

#[tokio::test]
async fn a_mangled_success_hides_the_token_wherever_it_is_broken() {
    let source_type = json!({ "id": "a", "name": "b" });
    let pair = json!({ "name": "password", "value": SECRET });
    let source = json!({ "name": "c", "sourceType": source_type, "property": [pair] });
    let mut looked = 0;
    for (id, success) in [
        (
            "acquireToken",
            json!({ "token": SECRET, "validity": 1, "roles": ["a"] }),
        ),
        (
            "exchangeOpsTokenWithJwtToken",
            json!({ "jwtToken": SECRET, "services": [{ "port": 1 }] }),
        ),
        ("getUser", json!({ "username": "a", "password": SECRET })),
        ("getAuthSource", source),
    ] {
        let ops = server().await;
        let client = client(&ops.base_url());
        let all = mangled(&success.to_string());
        let (mut errors, mut successes) = (0, 0);
        for (name, bytes) in &all {
            ops.fail_next(Fault::answer(StatusCode::OK).body(bytes.clone()));
            match call(&client, id).await {
                // It was searched already.
                Ok(_) => successes += 1,
                Err(error) => {
                    assert_eq!(assert_error_hides(name, &error), 2, "{name}");
                    errors += 1;
                }
            }
        }
        assert_eq!(errors + successes, all.len());
        assert_eq!(ops.ledger().requests().len(), all.len());
        assert!(errors > all.len() / 2, "{errors} of {}", all.len());
        looked += 1;
    }
    assert_eq!(looked, 4);
}

#[tokio::test]
async fn an_error_of_any_kind_hides_the_secrets_that_were_sent() {
    let mut prepared = Vec::new();
    for operation in representatives(&Document::suite_api()) {
        prepared.push(errors(operation).await);
    }
    assert_eq!(prepared.len(), 12);
    let mut operations: JoinSet<usize> = prepared.into_iter().collect();
    let mut looked = 0;
    while let Some(cases) = operations.join_next().await {
        looked += cases.expect("no case panics");
    }
    assert_eq!(looked, 12 * (18 + 6 + 1));
}

/// Readies a server and clients; the future searches the errors of one
/// operation, and counts them.
async fn errors(operation: &'static Operation) -> impl Future<Output = usize> + Send {
    let ops = server().await;
    let limited = |timeout| {
        let builder = Client::builder(ops.base_url()).token(SECRET);
        let builder = builder.max_body_bytes(1000).attempt_timeout(timeout);
        let builder = builder.retry(Retry::none()).pin_certificate_sha256(NO_PIN);
        builder.build().expect("a client")
    };
    // The second is for what never comes.
    let patient = limited(Duration::from_secs(60));
    let hasty = limited(Duration::from_millis(300));
    let all = refusals(operation).into_iter().chain(broken_deliveries());
    let elsewhere = redirect(307, &format!("http://127.0.0.1/{SECRET}"));
    let cases: Vec<Case> = all.chain([elsewhere]).collect();
    async move {
        let mut looked = 0;
        for case in cases {
            ops.fail_next(case.fault.clone());
            let client = case.attempt_timeout.map_or(&patient, |_| &hasty);
            let error: Error = call(client, operation.id()).await.expect_err(case.name);
            assert_ne!(assert_error_hides(case.name, &error), 0);
            looked += 1;
        }
        let sent = ops.ledger().requests();
        assert_eq!(sent.len(), looked);
        // An operation that has no secret at all is called without one.
        let is_open = operation.id() == "getVIDBWellKnownURL";
        for request in sent {
            let header = request.header("authorization").unwrap_or_default();
            let body = String::from_utf8_lossy(&request.body);
            let is_there = header.contains(SECRET) || body.contains(SECRET);
            assert_eq!(is_there, !is_open, "it is there");
        }
        looked
    }
}

#[tokio::test]
async fn an_error_without_an_answer_hides_the_address_and_the_secrets() {
    let (_socket, base_url) = refusing();
    let base_url = format!("{base_url}/{SECRET}");
    let client_of_address = Client::builder(&base_url).token(SECRET).build();
    let client_of_address = client_of_address.expect("a client");
    let client_of_address = client_of_address.with_retry(Retry::none());
    let error = client_of_address.release_token().send().await;
    let error = error.expect_err("refused");
    assert!(assert_error_hides("a refused connection", &error) >= 2);

    let answer = format!("HTTP/1.1 {SECRET}\r\n{SECRET}\r\n\r\n");
    let server = RawServer::start(answer).await;
    let error = call(&client(&server.base_url()), "acquireToken").await;
    let error = error.expect_err("no HTTP");
    assert!(assert_error_hides("an answer that is not HTTP", &error) >= 2);

    let answer = format!("HTTP/1.1 500 {SECRET}\r\ncontent-length: 0\r\n\r\n");
    let server = RawServer::start(answer).await;
    let error = call(&client(&server.base_url()), "releaseToken").await;
    let error = error.expect_err("500");
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    assert_error_hides("a reason in the server's words", &error);
}

#[tokio::test]
async fn a_request_that_is_not_sent_hides_the_password() {
    let client = client("https://ops.example.com");
    let call = client
        .acquire_token()
        .body_map(|body| body.password(SECRET));
    assert_debug_hides("the builder of a call", &call);
    let error = call.send().await.expect_err("no username");
    assert_eq!(assert_error_hides("a request that is not sent", &error), 1);

    let without_token = Client::builder("https://ops.example.com").build();
    let without_token = without_token.expect("a client");
    let error = without_token
        .release_token()
        .send()
        .await
        .expect_err("no token");
    assert_eq!(assert_error_hides("a request that is not sent", &error), 1);
}
