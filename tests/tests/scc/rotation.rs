//! Tokens that are replaced under two hundred calls.

use std::sync::Arc;

use contract_tests::waiting_tasks::{outcomes, spawn_waiting};
use scc_client::{Client, Error};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Gate, Scc};
use tokio::task::JoinSet;

use super::support::{client, server};

const GENERATE: &str = "/apiToken/generate";

/// A second token that the server knows.
const NEW: &str = "a-new-token";

/// How many calls there are at the same time.
const CALLS: usize = 200;

async fn generate(client: &Client, scc: &Scc) -> Result<(), Error> {
    let call = client.generate_api_token();
    let call = call.api_user_uid(scc.api_only_user_uid());
    call.send().await.map(drop)
}

/// This many calls at the same time.
async fn calls(client: Client, scc: Arc<Scc>, count: usize) -> JoinSet<Result<(), Error>> {
    let call = |_| {
        let (client, scc) = (client.clone(), scc.clone());
        async move { generate(&client, &scc).await }
    };
    spawn_waiting(count, call).await
}

/// A server with a second administrator, whose token is [`NEW`].
async fn server_with_two() -> Arc<Scc> {
    let scc = server().await;
    let second = User::person("second@example.com").role("ROLE_ADMIN");
    scc.add_user(second.token(NEW));
    Arc::new(scc)
}

/// What was in the `Authorization` headers, in the order of arrival.
fn authorizations(scc: &Scc) -> Vec<String> {
    let requests = scc.ledger().requests();
    let sent = requests
        .iter()
        .map(|request| request.header("authorization"));
    sent.map(|header| header.expect("each has one").to_owned())
        .collect()
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_replaced_under_two_hundred_calls_is_in_every_later_one() {
    let scc = server_with_two().await;
    let client = client(&scc);
    let gate = Gate::new();
    scc.fail_next_on("POST", GENERATE, Fault::hold(&gate).times(CALLS / 2));
    // Half of the calls are on the server, and half begin as it is replaced.
    let before = calls(client.clone(), scc.clone(), CALLS / 2).await;
    gate.wait_until_held(CALLS / 2).await;
    let during = tokio::spawn(calls(client.clone(), scc.clone(), CALLS / 2));
    client.set_token(NEW).expect("a token");
    let during = during.await.expect("a task");
    gate.open();
    for outcome in outcomes(before)
        .await
        .into_iter()
        .chain(outcomes(during).await)
    {
        outcome.expect("both tokens are good");
    }
    let sent = authorizations(&scc);
    assert_eq!(sent.len(), CALLS);
    let (old, new) = (bearer(scc.admin_token()), bearer(NEW));
    assert!(sent.iter().all(|header| *header == old || *header == new));
    assert!(sent.iter().filter(|header| **header == old).count() >= CALLS / 2);

    assert!(scc.revoke_token(scc.admin_token()));
    scc.ledger().clear();
    let after = calls(client, scc.clone(), CALLS).await;
    for outcome in outcomes(after).await {
        outcome.expect("only the new token is sent");
    }
    assert_eq!(authorizations(&scc), vec![new; CALLS]);
}
