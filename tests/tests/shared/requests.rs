//! What the client sends is what the document says, and no more.

use contract_tests::exchange::assert_request;
use contract_tests::sample_server::BASE_PATH;
use openapi_client_core::{ErrorKind, Security};

use super::{
    TOKEN, all_operations, build, builder, call, client, document, example, server_and_client,
};
use super::{request_of, server};
use crate::api::{Client, NAME, OPERATIONS, operations};

#[tokio::test]
async fn every_operation_is_sent_as_documented() {
    let mut bodies = 0;
    for (operation, documented) in all_operations() {
        let server = server().await;
        let success = call(&client(&server), operation).await;
        let success = success.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(success.status, documented.success());
        let has_value = documented.response_schema(documented.success()).is_some();
        assert_eq!(success.value.is_null(), !has_value);
        let request = server.ledger().only_request();
        assert_request(documented, BASE_PATH, &request);
        bodies += usize::from(!request.body.is_empty());
    }
    let required = all_operations().filter(|(_, documented)| {
        let body = documented.request_body();
        body.is_some_and(|body| body["required"] == true)
    });
    assert!(bodies >= required.count());
}

#[test]
fn the_table_of_operations_is_that_of_the_document() {
    let documented = document().operations();
    assert_eq!(documented.len(), OPERATIONS);
    assert_eq!(operations::ALL.len(), OPERATIONS);
    for (operation, documented) in operations::ALL.iter().zip(documented) {
        assert_eq!(operation.id(), documented.id());
        assert_eq!(operation.method().as_str(), documented.method());
        assert_eq!(operation.path(), documented.path());
        assert_eq!(operation.accepted(), "application/json");
        let is_required = documented.security().is_some();
        let is_optional = documented.optional_security().is_some();
        let security = match (is_required, is_optional) {
            (true, _) => Security::Required,
            (false, true) => Security::Optional,
            (false, false) => Security::None,
        };
        assert_eq!(operation.security(), security, "{}", documented.id());
        assert_eq!(operation.is_idempotent(), documented.is_idempotent());
    }
}

#[tokio::test]
async fn the_headers_say_whether_there_is_a_body_and_which_answer_is_wanted() {
    for operation in operations::ALL.iter().copied() {
        let request = request_of(operation).await;
        let id = operation.id();
        assert_eq!(request.header("accept"), Some("application/json"), "{id}");
        assert_eq!(request.header("transfer-encoding"), None, "{id}");
        assert_eq!(request.header("api-version"), None, "{id}");
        let has_body = !request.body.is_empty();
        let json = has_body.then_some("application/json");
        assert_eq!(request.header("content-type"), json, "{id}");
        let may_have_body = matches!(request.method.as_str(), "PATCH" | "POST" | "PUT");
        let length = request.body.len().to_string();
        let length = (has_body || may_have_body).then_some(&*length);
        assert_eq!(request.header("content-length"), length, "{id}");
    }
}

#[tokio::test]
async fn the_user_agent_names_the_client_and_before_it_the_program() {
    let name = format!("{NAME}-client/{}", env!("CARGO_PKG_VERSION"));
    let program = format!("my-program/1.2 {name}");
    for (given, expected) in [(None, name), (Some("my-program/1.2"), program)] {
        let server = server().await;
        let mut builder = builder(&server.base_url());
        if let Some(given) = given {
            builder = builder.user_agent(given);
        }
        let outcome = call(&build(builder), example()).await;
        outcome.expect("a success");
        let request = server.ledger().only_request();
        assert_eq!(request.header("user-agent"), Some(&*expected));
    }
}

#[tokio::test]
async fn a_token_goes_exactly_where_the_document_has_one() {
    for (operation, documented) in all_operations() {
        let request = request_of(operation).await;
        let sent = request.header("authorization");
        let takes_one = documented.security().or(documented.optional_security());
        assert_eq!(sent.is_some(), takes_one.is_some(), "{}", operation.id());
        if let Some(sent) = sent {
            let (scheme, token) = sent.split_once(' ').expect("a scheme");
            assert_eq!(token, TOKEN, "{}", operation.id());
            let is_bearer = takes_one.is_some_and(|scheme| scheme["scheme"] == "bearer");
            assert!(!is_bearer || scheme == "Bearer", "{}", operation.id());
        }
    }
}

#[tokio::test]
async fn a_call_that_lacks_its_token_is_not_sent() {
    let server = server().await;
    let without_token = build(Client::builder(server.base_url()));
    let mut sent = 0;
    for operation in operations::ALL.iter().copied() {
        let outcome = call(&without_token, operation).await;
        if operation.security() != Security::Required {
            outcome.expect("a success");
            sent += 1;
            continue;
        }
        let error = outcome.expect_err("no token");
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains("token"), "{error}");
        assert!(!error.is_retryable(), "{error}");
        assert_eq!(error.status(), None);
        assert_eq!(error.body(), None);
        assert!(error.headers().is_none());
        contract_tests::failures::assert_one_sentence(&error);
    }
    let requests = server.ledger().requests();
    assert_eq!(requests.len(), sent);
    let mut requests = requests.iter();
    assert!(requests.all(|request| request.header("authorization").is_none()));
}

#[tokio::test]
async fn clones_of_a_client_send_the_same() {
    let (server, client) = server_and_client().await;
    let copy = client.clone();
    for client in [client, copy] {
        call(&client, example()).await.expect("a success");
    }
    let requests = server.ledger().requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].headers, requests[1].headers);
    // The keys of a map have no order.
    match requests[0].json() {
        Some(body) => assert_eq!(requests[1].json(), Some(body)),
        None => assert_eq!(requests[0].body, requests[1].body),
    }
}
