//! What the server refuses is reported as the document says, and whatever else it
//! sends is kept.

use contract_tests::call::written;
use contract_tests::described::DescribedErrors;
use contract_tests::document::{Document, OwnDocument};
use contract_tests::failures::assert_one_sentence;
use contract_tests::samples::{combinations, sample};
use contract_tests::schema::named;
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use serde_json::{Value, json};
use suite_api_client::{ApiError, Client, Error, ErrorKind, Retry, StatusCode, types};

use super::api::{NAME, OPERATIONS};
use super::support::{call, client, server};

/// A server, and a client that sends each call once.
async fn server_and_client() -> (SuiteApi, Client) {
    let ops = server().await;
    let client = client(&ops).with_retry(Retry::none());
    (ops, client)
}

/// The error of a call that the server answers like this.
async fn refused(ops: &SuiteApi, client: &Client, id: &str, fault: Fault) -> Error {
    ops.fail_next(fault);
    ops.ledger().clear();
    let error = call(client, id).await.expect_err("no success");
    assert_eq!(ops.ledger().requests().len(), 1);
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.request_id().is_some());
    assert_one_sentence(&error);
    error
}

/// The typed body.
fn typed(error: &Error) -> &types::Error {
    match error.api_error() {
        Some(ApiError::Error(body)) => body,
        other => panic!("the body is not typed: {other:?}"),
    }
}

#[tokio::test]
async fn every_operation_has_two_hundreds_of_errors_of_one_schema() {
    let document = Document::of(NAME);
    let mut looked = 0;
    for operation in document.operations() {
        for (_, schema) in operation.documented_errors() {
            assert_eq!(schema, Some("error"), "{}", operation.id());
            looked += 1;
        }
    }
    // Five are documented by themselves.
    assert_eq!(looked, 2 * OPERATIONS + 5);
    let (ops, client) = server_and_client().await;
    for status in [400, 422, 500, 522] {
        let status = StatusCode::from_u16(status).expect("a status");
        let fault = Fault::ops_error(status, 1501, "Nein");
        let error = refused(&ops, &client, "createUser", fault).await;
        assert_eq!(error.code().as_deref(), Some("1501"));
        assert_eq!(error.message(), Some("Nein"));
        let text = error.to_string();
        assert!(text.ends_with("with the code 1501"), "{text}");
        assert!(!text.contains("Nein"), "{text}");
    }
}

#[tokio::test]
async fn a_dead_token_and_a_wrong_password_are_distinguished_by_their_codes() {
    let (ops, client) = server_and_client().await;
    for (id, code) in [("releaseToken", 1512), ("acquireToken", 401)] {
        let fault = Fault::ops_error(StatusCode::UNAUTHORIZED, code, "Nein");
        let error = refused(&ops, &client, id, fault).await;
        assert!(error.is_unauthorized());
        assert_eq!(error.code(), Some(code.to_string()));
        assert_eq!(error.message(), Some("Nein"));
    }
}

#[tokio::test]
async fn a_service_that_starts_is_worth_another_try_where_that_is_safe() {
    let (ops, client) = server_and_client().await;
    let error = refused(&ops, &client, "getUsers", Fault::starting_up()).await;
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(error.code(), None, "it is a page");
    assert!(error.is_retryable(), "to read is safe");
    let error = refused(&ops, &client, "createUser", Fault::starting_up()).await;
    assert!(!error.is_retryable(), "to create is not");
}

#[tokio::test]
async fn the_schemes_that_a_source_takes_are_kept_with_a_401() {
    let (ops, client) = server_and_client().await;
    let error = refused(&ops, &client, "acquireToken", Fault::html_401()).await;
    let headers = error.headers().expect("an answer");
    let schemes = "OpsToken, VCToken, SSO2Token, CSPToken, VIDBToken";
    assert_eq!(headers["www-authenticate"], schemes);
    let body = error.body_text().expect("a body");
    assert!(body.starts_with("<html>"), "{body}");
    assert!(error.api_error().is_none());
    assert_eq!((error.code(), error.message()), (None, None));
    let text = error.to_string();
    assert!(
        text.contains("401 Unauthorized with a body of text/html"),
        "{text}"
    );
}

#[tokio::test]
async fn everything_that_an_error_body_can_have_is_read() {
    let document = Document::of("suite-api");
    let (ops, client) = server_and_client().await;
    let schema = named(document, "error");
    let all = combinations(document, "error");
    for body in &all {
        assert_eq!(schema.problems(body), [""; 0]);
        let fault = Fault::answer(StatusCode::BAD_REQUEST).body(body.to_string());
        let error = refused(&ops, &client, "createUser", fault).await;
        let read = written(typed(&error));
        assert_eq!(read, *body);
        let code = body.get("apiErrorCode").map(ToString::to_string);
        assert_eq!(error.code(), code);
        // `createUser` sends a password: its message is not shown.
        let end = code.map_or(String::new(), |code| format!(" with the code {code}"));
        let text = error.to_string();
        assert!(text.ends_with(&format!("400 Bad Request{end}")), "{text}");
        assert_eq!(error.message(), body["message"].as_str());
    }
    assert_eq!(all.len(), 256);
}

#[tokio::test]
async fn an_error_body_may_say_null_or_more_than_is_documented() {
    let document = Document::of("suite-api");
    let (ops, client) = server_and_client().await;
    let whole = sample(document, &document.schemas()["error"]);
    let mut body = whole.clone();
    for (name, member) in body.as_object_mut().expect("an object") {
        if name != "message" {
            *member = Value::Null;
        }
    }
    body["notDocumented"] = json!({ "a": [1] });
    for status in [400, 401, 409, 500, 503] {
        let status = StatusCode::from_u16(status).expect("a status");
        let fault = Fault::answer(status).body(body.to_string());
        let error = refused(&ops, &client, "getVIDBWellKnownURL", fault).await;
        let read = written(typed(&error));
        assert_eq!(read, json!({ "message": whole["message"] }));
        assert_eq!(error.code(), None);
        assert_eq!(error.message(), whole["message"].as_str());
    }
    // Without a message it is no error body; but it is kept.
    let fault = Fault::answer(StatusCode::CONFLICT).body(r#"{"apiErrorCode":1}"#);
    let error = refused(&ops, &client, "getVIDBWellKnownURL", fault).await;
    assert!(error.api_error().is_none());
    assert_eq!(error.body_text().as_deref(), Some(r#"{"apiErrorCode":1}"#));
}
