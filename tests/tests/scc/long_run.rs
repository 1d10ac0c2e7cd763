//! Many tasks for a while: each call makes a token for a user of its own, so
//! that it is distinguished from all others on the server.

use contract_tests::between::DelayedListener;
use contract_tests::ledger_audit::{FinishedCall, audit};
use contract_tests::load::{self, SEED, assert_mixed, chaos};
use scc_client::{CallError, Client, operations};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Chaos, RecordedRequest, Scc};
use uuid::Uuid;

use super::support::{client, server};

const TASKS: usize = 200;
const CALLS_OF_A_TASK: usize = 4;

/// How many of the tasks find nobody listening at first.
const TASKS_REFUSED_AT_FIRST: usize = 50;

/// The user that a call is for; no other is for the same.
fn user(call: usize) -> Uuid {
    Uuid::from_u128(0x5eed << 64 | u128::try_from(call).unwrap_or_default())
}

/// The name of the call that a request is of.
fn name_of(request: &RecordedRequest) -> Option<String> {
    let uid = request.path.strip_suffix("/apiToken/generate")?;
    uid.rsplit('/').next().map(str::to_owned)
}

async fn generate(client: &Client, uid: Uuid) -> Result<(), CallError> {
    let issued = client.generate_api_token().api_user_uid(uid).send().await?;
    assert!(issued.api_token.is_some());
    Ok(())
}

async fn server_with_users(count: usize) -> Scc {
    let scc = server().await;
    for call in 0..count {
        scc.add_user(User::api_only(&format!("automation-{call}")).uid(user(call)));
    }
    scc
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_tasks_in_a_storm_end_all_their_calls_and_none_is_executed_twice() {
    let scc = server_with_users(TASKS * CALLS_OF_A_TASK).await;
    let listener = DelayedListener::refusing();
    let direct = client(&scc);
    let refused_at_first = Client::builder(listener.base_url_of(&scc.base_url()))
        .token(scc.admin_token())
        .build()
        .expect("a client");
    scc.faults().chaos(chaos());
    let tasks = (0..TASKS).map(|task| {
        let is_refused_at_first = task < TASKS_REFUSED_AT_FIRST;
        let client = match is_refused_at_first {
            true => refused_at_first.clone(),
            false => direct.clone(),
        };
        let calls = async move {
            let mut ended = Vec::new();
            for call in task * CALLS_OF_A_TASK..(task + 1) * CALLS_OF_A_TASK {
                ended.push(FinishedCall {
                    name: user(call).to_string(),
                    outcome: generate(&client, user(call)).await,
                });
            }
            ended
        };
        (is_refused_at_first, calls)
    });
    let ended = load::run(listener, &scc.base_url(), tasks).await;

    assert_eq!(ended.len(), TASKS * CALLS_OF_A_TASK);
    let operation = &operations::GENERATE_API_TOKEN;
    let counts = audit(scc.ledger(), operation, name_of, &ended);
    assert_mixed(&ended, &counts);
    assert_eq!(counts.sent_again_after_401, 0);
    // Two tokens were there; every execution made another, and only those.
    let made = counts.successes + counts.executed_in_doubt;
    assert_eq!(scc.active_tokens(), 2 + made);
    assert_eq!(scc.ledger().executions("POST", "/generate"), made);
    assert!(
        scc.ledger().requests().len() < 10_000,
        "it has forgotten some"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_is_the_same_each_time_for_calls_in_the_same_order() {
    let run = async || {
        let scc = server_with_users(60).await;
        let client = client(&scc);
        let chaos = Chaos::new(SEED).rate_limited(200).unavailable(100);
        scc.faults().chaos(chaos.cut_before(50).cut_after(50));
        let mut outcomes = Vec::new();
        for call in 0..60 {
            let outcome = generate(&client, user(call)).await;
            outcomes.push(outcome.map_err(|failure| (failure.status(), failure.attempts())));
        }
        (outcomes, scc.active_tokens())
    };
    let (first, second) = (run().await, run().await);
    assert_eq!(first, second);
    let errors = first.0.iter().filter(|outcome| outcome.is_err()).count();
    assert!((1..60).contains(&errors), "{errors}");
}
