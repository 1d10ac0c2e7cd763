//! The simulator's own answers are those of the document.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_answer;
use contract_tests::schema::named;
use contract_tests::wire::{Answer, send};
use scc_suite_api_simulator::SuiteApi;
use serde_json::json;

use super::support::{BASE_PATH, good_token, server};

const ACQUIRE: &str = "/api/auth/token/acquire";
const EXCHANGE: &str = "/api/auth/token/exchange";
const RELEASE: &str = "/api/auth/token/release";

fn assert_ops_error(answer: &Answer, code: u16) {
    let status = answer.status;
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let json = answer.json();
    let schema = named(Document::of("suite-api"), "error");
    assert_eq!(schema.problems(&json), [""; 0], "{json}");
    assert_eq!(json["type"], "Error");
    assert_eq!(json["httpStatusCode"], status);
    assert_eq!(json["apiErrorCode"], code);
}

/// A POST that asks for JSON.
async fn post(ops: &SuiteApi, path: &str, authorization: Option<&str>, body: &str) -> Answer {
    let json = "application/json";
    let mut headers = vec![("accept", json), ("content-type", json)];
    headers.extend(authorization.map(|value| ("authorization", value)));
    let answer = send("POST", &ops.base_url(), path, &headers, body).await;
    assert!(answer.header("x-request-id").is_some());
    answer
}

/// The header with a good token.
async fn authorization(ops: &SuiteApi) -> String {
    format!("OpsToken {}", good_token(ops).await.expose())
}

#[tokio::test]
async fn an_exchange_answers_as_documented_whatever_is_asked_for() {
    let document = Document::of("suite-api");
    let operation = document.operation("exchangeOpsTokenWithJwtToken");
    let keys = r#"{"serviceKeys":["ops-li","ops-ni","fleet-lcm"]}"#;
    let ops = server().await;
    let token = authorization(&ops).await;
    for (query, services) in [
        ("", 0),
        ("?includeServiceDetails=true", 3),
        ("?includeServiceDetails=false", 0),
    ] {
        let path = format!("{EXCHANGE}{query}");
        let answer = post(&ops, &path, Some(&token), keys).await;
        assert_eq!(answer.status, operation.success(), "{path}");
        assert_answer(operation, &answer);
        let listed = answer.json()["services"].as_array().map(Vec::len);
        assert_eq!(listed.unwrap_or_default(), services);
    }

    let builder = SuiteApi::builder().exchange_without_jwt();
    let ops = builder.start().await.expect("a free port");
    let token = authorization(&ops).await;
    let answer = post(&ops, EXCHANGE, Some(&token), keys).await;
    assert_answer(operation, &answer);
    assert_eq!(answer.json(), json!({}));
}

#[tokio::test]
async fn every_refusal_has_the_shape_of_the_real_server_s() {
    let ops = server().await;
    let token = authorization(&ops).await;
    let (token, dead) = (Some(&*token), Some("OpsToken dead"));
    let (good, wrong) = (
        r#"{"username":"admin","password":"Simulator-1"}"#,
        r#"{"username":"admin","password":"wrong"}"#,
    );
    let unknown = r#"{"serviceKeys":["unknown"]}"#;
    let known = r#"{"serviceKeys":["ops-li"]}"#;
    let odd = format!("{EXCHANGE}?includeServiceDetails=maybe");
    let mut looked = 0;
    for (path, authorization, body, status, code) in [
        (ACQUIRE, None, wrong, 401, 401),
        (ACQUIRE, token, good, 401, 401),
        (ACQUIRE, None, "{}", 400, 400),
        (ACQUIRE, None, "[]", 400, 400),
        (ACQUIRE, None, "<a/>", 400, 400),
        (EXCHANGE, None, known, 401, 1512),
        (EXCHANGE, dead, known, 401, 1512),
        (EXCHANGE, Some("Bearer x"), known, 401, 1512),
        (EXCHANGE, token, unknown, 400, 400),
        (EXCHANGE, token, "{}", 400, 400),
        (&odd, token, known, 400, 400),
        (RELEASE, None, "", 401, 1512),
        (RELEASE, dead, "", 401, 1512),
        ("/api/other", token, "", 404, 404),
    ] {
        let answer = post(&ops, path, authorization, body).await;
        assert_eq!(answer.status, status, "{path} {body}");
        assert_ops_error(&answer, code);
        looked += 1;
    }
    assert_eq!(looked, 14);
    let headers = [("accept", "application/json")];
    let answer = send("GET", &ops.base_url(), ACQUIRE, &headers, "").await;
    assert_eq!(answer.status, 405);
    assert_ops_error(&answer, 405);
    assert!(ops.base_url().ends_with(BASE_PATH));
}
