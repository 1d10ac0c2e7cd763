//! The type of each schema of the document.

use client_core::{DecodeError, decode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use suite_api_client::types;

/// Reads `json` as the type of a schema, and writes it again.
///
/// # Panics
/// If no type is named here for the schema.
pub(crate) fn round_trip(schema: &str, json: &Value) -> Result<Value, DecodeError> {
    match schema {
        "AddressType" => again::<types::AddressType>(json),
        "InputBodyLocation" => again::<types::InputBodyLocation>(json),
        "ResourceSelection" => again::<types::ResourceSelection>(json),
        "ServiceDetails" => again::<types::ServiceDetails>(json),
        "TokenExchangeRequest" => again::<types::TokenExchangeRequest>(json),
        "TokenExchangeResponse" => again::<types::TokenExchangeResponse>(json),
        "WellKnownURL" => again::<types::WellKnownUrl>(json),
        "auth-source" => again::<types::AuthSource>(json),
        "auth-source-property" => again::<types::AuthSourceProperty>(json),
        "auth-sources" => again::<types::AuthSources>(json),
        "auth-sourcetype" => again::<types::AuthSourcetype>(json),
        "auth-sourcetypes" => again::<types::AuthSourcetypes>(json),
        "auth-token" => again::<types::AuthToken>(json),
        "certificate" => again::<types::Certificate>(json),
        "error" => again::<types::Error>(json),
        "extension" => again::<types::Extension>(json),
        "link" => again::<types::Link>(json),
        "name-value" => again::<types::NameValue>(json),
        "name-values" => again::<types::NameValues>(json),
        "password-change" => again::<types::PasswordChange>(json),
        "privilege" => again::<types::Privilege>(json),
        "privilege-group" => again::<types::PrivilegeGroup>(json),
        "privilege-groups" => again::<types::PrivilegeGroups>(json),
        "privilege-keys" => again::<types::PrivilegeKeys>(json),
        "privileges" => again::<types::Privileges>(json),
        "properties" => again::<types::Properties>(json),
        "role-permission" => again::<types::RolePermission>(json),
        "role-permissions" => again::<types::RolePermissions>(json),
        "scope" => again::<types::Scope>(json),
        "scope-details" => again::<types::ScopeDetails>(json),
        "scopes-details" => again::<types::ScopesDetails>(json),
        "traversal-spec" => again::<types::TraversalSpec>(json),
        "traversal-spec-instance" => again::<types::TraversalSpecInstance>(json),
        "traversal-specs" => again::<types::TraversalSpecs>(json),
        "user" => again::<types::User>(json),
        "user-group" => again::<types::UserGroup>(json),
        "user-groups" => again::<types::UserGroups>(json),
        "user-list" => again::<types::UserList>(json),
        "user-role" => again::<types::UserRole>(json),
        "user-roles" => again::<types::UserRoles>(json),
        "user-search-request" => again::<types::UserSearchRequest>(json),
        "user-search-response" => again::<types::UserSearchResponse>(json),
        "user-search-responses" => again::<types::UserSearchResponses>(json),
        "usergroup-search-request" => again::<types::UsergroupSearchRequest>(json),
        "usergroup-search-response" => again::<types::UsergroupSearchResponse>(json),
        "usergroup-search-responses" => again::<types::UsergroupSearchResponses>(json),
        "username-password" => again::<types::UsernamePassword>(json),
        "uuid-values" => again::<types::UuidValues>(json),
        "validationFailure" => again::<types::ValidationFailure>(json),
        other => panic!("no type is named for the schema {other}"),
    }
}

fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}
