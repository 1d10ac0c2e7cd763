//! Suite-api: the life of a token, and the header that carries it.

use chrono::Duration;
use reqwest::Response;
use scc_suite_api_simulator::{Clock, SuiteApi};
use serde_json::Value;

use super::support::{
    exchange, json_of, post_ops, send, start_of_test, start_ops, suite_api, token,
};

/// Checks the answer to a token that is not valid.
async fn assert_dead(answer: Response) {
    assert_eq!(answer.status(), 401);
    let answer: Value = json_of(answer).await;
    assert_eq!(answer["apiErrorCode"], 1512);
    assert_eq!(answer["httpStatusCode"], 401);
}

async fn release(ops: &SuiteApi, token: &str) -> Response {
    let request = post_ops(ops, "/api/auth/token/release");
    let request = request.header("authorization", format!("OpsToken {token}"));
    send(request).await
}

#[tokio::test]
async fn a_token_dies_six_hours_after_the_last_call_with_it() {
    let (ops, clock) = suite_api().await;
    let authorization = format!("OpsToken {}", token(&ops).await);
    let almost = Duration::hours(6) - Duration::milliseconds(1);

    for _ in 0..3 {
        clock.advance(almost);
        assert_eq!(exchange(&ops, &authorization).await.status(), 200);
    }
    clock.advance(almost);
    assert_eq!(ops.active_tokens(), 1);
    clock.advance(Duration::milliseconds(1));
    assert_eq!(ops.active_tokens(), 0);
    assert_dead(exchange(&ops, &authorization).await).await;
}

#[tokio::test]
async fn the_life_of_a_token_can_be_shorter_and_need_not_slide() {
    for (sliding, status_after_use) in [(true, 200), (false, 401)] {
        let clock = Clock::manual(start_of_test());
        let ops = start_ops(
            SuiteApi::builder()
                .clock(clock.clone())
                .token_lifetime(Duration::seconds(90))
                .sliding(sliding),
        )
        .await;
        let authorization = format!("OpsToken {}", token(&ops).await);
        clock.advance(Duration::seconds(89));
        assert_eq!(exchange(&ops, &authorization).await.status(), 200);
        clock.advance(Duration::seconds(1));
        let answer = exchange(&ops, &authorization).await;
        assert_eq!(answer.status(), status_after_use, "sliding: {sliding}");
        clock.advance(Duration::seconds(90));
        assert_dead(exchange(&ops, &authorization).await).await;
    }
}

#[tokio::test]
async fn a_refused_call_does_not_bring_a_dead_token_back() {
    let (ops, clock) = suite_api().await;
    let authorization = format!("OpsToken {}", token(&ops).await);
    clock.advance(Duration::hours(7));
    assert_dead(exchange(&ops, &authorization).await).await;
    assert_dead(exchange(&ops, &authorization).await).await;
}

#[tokio::test]
async fn a_released_token_is_gone_and_the_others_stay() {
    let (ops, _clock) = suite_api().await;
    let (first, second) = (token(&ops).await, token(&ops).await);

    let answer = release(&ops, &first).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.bytes().await.expect("a body").len(), 0);
    assert_dead(release(&ops, &first).await).await;
    assert_dead(exchange(&ops, &format!("OpsToken {first}")).await).await;
    assert_eq!(
        exchange(&ops, &format!("OpsToken {second}")).await.status(),
        200
    );
}

#[tokio::test]
async fn tokens_can_be_ended_from_outside_one_or_all() {
    let (ops, _clock) = suite_api().await;
    let (first, second) = (token(&ops).await, token(&ops).await);
    assert_eq!(ops.active_tokens(), 2);

    assert!(ops.expire_token(&first));
    assert!(!ops.expire_token(&first));
    assert_dead(exchange(&ops, &format!("OpsToken {first}")).await).await;
    assert_eq!(
        exchange(&ops, &format!("OpsToken {second}")).await.status(),
        200
    );

    ops.expire_all_tokens();
    assert_eq!(ops.active_tokens(), 0);
    assert_dead(exchange(&ops, &format!("OpsToken {second}")).await).await;
}

#[tokio::test]
async fn an_unknown_token_is_401() {
    let (ops, _clock) = suite_api().await;
    assert_dead(exchange(&ops, "OpsToken never-issued").await).await;
}

#[tokio::test]
async fn both_documented_schemes_are_taken_in_any_case_and_no_other() {
    let (ops, _clock) = suite_api().await;
    let token = token(&ops).await;
    for scheme in [
        "OpsToken",
        "vRealizeOpsToken",
        "opstoken",
        "VREALIZEOPSTOKEN",
    ] {
        let answer = exchange(&ops, &format!("{scheme} {token}")).await;
        assert_eq!(answer.status(), 200, "{scheme}");
    }
    for authorization in [
        format!("Bearer {token}"),
        token.clone(),
        "OpsToken".to_owned(),
    ] {
        let answer = exchange(&ops, &authorization).await;
        let schemes = &answer.headers()["www-authenticate"];
        assert_eq!(schemes, "OpsToken, vRealizeOpsToken");
        assert_dead(answer).await;
    }
}

#[tokio::test]
async fn a_call_without_a_token_is_401() {
    let (ops, _clock) = suite_api().await;
    let answer = send(post_ops(&ops, "/api/auth/token/release")).await;
    assert!(answer.headers().contains_key("www-authenticate"));
    assert_dead(answer).await;
}

#[tokio::test]
async fn an_older_server_takes_only_the_older_scheme() {
    let ops = start_ops(SuiteApi::builder().schemes(&["vRealizeOpsToken"])).await;
    let token = token(&ops).await;
    assert_dead(exchange(&ops, &format!("OpsToken {token}")).await).await;
    let answer = exchange(&ops, &format!("vRealizeOpsToken {token}")).await;
    assert_eq!(answer.status(), 200);
}
