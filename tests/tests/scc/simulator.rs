//! The simulator's own answers are those of the document.

use std::collections::BTreeSet;

use contract_tests::described::Described;
use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::{answer_problems, assert_answer};
use contract_tests::samples::sample;
use contract_tests::schema::named;
use contract_tests::wire::{Answer, send};
use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::User;
use serde_json::json;
use uuid::Uuid;

use super::support::{BASE_PATH, raw, server, subject};

/// A request to generate a token.
async fn generate(scc: &Scc, uid: &str, authorization: Option<&str>) -> Answer {
    let path = format!("/v1/users/{uid}/apiToken/generate");
    let mut headers = vec![("accept", "application/json")];
    headers.extend(authorization.map(|value| ("authorization", value)));
    send("POST", &scc.base_url(), &path, &headers, "").await
}

/// A body that an operation takes, or none.
fn good_body(operation: Described<'_>) -> String {
    let Some(schema) = operation.request_schema() else {
        return String::new();
    };
    let mut body = sample(operation.document(), schema);
    body["name"] = json!("newcomer");
    body["role"] = json!("ROLE_EDIT_ONLY");
    body.to_string()
}

#[tokio::test]
async fn every_answer_of_every_operation_is_documented() {
    const WITHOUT_ROLE: &str = "token-of-someone-without-a-role";
    let document = Document::of("scc");
    let mut seen = BTreeSet::new();
    for operation in document.operations() {
        let id = operation.id();
        let scc = server().await;
        scc.add_user(User::person("nobody@example.com").token(WITHOUT_ROLE));
        let good = subject(&scc, id).to_string();
        let nobody = Uuid::new_v4().to_string();
        let (admin, body) = (scc.admin_token(), good_body(operation));
        let mut requests = vec![
            (&*good, "unknown", "", &*body),
            (&good, "", "", &body),
            (&good, WITHOUT_ROLE, "", &body),
            (&good, scc.read_only_token(), "", &body),
            (&nobody, admin, "", &body),
            ("not-an-id", admin, "", &body),
            ("%ff", admin, "", &body),
        ];
        if !operation.parameters("query").is_empty() {
            requests.push((&good, admin, "?limit=many", &body));
            requests.push((&good, admin, "?q=name", &body));
        }
        if operation.request_schema().is_some() {
            requests.push((&good, admin, "", "{}"));
            requests.push((&good, admin, "", ""));
        }
        // The one that succeeds is the last: it may end the token.
        requests.push((&good, admin, "", &body));
        for (uid, token, query, body) in requests {
            let answer = raw(&scc, operation, uid, token, query, body).await;
            assert_answer(operation, &answer);
            assert!(answer.header("x-request-id").is_some(), "{id}");
            seen.insert((id, answer.status));
        }
    }
    let operations = document.operations().into_iter();
    let documented = operations.flat_map(|operation| {
        let statuses = operation.responses().into_keys();
        statuses.map(move |status| (operation.id(), status))
    });
    // A failure is left to faults: the simulator itself does not fail.
    let documented: BTreeSet<_> = documented.filter(|(_, status)| *status != 500).collect();
    assert_eq!(seen, documented);
    assert_eq!(seen.len(), 13 + 51 - 13);
}

#[tokio::test]
async fn the_word_before_a_token_is_that_of_the_document_in_either_case() {
    let scc = server().await;
    let document = Document::of("scc");
    let operation = document.operation("generateApiToken");
    let uid = scc.api_only_user_uid().to_string();
    let token = scc.admin_token();
    for (authorization, status) in [
        (Some(format!("Bearer {token}")), 201),
        (Some(format!("bearer {token}")), 201),
        (Some(format!("Basic {token}")), 401),
        (Some("Bearer".to_owned()), 401),
        (Some(token.to_owned()), 401),
        (None, 401),
    ] {
        let answer = generate(&scc, &uid, authorization.as_deref()).await;
        assert_eq!(answer.status, status);
        assert_answer(operation, &answer);
    }
    assert_eq!(scc.ledger().requests().len(), 6);
}

#[tokio::test]
async fn what_no_operation_takes_is_refused_in_the_common_shape() {
    let scc = server().await;
    let document = Document::of("scc");
    let common = named(document, "CommonApiError");
    let path = "/v1/users/x/apiToken/generate";
    for (method, path, status) in [
        ("GET", path, 405),
        ("DELETE", path, 405),
        ("PUT", "/v1/users", 405),
        ("PATCH", "/v1/users/x", 405),
        ("POST", "/v1/tokens", 404),
        ("POST", "/v1/users/x/apiToken/generate/", 404),
    ] {
        let answer = send(method, &scc.base_url(), path, &[], "").await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(common.problems(&answer.json()), [""; 0]);
    }
    assert!(scc.base_url().ends_with(BASE_PATH));
}

#[tokio::test]
async fn the_check_of_answers_finds_what_is_wrong() {
    let scc = server().await;
    let document = Document::of("scc");
    let operation = document.operation("generateApiToken");
    let admin = format!("Bearer {}", scc.admin_token());
    let uid = scc.api_only_user_uid().to_string();
    let good = generate(&scc, &uid, Some(&admin)).await;
    assert_eq!(answer_problems(operation, &good), [""; 0]);
    let mut looked = 0;
    for (status, media_type, body) in [
        (200, "application/json", "{}"),
        (201, "text/html", "{}"),
        (201, "application/json", "<html>"),
        (201, "application/json", "[]"),
        (201, "application/json", r#"{"apiToken":1}"#),
        (201, "application/json", r#"{"token":"t"}"#),
        (401, "application/json", r#"{"errorCode":"UNAUTHORIZED"}"#),
        (400, "application/json", r#"{"errorCode":"NEW"}"#),
    ] {
        let mut bad = good.clone();
        bad.status = status;
        bad.headers = vec![("content-type".to_owned(), media_type.to_owned())];
        bad.body = body.into();
        let problems = answer_problems(operation, &bad);
        assert_eq!(problems.len(), 1, "{status} {body}: {problems:?}");
        looked += 1;
    }
    assert_eq!(looked, 8);
}
