//! Chaos: random faults that are the same in every run.

use scc_suite_api_simulator::{Chaos, Fault, RecordedRequest};

use super::support::{
    authorization, exchange, exchange_request, post, scc, send, suite_api, token,
};

/// Every kind of fault, and as often none.
fn every_kind(seed: u64) -> Chaos {
    Chaos::new(seed)
        .unavailable(80)
        .rate_limited(80)
        .cut_before(80)
        .cut_after(80)
        .truncated_after(80)
        .bad_gateway_after(80)
        .tokens_dropped(20)
}

/// What happened to 120 exchanges, each with a token that was valid when it was sent.
async fn run(seed: u64) -> Vec<(Option<u16>, bool)> {
    let ops = suite_api().await;
    let mut header = authorization(&ops).await;
    for _ in 0..120 {
        ops.faults().chaos(every_kind(seed));
        let request = exchange_request(&ops, &header);
        if let Ok(answer) = request.send().await {
            let _ = answer.bytes().await;
        }
        ops.faults().clear();
        if ops.active_tokens() == 0 {
            header = authorization(&ops).await;
        }
    }
    let outcome = |request: &RecordedRequest| {
        let status = request.status.map(|status| status.as_u16());
        (status, request.executed)
    };
    ops.ledger().requests().iter().map(outcome).collect()
}

#[tokio::test]
async fn the_same_seed_gives_the_same_faults_and_all_kinds_occur() {
    let (first, second, other) = tokio::join!(run(1), run(1), run(2));
    assert_eq!(first, second);
    assert_ne!(first, other);
    for outcome in [
        (Some(200), true),
        (Some(401), false),
        (Some(429), false),
        (Some(502), true),
        (Some(503), false),
        (None, true),
        (None, false),
    ] {
        assert!(first.contains(&outcome), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_fault_that_waits_comes_before_chaos_and_a_clear_ends_both() {
    let ops = suite_api().await;
    ops.faults().chaos(Chaos::new(1).rate_limited(1000));
    ops.fail_next(Fault::starting_up());
    assert_eq!(ops.faults().pending(), 1);
    for status in [503, 429, 429] {
        let answer = exchange(&ops, "OpsToken x").await;
        assert_eq!(answer.status(), status);
        if status == 429 {
            assert_eq!(answer.headers()["retry-after"], "0");
        }
    }
    ops.faults().clear();
    assert_eq!(exchange(&ops, "OpsToken x").await.status(), 401);
}

#[tokio::test]
async fn dropped_tokens_are_gone_before_the_request_is_executed() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    ops.fail_next(Fault::tokens_dropped());
    assert_eq!(exchange(&ops, &authorization).await.status(), 401);
    ops.fail_next(Fault::tokens_dropped());
    token(&ops).await;
    assert_eq!(ops.active_tokens(), 1);

    let scc = scc().await;
    scc.fail_next(Fault::tokens_dropped());
    send(post(scc.base_url())).await;
    assert_eq!(scc.active_tokens(), 0);
}

#[tokio::test]
#[should_panic(expected = "1001 permille")]
async fn shares_of_more_than_a_thousand_are_a_mistake() {
    let ops = suite_api().await;
    ops.faults()
        .chaos(Chaos::new(1).unavailable(500).cut_after(501));
}
