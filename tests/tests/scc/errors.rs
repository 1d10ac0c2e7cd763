//! What the errors of Security Cloud Control say.

use contract_tests::described::DescribedErrors;
use std::collections::BTreeMap;

use contract_tests::document::{Document, OwnDocument};
use contract_tests::failures::assert_one_sentence;
use contract_tests::samples::sample;
use scc_client::{ApiError, Client, Error, StatusCode};
use scc_suite_api_simulator::{Fault, Scc, ServiceFaults};
use serde_json::json;

use super::api::NAME;
use super::support::{call, client, server, server_and_client};

/// The error of a call that is answered with this JSON.
async fn refused(id: &str, status: u16, body: &str) -> Error {
    let scc = server().await;
    refused_by(&scc, &client(&scc), id, status, body).await
}

/// The error of a call to this server, of which nobody else is a client.
async fn refused_by(scc: &Scc, client: &Client, id: &str, status: u16, body: &str) -> Error {
    scc.ledger().clear();
    let status = StatusCode::from_u16(status).expect("a status");
    let fault = Fault::answer(status).header("content-type", "application/json");
    scc.fail_next(fault.header("x-request-id", "r-1").body(body.to_owned()));
    let error = call(client, id).await.expect_err("no success");
    assert_eq!(scc.ledger().requests().len(), 1);
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_one_sentence(&error);
    error
}

#[tokio::test]
async fn the_code_and_the_message_of_an_error_are_those_of_its_schema() {
    let document = Document::of(NAME);
    let (scc, client) = server_and_client().await;
    let mut looked = BTreeMap::new();
    for operation in document.operations() {
        for (status, schema) in operation.errors() {
            let schema = schema.expect("each error has a schema");
            let body = sample(document, &document.schemas()[schema]);
            let (id, body_text) = (operation.id(), body.to_string());
            let error = refused_by(&scc, &client, id, status, &body_text).await;
            let (code, message) = match error.api_error().expect("a typed error") {
                ApiError::AuthenticationError(_) => (&body["error"], &body["errorDescription"]),
                ApiError::CommonApiError(common) => {
                    assert_eq!(json!(common.details), body["details"]);
                    (&body["errorCode"], &body["errorMsg"])
                }
                other => panic!("{other:?} is not known here"),
            };
            assert_eq!(error.code().as_deref(), code.as_str());
            assert_eq!(error.message(), message.as_str());
            let text = error.to_string();
            let code = code.as_str().expect("text");
            let said = format!(
                " with the code {code}: {:?}",
                message.as_str().expect("text")
            );
            assert!(text.ends_with(&said), "{text}");
            *looked.entry((status, schema)).or_insert(0) += 1;
        }
    }
    let expected = [
        ((400, "CommonApiError"), 11),
        ((401, "AuthenticationError"), 13),
        ((403, "CommonApiError"), 11),
        ((404, "CommonApiError"), 3),
        ((500, "CommonApiError"), 13),
    ];
    assert_eq!(looked, expected.into());
}

#[tokio::test]
async fn a_code_that_is_not_listed_is_kept_but_not_shown() {
    let body = json!({ "errorCode": "QUOTA_EXCEEDED", "errorMsg": "Zu viel" });
    let error = refused("generateApiToken", 400, &body.to_string()).await;
    assert_eq!(error.code().as_deref(), Some("QUOTA_EXCEEDED"));
    assert_eq!(error.message(), Some("Zu viel"));
    let expected = r#"generateApiToken: the server answered 400 Bad Request: "Zu viel""#;
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn the_details_of_an_error_may_be_anything() {
    for details in [
        json!({ "a": "b" }),
        json!({ "a": { "b": [1] } }),
        json!({ "a": null }),
    ] {
        let body = json!({ "errorCode": "CONFLICT", "details": details });
        let error = refused("generateApiToken", 500, &body.to_string()).await;
        let Some(ApiError::CommonApiError(common)) = error.api_error() else {
            panic!("no CommonApiError: {error:?}");
        };
        assert_eq!(json!(common.details), details);
    }
}

#[tokio::test]
async fn the_gateway_s_own_401_is_kept_whole() {
    let scc = server().await;
    scc.fail_next(Fault::gateway_401());
    let error = call(&client(&scc), "generateApiToken")
        .await
        .expect_err("no success");
    assert!(error.is_unauthorized());
    assert!(!error.is_retryable());
    assert_one_sentence(&error);
    let expected = "generateApiToken: the server answered 401 Unauthorized";
    assert_eq!(error.to_string(), expected);
    let body: serde_json::Value =
        serde_json::from_slice(error.body().expect("a body")).expect("JSON");
    assert_eq!(body["status"], 401);
    assert_eq!(body["requestId"].as_str(), error.request_id());
    assert_eq!(scc.ledger().requests().len(), 1);
}
