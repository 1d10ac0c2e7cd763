//! Suite-api: the exchange of a token for a JWT.

use reqwest::Response;
use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};

use super::support::{exchange, json_of, post_ops, send, start_ops, suite_api, token};

async fn exchange_with(ops: &SuiteApi, query: &str, body: Value) -> Response {
    let token = token(ops).await;
    send(
        post_ops(ops, &format!("/api/auth/token/exchange{query}"))
            .header("authorization", format!("OpsToken {token}"))
            .json(&body),
    )
    .await
}

#[tokio::test]
async fn an_exchange_gives_what_looks_like_a_jwt_and_no_services() {
    let (ops, _clock) = suite_api().await;
    let answer = exchange_with(&ops, "", json!({ "serviceKeys": ["ops-li", "ops-ni"] })).await;
    assert_eq!(answer.status(), 200);
    let answer: Value = json_of(answer).await;
    let jwt = answer["jwtToken"].as_str().expect("a JWT");
    let parts: Vec<_> = jwt.split('.').collect();
    assert_eq!(parts.len(), 3);
    let base64url = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    assert!(
        parts
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(base64url))
    );
    assert!(answer.get("services").is_none());

    // 2026-01-05T08:35:00Z
    let claims: Value = serde_json::from_slice(&decoded(parts[1])).expect("claims");
    assert_eq!(claims["exp"], 1_767_602_100);
    assert_eq!(claims["sub"], ops.username());
}

#[tokio::test]
async fn services_come_only_when_they_are_asked_for() {
    let (ops, _clock) = suite_api().await;
    let keys = json!({ "serviceKeys": ["fleet-lcm", "ops-li", "ops-ni"] });
    let answer = exchange_with(&ops, "?includeServiceDetails=true", keys.clone()).await;
    assert_eq!(answer.status(), 200);
    let answer: Value = json_of(answer).await;
    let services = answer["services"].as_array().expect("services");
    let keys_of = |services: &[Value]| services.iter().map(|s| s["key"].clone()).collect();
    assert_eq!(Value::Array(keys_of(services)), keys["serviceKeys"]);
    for service in services {
        for name in ["name", "type", "address", "basePath", "version"] {
            assert!(service[name].is_string(), "{name}");
        }
        assert!(service["port"].is_u64());
        assert!(service["certificates"].is_array());
        assert!(["IPV4", "IPV6", "FQDN"].contains(&service["addressType"].as_str().expect("text")));
    }

    let answer = exchange_with(&ops, "?includeServiceDetails=false", keys).await;
    let answer: Value = json_of(answer).await;
    assert!(answer.get("services").is_none());
}

#[tokio::test]
async fn a_list_of_keys_that_is_missing_empty_double_or_unknown_is_400() {
    let (ops, _clock) = suite_api().await;
    for keys in [
        json!(null),
        json!([]),
        json!("ops-li"),
        json!([1]),
        json!(["ops-li", "ops-li"]),
        json!(["ops-li", "nothing"]),
    ] {
        let answer = exchange_with(&ops, "", json!({ "serviceKeys": keys })).await;
        assert_eq!(answer.status(), 400, "{keys}");
        let answer: Value = json_of(answer).await;
        assert_eq!(
            answer["validationFailures"][0]["violationPath"],
            "serviceKeys"
        );
    }
}

#[tokio::test]
async fn a_query_that_is_not_a_boolean_is_400() {
    let (ops, _clock) = suite_api().await;
    let keys = json!({ "serviceKeys": ["ops-li"] });
    let answer = exchange_with(&ops, "?includeServiceDetails=maybe", keys).await;
    assert_eq!(answer.status(), 400);
}

#[tokio::test]
async fn a_server_before_9_1_has_no_exchange() {
    for (version, status) in [("8.17", 404), ("8.18.2", 404), ("9.0", 404), ("9.1", 200)] {
        let ops = start_ops(SuiteApi::builder().version(version)).await;
        let authorization = format!("OpsToken {}", token(&ops).await);
        let answer = exchange(&ops, &authorization).await;
        assert_eq!(answer.status(), status, "{version}");
    }
}

#[tokio::test]
async fn a_version_that_is_none_does_not_start() {
    let error = SuiteApi::builder()
        .version("new")
        .start()
        .await
        .expect_err("refused");
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[tokio::test]
async fn an_exchange_can_be_200_without_a_jwt() {
    let ops = start_ops(SuiteApi::builder().exchange_without_jwt()).await;
    let answer = exchange(&ops, &format!("OpsToken {}", token(&ops).await)).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.json::<Value>().await.expect("JSON"), json!({}));
}

/// The bytes of base64url text.
fn decoded(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for character in text.chars() {
        let value = alphabet.find(character).expect("base64url");
        bits = bits << 6 | u32::try_from(value).expect("small");
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("a byte"));
        }
    }
    bytes
}
