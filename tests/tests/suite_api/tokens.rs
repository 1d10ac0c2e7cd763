//! The life of tokens, from the first to the last call, by a clock that moves
//! only when the test moves it.

use chrono::Duration;
use scc_suite_api_simulator::SuiteApi;
use suite_api_client::types::AddressType;
use suite_api_client::{Client, MissingJwt, StatusCode};

use super::support::{acquire, client, exchange, logged_in, server};

async fn assert_alive(client: &Client) {
    let answer = exchange(client, &["ops-li"], None).await;
    answer.expect("the token is alive");
}

async fn assert_dead(client: &Client) {
    let error = exchange(client, &["ops-li"], None).await;
    let error = error.expect_err("the token is dead");
    assert!(error.is_unauthorized() && !error.is_retryable(), "{error}");
    let body = error.body_text().expect("a body");
    assert!(body.contains("1512"), "{body}");
}

#[tokio::test]
async fn a_token_lives_for_six_hours_after_the_last_call() {
    let ops = server().await;
    let acquired = acquire(&client(&ops), ops.username(), ops.password()).await;
    let acquired = acquired.expect("a token");
    let until = acquired.valid_until().expect("a moment");
    assert_eq!(until, ops.clock().now() + Duration::hours(6));
    assert_eq!(acquired.roles, ["Administrator"]);

    let client = client(&ops).with_token(&acquired.token).expect("a client");
    let almost = Duration::hours(6) - Duration::milliseconds(1);
    for _ in 0..3 {
        ops.clock().advance(almost);
        assert_alive(&client).await;
    }
    ops.clock().advance(Duration::hours(6));
    assert_dead(&client).await;
    assert_eq!(ops.active_tokens(), 0);
    assert_eq!(ops.ledger().requests().len(), 5, "and no call is repeated");
}

#[tokio::test]
async fn an_exchange_without_a_jwt_is_reported_as_such() {
    let builder = SuiteApi::builder().exchange_without_jwt();
    let ops = builder.start().await.expect("a free port");
    let client = logged_in(&ops).await;
    let answer = exchange(&client, &["ops-li"], Some(true)).await;
    let answer = answer.expect("a success");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.services.len(), 1);
    let missing: MissingJwt = answer.jwt().expect_err("no JWT");
    let text = missing.to_string();
    assert!(text.contains("without a JWT"), "{text}");
}

#[tokio::test]
async fn a_released_token_is_dead_and_others_live_on() {
    let ops = server().await;
    let (first, second) = (logged_in(&ops).await, logged_in(&ops).await);
    assert_eq!(ops.active_tokens(), 2);
    let released = first.release_token().send().await.expect("released");
    assert_eq!(released.status(), 200);
    assert_eq!(ops.active_tokens(), 1);
    assert_dead(&first).await;
    assert_alive(&second).await;
    let again = first.release_token().send().await.expect_err("dead");
    assert!(again.is_unauthorized());
    assert_eq!(ops.ledger().requests().len(), 4);
}

#[tokio::test]
async fn a_server_may_forget_a_token_at_any_time() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    assert_alive(&client).await;
    ops.expire_all_tokens();
    assert_dead(&client).await;
    assert_eq!(ops.ledger().requests().len(), 2);
}

#[tokio::test]
async fn an_exchange_gives_a_jwt_and_the_services_if_they_are_asked_for() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    let keys = ["ops-ni", "ops-li", "fleet-lcm"];
    for details in [None, Some(false)] {
        let answer = exchange(&client, &keys, details).await.expect("a JWT");
        let jwt = answer.jwt().expect("a JWT");
        assert_eq!(jwt.expose().split('.').count(), 3);
        assert_eq!(answer.services.len(), 0);
    }
    let answer = exchange(&client, &keys, Some(true)).await.expect("a JWT");
    answer.jwt().expect("a JWT");
    let found: Vec<_> = answer
        .services
        .iter()
        .map(|service| (service.key.as_deref(), service.address_type.clone()))
        .collect();
    let expected = [
        (Some("ops-ni"), Some(AddressType::Ipv6)),
        (Some("ops-li"), Some(AddressType::Ipv4)),
        (Some("fleet-lcm"), Some(AddressType::Fqdn)),
    ];
    assert_eq!(found, expected);
    for service in &answer.services {
        assert_eq!(service.port, Some(443));
        assert_eq!(service.certificates, [""; 0]);
        assert_eq!(service.version.as_deref(), Some("9.1.0.0"));
    }
    assert_eq!(ops.ledger().requests().len(), 3);
}

#[tokio::test]
async fn an_exchange_for_what_the_server_does_not_know_is_a_400() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    for keys in [&["ops-li", "unknown"][..], &[], &["ops-li", "ops-li"]] {
        let error = exchange(&client, keys, None).await.expect_err("refused");
        assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
        let body = error.body_text().expect("a body");
        assert!(body.contains("serviceKeys"), "{body}");
    }
    assert_alive(&client).await;
    assert_eq!(ops.ledger().requests().len(), 4);
}
