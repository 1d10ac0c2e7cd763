//! Waiting for a transaction of Security Cloud Control; the example
//! `refresh_vpn_sessions` of the client is the same for any server.

use std::time::Duration;

use scc_client::{Client, Method, ResponseValue, StatusCode, WaitError, wait_until};
use scc_suite_api_simulator::{Scc, StubServer};
use serde_json::Value;

use super::stage::{Stage, expect, refused};
use crate::Error;

/// A transaction, as the server sends it.
type Answer = ResponseValue<Value>;

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    stage.title("Security Cloud Control: waiting for a transaction")?;
    let other = StubServer::start(None, |_, _| (StatusCode::OK, String::new())).await?;
    for (end, action) in [
        ("DONE", "wait for a transaction"),
        ("ERROR", "wait for one that fails"),
        ("CANCELLED", "wait for one that is cancelled"),
        ("SUSPENDED", "wait for one with an unknown state"),
    ] {
        let server = Scc::builder()
            .transaction_states(["PENDING", "IN_PROGRESS", end])
            .polling_host(other.origin())
            .start()
            .await?;
        let client = Client::builder(server.base_url())
            .token(server.admin_token())
            .build()?;
        let started = client.request(Method::POST, "/v1/vpnsessions/refresh");
        let started: Answer = started.send().await?.json()?;
        let uid = started["transactionUid"].as_str();
        let uid = uid.ok_or("a transaction without a uid")?;
        let outcome = wait(&client, uid).await;
        match end {
            "DONE" => {
                let state = state(&outcome?);
                let polls = server
                    .ledger()
                    .count("GET", &format!("/v1/transactions/{uid}"));
                expect(polls == 2, "each poll is one request")?;
                stage.step(action, format_args!("{state} after {polls} polls"))?;
            }
            _ => stage.step(action, refused(outcome, end)?)?,
        }
        server.stop().await;
    }
    expect(
        other.ledger().connections() == 0,
        "the host of the URL in the answer gets no token",
    )?;
    stage.step(
        "look at the host that the answers name",
        "nothing was sent to it",
    )
}

async fn wait(client: &Client, uid: &str) -> Result<Answer, WaitError<Answer, scc_client::Error>> {
    let poll = async || {
        let request = client.request(Method::GET, "/v1/transactions/{uid}");
        Ok(request.path("uid", uid).send().await?.json()?)
    };
    wait_until(poll, state)
        .done(["DONE"])
        .failed(["ERROR", "CANCELLED"])
        .pending(["PENDING", "IN_PROGRESS"])
        .first_delay(Duration::from_millis(20))
        .await
}

fn state(transaction: &Answer) -> String {
    let state = transaction["cdoTransactionStatus"].as_str();
    state.unwrap_or_default().to_owned()
}
