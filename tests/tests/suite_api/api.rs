//! The description of the suite-api for the shared tests.

use contract_tests::call::Success;
use suite_api_client::types;

use crate::calls::{self, CallTargets};

pub(crate) use suite_api_client::{Client, ClientBuilder, Error, operations};

/// The name of the API in `openapi/sources.toml`.
pub(crate) const NAME: &str = "suite-api";

/// How many operations the document has.
pub(crate) const OPERATIONS: usize = 59;

/// Calls an operation with all that it can take.
pub(crate) async fn call(client: &Client, id: &str, secret: &str) -> Result<Success, Error> {
    calls::call(client, &CallTargets::with_secret(secret), id).await
}

contract_tests::schema_types! {
    types;
    objects:
        "InputBodyLocation" => InputBodyLocation,
        "ResourceSelection" => ResourceSelection,
        "ServiceDetails" => ServiceDetails,
        "TokenExchangeRequest" => TokenExchangeRequest,
        "TokenExchangeResponse" => TokenExchangeResponse,
        "WellKnownURL" => WellKnownUrl,
        "auth-source" => AuthSource,
        "auth-source-property" => AuthSourceProperty,
        "auth-sources" => AuthSources,
        "auth-sourcetype" => AuthSourcetype,
        "auth-sourcetypes" => AuthSourcetypes,
        "auth-token" => AuthToken,
        "certificate" => Certificate,
        "error" => Error,
        "extension" => Extension,
        "link" => Link,
        "name-value" => NameValue,
        "name-values" => NameValues,
        "password-change" => PasswordChange,
        "privilege" => Privilege,
        "privilege-group" => PrivilegeGroup,
        "privilege-groups" => PrivilegeGroups,
        "privilege-keys" => PrivilegeKeys,
        "privileges" => Privileges,
        "properties" => Properties,
        "role-permission" => RolePermission,
        "role-permissions" => RolePermissions,
        "scope" => Scope,
        "scope-details" => ScopeDetails,
        "scopes-details" => ScopesDetails,
        "traversal-spec" => TraversalSpec,
        "traversal-spec-instance" => TraversalSpecInstance,
        "traversal-specs" => TraversalSpecs,
        "user" => User,
        "user-group" => UserGroup,
        "user-groups" => UserGroups,
        "user-list" => UserList,
        "user-role" => UserRole,
        "user-roles" => UserRoles,
        "user-search-request" => UserSearchRequest,
        "user-search-response" => UserSearchResponse,
        "user-search-responses" => UserSearchResponses,
        "usergroup-search-request" => UsergroupSearchRequest,
        "usergroup-search-response" => UsergroupSearchResponse,
        "usergroup-search-responses" => UsergroupSearchResponses,
        "username-password" => UsernamePassword,
        "uuid-values" => UuidValues,
        "validationFailure" => ValidationFailure;
    others:
        "AddressType" => AddressType;
}
