//! The simulator's own answers are those of the document.

use contract_tests::document::Document;
use contract_tests::exchange::{answer_problems, assert_answer};
use contract_tests::schema::Schema;
use contract_tests::wire::{Answer, send};
use simulator::Scc;

use super::support::{BASE_PATH, server};

/// A request to generate a token.
async fn generate(scc: &Scc, uid: &str, authorization: Option<&str>) -> Answer {
    let path = format!("/v1/users/{uid}/apiToken/generate");
    let mut headers = vec![("accept", "application/json")];
    headers.extend(authorization.map(|value| ("authorization", value)));
    send("POST", &scc.base_url(), &path, &headers, "").await
}

#[tokio::test]
async fn every_answer_of_the_operation_is_documented() {
    let scc = server().await;
    let document = Document::scc();
    let operation = document.operation("generateApiToken");
    let admin = format!("Bearer {}", scc.admin_token());
    let lower = format!("bearer {}", scc.admin_token());
    let reader = format!("Bearer {}", scc.read_only_token());
    let basic = format!("Basic {}", scc.admin_token());
    let (good, human) = (scc.api_only_user_uid(), scc.human_user_uid());
    let (good, human) = (good.to_string(), human.to_string());
    let unknown = "00000000-0000-4000-8000-000000000000";
    let mut statuses = Vec::new();
    for (uid, authorization, status) in [
        (&*good, Some(&*admin), 201),
        (&good, Some(&lower), 201),
        (&good, None, 401),
        (&good, Some("Bearer unknown"), 401),
        (&good, Some("Bearer"), 401),
        (&good, Some(&basic), 401),
        (&good, Some(&reader), 403),
        (&human, Some(&admin), 400),
        (unknown, Some(&admin), 400),
        ("not-an-id", Some(&admin), 400),
        ("%ff", Some(&admin), 400),
    ] {
        let answer = generate(&scc, uid, authorization).await;
        assert_eq!(answer.status, status, "{uid}");
        assert_answer(operation, &answer);
        assert!(answer.header("x-request-id").is_some());
        statuses.push(status);
    }
    assert_eq!(scc.ledger().requests().len(), 11);
    // This one is left to faults: the simulator itself does not fail.
    statuses.push(500);
    statuses.sort_unstable();
    statuses.dedup();
    let documented: Vec<u16> = operation.responses().into_keys().collect();
    assert_eq!(documented, statuses);
}

#[tokio::test]
async fn what_no_operation_takes_is_refused_in_the_common_shape() {
    let scc = server().await;
    let document = Document::scc();
    let common = Schema::named(&document, "CommonApiError");
    let path = "/v1/users/x/apiToken/generate";
    for (method, path, status) in [
        ("GET", path, 405),
        ("DELETE", path, 405),
        ("PUT", "/v1/users", 405),
        ("POST", "/v1/people", 404),
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
    let document = Document::scc();
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
