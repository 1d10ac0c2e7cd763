//! Each operation of the document is called: what it answers when all is well,
//! and how it is refused.

use std::collections::BTreeSet;

use contract_tests::described::{Described, DescribedErrors};
use contract_tests::document::{Document, OwnDocument, schema_name};
use contract_tests::exchange::{assert_answer, assert_request};
use contract_tests::failures::assert_one_sentence;
use contract_tests::wire::Answer;
use scc_client::types::{AuthenticationErrorError, CommonApiErrorErrorCode};
use scc_client::{ApiError, Client, Error};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{RecordedRequest, Scc};
use serde_json::Value;
use uuid::Uuid;

use super::api::{OPERATIONS, new_group, new_user, round_trip};
use super::support::{
    BASE_PATH, GROUP, call_for, call_well, client, only_request, raw, server, subject,
};

/// A token of someone who has no role.
const WITHOUT_ROLE: &str = "token-of-someone-without-a-role";

async fn server_with_all() -> Scc {
    let scc = server().await;
    let someone = User::person("nobody@example.com");
    scc.add_user(someone.token(WITHOUT_ROLE));
    scc
}

/// The answer, byte for byte, to the same request on a server of its own.
async fn replay(operation: Described<'_>, request: &RecordedRequest) -> Answer {
    let scc = server().await;
    let uid = subject(&scc, operation.id()).to_string();
    let body = String::from_utf8_lossy(&request.body);
    raw(&scc, operation, &uid, scc.admin_token(), "", &body).await
}

#[tokio::test]
async fn every_operation_of_the_document_succeeds_and_its_answer_is_understood() {
    let document = Document::of("scc");
    let mut exercised = 0;
    for operation in document.operations() {
        let id = operation.id();
        let scc = server().await;
        let success = call_well(&scc, &client(&scc), id).await.expect(id);
        assert_eq!(success.status, operation.success(), "{id}");
        assert!(success.headers.contains_key("x-request-id"), "{id}");
        let request = only_request(&scc);
        assert_request(operation, BASE_PATH, &request);
        assert!(request.executed, "{id}");
        assert_eq!(request.status, Some(success.status), "{id}");

        let answer = replay(operation, &request).await;
        assert_eq!(answer.status, operation.success(), "{id}");
        assert_answer(operation, &answer);
        match operation.response_schema(answer.status) {
            Some(schema) => {
                let json = answer.json();
                let again = round_trip(schema_name(schema), &json);
                assert_eq!(again.expect(id), json, "{id}: nothing is lost");
            }
            None => assert!(answer.body.is_empty(), "{id}"),
        }
        exercised += 1;
    }
    assert_eq!(exercised, OPERATIONS);
}

/// What a refused call must not have changed.
async fn everything(scc: &Scc) -> (Value, Value, usize) {
    let admin = client(scc);
    let users = admin.get_users().send().await.expect("users");
    let groups = admin.get_active_directory_groups().send().await;
    let users = serde_json::to_value(&*users).expect("JSON");
    let groups = serde_json::to_value(&*groups.expect("groups")).expect("JSON");
    (users, groups, scc.active_tokens())
}

/// Checks an error of the schema `CommonApiError`.
fn assert_common(id: &str, error: &Error, status: u16, code: &CommonApiErrorErrorCode) {
    let shown = format!("{id}: {error:?}");
    let Some(ApiError::CommonApiError(body)) = error.api_error() else {
        panic!("no CommonApiError: {shown}");
    };
    assert_eq!(body.error_code.as_ref(), Some(code), "{shown}");
    assert_eq!(error.code().as_deref(), Some(code.as_str()), "{shown}");
    let message = body.error_msg.as_deref().unwrap_or_default();
    assert!(!message.is_empty(), "{shown}");
    assert_eq!(error.message(), Some(message), "{shown}");
    assert_refused(id, error, status, code.as_str());
}

fn assert_refused(id: &str, error: &Error, status: u16, code: &str) {
    let status_of = |error: &Error| error.status().map(|status| status.as_u16());
    assert_eq!(status_of(error), Some(status), "{id}: {error:?}");
    assert_eq!(error.operation().map(|operation| operation.id()), Some(id));
    assert_eq!(error.attempts(), 1, "{id}");
    assert!(!error.is_retryable(), "{id}");
    assert_eq!(error.is_unauthorized(), status == 401, "{id}");
    assert_eq!(error.is_forbidden(), status == 403, "{id}");
    assert_eq!(error.is_not_found(), status == 404, "{id}");
    assert_one_sentence(error);
    let message = error.message().expect("a message");
    let said = format!("{code}: {message:?}");
    assert!(error.to_string().ends_with(&said), "{id}: {error}");
}

/// A refusal that a server gives by itself: the operation and the status.
type Refused<'a> = BTreeSet<(&'a str, u16)>;

/// The pairs of operations and statuses that the document has for this status.
fn documented<'a>(document: &'a Document, wanted: &[u16]) -> Refused<'a> {
    let operations = document.operations().into_iter();
    let pairs = operations.flat_map(|operation| {
        let statuses = operation.errors().into_iter();
        statuses.map(move |(status, _)| (operation.id(), status))
    });
    pairs
        .filter(|(_, status)| wanted.contains(status))
        .collect()
}

#[tokio::test]
async fn a_token_that_nobody_has_is_refused_by_every_operation() {
    let document = Document::of("scc");
    let scc = server_with_all().await;
    let before = everything(&scc).await;
    let stranger = client(&scc).with_token("unknown").expect("a client");
    let mut refused = Refused::new();
    for operation in document.operations() {
        let id = operation.id();
        let error = call_well(&scc, &stranger, id).await.expect_err(id);
        let Some(ApiError::AuthenticationError(body)) = error.api_error() else {
            panic!("no AuthenticationError: {error:?}");
        };
        assert_eq!(body.error, Some(AuthenticationErrorError::InvalidToken));
        let description = body.error_description.as_deref().unwrap_or_default();
        assert!(!description.is_empty(), "{id}");
        assert_eq!(error.message(), Some(description), "{id}");
        assert_eq!(error.code().as_deref(), Some("invalid_token"), "{id}");
        assert_refused(id, &error, 401, "invalid_token");
        refused.insert((id, 401));
    }
    assert_eq!(refused, documented(document, &[401]));
    assert_eq!(refused.len(), OPERATIONS);
    assert_eq!(everything(&scc).await, before);
}

#[tokio::test]
async fn whoever_may_only_read_changes_nothing_and_whoever_has_no_role_reads_nothing() {
    let document = Document::of("scc");
    let scc = server_with_all().await;
    let before = everything(&scc).await;
    let reader = client(&scc).with_token(scc.read_only_token());
    let reader = reader.expect("a client");
    let without_role = client(&scc).with_token(WITHOUT_ROLE).expect("a client");
    let (mut refused, mut read) = (Refused::new(), 0);
    for (id, _) in documented(document, &[403]) {
        let is_read = document.operation(id).method() == "GET";
        if is_read {
            call_well(&scc, &reader, id).await.expect(id);
            read += 1;
        }
        let caller = if is_read { &without_role } else { &reader };
        let error = call_well(&scc, caller, id).await.expect_err(id);
        assert_common(id, &error, 403, &CommonApiErrorErrorCode::Forbidden);
        refused.insert((id, 403));
    }
    assert_eq!(refused, documented(document, &[403]));
    assert_eq!((refused.len(), read), (11, 4));
    assert_eq!(everything(&scc).await, before);
    // To ask whose a token is takes no role.
    for caller in [&reader, &without_role] {
        caller.get_token().send().await.expect("whose it is");
    }
}

#[tokio::test]
async fn what_is_not_there_is_reported_by_the_status_that_the_document_has_for_it() {
    let document = Document::of("scc");
    let scc = server_with_all().await;
    let before = everything(&scc).await;
    let admin = client(&scc);
    let mut refused = Refused::new();
    for operation in document.operations() {
        let id = operation.id();
        if operation.parameters("path").is_empty() {
            continue;
        }
        let has_404 = operation.responses().contains_key(&404);
        let status = if has_404 { 404 } else { 400 };
        let error = call_for(&admin, id, Uuid::new_v4()).await.expect_err(id);
        assert_common(id, &error, status, &CommonApiErrorErrorCode::NotFound);
        refused.insert((id, status));
    }
    let expected = [
        ("deleteActiveDirectoryGroup", 400),
        ("deleteUser", 400),
        ("generateApiToken", 400),
        ("getActiveDirectoryGroup", 404),
        ("getUser", 404),
        ("modifyActiveDirectoryGroup", 404),
        ("revokeApiToken", 400),
    ];
    assert_eq!(refused, expected.into());
    assert_eq!(everything(&scc).await, before);
}

/// Calls an operation with something that the document allows and the service
/// does not; `None` if there is no such call.
async fn call_badly(scc: &Scc, client: &Client, id: &str) -> Option<Result<(), Error>> {
    let person = scc.human_user_uid();
    let outcome = match id {
        "getUsers" => client.get_users().limit("201").send().await.map(drop),
        "getActiveDirectoryGroups" => {
            let call = client.get_active_directory_groups().offset("-1");
            call.send().await.map(drop)
        }
        "createUser" => {
            let call = client.create_user().body_map(new_user);
            let call = call.body_map(|body| body.role("ROLE_UNKNOWN".to_owned()));
            call.send().await.map(drop)
        }
        "createActiveDirectoryGroup" => {
            let call = client.create_active_directory_group().body_map(new_group);
            let call = call.body_map(|body| body.name("<b>"));
            call.send().await.map(drop)
        }
        "modifyActiveDirectoryGroup" => {
            let call = client.modify_active_directory_group().group_uid(GROUP);
            let call = call.body_map(new_group).body_map(|body| body.name(" "));
            call.send().await.map(drop)
        }
        "generateApiToken" | "revokeApiToken" => call_for(client, id, person).await.map(drop),
        _ => return None,
    };
    Some(outcome)
}

#[tokio::test]
async fn what_a_service_does_not_take_is_invalid_input() {
    let document = Document::of("scc");
    let scc = server_with_all().await;
    let before = everything(&scc).await;
    let admin = client(&scc);
    let mut refused = Refused::new();
    for operation in document.operations() {
        let id = operation.id();
        if let Some(outcome) = call_badly(&scc, &admin, id).await {
            let error = outcome.expect_err(id);
            assert_common(id, &error, 400, &CommonApiErrorErrorCode::InvalidInput);
            let Some(ApiError::CommonApiError(body)) = error.api_error() else {
                panic!("no CommonApiError: {error:?}");
            };
            assert_eq!(body.details.len(), 1, "{id} says what: {body:?}");
            refused.insert((id, 400));
        }
    }
    // For the rest there is a client only if the id is one: see `simulator`.
    let without = ["deleteActiveDirectoryGroup", "deleteUser"];
    let without = without
        .into_iter()
        .chain(["getActiveDirectoryGroup", "getUser"]);
    let without = without.map(|id| (id, 400)).collect();
    let all: Refused = refused.union(&without).copied().collect();
    assert_eq!(all, documented(document, &[400]));
    assert_eq!((refused.len(), all.len()), (7, 11));
    assert_eq!(everything(&scc).await, before);
}
