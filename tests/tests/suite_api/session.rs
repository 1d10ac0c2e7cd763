//! The session of a client: when it logs in and as whom, what it does when its
//! token is refused, and how it ends.
//!
//! The server goes by a clock that moves only when the test moves it; the
//! client by its own, which runs.

mod login;
mod login_repeats;
mod pauses;
mod refusal;
mod release;
mod runtimes;
mod shared;
mod sources;
mod validity;
mod way_out;

use std::time::Duration;

use scc_suite_api_simulator::SuiteApi;
use suite_api_client::{Client, ClientBuilder, Credentials, Error, ResponseValue, types};
use tokio::task::JoinHandle;

use super::support::{self, server};

/// How the paths of the three operations end.
pub(crate) const ACQUIRE: &str = "/auth/token/acquire";
pub(crate) const EXCHANGE: &str = "/auth/token/exchange";
pub(crate) const RELEASE: &str = "/auth/token/release";

/// What the user that is always there logs in with.
pub(crate) fn credentials(ops: &SuiteApi) -> Credentials {
    Credentials::new(ops.username(), ops.password())
}

/// The builder of a client that logs in and repeats calls as often as it is asked to:
/// the pauses after a refusal are the topic of `pauses`.
pub(crate) fn builder(ops: &SuiteApi) -> ClientBuilder {
    Client::builder(ops.base_url())
        .credentials(credentials(ops))
        .refused_login_pause(Duration::ZERO)
        .refused_token_pause(Duration::ZERO)
        .retry_budget(u32::MAX)
}

/// A client that logs in by itself.
pub(crate) fn client(ops: &SuiteApi) -> Client {
    builder(ops).build().expect("a client")
}

/// A server, and a client of it that logs in by itself.
pub(crate) async fn server_and_client() -> (SuiteApi, Client) {
    let ops = server().await;
    let client = client(&ops);
    (ops, client)
}

/// The same after the first call, for which the client has logged in.
pub(crate) async fn logged_in() -> (SuiteApi, Client) {
    let (ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    (ops, client)
}

/// A call that needs a token.
pub(crate) async fn exchange(
    client: &Client,
) -> Result<ResponseValue<types::TokenExchangeResponse>, Error> {
    support::exchange(client, &["ops-li"], None).await
}

/// The same as a task.
pub(crate) fn spawn_exchange(client: &Client) -> JoinHandle<Result<(), Error>> {
    let client = client.clone();
    tokio::spawn(async move { exchange(&client).await.map(drop) })
}

/// How many requests arrived: logins, calls, releases.
///
/// # Panics
/// If there were others.
pub(crate) fn counts(ops: &SuiteApi) -> [usize; 3] {
    let counts = [ACQUIRE, EXCHANGE, RELEASE].map(|path| ops.ledger().count("POST", path));
    assert_eq!(counts.iter().sum::<usize>(), ops.ledger().requests().len());
    counts
}

/// What was in the `Authorization` header of the requests to a path.
pub(crate) fn authorizations(ops: &SuiteApi, path: &str) -> Vec<Option<String>> {
    let requests = ops.ledger().requests().into_iter();
    requests
        .filter(|request| request.path.ends_with(path))
        .map(|request| request.header("authorization").map(str::to_owned))
        .collect()
}

/// How many different tokens were sent with requests to a path, all of which
/// carried one.
pub(crate) fn tokens_sent(ops: &SuiteApi, path: &str) -> usize {
    let mut sent = authorizations(ops, path);
    assert!(sent.iter().all(Option::is_some), "one without a token");
    sent.sort_unstable();
    sent.dedup();
    sent.len()
}
