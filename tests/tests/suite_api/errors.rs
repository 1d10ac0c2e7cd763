//! What the server refuses is told as the document says, and whatever else it
//! sends is kept.

use contract_tests::document::Document;
use contract_tests::failures::{
    REDIRECTS, assert_one_sentence, false_successes, redirect, refusals,
};
use contract_tests::samples::{combinations, sample};
use contract_tests::schema::Schema;
use scc_suite_api_simulator::{Fault, SuiteApi};
use serde_json::{Value, json};
use suite_api_client::{
    ApiError, Client, Error, ErrorKind, Retry, StatusCode, StatusPattern, operations, types,
};

use super::support::{Clients, call, client, server};

/// How many operations the document has.
const OPERATIONS: usize = 59;

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

#[test]
fn the_documented_errors_are_those_of_the_document() {
    let document = Document::suite_api();
    let mut looked = 0;
    for &operation in operations::ALL {
        let documented = document.operation(operation.id()).documented_errors();
        // The client calls the schema by the name of its type.
        let documented = documented.into_iter().map(|(status, schema)| {
            assert_eq!(schema, Some("error"), "{}", operation.id());
            (status, Some("Error"))
        });
        let documented: Vec<_> = documented.collect();
        assert_eq!(operation.documented_errors(), documented);
        looked += documented.len();
    }
    // Each has those of two hundreds, and five are documented by themselves.
    assert_eq!(looked, 2 * OPERATIONS + 5);
}

#[tokio::test]
async fn every_documented_error_arrives_with_its_status_and_what_was_sent() {
    let document = Document::suite_api();
    let (ops, client) = server_and_client().await;
    let mut looked = 0;
    for operation in document.operations() {
        for (pattern, _) in operation.documented_errors() {
            let statuses = match pattern {
                StatusPattern::Code(code) => vec![code],
                StatusPattern::Range(hundreds) => vec![hundreds * 100, hundreds * 100 + 22],
                other => panic!("{other:?}"),
            };
            for status in statuses {
                let status = StatusCode::from_u16(status).expect("a status");
                let faults = [
                    (Fault::ops_error(status, 1501, "Nein"), "\"Nein\"", true),
                    (Fault::empty(status), "", false),
                    (Fault::xml_error(status), "<ops:error ", false),
                ];
                for (fault, part, is_typed) in faults {
                    let error = refused(&ops, &client, operation.id(), fault).await;
                    assert_eq!(error.status(), Some(status));
                    let body = error.body_text().expect("an answer");
                    assert!(body.contains(part), "{body}");
                    assert_eq!(body.is_empty(), part.is_empty());
                    let known = is_typed.then(|| ("1501".to_owned(), "Nein"));
                    assert_eq!(error.code().zip(error.message()), known);
                    assert_eq!(error.is_unauthorized(), status == 401);
                    let text = error.to_string();
                    assert_eq!(text.ends_with("with the code 1501"), is_typed, "{text}");
                    assert!(!text.contains("Nein"), "{text}");
                    looked += 1;
                }
            }
        }
    }
    assert_eq!(looked, (4 * OPERATIONS + 5) * 3);
}

#[tokio::test]
async fn a_dead_token_and_a_wrong_password_are_told_apart_by_their_codes() {
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
    let document = Document::suite_api();
    let (ops, client) = server_and_client().await;
    let schema = Schema::named(&document, "error");
    let all = combinations(&document, "error");
    for body in &all {
        assert_eq!(schema.problems(body), [""; 0]);
        let fault = Fault::answer(StatusCode::BAD_REQUEST).body(body.to_string());
        let error = refused(&ops, &client, "createUser", fault).await;
        let read = serde_json::to_value(typed(&error)).expect("JSON");
        assert_eq!(read, *body);
        let code = body.get("apiErrorCode").map(ToString::to_string);
        assert_eq!(error.code(), code);
        let ends_with_code = error.to_string().ends_with(" with the code 2147483647");
        assert_eq!(ends_with_code, code.is_some(), "{error}");
        assert_eq!(error.message(), body["message"].as_str());
    }
    assert_eq!(all.len(), 256);
}

#[tokio::test]
async fn an_error_body_may_say_null_or_more_than_is_documented() {
    let document = Document::suite_api();
    let (ops, client) = server_and_client().await;
    let whole = sample(&document, &document.schemas()["error"]);
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
        let read = serde_json::to_value(typed(&error)).expect("JSON");
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

#[tokio::test]
async fn every_other_refusal_is_kept_with_all_that_was_sent() {
    let ops = server().await;
    let mut clients = Clients::of(&ops);
    let mut looked = 0;
    for &operation in operations::ALL {
        for case in refusals(operation) {
            ops.fail_next(case.fault.clone());
            let result = call(&clients.for_case(&case), operation.id()).await;
            case.check(operation, &result.expect_err(case.name));
            looked += 1;
            assert_eq!(ops.ledger().requests().len(), looked, "{}", case.name);
        }
    }
    assert_eq!(looked, OPERATIONS * 18);
}

#[tokio::test]
async fn a_success_with_another_body_is_an_error_that_keeps_it() {
    let document = Document::suite_api();
    let ops = server().await;
    let mut clients = Clients::of(&ops);
    let (mut looked, mut taken) = (0, Vec::new());
    for &operation in operations::ALL {
        let documented = document.operation(operation.id());
        if documented.response_schema(documented.success()).is_none() {
            continue;
        }
        for case in false_successes() {
            ops.fail_next(case.fault.clone());
            let result = call(&clients.for_case(&case), operation.id()).await;
            match result {
                Ok(_) => taken.push((operation.id(), case.name)),
                Err(error) => case.check(operation, &error),
            }
            looked += 1;
            assert_eq!(ops.ledger().requests().len(), looked, "{}", case.name);
        }
    }
    assert_eq!(looked, 44 * 7);
    assert_eq!(taken, [("", ""); 0], "taken for a success");
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_nothing_is_sent_elsewhere() {
    let (ops, client) = server_and_client().await;
    let elsewhere = server().await;
    let mut looked = 0;
    for &operation in operations::ALL {
        for status in REDIRECTS {
            let location = format!("{}{}", elsewhere.base_url(), operation.path());
            let case = redirect(status, &location);
            ops.fail_next(case.fault.clone());
            let result = call(&client, operation.id()).await;
            case.check(operation, &result.expect_err("a redirect"));
            looked += 1;
            assert_eq!(ops.ledger().requests().len(), looked);
        }
    }
    assert_eq!(looked, OPERATIONS * 5);
    assert_eq!(elsewhere.ledger().connections(), 0);
}
