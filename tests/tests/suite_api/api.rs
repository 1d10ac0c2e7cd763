//! The description of the suite-api for the shared tests.

use contract_tests::call::Success;
use contract_tests::given::BODY;
use suite_api_client::types;
use uuid::Uuid;

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

contract_tests::given_calls! {
    "getCurrentUser" => get_current_user();
    "getAssignedRolePermissionsForCurrentUser" => get_assigned_role_permissions_for_current_user();
    "getCurrentUserRolePrivileges" => get_current_user_role_privileges(
        role_name: String = "roleName",
    );
    "getAvailablePrivilegeGroups" => get_available_privilege_groups(key: Vec<String> = "key");
    "getAvailablePrivileges" => get_available_privileges(key: Vec<String> = "key");
    "getRoles" => get_roles(role_name: Vec<String> = "roleName");
    "createUserRole" => create_user_role(body: types::UserRole = BODY);
    "updateUserRole" => update_user_role(body: types::UserRole = BODY);
    "deleteUserRole" => delete_user_role(role_name: String = "roleName");
    "getRoleByName" => get_role_by_name(role_name: String = "roleName");
    "removeRolePrivileges" => remove_role_privileges(
        role_name: String = "roleName",
        body: types::PrivilegeKeys = BODY,
    );
    "getRolePrivileges" => get_role_privileges(role_name: String = "roleName");
    "addRolePrivileges" => add_role_privileges(
        role_name: String = "roleName",
        body: types::PrivilegeKeys = BODY,
    );
    "setRolePrivileges" => set_role_privileges(
        role_name: String = "roleName",
        body: types::PrivilegeKeys = BODY,
    );
    "deleteScopes" => delete_scopes(body: types::UuidValues = BODY);
    "getAllObjectScopes" => get_all_object_scopes();
    "createScope" => create_scope(body: types::Scope = BODY);
    "modifyScope" => modify_scope(body: types::Scope = BODY);
    "getScope" => get_scope(scope_id: Uuid = "scopeId");
    "getAuthSources" => get_auth_sources();
    "patchAuthSourceWithCertificateDetails" => patch_auth_source_with_certificate_details(
        body: types::AuthSource = BODY,
    );
    "addAuthSource" => add_auth_source(body: types::AuthSource = BODY);
    "updateAuthSource" => update_auth_source(body: types::AuthSource = BODY);
    "patchTestAuthSource" => patch_test_auth_source(body: types::AuthSource = BODY);
    "testAuthSource" => test_auth_source(body: types::AuthSource = BODY);
    "getVIDBWellKnownURL" => get_vidb_well_known_url();
    "searchUserGroupsForAuthSource" => search_user_groups_for_auth_source(
        id: Uuid = "id",
        body: types::UsergroupSearchRequest = BODY,
    );
    "synchronizeUserGroups" => synchronize_user_groups(id: Uuid = "id");
    "importUsers" => import_users(id: Uuid = "id", body: types::UserList = BODY);
    "searchUsersForAuthSource" => search_users_for_auth_source(
        id: Uuid = "id",
        body: types::UserSearchRequest = BODY,
    );
    "deleteAuthSource" => delete_auth_source(
        source_id: Uuid = "sourceId",
        force: bool = "force",
        body: types::NameValues = BODY,
    );
    "getAuthSource" => get_auth_source(source_id: Uuid = "sourceId");
    "getAuthSourceTypes" => get_auth_source_types();
    "getAuthSourceType" => get_auth_source_type(source_id: String = "sourceId");
    "acquireToken" => acquire_token(body: types::UsernamePassword = BODY);
    "exchangeOpsTokenWithJwtToken" => exchange_ops_token_with_jwt_token(
        include_service_details: bool = "includeServiceDetails",
        body: types::TokenExchangeRequest = BODY,
    );
    "releaseToken" => release_token();
    "getTraversalSpecs" => get_traversal_specs(
        adapter_kind: Vec<String> = "adapterKind",
        name: Vec<String> = "name",
        resource_kind: Vec<String> = "resourceKind",
    );
    "deleteUserGroups" => delete_user_groups(id: Vec<Uuid> = "id");
    "getUserGroups" => get_user_groups(id: Vec<Uuid> = "id", name: Vec<String> = "name");
    "createUserGroup" => create_user_group(body: types::UserGroup = BODY);
    "modifyUserGroup" => modify_user_group(body: types::UserGroup = BODY);
    "getAssignedRolePermissionsForUserGroup" => get_assigned_role_permissions_for_user_group(
        group_id: Uuid = "groupId",
    );
    "assignRolePermissionToUserGroup" => assign_role_permission_to_user_group(
        group_id: Uuid = "groupId",
        body: types::RolePermission = BODY,
    );
    "unassignedRolePermissionFromUserGroup" => unassigned_role_permission_from_user_group(
        group_id: Uuid = "groupId",
        role_name: String = "roleName",
    );
    "assignTraversalSpecToUserGroup" => assign_traversal_spec_to_user_group(
        group_id: Uuid = "groupId",
        body: types::TraversalSpecInstance = BODY,
    );
    "deleteUserGroup" => delete_user_group(id: Uuid = "id");
    "getUserGroup" => get_user_group(id: Uuid = "id");
    "deleteUsers" => delete_users(id: Vec<Uuid> = "id");
    "getUsers" => get_users(
        id: Vec<Uuid> = "id",
        role_name: Vec<String> = "roleName",
        username: Vec<String> = "username",
    );
    "createUser" => create_user(body: types::User = BODY);
    "modifyUser" => modify_user(body: types::User = BODY);
    "changePassword" => change_password(body: types::PasswordChange = BODY);
    "deleteUser" => delete_user(id: Uuid = "id");
    "getUser" => get_user(id: Uuid = "id");
    "getAssignedRolePermissionsForUser" => get_assigned_role_permissions_for_user(
        user_id: Uuid = "userId",
    );
    "assignRolePermissionToUser" => assign_role_permission_to_user(
        user_id: Uuid = "userId",
        body: types::RolePermission = BODY,
    );
    "unassignedRolePermissionFromUser" => unassigned_role_permission_from_user(
        user_id: Uuid = "userId",
        role_name: String = "roleName",
    );
    "assignTraversalSpecToUser" => assign_traversal_spec_to_user(
        user_id: Uuid = "userId",
        body: types::TraversalSpecInstance = BODY,
    );
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
