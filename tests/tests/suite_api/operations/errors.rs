//! An error of its own for every operation, and the two that all those with a
//! token have in common.

use contract_tests::described::Described;
use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_answer;
use contract_tests::failures::assert_one_sentence;
use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use suite_api_client::{ApiError, Client, Error, ErrorKind, Operation};

use super::rows::{How, ROWS, Row};
use super::{Fixture, OPERATIONS, resend};
use crate::calls::call;
use crate::support::{TOKEN, acquire};

/// A client whose user has no role.
async fn powerless(ops: &SuiteApi, client: &Client) -> Client {
    ops.add_user(User::new("powerless", "p"));
    let acquired = acquire(client, "powerless", "p").await;
    let token = acquired.expect("a token").into_inner().token;
    client.with_token(token).expect("a client")
}

/// Makes the operation of the row fail.
async fn provoke(fixture: &mut Fixture, Row { id, how, .. }: &Row) -> Error {
    let Fixture {
        ops,
        client,
        targets,
    } = fixture;
    match how {
        How::Wrong(change) => change(targets),
        How::Again => drop(call(client, targets, id).await.expect("the first time")),
        How::DeadToken => *client = client.with_token(TOKEN).expect("a client"),
        How::NoRight => *client = powerless(ops, client).await,
        How::NoBroker => {
            let broker = client.delete_auth_source().source_id(targets.broker);
            broker.force(true).send().await.expect("a success");
        }
    }
    call(client, targets, id).await.expect_err(id)
}

/// What an error says beside the status: the code, a part of the message, and
/// the places of values that were refused.
struct Said<'a> {
    code: i32,
    part: &'a str,
    places: &'a [&'a str],
}

/// Checks an error, through the client and as it was sent.
async fn check(
    ops: &SuiteApi,
    operation: Described<'_>,
    error: &Error,
    status: u16,
    said: Said<'_>,
) {
    let id = operation.id();
    assert_eq!(error.kind(), ErrorKind::Status, "{id}: {error}");
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(status),
        "{id}"
    );
    assert_eq!(error.code(), Some(said.code.to_string()), "{id}");
    assert_eq!(error.attempts(), 1, "{id}");
    let predicates = [
        error.is_unauthorized(),
        error.is_forbidden(),
        error.is_not_found(),
    ];
    assert_eq!(
        predicates,
        [401, 403, 404].map(|known| known == status),
        "{id}"
    );
    assert!(!error.is_retryable(), "{id}");

    let message = error.message().expect("a message");
    assert!(message.contains(said.part), "{id}: {message}");
    assert_one_sentence(error);
    let text = error.to_string();
    let code = match said.code == i32::from(status) {
        // It only repeats the status.
        true => String::new(),
        false => format!(" with the code {}", said.code),
    };
    let shown = match error.operation().is_some_and(Operation::sends_secrets) {
        true => code,
        false => format!("{code}: {message:?}"),
    };
    assert!(text.ends_with(&shown), "{text}");
    assert_eq!(
        text.contains("code"),
        text.contains(" with the code "),
        "{text}"
    );

    let Some(ApiError::Error(typed)) = error.api_error() else {
        panic!("{id}: the body is not typed");
    };
    assert_eq!(typed.http_status_code, Some(status.into()), "{id}");
    assert_eq!(typed.api_error_code, Some(said.code), "{id}");
    assert_eq!(typed.type_.as_deref(), Some("Error"), "{id}");
    let failures = typed.validation_failures.iter();
    let places: Vec<_> = failures.map(|one| one.violation_path.as_deref()).collect();
    let expected: Vec<_> = said.places.iter().map(|place| Some(*place)).collect();
    assert_eq!(places, expected, "{id}");

    let requests = ops.ledger().requests();
    let answer = resend(ops, requests.last().expect("a request")).await;
    assert_eq!(answer.status, status, "{id}");
    assert_answer(operation, &answer);
    assert_eq!(answer.json()["message"], message, "{id}");
}

#[tokio::test]
async fn every_operation_of_the_document_has_an_error_through_the_client() {
    let document = Document::of("suite-api");
    for operation in document.operations() {
        let id = operation.id();
        let row = ROWS.iter().find(|row| row.id == id);
        let row = row.unwrap_or_else(|| panic!("no error is written for the operation {id}"));
        let mut fixture = Fixture::new().await;
        let error = provoke(&mut fixture, row).await;
        let said = Said {
            code: row.code,
            part: row.part,
            places: row.place.as_slice(),
        };
        check(&fixture.ops, operation, &error, row.status, said).await;
    }
    assert_eq!(ROWS.len(), OPERATIONS, "each is used");
}

/// Calls all operations but those of `left_out`, each of which is refused with
/// this status, code and a part of the message.
async fn all_refused(fixture: &Fixture, left_out: &[&str], status: u16, code: i32, part: &str) {
    let mut refused = 0;
    for operation in Document::of("suite-api").operations() {
        let id = operation.id();
        if left_out.contains(&id) {
            continue;
        }
        let outcome = call(&fixture.client, &fixture.targets, id).await;
        let error = outcome.expect_err(id);
        let places = &[];
        let said = Said { code, part, places };
        check(&fixture.ops, operation, &error, status, said).await;
        refused += 1;
    }
    assert_eq!(refused, OPERATIONS - left_out.len());
}

#[tokio::test]
async fn every_operation_that_takes_a_token_refuses_a_dead_one() {
    let mut fixture = Fixture::new().await;
    fixture.client = fixture.client.with_token(TOKEN).expect("a client");
    let open = ["getVIDBWellKnownURL", "acquireToken"];
    all_refused(&fixture, &open, 401, 1512, "not valid or has expired").await;
    let requests = fixture.ops.ledger().requests();
    assert_eq!(requests.len(), 2 * (OPERATIONS - open.len()));
    assert!(requests.iter().all(|request| !request.executed));
}

#[tokio::test]
async fn who_may_not_do_it_gets_a_403_and_keeps_the_token() {
    // Everybody may do these: they are about the caller, or for the login.
    let for_all = [
        "getCurrentUser",
        "getAssignedRolePermissionsForCurrentUser",
        "getCurrentUserRolePrivileges",
        "getAuthSources",
        "getVIDBWellKnownURL",
        "acquireToken",
        "exchangeOpsTokenWithJwtToken",
        "releaseToken",
        "changePassword",
    ];
    let mut fixture = Fixture::new().await;
    fixture.client = powerless(&fixture.ops, &fixture.client).await;
    let part = "needs the privilege administration.";
    all_refused(&fixture, &for_all, 403, 403, part).await;
    let me = fixture.client.get_current_user().send().await;
    assert_eq!(me.expect("a user").username, "powerless");
}
