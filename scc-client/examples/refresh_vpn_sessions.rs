//! Refreshes the remote-access VPN sessions of all devices, and waits for its end.
//!
//! ```text
//! SCC_REGION=US SCC_TOKEN=... cargo run -p scc-client --example refresh_vpn_sessions
//! ```
//!
//! It waits 15 minutes at most, or as many seconds as are given after `--timeout`.
//! Set `SCC_BASE_URL` instead of `SCC_REGION` for any other server.
//!
//! The document from which the client is made lacks both operations, so they are
//! called by `Client::request`. Every other asynchronous operation of Security Cloud
//! Control is waited for in the same way.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;

use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use scc_client::{Client, Method, ResponseValue, WaitError, wait_until};
use serde::Deserialize;
use uuid::Uuid;

/// What the server answers, of which more is documented.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Transaction {
    transaction_uid: Uuid,
    cdo_transaction_status: String,
    error_message: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let timeout = timeout()?;
    let client = common::client()?;

    let started = client.request(Method::POST, "/v1/vpnsessions/refresh");
    let uid = started.send().await?.json::<Transaction>()?.transaction_uid;
    println!("started the transaction {uid}");

    let mut wait = wait_until(
        || poll(&client, uid),
        |it| it.cdo_transaction_status.clone(),
    )
    .done(["DONE"])
    // No document lists CANCELLED.
    .failed(["ERROR", "CANCELLED"])
    .pending(["PENDING", "IN_PROGRESS"]);
    if let Some(timeout) = timeout {
        wait = wait.timeout(timeout);
    }
    match wait.await {
        Ok(_) => println!("the sessions are refreshed"),
        Err(WaitError::Call(error)) => return Err(error.into()),
        Err(error) => {
            let message = error.value().and_then(|it| it.error_message.as_deref());
            if let Some(message) = message {
                eprintln!("the server says: {message}");
            }
            return Err(error.into());
        }
    }
    Ok(())
}

/// The transaction as it is now. The path is made of its uid: the URL in the answer
/// names another host, to which the token must not go.
async fn poll(client: &Client, uid: Uuid) -> Result<ResponseValue<Transaction>, scc_client::Error> {
    let request = client.request(Method::GET, "/v1/transactions/{uid}");
    Ok(request.path("uid", uid).send().await?.json()?)
}

fn timeout() -> Result<Option<Duration>, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(None),
        ["--timeout", seconds] => match seconds.parse() {
            Ok(seconds) => Ok(Some(Duration::from_secs(seconds))),
            Err(_) => Err(format!("`{seconds}` is not a number of seconds").into()),
        },
        _ => Err("the only option is --timeout SECONDS".into()),
    }
}
