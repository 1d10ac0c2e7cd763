//! The description of Security Cloud Control for the shared tests.

use contract_tests::call::{Success, sent};
use contract_tests::given::BODY;
use scc_client::types;
use scc_client::types::builder::{
    ActiveDirectoryGroupCreateOrUpdateInput as GroupInput, UserCreateOrUpdateInput as UserInput,
};
use uuid::Uuid;

pub(crate) use scc_client::{Client, ClientBuilder, Error, operations};

/// The name of the API in `openapi/sources.toml`.
pub(crate) const NAME: &str = "scc";

/// How many operations the document has.
pub(crate) const OPERATIONS: usize = 13;

/// Calls an operation as its document wants it called, for an id that nobody
/// has. No request has a secret but the token.
pub(crate) async fn call(client: &Client, id: &str, _secret: &str) -> Result<Success, Error> {
    call_for(client, id, Uuid::nil()).await
}

/// Calls an operation for the user or the group of this id.
pub(crate) async fn call_for(client: &Client, id: &str, uid: Uuid) -> Result<Success, Error> {
    match id {
        "getUsers" => sent!(client.get_users()),
        "createUser" => sent!(client.create_user().body_map(new_user)),
        "getUser" => sent!(client.get_user().user_uid(uid)),
        "deleteUser" => sent!(client.delete_user().user_uid(uid)),
        "getActiveDirectoryGroups" => sent!(client.get_active_directory_groups()),
        "createActiveDirectoryGroup" => {
            sent!(client.create_active_directory_group().body_map(new_group))
        }
        "getActiveDirectoryGroup" => sent!(client.get_active_directory_group().group_uid(uid)),
        "modifyActiveDirectoryGroup" => {
            let call = client.modify_active_directory_group().group_uid(uid);
            sent!(call.body_map(new_group))
        }
        "deleteActiveDirectoryGroup" => {
            sent!(client.delete_active_directory_group().group_uid(uid))
        }
        "generateApiToken" => sent!(client.generate_api_token().api_user_uid(uid)),
        "revokeApiToken" => sent!(client.revoke_api_token().api_user_uid(uid)),
        "getToken" => sent!(client.get_token()),
        "revokeToken" => sent!(client.revoke_token()),
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

contract_tests::given_calls! {
    "generateApiToken" => generate_api_token(api_user_uid: Uuid = "apiUserUid");
    "getUsers" => get_users(limit: String = "limit", offset: String = "offset", q: String = "q");
    "createUser" => create_user(body: types::UserCreateOrUpdateInput = BODY);
    "getUser" => get_user(user_uid: Uuid = "userUid");
    "deleteUser" => delete_user(user_uid: Uuid = "userUid");
    "getActiveDirectoryGroups" => get_active_directory_groups(
        limit: String = "limit",
        offset: String = "offset",
        q: String = "q",
    );
    "createActiveDirectoryGroup" => create_active_directory_group(
        body: types::ActiveDirectoryGroupCreateOrUpdateInput = BODY,
    );
    "getActiveDirectoryGroup" => get_active_directory_group(group_uid: Uuid = "groupUid");
    "modifyActiveDirectoryGroup" => modify_active_directory_group(
        group_uid: Uuid = "groupUid",
        body: types::ActiveDirectoryGroupCreateOrUpdateInput = BODY,
    );
    "deleteActiveDirectoryGroup" => delete_active_directory_group(group_uid: Uuid = "groupUid");
    "revokeApiToken" => revoke_api_token(api_user_uid: Uuid = "apiUserUid");
    "getToken" => get_token();
    "revokeToken" => revoke_token();
}

contract_tests::schema_types! {
    types;
    objects:
        "ActiveDirectoryGroup" => ActiveDirectoryGroup,
        "ActiveDirectoryGroupCreateOrUpdateInput" => ActiveDirectoryGroupCreateOrUpdateInput,
        "ActiveDirectoryGroupPage" => ActiveDirectoryGroupPage,
        "ApiTokenInfo" => ApiTokenInfo,
        "AuthenticationError" => AuthenticationError,
        "CdoTokenInfo" => CdoTokenInfo,
        "CommonApiError" => CommonApiError,
        "StatusInfo" => StatusInfo,
        "User" => User,
        "UserCreateOrUpdateInput" => UserCreateOrUpdateInput,
        "UserPage" => UserPage;
    others:
        "UserRole" => UserRole;
}
