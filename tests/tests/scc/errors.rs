//! What the server refuses is told as the document says, and whatever else it
//! sends is kept.

use std::collections::BTreeMap;

use contract_tests::document::Document;
use contract_tests::failures::{
    Case, REDIRECTS, assert_one_sentence, facts, false_successes, redirect, refusals,
};
use contract_tests::samples::{combinations, sample};
use scc_client::{
    ApiError, Client, Error, ErrorBody, ErrorKind, Operation, Retry, StatusCode, StatusPattern,
    operations,
};
use scc_suite_api_simulator::{Fault, Scc};
use serde_json::json;

use super::support::{call, client, client_for, server};

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

#[test]
fn the_documented_errors_are_those_of_the_document() {
    let document = Document::scc();
    let mut looked = 0;
    for &operation in operations::ALL {
        let known: Vec<_> = operation.documented_errors().to_vec();
        let documented = document.operation(operation.id()).errors();
        let documented = documented
            .into_iter()
            .map(|(status, schema)| (StatusPattern::Code(status), schema));
        assert_eq!(known, documented.collect::<Vec<_>>(), "{}", operation.id());
        looked += known.len();
    }
    assert_eq!(looked, 51);
}

#[tokio::test]
async fn every_documented_error_is_typed_by_its_status() {
    let document = Document::scc();
    let scc = server().await;
    let client = client(&scc);
    let mut looked = BTreeMap::new();
    for operation in document.operations() {
        for (status, schema) in operation.errors() {
            let schema = schema.expect("each error has a schema");
            let body = sample(&document, &document.schemas()[schema]);
            let (id, body_text) = (operation.id(), body.to_string());
            let error = refused_by(&scc, &client, id, status, &body_text).await;
            assert_eq!(error.kind(), ErrorKind::Status);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            let api_error = error.api_error().expect("a typed error");
            assert_eq!(api_error.schema(), schema);
            let (code, message) = match api_error {
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
            assert!(text.ends_with(code.as_str().expect("text")), "{text}");
            assert!(!facts(&error).has_source);
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
async fn every_combination_of_members_makes_a_typed_error() {
    let document = Document::scc();
    let scc = server().await;
    let client = client(&scc);
    let mut looked = 0;
    for operation in document.operations() {
        for (status, schema) in operation.errors() {
            for body in combinations(&document, schema.expect("a schema")) {
                let (id, body) = (operation.id(), body.to_string());
                let error = refused_by(&scc, &client, id, status, &body).await;
                assert_eq!(error.api_error().map(ErrorBody::schema), schema);
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 13 * 4 + (51 - 13) * 8);
}

#[tokio::test]
async fn a_code_that_is_not_listed_is_kept_but_not_told() {
    let body = json!({ "errorCode": "QUOTA_EXCEEDED", "errorMsg": "Zu viel" });
    let error = refused("generateApiToken", 400, &body.to_string()).await;
    assert_eq!(error.code().as_deref(), Some("QUOTA_EXCEEDED"));
    assert_eq!(error.message(), Some("Zu viel"));
    let expected = "generateApiToken: the server answered 400 Bad Request";
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

/// Calls an operation on a server that does as the case says.
async fn strike(scc: &Scc, patient: &Client, operation: &'static Operation, case: &Case) {
    scc.ledger().clear();
    scc.fail_next(case.fault.clone());
    let has_limits = case.attempt_timeout.is_some() || case.max_body.is_some();
    let limited = has_limits.then(|| client_for(case, scc));
    let client = limited.as_ref().unwrap_or(patient);
    let result = call(&client.with_retry(Retry::none()), operation.id()).await;
    case.check(operation, &result.expect_err(case.name));
    assert_eq!(scc.ledger().requests().len(), 1, "{}", case.name);
}

#[tokio::test]
async fn every_other_refusal_is_kept_with_all_that_was_sent() {
    let scc = server().await;
    let client = client(&scc);
    let mut looked = 0;
    for &operation in operations::ALL {
        for case in refusals(operation) {
            strike(&scc, &client, operation, &case).await;
            looked += 1;
        }
    }
    // The JSON with 404 is typed where the document says what it is.
    assert_eq!(looked, 13 * 19 - 3);
}

#[tokio::test]
async fn a_success_with_another_body_is_an_error_that_keeps_it() {
    let document = Document::scc();
    let scc = server().await;
    let client = client(&scc);
    let (mut looked, mut without_body) = (0, Vec::new());
    for &operation in operations::ALL {
        let documented = document.operation(operation.id());
        let schema = documented.response_schema(documented.success());
        if schema.is_none() {
            without_body.push(operation.id());
        }
        for case in false_successes() {
            // Where nothing is expected, only a page for people is wrong.
            if schema.is_some() || case.name == "a login page" {
                strike(&scc, &client, operation, &case).await;
                looked += 1;
            }
        }
    }
    let expected = ["deleteUser", "deleteActiveDirectoryGroup", "revokeToken"];
    assert_eq!(without_body, expected);
    assert_eq!(looked, 10 * 7 + 3);
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_nothing_is_sent_elsewhere() {
    let (scc, elsewhere) = (server().await, server().await);
    let client = client(&scc);
    let mut looked = 0;
    for &operation in operations::ALL {
        for status in REDIRECTS {
            let path = operation.path().replace(['{', '}'], "");
            let case = redirect(status, &format!("{}{path}", elsewhere.base_url()));
            strike(&scc, &client, operation, &case).await;
            looked += 1;
        }
    }
    assert_eq!(looked, 13 * 5);
    assert_eq!(elsewhere.ledger().connections(), 0);
}

#[tokio::test]
async fn an_id_of_the_request_is_found_under_each_of_its_names() {
    for name in [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-trace-id",
    ] {
        let answer = format!("HTTP/1.1 500 No\r\n{name}: r-7\r\ncontent-length: 0\r\n\r\n");
        let server = contract_tests::wire::RawServer::start(answer).await;
        let client = scc_client::Client::builder(server.base_url()).token("t");
        let client = client.build().expect("a client");
        let error = call(&client, "generateApiToken")
            .await
            .expect_err("no success");
        assert_eq!(error.request_id(), Some("r-7"), "{name}");
        assert_eq!(server.requests(), 1);
    }
}
