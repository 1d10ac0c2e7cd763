//! What the topics share: a server, a client, and a call of each operation.

use scc_suite_api_simulator::{Clock, RecordedRequest, SuiteApi};
use suite_api_client::{Client, ClientBuilder, Error, ResponseValue, Secret, types};

use super::calls::{self, CallTargets};

/// The path of the simulator's base URL.
pub(crate) const BASE_PATH: &str = "/suite-api";

/// A token that no server gave.
pub(crate) const TOKEN: &str = "8f868cca-27cb-43d6-a838-c5467e73ec45::0b2c";

/// A server of the test's own, by a stopped clock.
pub(crate) async fn server() -> SuiteApi {
    let start = "2026-01-05T08:00:00Z".parse().expect("a date");
    let builder = SuiteApi::builder().clock(Clock::manual(start));
    builder.start().await.expect("a free port")
}

/// A client with a token that the server does not know.
pub(crate) fn client(ops: &SuiteApi) -> Client {
    builder(ops).build().expect("a client")
}

/// The builder of a client with a token that the server does not know.
pub(crate) fn builder(ops: &SuiteApi) -> ClientBuilder {
    Client::builder(ops.base_url()).token(TOKEN)
}

/// A token of the user that is always there. The login is left out of the
/// ledger.
pub(crate) async fn good_token(ops: &SuiteApi) -> Secret {
    let acquired = acquire(&client(ops), ops.username(), ops.password()).await;
    ops.ledger().clear();
    acquired.expect("a token").into_inner().token
}

/// A client with such a token.
pub(crate) async fn logged_in(ops: &SuiteApi) -> Client {
    let token = good_token(ops).await;
    client(ops).with_token(token).expect("a client")
}

/// Exchanges the token for a JWT.
pub(crate) async fn exchange(
    client: &Client,
    keys: &[impl ToString],
    details: Option<bool>,
) -> Result<ResponseValue<types::TokenExchangeResponse>, Error> {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let call = client.exchange_ops_token_with_jwt_token();
    let mut call = call.body_map(|body| body.service_keys(keys));
    if let Some(details) = details {
        call = call.include_service_details(details);
    }
    call.send().await
}

/// Logs in.
pub(crate) async fn acquire(
    client: &Client,
    username: &str,
    password: &str,
) -> Result<ResponseValue<types::AuthToken>, Error> {
    let login = |body: types::builder::UsernamePassword| body.username(username).password(password);
    client.acquire_token().body_map(login).send().await
}

/// Calls an operation of a server that answers whatever it is asked, or has
/// nothing but the administrator.
pub(crate) async fn call(client: &Client, id: &str) -> calls::Outcome {
    calls::call(client, &CallTargets::unknown(), id).await
}

/// The only request that arrived.
pub(crate) fn only_request(ops: &SuiteApi) -> RecordedRequest {
    ops.ledger().only_request()
}
