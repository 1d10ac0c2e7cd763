//! Every operation of the document, called through the client against the
//! simulator: a success, and an error of its own.
//!
//! What the simulator answers is checked twice: as the client reads it, and as
//! it is sent.

mod errors;
mod rows;

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::{assert_answer, assert_request};
use contract_tests::samples::without_empty;
use contract_tests::wire::{Answer, send};
use scc_suite_api_simulator::{Fault, RecordedRequest, SuiteApi};
use suite_api_client::{Client, StatusCode};

use super::api::OPERATIONS;
use super::calls::{CallTargets, call, deleting_with_credentials, ldap};
use super::support::{BASE_PATH, logged_in, only_request, server};

/// A server that has all that the calls refer to, and an administrator's
/// client.
struct Fixture {
    ops: SuiteApi,
    client: Client,
    targets: CallTargets,
}

impl Fixture {
    /// The ledger is empty at first.
    async fn new() -> Self {
        let ops = server().await;
        let client = logged_in(&ops).await;
        let targets = CallTargets::made_by(&client).await;
        ops.ledger().clear();
        Self {
            ops,
            client,
            targets,
        }
    }

    /// The request of a call that the server does not execute.
    async fn request_of(&self, id: &str) -> RecordedRequest {
        let fault = Fault::empty(StatusCode::INTERNAL_SERVER_ERROR);
        self.ops.fail_next(fault);
        let outcome = call(&self.client, &self.targets, id).await;
        outcome.expect_err("the server does nothing");
        let request = only_request(&self.ops);
        assert!(!request.executed);
        self.ops.ledger().clear();
        request
    }
}

/// Sends a request of the client's by hand.
async fn resend(ops: &SuiteApi, request: &RecordedRequest) -> Answer {
    let path = request.path.strip_prefix(BASE_PATH).expect("below it");
    let query = request.query.iter().map(|query| format!("?{query}"));
    let path = format!("{path}{}", query.collect::<String>());
    let known = ["accept", "authorization", "content-type"];
    let headers = known.map(|name| Some((name, request.header(name)?)));
    let headers: Vec<_> = headers.into_iter().flatten().collect();
    let body = str::from_utf8(&request.body).expect("text");
    let method = request.method.as_str();
    send(method, &ops.base_url(), &path, &headers, body).await
}

#[tokio::test]
async fn every_operation_of_the_document_succeeds_through_the_client() {
    let document = Document::of("suite-api");
    let mut exercised = 0;
    for operation in document.operations() {
        let id = operation.id();
        let fixture = Fixture::new().await;
        let outcome = call(&fixture.client, &fixture.targets, id).await;
        let success = outcome.unwrap_or_else(|error| panic!("{error}, {:?}", error.body_text()));
        let status = success.status.as_u16();
        assert!(operation.successes().contains(&status), "{id}: {status}");
        let has_value = operation.response_schema(status).is_some();
        assert_eq!(!success.value.is_null(), has_value, "{id}");
        assert!(success.headers.contains_key("x-request-id"), "{id}");
        let request = only_request(&fixture.ops);
        assert_request(operation, BASE_PATH, &request);
        assert!(request.executed, "{id}");
        exercised += 1;
    }
    assert_eq!(exercised, OPERATIONS);
}

#[tokio::test]
async fn every_success_is_sent_as_documented_and_nothing_of_it_is_lost() {
    let document = Document::of("suite-api");
    let (mut with_value, mut without) = (0, 0);
    for operation in document.operations() {
        let id = operation.id();
        let fixture = Fixture::new().await;
        let request = fixture.request_of(id).await;
        let answer = resend(&fixture.ops, &request).await;
        assert!(operation.successes().contains(&answer.status), "{id}");
        assert_answer(operation, &answer);
        if operation.response_schema(answer.status).is_none() {
            assert_eq!(answer.body.len(), 0, "{id}");
            without += 1;
            continue;
        }
        let status = StatusCode::from_u16(answer.status).expect("a status");
        let again = Fault::answer(status).body(answer.body.clone());
        fixture.ops.fail_next(again);
        let read = call(&fixture.client, &fixture.targets, id).await;
        let (read, sent) = (read.expect("the same").value, answer.json());
        assert!(
            without_empty(&read) == without_empty(&sent),
            "{id} loses something"
        );
        with_value += 1;
    }
    assert_eq!((with_value, without), (44, 15));
    assert_eq!(with_value + without, OPERATIONS);
}

#[tokio::test]
async fn a_source_over_tls_is_added_in_two_steps_and_any_other_in_one() {
    let document = Document::of("suite-api");
    assert_eq!(document.operation("addAuthSource").successes(), [200, 201]);
    let ops = server().await;
    let client = logged_in(&ops).await;
    let targets = CallTargets::unknown();
    for (has_tls, status) in [(false, 201), (true, 200)] {
        let name = format!("TLS {has_tls}");
        let call = client.add_auth_source();
        let call = call.body_map(|body| ldap(body, &targets, &name, has_tls));
        let added = call.send().await.expect("an auth source");
        assert_eq!(added.status(), status);
        let certificates = added.certificates.as_ref().map_or(0, Vec::len);
        assert_eq!(certificates, usize::from(has_tls));
        assert_eq!(ops.auth_source_id(&name).is_some(), !has_tls);
        if !has_tls {
            continue;
        }
        let accept = client.patch_auth_source_with_certificate_details();
        let accept = accept.body_map(|body| {
            let body = ldap(body, &targets, &name, has_tls);
            body.id(added.id).certificates(added.certificates.clone())
        });
        let accepted = accept.send().await.expect("an auth source");
        assert_eq!(accepted.status(), 201);
        assert_eq!(ops.auth_source_id(&name), accepted.id);
    }
}

#[tokio::test]
async fn a_source_is_deleted_with_the_credentials_that_its_type_needs_or_without_any() {
    let Fixture {
        ops,
        client,
        targets,
    } = Fixture::new().await;
    let deleted = deleting_with_credentials(&client, &targets).await;
    assert_eq!(deleted.expect("a success").status, 204);
    let plain = client.delete_auth_source().source_id(targets.source);
    assert_eq!(plain.send().await.expect("a success").status(), 204);
    let [with_body, without] = &ops.ledger().requests()[..] else {
        panic!("two requests");
    };
    let sent = with_body.json().expect("JSON");
    assert_eq!(sent["nameValuePairs"][1]["value"], *targets.broker_password);
    let document = Document::of("suite-api");
    for request in [with_body, without] {
        let operation = document.operation("deleteAuthSource");
        assert_request(operation, BASE_PATH, request);
    }
    assert_eq!(without.body.len(), 0);
    assert_eq!(without.header("content-type"), None);
}
