//! The life of tokens, from the first to the last call, by a clock that moves
//! only when the test moves it.

use chrono::Duration;
use scc_suite_api_simulator::SuiteApi;
use suite_api_client::MissingJwt;

use super::support::{acquire, client, exchange, logged_in, server};

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
        let alive = exchange(&client, &["ops-li"], None).await;
        alive.expect("the token is alive");
    }
    ops.clock().advance(Duration::hours(6));
    let error = exchange(&client, &["ops-li"], None).await;
    let error = error.expect_err("the token is dead");
    assert!(error.is_unauthorized() && !error.is_retryable(), "{error}");
    let body = error.body_text().expect("a body");
    assert!(body.contains("1512"), "{body}");
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
