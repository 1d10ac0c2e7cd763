//! What is sent again, and how often.

use openapi_client_core::{ErrorKind, Operation, Retry};
use scc_suite_api_simulator::{Fault, ServiceFaults};
use tokio::task::JoinSet;

use super::{build, builder, call, example, server, server_and_client};
use crate::api::{Error, OPERATIONS, operations};

/// Calls each operation while a fault strikes the first attempt, and checks
/// that those are sent again, and only those, that do the same when they are
/// done twice; gives the others, each with its error.
async fn sent_again_if_idempotent(fault: Fault) -> Vec<(&'static Operation, Error)> {
    let (server, client) = server_and_client().await;
    let (mut again, mut once) = (0, Vec::new());
    for operation in operations::ALL.iter().copied() {
        server.fail_next(fault.clone());
        server.ledger().clear();
        let outcome = call(&client, operation).await;
        let requests = server.ledger().requests().len();
        let id = operation.id();
        match outcome {
            Ok(_) => {
                assert_eq!((requests, operation.is_idempotent()), (2, true), "{id}");
                again += 1;
            }
            Err(error) => {
                assert_eq!((requests, operation.is_idempotent()), (1, false), "{id}");
                assert_eq!(error.attempts(), 1, "{id}");
                assert!(!error.is_retryable(), "{id}: {error}");
                once.push((operation, error));
            }
        }
    }
    assert_eq!(again + once.len(), OPERATIONS);
    once
}

#[tokio::test]
async fn what_is_sent_again_after_a_failure_that_may_pass_goes_by_the_method() {
    let starting = Fault::starting_up().retry_after_seconds(0);
    for (_, error) in sent_again_if_idempotent(starting).await {
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    }
}

#[tokio::test]
async fn an_operation_is_asked_for_again_after_a_lost_answer_only_if_that_does_no_harm() {
    let lost = Fault::close_connection().after_execution();
    for (operation, error) in sent_again_if_idempotent(lost).await {
        // Nobody knows whether it was done.
        assert_eq!(error.kind(), ErrorKind::Transport, "{}", operation.id());
    }
}

#[tokio::test]
async fn a_call_that_is_held_off_is_made_when_the_server_says_so() {
    let busy = || Fault::too_many_requests(Some("0"));
    let (server, client) = server_and_client().await;
    for operation in operations::ALL.iter().copied() {
        server.fail_next(busy().times(3));
        server.ledger().clear();
        call(&client, operation).await.expect("a success");
        let requests = server.ledger().requests();
        assert_eq!(requests.len(), 4, "{}", operation.id());
        let executed = requests.iter().filter(|request| request.executed);
        assert_eq!(executed.count(), 1, "{}", operation.id());
    }

    server.fail_next(busy());
    server.ledger().clear();
    let once = client.with_retry(Retry::none());
    let error = call(&once, example()).await.expect_err("not again");
    assert!(error.is_rate_limited());
    assert_eq!(error.attempts(), 1);
    assert_eq!(server.ledger().requests().len(), 1);
    // The client itself has its policy still.
    server.fail_next(busy());
    call(&client, example()).await.expect("a success");
}

#[tokio::test]
async fn many_calls_to_a_server_in_trouble_are_repeated_as_often_as_the_budget_allows() {
    const CALLS: usize = 200;
    const BUDGET: usize = 10;
    // One more a second, and this takes much less than a minute.
    const LATER: usize = 60;
    let server = server().await;
    let budget = u32::try_from(BUDGET).expect("a few");
    let client = build(builder(&server.base_url()).retry_budget(budget));
    server.fail_next(Fault::too_many_requests(Some("0")).times(10 * CALLS));
    let calls: JoinSet<Error> = (0..CALLS)
        .map(|_| {
            let client = client.clone();
            async move { call(&client, example()).await.expect_err("trouble") }
        })
        .collect();
    for error in calls.join_all().await {
        assert!(error.is_rate_limited(), "the server's own answer: {error}");
    }
    let repeats = server.ledger().requests().len() - CALLS;
    assert!((BUDGET..BUDGET + LATER).contains(&repeats), "{repeats}");

    // A client that has no budget repeats nothing; its clones share one.
    server.ledger().clear();
    let client = build(builder(&server.base_url()).retry_budget(0));
    let error = call(&client.clone(), example()).await.expect_err("trouble");
    assert_eq!(error.attempts(), 1);
    assert_eq!(server.ledger().requests().len(), 1);
}
