//! A secret shows in nothing that a program prints.

use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::failures::{broken_deliveries, redirect, refusals};
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides, mangled};
use contract_tests::wire::{RawServer, refusing};
use serde_json::json;
use simulator::Fault;
use suite_api_client::{Client, Error, Operation, Retry, Secret, StatusCode, operations, types};
use tokio::task::JoinSet;

use super::support::server;

/// A client whose token is the secret.
fn client(base_url: &str) -> Client {
    let builder = Client::builder(base_url).token(SECRET);
    assert_debug_hides("the builder of a client", &builder);
    builder.build().expect("a client")
}

/// Calls an operation with all secrets that it can take.
async fn call(client: &Client, id: &str) -> Result<String, Error> {
    match id {
        "acquireToken" => {
            let call = client.acquire_token();
            let call = call.body_map(|body| body.username("admin").password(SECRET));
            assert_debug_hides("the builder of a call", &call);
            call.send().await.map(hidden)
        }
        "exchangeOpsTokenWithJwtToken" => {
            let call = client.exchange_ops_token_with_jwt_token();
            let call = call.body_map(|body| body.service_keys(["ops-li".to_owned()]));
            assert_debug_hides("the builder of a call", &call);
            call.send().await.map(hidden)
        }
        "releaseToken" => {
            let call = client.release_token();
            assert_debug_hides("the builder of a call", &call);
            call.send().await.map(hidden)
        }
        other => panic!("no call is written for the operation {other}"),
    }
}

/// The `Debug` of a success, which was searched.
fn hidden<T: std::fmt::Debug>(value: T) -> String {
    assert_debug_hides("a success", &value);
    format!("{value:?}")
}

/// A success of an operation with secrets wherever it can have one.
fn success_of(id: &str) -> String {
    match id {
        "acquireToken" => json!({ "token": SECRET, "validity": 1, "roles": ["a"] }).to_string(),
        "exchangeOpsTokenWithJwtToken" => {
            json!({ "jwtToken": SECRET, "services": [{ "port": 1 }] }).to_string()
        }
        "releaseToken" => String::new(),
        other => panic!("no success is written for the operation {other}"),
    }
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
    let tokens = r#"TokenCache { scheme: "OpsToken", has_token: true, has_source: false, .. }"#;
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

#[test]
fn every_secret_of_the_document_is_hidden_by_its_type_and_the_type_s_builder() {
    let mut places = Document::suite_api().secrets();
    places.sort_unstable();
    let expected = [
        "/components/schemas/TokenExchangeResponse/properties/jwtToken",
        "/components/schemas/auth-token/properties/token",
        "/components/schemas/username-password/properties/password",
    ];
    assert_eq!(places, expected);

    let builder = types::TokenExchangeResponse::builder().jwt_token(Secret::from(SECRET));
    assert_debug_hides("the builder of TokenExchangeResponse", &builder);
    let exchanged = types::TokenExchangeResponse::try_from(builder).expect("all is there");
    assert_debug_hides("TokenExchangeResponse", &exchanged);
    assert_debug_hides("a JWT", &exchanged.jwt());
    assert_eq!(exchanged.jwt().expect("a JWT").expose(), SECRET);

    let builder = types::AuthToken::builder().token(SECRET).validity(1);
    assert_debug_hides("the builder of AuthToken", &builder);
    let token = types::AuthToken::try_from(builder).expect("all is there");
    assert_debug_hides("AuthToken", &token);
    assert_eq!(token.token.expose(), SECRET);

    let builder = types::UsernamePassword::builder()
        .username("a")
        .password(SECRET);
    assert_debug_hides("the builder of UsernamePassword", &builder);
    let login = types::UsernamePassword::try_from(builder).expect("all is there");
    assert_debug_hides("UsernamePassword", &login);
    assert_eq!(login.password.expose(), SECRET);

    let incomplete = types::UsernamePassword::builder().password(SECRET);
    let error = types::UsernamePassword::try_from(incomplete).expect_err("no username");
    assert_error_hides("a conversion", &error);
}

#[tokio::test]
async fn a_success_hides_the_token_and_the_headers() {
    let mut looked = 0;
    for operation in operations::ALL {
        let ops = server().await;
        let fault = Fault::answer(StatusCode::OK)
            .header("set-cookie", SECRET)
            .header("x-request-id", SECRET)
            .body(success_of(operation.id()));
        ops.fail_next(fault);
        let shown = call(&client(&ops.base_url()), operation.id()).await;
        let shown = shown.expect("a success");
        assert!(shown.contains("200"), "{shown}");
        looked += 1;
    }
    assert_eq!(looked, 3);
}

#[tokio::test]
async fn an_error_hides_what_the_server_says_in_headers_and_body() {
    let everywhere = [
        SECRET.to_owned(),
        json!(SECRET).to_string(),
        json!({ SECRET: SECRET }).to_string(),
        json!({ "message": SECRET, "apiErrorCode": SECRET }).to_string(),
        format!("<html><p>{SECRET}</p></html>"),
        format!("<ops:error><ops:message>{SECRET}</ops:message></ops:error>"),
    ];
    let ops = server().await;
    let client = client(&ops.base_url()).with_retry(Retry::none());
    let mut looked = 0;
    for operation in operations::ALL {
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
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 3 * 8 * 6);
    assert_eq!(ops.ledger().requests().len(), looked);
}

#[tokio::test]
async fn a_mangled_success_hides_the_token_wherever_it_is_broken() {
    let mut looked = 0;
    for id in ["acquireToken", "exchangeOpsTokenWithJwtToken"] {
        let ops = server().await;
        let client = client(&ops.base_url());
        let all = mangled(&success_of(id));
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
    assert_eq!(looked, 2);
}

#[tokio::test]
async fn an_error_of_any_kind_hides_the_secrets_that_were_sent() {
    let mut operations: JoinSet<usize> = operations::ALL.map(errors).into_iter().collect();
    let mut looked = 0;
    while let Some(cases) = operations.join_next().await {
        looked += cases.expect("no case panics");
    }
    assert_eq!(looked, 3 * (19 + 6 + 1));
}

/// Searches the errors of one operation, and counts them.
async fn errors(operation: &'static Operation) -> usize {
    let ops = server().await;
    let limited = |timeout| {
        let builder = Client::builder(ops.base_url()).token(SECRET);
        let builder = builder.max_body_bytes(1000).attempt_timeout(timeout);
        let builder = builder.retry(Retry::none());
        builder.build().expect("a client")
    };
    // The second is for what never comes.
    let patient = limited(Duration::from_secs(60));
    let hasty = limited(Duration::from_millis(300));
    let mut looked = 0;
    let all = refusals(operation).into_iter().chain(broken_deliveries());
    for case in all.chain([redirect(307, &format!("http://127.0.0.1/{SECRET}"))]) {
        ops.fail_next(case.fault.clone());
        let client = case.attempt_timeout.map_or(&patient, |_| &hasty);
        let error = call(client, operation.id()).await.expect_err(case.name);
        assert_ne!(assert_error_hides(case.name, &error), 0);
        looked += 1;
    }
    let sent = ops.ledger().requests();
    assert_eq!(sent.len(), looked);
    for request in sent {
        let sent = match request.header("authorization") {
            Some(header) => header.to_owned(),
            None => String::from_utf8_lossy(&request.body).into_owned(),
        };
        assert!(sent.contains(SECRET), "it is there");
    }
    looked
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
