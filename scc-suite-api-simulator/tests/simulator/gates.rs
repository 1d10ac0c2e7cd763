//! Gates: a test says what happens first.

use http::StatusCode;
use scc_suite_api_simulator::{Fault, Gate};

use super::support::{
    authorization, credentials, exchange, exchange_request, post_ops, send, suite_api,
};

#[tokio::test]
async fn a_gate_holds_until_it_is_opened_and_then_no_more() {
    let gate = Gate::new();
    let waiting = tokio::spawn({
        let gate = gate.clone();
        async move { gate.wait().await }
    });
    gate.wait_until_held(1).await;
    assert!(!waiting.is_finished());
    assert_eq!(format!("{gate:?}"), "Gate { open: false, held: 1 }");
    gate.open();
    waiting.await.expect("no panic");
    assert_eq!(gate.held(), 0);
    gate.wait().await;
}

#[tokio::test]
async fn a_gate_lets_some_through_and_keeps_the_rest() {
    let gate = Gate::new();
    gate.let_through(2);
    gate.wait().await;
    gate.wait().await;
    tokio::select! {
        () = gate.wait() => panic!("the third has to wait"),
        () = gate.wait_until_held(1) => {}
    }
    assert_eq!(gate.held(), 0);
}

#[tokio::test]
async fn a_request_is_held_before_it_is_executed_or_afterwards() {
    let (before, after) = (Gate::new(), Gate::new());
    for (fault, gate, executed) in [
        (Fault::hold(&before), before, 0),
        (Fault::hold_answer(&after), after, 1),
    ] {
        let ops = suite_api().await;
        ops.fail_next(fault);
        let login = post_ops(&ops, "/api/auth/token/acquire").json(&credentials(&ops));
        let login = tokio::spawn(login.send());
        gate.wait_until_held(1).await;
        assert_eq!(ops.ledger().count("POST", "/acquire"), 1);
        assert_eq!(ops.ledger().executions("POST", "/acquire"), executed);
        assert_eq!(ops.ledger().requests()[0].status, None);
        assert_eq!(ops.active_tokens(), executed);
        assert!(!login.is_finished());
        gate.open();
        let answer = login.await.expect("no panic").expect("an answer");
        assert_eq!(answer.status(), 200);
        let status = ops.ledger().requests()[0].status;
        assert_eq!(status, Some(StatusCode::OK));
        assert_eq!(ops.ledger().executions("POST", "/acquire"), 1);
        assert_eq!(ops.active_tokens(), 1);
    }
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_a_held_request_undone() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    let gate = Gate::new();
    ops.fail_next(Fault::hold(&gate));
    let request = post_ops(&ops, "/api/auth/token/release").header("authorization", authorization);
    let request = tokio::spawn(request.send());
    gate.wait_until_held(1).await;
    request.abort();
    while gate.held() > 0 {
        tokio::task::yield_now().await;
    }
    gate.open();
    assert_eq!(ops.active_tokens(), 1);
    assert_eq!(ops.ledger().executions("POST", "/release"), 0);
}

#[tokio::test]
async fn many_requests_can_be_held_and_let_go_one_by_one() {
    let ops = suite_api().await;
    let gate = Gate::new();
    ops.fail_next(Fault::starting_up().held_by(&gate).times(3));
    let requests: Vec<_> = (0..3)
        .map(|_| tokio::spawn(post_ops(&ops, "/x").send()))
        .collect();
    gate.wait_until_held(3).await;
    gate.let_through(1);
    while gate.held() > 2 {
        tokio::task::yield_now().await;
    }
    gate.open();
    for request in requests {
        let answer = request.await.expect("no panic").expect("an answer");
        assert_eq!(answer.status(), 503);
    }
    assert_eq!(gate.held(), 0);
}

#[tokio::test]
async fn a_body_drips_as_the_gate_lets_it() {
    let ops = suite_api().await;
    let gate = Gate::new();
    ops.fail_next(Fault::dripping_body(&gate).body("0123456789"));
    let mut answer = send(post_ops(&ops, "/x")).await;
    assert_eq!(answer.content_length(), Some(10));
    for byte in [b"0", b"1", b"2"] {
        gate.wait_until_held(1).await;
        gate.let_through(1);
        let chunk = answer.chunk().await.expect("a chunk").expect("a byte");
        assert_eq!(&chunk[..], byte);
    }
    gate.open();
    assert_eq!(&answer.bytes().await.expect("the rest")[..], b"3456789");
}

#[tokio::test]
async fn a_fault_after_execution_spoils_only_the_answer() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    let faults = [
        (Fault::empty(StatusCode::BAD_GATEWAY), Some(502)),
        (Fault::close_connection(), None),
        (Fault::short_body(), Some(200)),
    ];
    for (number, (fault, status)) in faults.into_iter().enumerate() {
        ops.fail_next(fault.after_execution());
        let answer = exchange_request(&ops, &authorization).send().await.ok();
        let found = answer.as_ref().map(|answer| answer.status().as_u16());
        assert_eq!(found, status);
        if let Some(answer) = answer.filter(|answer| answer.status() == 200) {
            // Half of the operation's own answer.
            assert!(answer.content_length().is_some_and(|length| length > 100));
            answer.bytes().await.expect_err("cut");
        }
        assert_eq!(ops.ledger().executions("POST", "/exchange"), number + 1);
    }
    ops.fail_next(Fault::starting_up());
    exchange(&ops, &authorization).await;
    exchange(&ops, "OpsToken dead").await;
    assert_eq!(ops.ledger().count("POST", "/exchange"), 5);
    assert_eq!(ops.ledger().executions("POST", "/exchange"), 3);
}
