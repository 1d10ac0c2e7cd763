//! However many tasks need a token at the same time, there is one login.
//!
//! A gate holds the login until all tasks wait, so that none is late by chance.

use contract_tests::waiting_tasks::{outcomes, spawn_waiting};
use scc_suite_api_simulator::{Fault, Gate, Ledger, ServiceFaults, SuiteApi};
use suite_api_client::{Client, Retry, StatusCode};
use tokio::task::JoinSet;

use super::session::{
    ACQUIRE, EXCHANGE, builder, client, counts, exchange, logged_in, tokens_sent,
};
use super::support::server;

/// How many tasks there are.
const TASKS: usize = 1_000;

/// How many calls are on the wire at a time.
const WAVE: usize = 200;

/// What came of a call: the operation that failed and its status, if it did.
type Outcome = Result<(), (Option<String>, Option<u16>)>;

async fn call(client: Client) -> Outcome {
    match exchange(&client).await {
        Ok(_) => Ok(()),
        Err(error) => Err((
            error.operation().map(|operation| operation.id().to_owned()),
            error.status().map(|status| status.as_u16()),
        )),
    }
}

/// Calls that wait for a login that the gate holds.
async fn waiting(client: &Client, count: usize) -> JoinSet<Outcome> {
    spawn_waiting(count, |_| call(client.clone())).await
}

/// A server whose next login is held.
async fn server_with_gate() -> (SuiteApi, Gate) {
    let (ops, gate) = (server().await, Gate::new());
    ops.fail_next_on("POST", ACQUIRE, Fault::hold(&gate));
    (ops, gate)
}

fn assert_all(outcomes: &[Outcome], expected: Outcome) {
    assert!(
        outcomes.iter().all(|outcome| *outcome == expected),
        "{outcomes:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tasks_without_a_token_cause_one_login() {
    let (ops, gate) = server_with_gate().await;
    let client = client(&ops);
    let calls = waiting(&client, TASKS).await;
    gate.wait_until_held(1).await;
    assert_eq!(counts(&ops), [1, 0, 0]);
    gate.open();
    let outcomes = outcomes(calls).await;
    assert_eq!(outcomes.len(), TASKS);
    assert_all(&outcomes, Ok(()));
    assert_eq!(counts(&ops), [1, TASKS, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_whose_token_dies_under_them_cause_one_login_each_time_it_dies() {
    let (ops, client) = logged_in().await;
    let waves = TASKS / WAVE;
    for wave in 0..waves {
        match wave % 2 {
            0 => ops.expire_all_tokens(),
            _ => ops.clock().advance(chrono::Duration::hours(7)),
        }
        ops.ledger().clear();
        let (arrival, gate) = (Gate::new(), Gate::new());
        ops.fail_next_on("POST", EXCHANGE, Fault::hold(&arrival).times(WAVE));
        ops.fail_next_on("POST", ACQUIRE, Fault::hold(&gate));
        let calls = waiting(&client, WAVE).await;
        arrival.wait_until_held(WAVE).await;
        arrival.open();
        // Each learns of it from an answer of its own, before there is another.
        let refused = Some(StatusCode::UNAUTHORIZED);
        let all_refused = |ledger: &Ledger| {
            let requests = ledger.requests().into_iter();
            requests.filter(|request| request.status == refused).count() == WAVE
        };
        ops.ledger().wait_until(all_refused).await;
        gate.wait_until_held(1).await;
        gate.open();
        let outcomes = outcomes(calls).await;
        assert_eq!(outcomes.len(), WAVE);
        assert_all(&outcomes, Ok(()));
        assert_eq!(counts(&ops), [1, 2 * WAVE, 0]);
        assert_eq!(tokens_sent(&ops, EXCHANGE), 2);
        assert_eq!(ops.ledger().executions("POST", EXCHANGE), WAVE);
    }
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tasks_and_a_token_that_dies_in_the_middle_of_them_cause_one_login_more() {
    let (ops, client) = logged_in().await;
    let calls = waiting(&client, WAVE).await;
    let mut all = outcomes(calls).await;
    let mut tasks = JoinSet::new();
    for number in WAVE..TASKS {
        let client = client.clone();
        tasks.spawn(call(client));
        if number == TASKS / 2 {
            ops.expire_all_tokens();
        }
        if number % WAVE == WAVE - 1 {
            all.extend(outcomes(std::mem::take(&mut tasks)).await);
        }
    }
    assert_eq!(all.len(), TASKS);
    assert_all(&all, Ok(()));
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.ledger().executions("POST", EXCHANGE), 1 + TASKS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_fails_fails_for_all_who_wait_and_is_one() {
    let failures = [
        (
            Fault::ops_error(StatusCode::UNAUTHORIZED, 401, "No"),
            Some(401),
        ),
        (Fault::starting_up(), Some(503)),
        (Fault::login_page(), Some(200)),
        (Fault::close_connection(), None),
    ];
    let mut looked = 0;
    for (fault, status) in failures {
        let (ops, gate) = (server().await, Gate::new());
        let client = builder(&ops).retry(Retry::none()).build();
        let client = client.expect("a client");
        ops.fail_next_on("POST", ACQUIRE, fault.held_by(&gate));
        let calls = waiting(&client, TASKS).await;
        gate.wait_until_held(1).await;
        gate.open();
        let outcomes = outcomes(calls).await;
        assert_eq!(outcomes.len(), TASKS);
        assert_all(&outcomes, Err((Some("acquireToken".to_owned()), status)));
        assert_eq!(counts(&ops), [1, 0, 0]);
        exchange(&client).await.expect("the next one tries anew");
        assert_eq!(counts(&ops), [2, 1, 0]);
        looked += 1;
    }
    assert_eq!(looked, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_goes_on_when_the_task_that_began_it_is_cancelled() {
    let (ops, gate) = server_with_gate().await;
    let client = client(&ops);
    let first = tokio::spawn(call(client.clone()));
    gate.wait_until_held(1).await;
    let others = waiting(&client, TASKS - 1).await;
    first.abort();
    assert!(first.await.expect_err("aborted").is_cancelled());
    gate.open();
    let outcomes = outcomes(others).await;
    assert_eq!(outcomes.len(), TASKS - 1);
    assert_all(&outcomes, Ok(()));
    assert_eq!(counts(&ops), [1, TASKS - 1, 0]);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_everybody_left_is_taken_up_by_the_next_call() {
    let (ops, gate) = server_with_gate().await;
    let client = client(&ops);
    let mut calls = waiting(&client, TASKS).await;
    gate.wait_until_held(1).await;
    calls.shutdown().await;
    assert_eq!(gate.held(), 1);
    let late = waiting(&client, 1).await;
    gate.open();
    assert_all(&outcomes(late).await, Ok(()));
    assert_eq!(counts(&ops), [1, 1, 0]);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_login_that_everybody_left_is_not_the_next_call_s_fault() {
    let (ops, gate) = (server().await, Gate::new());
    let client = client(&ops);
    let broken = Fault::empty(StatusCode::INTERNAL_SERVER_ERROR);
    ops.fail_next_on("POST", ACQUIRE, broken.held_by(&gate));
    let mut calls = waiting(&client, 10).await;
    gate.wait_until_held(1).await;
    calls.shutdown().await;
    gate.open();
    assert_eq!(call(client).await, Ok(()));
    assert_eq!(counts(&ops), [2, 1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clients_with_the_same_credentials_share_nothing() {
    let ops = server().await;
    let clients = [client(&ops), client(&ops)];
    let gate = Gate::new();
    ops.fail_next_on("POST", ACQUIRE, Fault::hold(&gate).times(2));
    let first = waiting(&clients[0], WAVE).await;
    let second = waiting(&clients[1], WAVE).await;
    gate.wait_until_held(2).await;
    gate.open();
    assert_all(&outcomes(first).await, Ok(()));
    assert_all(&outcomes(second).await, Ok(()));
    assert_eq!(counts(&ops), [2, 2 * WAVE, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 2);
    clients[0].release().await.expect("released");
    exchange(&clients[1]).await.expect("its token is another");
    assert_eq!(counts(&ops), [2, 2 * WAVE + 1, 1]);
}
