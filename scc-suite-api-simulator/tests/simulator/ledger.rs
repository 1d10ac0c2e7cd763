//! The ledger: everything is recorded, and nothing secret is shown.

use http::StatusCode;
use scc_suite_api_simulator::{Scc, SuiteApi, scc, suite_api};
use serde_json::json;

use super::support::{self, authorization, exchange, login, post_ops, send, suite_api, token};

#[tokio::test]
async fn a_request_is_recorded_with_all_its_parts_and_the_status() {
    let ops = suite_api().await;
    let query = "includeServiceDetails=true&x=%20";
    let request = post_ops(&ops, &format!("/api/auth/token/exchange?{query}"));
    let request = request.header("x-extra", "1");
    let request = request.header("authorization", "OpsToken dead");
    send(request.json(&json!({ "serviceKeys": [] }))).await;

    let requests = ops.ledger().requests();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/suite-api/api/auth/token/exchange");
    assert_eq!(request.query.as_deref(), Some(query));
    assert_eq!(request.header("x-extra"), Some("1"));
    assert_eq!(request.header("Authorization"), Some("OpsToken dead"));
    assert_eq!(request.header("absent"), None);
    assert_eq!(request.json(), Some(json!({ "serviceKeys": [] })));
    assert_eq!(&request.body[..], br#"{"serviceKeys":[]}"#);
    assert_eq!(request.status, Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn requests_are_counted_by_method_and_end_of_path() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    exchange(&ops, &authorization).await;
    exchange(&ops, &authorization).await;
    let ledger = ops.ledger();
    assert_eq!(ledger.count("POST", "/api/auth/token/acquire"), 1);
    assert_eq!(ledger.count("POST", "/exchange"), 2);
    assert_eq!(ledger.count("POST", ""), 3);
    assert_eq!(ledger.count("GET", "/exchange"), 0);
    assert_eq!(ledger.requests().len(), 3);

    ledger.clear();
    assert_eq!(ledger.requests().len(), 0);
    assert_eq!(ledger.count("POST", ""), 0);
}

#[tokio::test]
async fn a_ledger_can_be_read_after_its_service_is_gone() {
    let ops = suite_api().await;
    token(&ops).await;
    let ledger = ops.ledger().clone();
    ops.stop().await;
    assert_eq!(ledger.count("POST", "/acquire"), 1);
}

#[tokio::test]
async fn debug_shows_neither_headers_that_may_be_secret_nor_bodies_nor_queries() {
    let ops = suite_api().await;
    login(&ops, json!({ "username": "u", "password": "secret-1" })).await;
    let request = post_ops(&ops, "/api/auth/token/release?session=secret-2&flag");
    let request = request
        .header("authorization", "OpsToken secret-3")
        .header("proxy-authorization", "secret-4")
        .header("cookie", "secret-5")
        .header("x-api-key", "secret-6");
    send(request.body("secret-7")).await;

    let text = format!("{:?} {:#?}", ops.ledger().requests(), ops.ledger());
    assert!(!text.contains("secret"), "{text}");
    for shown in [
        "/suite-api/api/auth/token/release",
        "session",
        "flag",
        "x-api-key",
        "accept",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[tokio::test]
async fn debug_of_handles_and_users_shows_no_secret() {
    let (ops, scc) = (suite_api().await, support::scc().await);
    let text = format!("{ops:?} {scc:?}");
    assert!(text.contains(&ops.base_url()), "{text}");
    assert!(text.contains(&scc.base_url()), "{text}");
    for secret in [ops.password(), scc.admin_token(), scc.read_only_token()] {
        assert!(!text.contains(secret), "{text}");
    }
    let user = suite_api::User::new("jo", "secret-1");
    let other = scc::User::api_only("robot").token("secret-2");
    let builders = (
        SuiteApi::builder().user(user.clone()),
        Scc::builder().user(other.clone()),
    );
    let text = format!("{user:?} {other:?} {builders:?}");
    assert!(text.contains("jo") && text.contains("robot"), "{text}");
    assert!(!text.contains("secret"), "{text}");
}
