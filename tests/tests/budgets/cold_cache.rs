//! However many tasks find no token, the server sees one login.

use std::sync::Arc;
use std::time::Duration;

use benchmarks::loads::{authorize, later, logins, transport_without_token};
use contract_tests::waiting_tasks::{outcomes, spawn_waiting};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    cold_tasks: usize,
    cold_logins: usize,
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_tasks_without_a_token_are_served_by_one_login() {
    let limits: Limits = limits("authorization");
    let (server, gate) = (logins(Duration::ZERO), Arc::new(Semaphore::new(0)));
    let transport = transport_without_token(&server, &gate);
    let tasks = spawn_waiting(limits.cold_tasks, |_| {
        let transport = transport.clone();
        async move { authorize(&transport, later()).await }
    })
    .await;
    assert_eq!(server.requests(), 0);
    gate.add_permits(1);
    // Each panics if it stays without a token.
    assert_eq!(outcomes(tasks).await.len(), limits.cold_tasks);
    assert_eq!(server.requests(), limits.cold_logins);
}
