//! What the topics share: a server, a client, and a call of each operation.

use std::fmt::Debug;

use contract_tests::document::{Described, Document};
use contract_tests::failures::Case;
use contract_tests::faults::NO_PIN;
use contract_tests::wire::{Answer, send};
use scc_client::types::builder::{
    ActiveDirectoryGroupCreateOrUpdateInput as GroupInput, UserCreateOrUpdateInput as UserInput,
};
use scc_client::{Client, ClientBuilder, Error, ResponseValue, StatusCode, operations};
use scc_suite_api_simulator::scc::Group;
use scc_suite_api_simulator::{RecordedRequest, Scc};
use uuid::Uuid;

/// The path of the simulator's base URL.
pub(crate) const BASE_PATH: &str = "/api/rest";

/// The group that every server of [`server`] has.
pub(crate) const GROUP: Uuid = Uuid::from_u128(0x600d << 112 | 1);

/// A success, whatever its value.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: StatusCode,
    pub(crate) has_request_id: bool,
}

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

/// The builder of a client with the admin's token; see [`NO_PIN`].
pub(crate) fn builder(scc: &Scc) -> ClientBuilder {
    let builder = Client::builder(scc.base_url()).token(scc.admin_token());
    builder.pin_certificate_sha256(NO_PIN)
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
    let operation = operations::ALL
        .iter()
        .copied()
        .find(|known| known.id() == id);
    let path = operation.expect("an operation").path();
    match path {
        _ if path.contains("{apiUserUid}") => scc.api_only_user_uid(),
        _ if path.contains("{userUid}") => scc.human_user_uid(),
        _ if path.contains("{groupUid}") => GROUP,
        _ => Uuid::nil(),
    }
}

/// Calls an operation for the user or the group of this id.
pub(crate) async fn call_for(client: &Client, id: &str, uid: Uuid) -> Result<Success, Error> {
    match id {
        "getUsers" => client.get_users().send().await.map(success),
        "createUser" => {
            let call = client.create_user().body_map(new_user);
            call.send().await.map(success)
        }
        "getUser" => client.get_user().user_uid(uid).send().await.map(success),
        "deleteUser" => client.delete_user().user_uid(uid).send().await.map(success),
        "getActiveDirectoryGroups" => {
            let call = client.get_active_directory_groups();
            call.send().await.map(success)
        }
        "createActiveDirectoryGroup" => {
            let call = client.create_active_directory_group();
            call.body_map(new_group).send().await.map(success)
        }
        "getActiveDirectoryGroup" => {
            let call = client.get_active_directory_group().group_uid(uid);
            call.send().await.map(success)
        }
        "modifyActiveDirectoryGroup" => {
            let call = client.modify_active_directory_group().group_uid(uid);
            call.body_map(new_group).send().await.map(success)
        }
        "deleteActiveDirectoryGroup" => {
            let call = client.delete_active_directory_group().group_uid(uid);
            call.send().await.map(success)
        }
        "generateApiToken" => {
            let call = client.generate_api_token().api_user_uid(uid);
            call.send().await.map(success)
        }
        "revokeApiToken" => {
            let call = client.revoke_api_token().api_user_uid(uid);
            call.send().await.map(success)
        }
        "getToken" => client.get_token().send().await.map(success),
        "revokeToken" => client.revoke_token().send().await.map(success),
        other => panic!("no call is written for the operation {other}"),
    }
}

/// A user whom no server knows.
pub(crate) fn new_user(body: UserInput) -> UserInput {
    let body = body.name("newcomer@example.com");
    body.role(Some("ROLE_EDIT_ONLY".to_owned()))
}

/// A group that no server knows.
pub(crate) fn new_group(body: GroupInput) -> GroupInput {
    let body = body.name("Auditors").group_identifier("auditors-7");
    let body = body.issuer_url("https://idp.example.com/saml");
    body.role(Some("ROLE_ADMIN".to_owned()))
        .notes(Some("Once a year".to_owned()))
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
    let mut requests = scc.ledger().requests();
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

fn success<T: Debug>(value: ResponseValue<T>) -> Success {
    Success {
        status: value.status(),
        has_request_id: value.request_id().is_some(),
    }
}
