//! What the topics share: a server, a client, and a call of each operation.

use std::time::Duration;

use contract_tests::document::{Described, Document};
use contract_tests::failures::Case;
use contract_tests::faults::NO_PIN;
use scc_suite_api_simulator::{Clock, RecordedRequest, SuiteApi};
use serde_json::Value;
use suite_api_client::{
    Client, ClientBuilder, Error, Operation, ResponseValue, Retry, operations, types,
};

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
    builder_of(&ops.base_url())
}

fn builder_of(base_url: &str) -> ClientBuilder {
    let builder = Client::builder(base_url).token(TOKEN);
    builder.pin_certificate_sha256(NO_PIN)
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

/// Clients that send each call once, one for each set of limits: to build one
/// takes longer than a call.
pub(crate) struct Clients {
    plain: Client,
    builder: Box<dyn Fn() -> ClientBuilder + Send>,
    limited: Vec<(Limits, Client)>,
}

/// A limit of time, and one of size.
type Limits = (Option<Duration>, Option<u64>);

impl Clients {
    /// Clients of this server with a token that it does not know.
    pub(crate) fn of(ops: &SuiteApi) -> Self {
        let base_url = ops.base_url();
        let builder = move || builder_of(&base_url).retry(Retry::none());
        Self {
            plain: builder().build().expect("a client"),
            builder: Box::new(builder),
            limited: Vec::new(),
        }
    }

    /// The one with the limits that a case needs.
    pub(crate) fn for_case(&mut self, case: &Case) -> Client {
        let limits = (case.attempt_timeout, case.max_body);
        if limits == (None, None) {
            return self.plain.clone();
        }
        let mut known = self.limited.iter();
        if let Some((_, client)) = known.find(|(known, _)| *known == limits) {
            return client.clone();
        }
        let builder = (self.builder)();
        let builder = match limits.0 {
            Some(timeout) => builder.attempt_timeout(timeout),
            None => builder,
        };
        let builder = match limits.1 {
            Some(bytes) => builder.max_body_bytes(bytes),
            None => builder,
        };
        let client = builder.build().expect("a client");
        self.limited.push((limits, client.clone()));
        client
    }
}

/// The first operation of each kind: what the network does to a call depends
/// on its method, on whether it has a token, a body and an answer, and on
/// nothing else of it.
pub(crate) fn representatives(document: &Document) -> Vec<&'static Operation> {
    let mut kinds = Vec::new();
    let operations = operations::ALL.iter().copied();
    let first = operations.filter(|operation| {
        let documented = document.operation(operation.id());
        let kind = (
            operation.method(),
            documented.security().is_some(),
            documented.request_schema().is_some(),
            documented.response_schema(documented.success()).is_some(),
        );
        let is_new = !kinds.contains(&kind);
        kinds.extend(is_new.then_some(kind));
        is_new
    });
    first.collect()
}

/// Calls an operation of a server that answers whatever it is asked, or has
/// nothing but the administrator.
pub(crate) async fn call(client: &Client, id: &str) -> calls::Outcome {
    calls::call(client, &World::nowhere(), id).await
}

/// A body that the success of an operation may have, from the document; empty
/// if it has none.
pub(crate) fn body_of(operation: Described<'_>) -> String {
    let schema = operation.response_schema(operation.success());
    schema.map_or_else(String::new, |schema| {
        contract_tests::samples::sample(operation.document(), schema).to_string()
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
    operations::ALL
        .iter()
        .map(|operation| operation.id())
        .collect()
}

/// The same without empty lists, which are the same as none where a list is
/// optional.
pub(crate) fn without_empty_lists(value: &Value) -> Value {
    let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, member)| !is_empty(member))
            .map(|(name, member)| (name.clone(), without_empty_lists(member)))
            .collect(),
        Value::Array(items) => items.iter().map(without_empty_lists).collect(),
        other => other.clone(),
    }
}
