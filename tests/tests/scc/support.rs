//! What the topics share: a server, a client, and a call of each operation.

use contract_tests::call::Success;
use contract_tests::described::Described;
use contract_tests::wire::{Answer, send};
use scc_client::{Client, ClientBuilder, Error, operations};
use scc_suite_api_simulator::scc::Group;
use scc_suite_api_simulator::{RecordedRequest, Scc};
use uuid::Uuid;

pub(crate) use crate::api::call_for;

/// The path of the simulator's base URL.
pub(crate) const BASE_PATH: &str = "/api/rest";

/// The group that every server of [`server`] has.
pub(crate) const GROUP: Uuid = Uuid::from_u128(0x600d << 112 | 1);

/// A server of the test's own, with one group.
pub(crate) async fn server() -> Scc {
    let group = Group::new("Operators", "operators-1", "https://idp.example.com");
    let builder = Scc::builder().group(group.uid(GROUP).notes("Day and night"));
    builder.start().await.expect("a free port")
}

/// A client with the admin's token.
pub(crate) fn client(scc: &Scc) -> Client {
    builder(scc).build().expect("a client")
}

/// Both.
pub(crate) async fn server_and_client() -> (Scc, Client) {
    let scc = server().await;
    let client = client(&scc);
    (scc, client)
}

/// The builder of a client with the admin's token.
pub(crate) fn builder(scc: &Scc) -> ClientBuilder {
    Client::builder(scc.base_url()).token(scc.admin_token())
}

/// Calls an operation as its document wants it called, for an id that nobody
/// has.
pub(crate) async fn call(client: &Client, id: &str) -> Result<Success, Error> {
    call_for(client, id, Uuid::nil()).await
}

/// Calls an operation for what [`subject`] names.
pub(crate) async fn call_well(scc: &Scc, client: &Client, id: &str) -> Result<Success, Error> {
    call_for(client, id, subject(scc, id)).await
}

/// The id with which an operation succeeds; it is of no account where the path
/// has none.
pub(crate) fn subject(scc: &Scc, id: &str) -> Uuid {
    let operation = operations::ALL.iter().find(|known| known.id() == id);
    let path = operation.expect("an operation").path();
    match path {
        _ if path.contains("{apiUserUid}") => scc.api_only_user_uid(),
        _ if path.contains("{userUid}") => scc.human_user_uid(),
        _ if path.contains("{groupUid}") => GROUP,
        _ => Uuid::nil(),
    }
}

/// The answer to a request by hand, with this id where the path has one.
pub(crate) async fn raw(
    scc: &Scc,
    operation: Described<'_>,
    uid: &str,
    token: &str,
    query: &str,
    body: &str,
) -> Answer {
    let parts = operation.path().split('/').map(|part| {
        let is_parameter = part.starts_with('{');
        if is_parameter { uid } else { part }
    });
    let path = parts.collect::<Vec<_>>().join("/") + query;
    let bearer = format!("Bearer {token}");
    let mut headers = vec![("accept", "application/json"), ("authorization", &bearer)];
    if operation.request_schema().is_some() {
        headers.push(("content-type", "application/json"));
    }
    send(&operation.method(), &scc.base_url(), &path, &headers, body).await
}

/// The only request that arrived.
pub(crate) fn only_request(scc: &Scc) -> RecordedRequest {
    scc.ledger().only_request()
}

/// The ids of all operations of the client.
pub(crate) fn ids() -> Vec<&'static str> {
    operations::ALL
        .iter()
        .map(|operation| operation.id())
        .collect()
}
