//! A secret shows in nothing that a program prints.

use contract_tests::described::DescribedErrors;
use contract_tests::document::OwnDocument;
use std::time::Duration;

use contract_tests::call::Success;
use contract_tests::failures::{Case, broken_deliveries, redirect, refusals};
use contract_tests::samples::{sample, sample_with_secret};
use contract_tests::secrets::{
    SECRET, assert_debug_hides, assert_error_hides, mangled, occurrences,
};
use contract_tests::wire::{RawServer, refusing};
use openapi_client_core::{Operation, Retry, StatusCode};
use serde_json::{Value, json};

use super::{
    all_operations, answer, build, builder, document, example, server, sum_of_all, with_limits,
};
use crate::api::{self, Client, Error, OPERATIONS, TYPES, operations, shown};

/// The longest body that is mangled.
const SHORT: usize = 400;

/// A client whose token is the secret.
fn client(base_url: &str) -> Client {
    let builder = Client::builder(base_url).token(SECRET);
    assert_debug_hides("the builder of a client", &builder);
    build(builder)
}

/// Calls an operation with all secrets that it can take; neither the builder
/// of the call nor a success shows one.
async fn call(client: &Client, operation: &Operation) -> Result<Success, Error> {
    let outcome = api::call(client, operation.id(), SECRET).await;
    if let Ok(success) = &outcome {
        assert!(success.shown.contains(success.status.as_str()));
        let found = occurrences(&success.shown);
        assert_eq!(found, 0, "{} shows the secret", operation.id());
    }
    outcome
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
    assert!(shown.contains("TokenCache { name: "), "{shown}");
    let tokens = ", has_token: true, has_source: false, .. }";
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
        let builder = Client::builder(&address);
        assert_debug_hides("a builder", &builder);
        let error = builder.build().expect_err("no base");
        assert_eq!(assert_error_hides("a BuildError", &error), 1);
    }
}

/// A success of an operation, in which each secret is this one, and a member
/// that is not documented.
fn planted_success(operation: &Operation) -> String {
    let documented = document().operation(operation.id());
    let schema = documented.response_schema(documented.success());
    schema.map_or_else(String::new, |schema| {
        let mut body = sample_with_secret(document(), schema, SECRET);
        if let Some(members) = body.as_object_mut() {
            members.insert("more".to_owned(), json!({ "a": [1, true] }));
        }
        body.to_string()
    })
}

#[test]
fn every_secret_of_the_document_is_hidden_by_its_type() {
    let mut holders = 0;
    for name in TYPES {
        let schema = &document().schemas()[*name];
        let json = sample_with_secret(document(), schema, SECRET);
        holders += usize::from(json.to_string().contains(SECRET));
        // Also where such a schema is a part of another one.
        assert_eq!(
            occurrences(&shown(name, &json)),
            0,
            "{name} shows the secret"
        );
    }
    assert_eq!(holders > 0, !document().secrets().is_empty());
}

#[tokio::test]
async fn a_success_hides_its_secrets_and_the_headers() {
    let server = server().await;
    let client = client(&server.base_url());
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        let fault = answer(documented.success(), planted_success(operation));
        let fault = fault.header("set-cookie", SECRET);
        server.fail_next(fault.header("x-request-id", SECRET));
        let success = call(&client, operation).await.expect("a success");
        assert_eq!(success.headers["x-request-id"], SECRET, "it is there");
        looked += 1;
    }
    assert_eq!(looked, OPERATIONS);
}

/// The same with the secret in place of each text.
fn filled(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, member)| (name.clone(), filled(member)));
            members.collect()
        }
        Value::Array(items) => items.iter().map(filled).collect(),
        Value::String(_) => json!(SECRET),
        other => other.clone(),
    }
}

/// Bodies of errors that say the secret, documented ones and others.
fn secretive_bodies(operation: &'static Operation) -> Vec<String> {
    let documented = document().operation(operation.id());
    let schemas = documented.documented_errors().into_iter();
    let mut schemas: Vec<&str> = schemas.filter_map(|(_, schema)| schema).collect();
    schemas.dedup();
    let mut bodies = vec![
        SECRET.to_owned(),
        json!(SECRET).to_string(),
        json!({ SECRET: SECRET }).to_string(),
        format!("<html><p>{SECRET}</p></html>"),
        format!("<ops:error><ops:message>{SECRET}</ops:message></ops:error>"),
    ];
    for schema in schemas {
        let body = filled(&sample(document(), &document().schemas()[schema]));
        bodies.push(body.to_string());
        if operation.id() != example().id() {
            continue;
        }
        // Each member with a value of another type.
        for name in body.as_object().into_iter().flat_map(|body| body.keys()) {
            for other in [json!(SECRET), json!([SECRET]), json!({ SECRET: 1 })] {
                let mut body = body.clone();
                body[name] = other;
                bodies.push(body.to_string());
            }
        }
    }
    bodies
}

#[tokio::test]
async fn an_error_hides_what_the_server_says_in_headers_and_body() {
    let server = server().await;
    let client = client(&server.base_url()).with_retry(Retry::none());
    let (mut looked, mut hidden, mut typed) = (0, 0, 0);
    for operation in operations::ALL.iter().copied() {
        for body in secretive_bodies(operation) {
            for status in [307, 400, 401, 403, 404, 429, 500, 503] {
                let fault = answer(status, body.clone())
                    .header("content-type", &format!("application/{SECRET}; a={SECRET}"))
                    .header("location", &format!("http://127.0.0.1/{SECRET}"))
                    .header("www-authenticate", SECRET)
                    .header("x-request-id", SECRET);
                server.fail_next(fault);
                server.ledger().clear();
                let error = call(&client, operation).await.expect_err("no success");
                // What was not sent in secret is the server's own.
                let sent = server.ledger().requests()[0].clone();
                let is_sent = operation.sends_secrets()
                    || sent
                        .headers
                        .values()
                        .any(|value| value.as_bytes().ends_with(SECRET.as_bytes()));
                if is_sent {
                    assert_ne!(assert_error_hides("an error", &error), 0);
                }
                hidden += usize::from(is_sent);
                assert_eq!(error.body_text().as_deref(), Some(&*body), "it is there");
                typed += usize::from(error.api_error().is_some());
                looked += 1;
            }
        }
    }
    assert!(looked >= OPERATIONS * 5 * 8);
    assert!(hidden > looked * 9 / 10, "{hidden} of {looked}");
    let all = all_operations().map(|(operation, _)| operation.documented_errors().len());
    assert!(typed > 0 || all.sum::<usize>() == 0);
}

/// Mangles the body of a success at every place.
pub(crate) async fn assert_mangled_success_hides(operation: &Operation, body: &str) {
    let server = server().await;
    let client = client(&server.base_url());
    let status = document().operation(operation.id()).success();
    let all = mangled(body);
    let (mut errors, mut successes) = (0, 0);
    for (name, bytes) in &all {
        server.fail_next(answer(status, bytes.clone()));
        match call(&client, operation).await {
            // It was searched already.
            Ok(_) => successes += 1,
            Err(error) => {
                assert_eq!(assert_error_hides(name, &error), 2, "{name}");
                errors += 1;
            }
        }
    }
    assert_eq!(errors + successes, all.len());
    assert_eq!(server.ledger().requests().len(), all.len());
    assert!(errors > all.len() / 3, "{errors} of {}", all.len());
}

#[tokio::test]
async fn a_mangled_success_hides_the_secret_wherever_it_is_broken() {
    for operation in operations::ALL.iter().copied() {
        let body = planted_success(operation);
        if body.contains(SECRET) && body.len() < SHORT {
            assert_mangled_success_hides(operation, &body).await;
        }
    }
}

#[tokio::test]
async fn an_error_of_any_kind_hides_the_secrets_that_were_sent() {
    let looked = sum_of_all(errors).await;
    assert!(looked >= OPERATIONS * (17 + 6 + 1));
}

/// Readies a server and clients; the future searches the errors of one
/// operation, and counts them.
async fn errors(operation: &'static Operation) -> impl Future<Output = usize> + Send {
    let server = server().await;
    let limited = |timeout| {
        let builder = builder(&server.base_url()).token(SECRET);
        let builder = builder.retry(Retry::none());
        build(with_limits(builder, (Some(timeout), Some(1000))))
    };
    // The second is for what never comes.
    let patient = limited(Duration::from_secs(60));
    let hasty = limited(Duration::from_millis(300));
    let documented = document().operation(operation.id());
    let all = refusals(operation, documented).into_iter();
    let elsewhere = redirect(307, &format!("http://127.0.0.1/{SECRET}"));
    let cases: Vec<Case> = all.chain(broken_deliveries()).chain([elsewhere]).collect();
    async move {
        let mut looked = 0;
        for case in cases {
            server.fail_next(case.fault.clone());
            let client = case.attempt_timeout.map_or(&patient, |_| &hasty);
            let error = call(client, operation).await.expect_err(case.name);
            assert_ne!(assert_error_hides(case.name, &error), 0);
            looked += 1;
        }
        let sent = server.ledger().requests();
        assert_eq!(sent.len(), looked);
        let takes_token = documented.security().or(documented.optional_security());
        for request in sent {
            let header = request.header("authorization").unwrap_or_default();
            assert_eq!(
                header.contains(SECRET),
                takes_token.is_some(),
                "it is there"
            );
        }
        looked
    }
}

#[tokio::test]
async fn an_error_without_an_answer_hides_the_address_and_the_secrets() {
    let (_socket, base_url) = refusing();
    let builder = builder(&format!("{base_url}/{SECRET}")).token(SECRET);
    let client_of_address = build(builder.retry(Retry::none()));
    let error = call(&client_of_address, example()).await;
    let error = error.expect_err("refused");
    assert!(assert_error_hides("a refused connection", &error) >= 2);

    let answer = format!("HTTP/1.1 {SECRET}\r\n{SECRET}\r\n\r\n");
    let server = RawServer::start(answer).await;
    let error = call(&client(&server.base_url()), example()).await;
    let error = error.expect_err("no HTTP");
    assert!(assert_error_hides("an answer that is not HTTP", &error) >= 2);

    let answer = format!("HTTP/1.1 500 {SECRET}\r\ncontent-length: 0\r\n\r\n");
    let server = RawServer::start(answer).await;
    let error = call(&client(&server.base_url()), example()).await;
    let error = error.expect_err("500");
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    assert_error_hides("a reason in the server's words", &error);
}
