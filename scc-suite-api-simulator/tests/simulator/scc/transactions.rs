//! SCC: operations that go on after their answer.

use chrono::Duration;
use http::Method;
use scc_suite_api_simulator::{Clock, Scc};
use serde_json::Value;
use uuid::Uuid;

use crate::simulator::support::{json_of, new_file, request, send, start_of_test, start_scc};

const REFRESH: &str = "/v1/vpnsessions/refresh";

/// The answer to a call with a token.
async fn answer(scc: &Scc, method: Method, path: &str, token: &str) -> (u16, Value) {
    let request = request(method, scc.base_url() + path);
    let response = send(request.bearer_auth(token)).await;
    (response.status().as_u16(), json_of(response).await)
}

/// Starts a transaction.
async fn started(scc: &Scc) -> Value {
    let (status, transaction) = answer(scc, Method::POST, REFRESH, scc.admin_token()).await;
    assert_eq!(status, 202, "{transaction}");
    transaction
}

/// Polls a transaction.
async fn polled(scc: &Scc, transaction: &Value) -> Value {
    let uid = transaction["transactionUid"].as_str().expect("a uid");
    let path = format!("/v1/transactions/{uid}");
    let (status, transaction) = answer(scc, Method::GET, &path, scc.read_only_token()).await;
    assert_eq!(status, 200, "{transaction}");
    transaction
}

#[tokio::test]
async fn a_transaction_goes_through_its_states_with_each_poll_and_keeps_the_last() {
    let clock = Clock::manual(start_of_test());
    let scc = start_scc(Scc::builder().clock(clock.clone())).await;
    let first = started(&scc).await;
    assert_eq!(first["cdoTransactionStatus"], "PENDING");
    assert_eq!(first["transactionType"], "REFRESH_RA_VPN_SESSIONS");
    assert_eq!(first["tenantUid"], scc.tenant_uid().to_string());
    assert_eq!(first["submissionTime"], "2026-01-05T08:00:00Z");
    clock.advance(Duration::seconds(5));
    let mut states = Vec::new();
    for _ in 0..4 {
        let transaction = polled(&scc, &first).await;
        assert_eq!(transaction["transactionUid"], first["transactionUid"]);
        assert_eq!(transaction["submissionTime"], first["submissionTime"]);
        assert_eq!(transaction["lastUpdatedTime"], "2026-01-05T08:00:05Z");
        states.push(transaction["cdoTransactionStatus"].clone());
    }
    assert_eq!(states, ["IN_PROGRESS", "DONE", "DONE", "DONE"]);
    // Another is at its beginning.
    let other = started(&scc).await;
    assert_ne!(other["transactionUid"], first["transactionUid"]);
    assert_eq!(other["cdoTransactionStatus"], "PENDING");
}

#[tokio::test]
async fn a_transaction_ends_as_the_test_wants_it() {
    for (state, has_message) in [("ERROR", true), ("CANCELLED", false), ("PAUSED", false)] {
        let scc = start_scc(Scc::builder().transaction_states(["PENDING", state])).await;
        let ended = polled(&scc, &started(&scc).await).await;
        assert_eq!(ended["cdoTransactionStatus"], state);
        assert_eq!(ended["errorMessage"].is_string(), has_message, "{ended}");
    }
}

#[tokio::test]
async fn the_url_in_the_answer_names_another_host() {
    let scc = start_scc(Scc::builder()).await;
    let transaction = started(&scc).await;
    let uid = transaction["transactionUid"].as_str().expect("a uid");
    let url = format!("https://edge.us.cdo.cisco.com/platform/v1/transactions/{uid}");
    assert_eq!(transaction["transactionPollingUrl"], url);
    let scc = start_scc(Scc::builder().polling_host("http://127.0.0.1:9")).await;
    let transaction = started(&scc).await;
    let url = transaction["transactionPollingUrl"]
        .as_str()
        .expect("a URL");
    assert!(
        url.starts_with("http://127.0.0.1:9/platform/v1/transactions/"),
        "{url}"
    );
}

#[tokio::test]
async fn a_transaction_needs_a_caller_a_privilege_and_a_known_uid() {
    let scc = start_scc(Scc::builder()).await;
    let admin = scc.admin_token();
    let unknown = format!("/v1/transactions/{}", Uuid::nil());
    for (method, path, token, expected) in [
        (Method::POST, REFRESH, "nobody's", 401),
        (Method::POST, REFRESH, scc.read_only_token(), 403),
        (Method::GET, REFRESH, admin, 405),
        (Method::GET, &unknown, "nobody's", 401),
        (Method::GET, &unknown, admin, 404),
        (Method::GET, "/v1/transactions/7", admin, 400),
    ] {
        let (status, _) = answer(&scc, method, path, token).await;
        assert_eq!(status, expected, "{path}");
    }
    assert_eq!(scc.ledger().executions("GET", ""), 0);
}

#[tokio::test]
async fn transactions_are_saved_with_all_other_data() {
    let (_folder, file) = new_file("scc.json");
    let scc = start_scc(Scc::builder()).await;
    let transaction = started(&scc).await;
    scc.save(&file).await.expect("saved");
    let loaded = Scc::builder().load(&file).await.expect("loaded");
    let ended = polled(&start_scc(loaded).await, &transaction).await;
    assert_eq!(ended["cdoTransactionStatus"], "IN_PROGRESS");
}
