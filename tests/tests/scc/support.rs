//! What the topics share: a server, a client, and a call of each operation.

use std::fmt::Debug;

use contract_tests::document::Document;
use contract_tests::failures::Case;
use scc_client::{Client, ClientBuilder, Error, ResponseValue, StatusCode, operations};
use simulator::{RecordedRequest, Scc};
use uuid::Uuid;

/// The path of the simulator's base URL.
pub(crate) const BASE_PATH: &str = "/api/rest";

/// A success, whatever its value.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: StatusCode,
    pub(crate) has_request_id: bool,
}

/// A server of the test's own.
pub(crate) async fn server() -> Scc {
    Scc::builder().start().await.expect("a free port")
}

/// A client with the admin's token.
pub(crate) fn client(scc: &Scc) -> Client {
    builder(scc).build().expect("a client")
}

/// The builder of a client with the admin's token.
pub(crate) fn builder(scc: &Scc) -> ClientBuilder {
    Client::builder(scc.base_url()).token(scc.admin_token())
}

/// A client with the limits that a case needs.
pub(crate) fn client_for(case: &Case, scc: &Scc) -> Client {
    let mut builder = builder(scc);
    if let Some(timeout) = case.attempt_timeout {
        builder = builder.attempt_timeout(timeout);
    }
    if let Some(bytes) = case.max_body {
        builder = builder.max_body_bytes(bytes);
    }
    builder.build().expect("a client")
}

/// Calls an operation as its document wants it called.
pub(crate) async fn call(client: &Client, id: &str) -> Result<Success, Error> {
    call_for(client, id, Uuid::nil()).await
}

/// Calls an operation for this user.
pub(crate) async fn call_for(client: &Client, id: &str, uid: Uuid) -> Result<Success, Error> {
    match id {
        "generateApiToken" => {
            let call = client.generate_api_token().api_user_uid(uid);
            call.send().await.map(success)
        }
        other => panic!("no call is written for the operation {other}"),
    }
}

/// A body that the success of an operation may have, from the document.
pub(crate) fn body_of(id: &str) -> String {
    let document = Document::scc();
    let operation = document.operation(id);
    let schema = operation.response_schema(operation.success());
    schema.map_or_else(String::new, |schema| {
        contract_tests::samples::sample(&document, schema).to_string()
    })
}

/// The only request that arrived.
pub(crate) fn only_request(scc: &Scc) -> RecordedRequest {
    let mut requests = scc.ledger().requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// The ids of all operations of the client.
pub(crate) fn ids() -> Vec<&'static str> {
    operations::ALL.map(|operation| operation.id()).to_vec()
}

fn success<T: Debug>(value: ResponseValue<T>) -> Success {
    Success {
        status: value.status(),
        has_request_id: value.request_id().is_some(),
    }
}
