//! Passwords show in nothing that a program prints.

mod types;

use contract_tests::document::{Document, OwnDocument};
use contract_tests::samples::sample_with_secret;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides, occurrences};
use scc_suite_api_simulator::Fault;
use serde_json::json;
use suite_api_client::{Client, StatusCode, operations};

use super::calls::{CallTargets, call, deleting_with_credentials};
use super::shared::secrets::assert_mangled_success_hides;
use super::support::server;

#[tokio::test]
async fn the_secrets_of_the_document_are_in_answers_and_in_requests() {
    let document = Document::of("suite-api");
    let answers = document.operations().into_iter().filter(|operation| {
        let schema = operation.response_schema(operation.success());
        let body = schema.map(|schema| sample_with_secret(document, schema, SECRET));
        body.is_some_and(|body| body.to_string().contains(SECRET))
    });
    assert_eq!(answers.count(), 15);

    let ops = server().await;
    let client = Client::builder(ops.base_url()).token(SECRET).build();
    let client = client.expect("a client");
    let targets = CallTargets::with_secret(SECRET);
    for operation in operations::ALL.iter() {
        ops.fail_next(Fault::empty(StatusCode::BAD_REQUEST));
        let outcome = call(&client, &targets, operation.id()).await;
        outcome.expect_err("refused");
    }
    ops.fail_next(Fault::empty(StatusCode::OK));
    let deleted = deleting_with_credentials(&client, &targets).await;
    assert_eq!(occurrences(&deleted.expect("a success").shown), 0);
    let requests = ops.ledger().requests();
    let bodies = requests.iter().filter(|request| {
        let body = String::from_utf8_lossy(&request.body);
        body.contains(SECRET)
    });
    assert_eq!(bodies.count(), 10);
}

#[tokio::test]
async fn a_mangled_success_hides_the_secret_wherever_it_is_broken() {
    let source_type = json!({ "id": "a", "name": "b" });
    let pair = json!({ "name": "password", "value": SECRET });
    let source = json!({ "name": "c", "sourceType": source_type, "property": [pair] });
    let exchanged = json!({ "jwtToken": SECRET, "services": [{ "port": 1 }] });
    let user = json!({ "username": "a", "password": SECRET });
    for (operation, success) in [
        (
            operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN.operation(),
            exchanged,
        ),
        (operations::GET_USER.operation(), user),
        (operations::GET_AUTH_SOURCE.operation(), source),
    ] {
        assert_mangled_success_hides(operation, &success.to_string()).await;
    }
}

#[tokio::test]
async fn a_request_that_is_not_sent_hides_the_password() {
    let client = Client::builder("https://ops.example.com").token(SECRET);
    let client = client.build().expect("a client");
    let call = client
        .acquire_token()
        .body_map(|body| body.password(SECRET));
    assert_debug_hides("the builder of a call", &call);
    let error = call.send().await.expect_err("no username");
    assert_eq!(assert_error_hides("a request that is not sent", &error), 1);
}

#[test]
fn a_type_with_a_secret_is_written_into_requests_alone() {
    let token = json!({ "token": SECRET, "validity": 1 });
    let token: suite_api_client::types::AuthToken = serde_json::from_value(token).expect("a token");
    for error in [
        serde_json::to_string(&token).expect_err("JSON"),
        serde_json::to_value([&token]).expect_err("a value"),
    ] {
        assert_error_hides("an error of serde", &error);
        assert!(
            error.to_string().contains("`expose()` gives its text"),
            "{error}"
        );
    }
    // What has none is written anywhere.
    let user = json!({ "username": "a", "enabled": true });
    let user: suite_api_client::types::User = serde_json::from_value(user).expect("a user");
    let written = serde_json::to_value(&user).expect("no secret");
    assert_eq!(written["username"], "a");
}
