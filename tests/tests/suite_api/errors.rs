//! What the server refuses is told as the document says, and whatever else it
//! sends is kept.

use contract_tests::document::Document;
use contract_tests::failures::{
    REDIRECTS, assert_one_sentence, false_successes, redirect, refusals,
};
use simulator::Fault;
use suite_api_client::{Error, ErrorKind, Retry, StatusCode, StatusPattern, operations};

use super::support::{call, client, client_for, server};

/// The error of a call that the server answers like this.
async fn refused(id: &str, fault: Fault) -> Error {
    let ops = server().await;
    ops.fail_next(fault);
    let error = call(&client(&ops), id).await.expect_err("no success");
    assert_eq!(ops.ledger().requests().len(), 1);
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.request_id().is_some());
    assert_one_sentence(&error);
    error
}

#[test]
fn the_documented_errors_are_those_of_the_document() {
    let document = Document::suite_api();
    let mut looked = 0;
    for operation in operations::ALL {
        let known: Vec<_> = operation.documented_errors().to_vec();
        let documented = document.operation(operation.id()).errors();
        let documented = documented
            .into_iter()
            .map(|(status, schema)| (StatusPattern::Code(status), schema));
        assert_eq!(known, documented.collect::<Vec<_>>(), "{}", operation.id());
        looked += known.len();
    }
    assert_eq!(looked, 3);
}

#[tokio::test]
async fn every_documented_error_arrives_with_its_status_and_what_was_sent() {
    let document = Document::suite_api();
    let mut looked = Vec::new();
    for operation in document.operations() {
        for (status, schema) in operation.errors() {
            assert_eq!(schema, None, "its type is not tested here");
            let status = StatusCode::from_u16(status).expect("a status");
            let code = u32::from(status.as_u16());
            let faults = [
                Fault::empty(status),
                Fault::ops_error(status, code, "Nein"),
                Fault::xml_error(status),
            ];
            for (fault, part) in faults.into_iter().zip(["", "\"Nein\"", "<ops:error "]) {
                let error = refused(operation.id(), fault).await;
                assert_eq!(error.status(), Some(status));
                let body = error.body_text().expect("an answer");
                assert!(body.contains(part), "{body}");
                assert_eq!(body.is_empty(), part.is_empty());
                assert!(error.api_error().is_none());
                assert!(!error.is_retryable());
                assert_eq!(error.is_unauthorized(), status == 401);
            }
            looked.push((operation.id(), status.as_u16()));
        }
    }
    let expected = [
        ("acquireToken", 401),
        ("exchangeOpsTokenWithJwtToken", 400),
        ("exchangeOpsTokenWithJwtToken", 500),
    ];
    assert_eq!(looked, expected);
}

#[tokio::test]
async fn a_dead_token_and_a_wrong_password_are_both_told_by_the_status() {
    for (id, code) in [("releaseToken", 1512), ("acquireToken", 401)] {
        let fault = Fault::ops_error(StatusCode::UNAUTHORIZED, code, "Nein");
        let error = refused(id, fault).await;
        assert!(error.is_unauthorized());
        let body = error.body().expect("a body");
        let body: serde_json::Value = serde_json::from_slice(body).expect("JSON");
        assert_eq!(body["apiErrorCode"], code);
    }
}

#[tokio::test]
async fn the_schemes_that_a_source_takes_are_kept_with_a_401() {
    let error = refused("acquireToken", Fault::html_401()).await;
    let headers = error.headers().expect("an answer");
    let schemes = "OpsToken, VCToken, SSO2Token, CSPToken, VIDBToken";
    assert_eq!(headers["www-authenticate"], schemes);
    let body = error.body_text().expect("a body");
    assert!(body.starts_with("<html>"), "{body}");
    let text = error.to_string();
    assert!(
        text.contains("401 Unauthorized with a body of text/html"),
        "{text}"
    );
}

#[tokio::test]
async fn every_other_refusal_is_kept_with_all_that_was_sent() {
    let mut looked = 0;
    for operation in operations::ALL {
        for case in refusals(operation) {
            let ops = server().await;
            ops.fail_next(case.fault.clone());
            let client = client_for(&case, &ops).with_retry(Retry::none());
            let result = call(&client, operation.id()).await;
            case.check(operation, &result.expect_err(case.name));
            assert_eq!(ops.ledger().requests().len(), 1, "{}", case.name);
            looked += 1;
        }
    }
    assert_eq!(looked, 3 * 19);
}

#[tokio::test]
async fn a_success_with_another_body_is_an_error_that_keeps_it() {
    let document = Document::suite_api();
    let mut looked = 0;
    for operation in operations::ALL {
        let documented = document.operation(operation.id());
        if documented.response_schema(documented.success()).is_none() {
            continue;
        }
        for case in false_successes() {
            let ops = server().await;
            ops.fail_next(case.fault.clone());
            let client = client_for(&case, &ops);
            let result = call(&client, operation.id()).await;
            case.check(operation, &result.expect_err(case.name));
            assert_eq!(ops.ledger().requests().len(), 1, "{}", case.name);
            looked += 1;
        }
    }
    assert_eq!(looked, 2 * 7);
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_nothing_is_sent_elsewhere() {
    let mut looked = 0;
    for operation in operations::ALL {
        for status in REDIRECTS {
            let (ops, elsewhere) = (server().await, server().await);
            let location = format!("{}{}", elsewhere.base_url(), operation.path());
            let case = redirect(status, &location);
            ops.fail_next(case.fault.clone());
            let result = call(&client(&ops), operation.id()).await;
            case.check(operation, &result.expect_err("a redirect"));
            assert_eq!(ops.ledger().requests().len(), 1);
            assert_eq!(elsewhere.ledger().requests().len(), 0);
            looked += 1;
        }
    }
    assert_eq!(looked, 3 * 5);
}
