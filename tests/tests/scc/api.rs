//! The description of Security Cloud Control for the shared tests.

use contract_tests::call::{Success, sent};
use scc_client::types;
use uuid::Uuid;

use crate::support::{new_group, new_user};

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
