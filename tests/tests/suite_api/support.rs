//! What the topics share: a server, a client, and a call of each operation.

use contract_tests::document::Document;
use contract_tests::failures::Case;
use simulator::{Clock, RecordedRequest, SuiteApi};
use suite_api_client::{Client, ClientBuilder, Error, ResponseValue, operations, types};

use super::calls::{self, World};

/// The path of the simulator's base URL.
pub(crate) const BASE_PATH: &str = "/suite-api";

/// A token that no server gave.
pub(crate) const TOKEN: &str = "8f868cca-27cb-43d6-a838-c5467e73ec45::0b2c";

/// A server of the test's own, by a clock that stands still.
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

/// A client with a token of the user that is always there. The login is left
/// out of the ledger.
pub(crate) async fn logged_in(ops: &SuiteApi) -> Client {
    let client = client(ops);
    let acquired = acquire(&client, ops.username(), ops.password()).await;
    let token = acquired.expect("a token").into_inner().token;
    ops.ledger().clear();
    client.with_token(token).expect("a client")
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

/// A client with the limits that a case needs.
pub(crate) fn client_for(case: &Case, ops: &SuiteApi) -> Client {
    let mut builder = builder(ops);
    if let Some(timeout) = case.attempt_timeout {
        builder = builder.attempt_timeout(timeout);
    }
    if let Some(bytes) = case.max_body {
        builder = builder.max_body_bytes(bytes);
    }
    builder.build().expect("a client")
}

/// Calls an operation of a server that answers whatever it is asked, or has
/// nothing but the administrator.
pub(crate) async fn call(client: &Client, id: &str) -> calls::Outcome {
    calls::call(client, &World::nowhere(), id).await
}

/// A body that the success of an operation may have, from the document; empty
/// if it has none.
pub(crate) fn body_of(id: &str) -> String {
    let document = Document::suite_api();
    let operation = document.operation(id);
    let schema = operation.response_schema(operation.success());
    schema.map_or_else(String::new, |schema| {
        contract_tests::samples::sample(&document, schema).to_string()
    })
}

/// The only request that arrived.
pub(crate) fn only_request(ops: &SuiteApi) -> RecordedRequest {
    let mut requests = ops.ledger().requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// The ids of all operations of the client.
pub(crate) fn ids() -> Vec<&'static str> {
    operations::ALL.map(|operation| operation.id()).to_vec()
}
