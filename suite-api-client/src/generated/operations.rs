//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::errors;
use ::openapi_client_core::{Operation, TypedOperation};

/// Every operation of this client, in the document's order.
pub static ALL: &[&Operation] = &[
    GET_CURRENT_USER.operation(),
    GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER.operation(),
    GET_CURRENT_USER_ROLE_PRIVILEGES.operation(),
    GET_AVAILABLE_PRIVILEGE_GROUPS.operation(),
    GET_AVAILABLE_PRIVILEGES.operation(),
    GET_ROLES.operation(),
    UPDATE_USER_ROLE.operation(),
    CREATE_USER_ROLE.operation(),
    GET_ROLE_BY_NAME.operation(),
    DELETE_USER_ROLE.operation(),
    GET_ROLE_PRIVILEGES.operation(),
    SET_ROLE_PRIVILEGES.operation(),
    ADD_ROLE_PRIVILEGES.operation(),
    REMOVE_ROLE_PRIVILEGES.operation(),
    GET_ALL_OBJECT_SCOPES.operation(),
    MODIFY_SCOPE.operation(),
    CREATE_SCOPE.operation(),
    DELETE_SCOPES.operation(),
    GET_SCOPE.operation(),
    GET_AUTH_SOURCES.operation(),
    UPDATE_AUTH_SOURCE.operation(),
    ADD_AUTH_SOURCE.operation(),
    PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS.operation(),
    TEST_AUTH_SOURCE.operation(),
    PATCH_TEST_AUTH_SOURCE.operation(),
    GET_VIDB_WELL_KNOWN_URL.operation(),
    SEARCH_USER_GROUPS_FOR_AUTH_SOURCE.operation(),
    SYNCHRONIZE_USER_GROUPS.operation(),
    IMPORT_USERS.operation(),
    SEARCH_USERS_FOR_AUTH_SOURCE.operation(),
    GET_AUTH_SOURCE.operation(),
    DELETE_AUTH_SOURCE.operation(),
    GET_AUTH_SOURCE_TYPES.operation(),
    GET_AUTH_SOURCE_TYPE.operation(),
    ACQUIRE_TOKEN.operation(),
    EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN.operation(),
    RELEASE_TOKEN.operation(),
    GET_TRAVERSAL_SPECS.operation(),
    GET_USER_GROUPS.operation(),
    MODIFY_USER_GROUP.operation(),
    CREATE_USER_GROUP.operation(),
    DELETE_USER_GROUPS.operation(),
    GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP.operation(),
    ASSIGN_ROLE_PERMISSION_TO_USER_GROUP.operation(),
    UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP.operation(),
    ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP.operation(),
    GET_USER_GROUP.operation(),
    DELETE_USER_GROUP.operation(),
    GET_USERS.operation(),
    MODIFY_USER.operation(),
    CREATE_USER.operation(),
    DELETE_USERS.operation(),
    CHANGE_PASSWORD.operation(),
    GET_USER.operation(),
    DELETE_USER.operation(),
    GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER.operation(),
    ASSIGN_ROLE_PERMISSION_TO_USER.operation(),
    UNASSIGNED_ROLE_PERMISSION_FROM_USER.operation(),
    ASSIGN_TRAVERSAL_SPEC_TO_USER.operation(),
];

/// `GET /api/auth/currentuser`
pub static GET_CURRENT_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getCurrentUser",
        "/api/auth/currentuser",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/currentuser/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::get(
        "getAssignedRolePermissionsForCurrentUser",
        "/api/auth/currentuser/permissions",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/currentuser/roles/{roleName}/privileges`
pub static GET_CURRENT_USER_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getCurrentUserRolePrivileges",
        "/api/auth/currentuser/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/privilegegroups`
pub static GET_AVAILABLE_PRIVILEGE_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAvailablePrivilegeGroups",
        "/api/auth/privilegegroups",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/privileges`
pub static GET_AVAILABLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAvailablePrivileges",
        "/api/auth/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/roles`
pub static GET_ROLES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getRoles",
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/roles`
pub static UPDATE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "updateUserRole",
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/roles`
pub static CREATE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "createUserRole",
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/roles/{roleName}`
pub static GET_ROLE_BY_NAME: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getRoleByName",
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/roles/{roleName}`
pub static DELETE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteUserRole",
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/roles/{roleName}/privileges`
pub static GET_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getRolePrivileges",
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/roles/{roleName}/privileges`
pub static SET_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "setRolePrivileges",
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/roles/{roleName}/privileges`
pub static ADD_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "addRolePrivileges",
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/roles/{roleName}/privileges`
pub static REMOVE_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "removeRolePrivileges",
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/scopes`
pub static GET_ALL_OBJECT_SCOPES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAllObjectScopes",
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/scopes`
pub static MODIFY_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "modifyScope",
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/scopes`
pub static CREATE_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "createScope",
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/scopes`
pub static DELETE_SCOPES: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteScopes",
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/scopes/{scopeId}`
pub static GET_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getScope",
        "/api/auth/scopes/{scopeId}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/sources`
pub static GET_AUTH_SOURCES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAuthSources",
        "/api/auth/sources",
    )
    .requires(&[&[], &["opsToken"]])
    .failing_with();

/// `PUT /api/auth/sources`
pub static UPDATE_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "updateAuthSource",
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/sources`
pub static ADD_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "addAuthSource",
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `PATCH /api/auth/sources`
pub static PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::patch("patchAuthSourceWithCertificateDetails", "/api/auth/sources")
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/sources/test`
pub static TEST_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "testAuthSource",
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `PATCH /api/auth/sources/test`
pub static PATCH_TEST_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::patch(
        "patchTestAuthSource",
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `GET /api/auth/sources/vidb/well-known-url`
pub static GET_VIDB_WELL_KNOWN_URL: TypedOperation<errors::Error409Or500Or4xxOr5xx> = Operation::get(
        "getVIDBWellKnownURL",
        "/api/auth/sources/vidb/well-known-url",
    )
    .failing_with();

/// `POST /api/auth/sources/{id}/usergroups/search`
pub static SEARCH_USER_GROUPS_FOR_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "searchUserGroupsForAuthSource",
        "/api/auth/sources/{id}/usergroups/search",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/sources/{id}/usergroups/synchronize`
pub static SYNCHRONIZE_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "synchronizeUserGroups",
        "/api/auth/sources/{id}/usergroups/synchronize",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/sources/{id}/users`
pub static IMPORT_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "importUsers",
        "/api/auth/sources/{id}/users",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/sources/{id}/users/search`
pub static SEARCH_USERS_FOR_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "searchUsersForAuthSource",
        "/api/auth/sources/{id}/users/search",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/sources/{sourceId}`
pub static GET_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAuthSource",
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/sources/{sourceId}`
pub static DELETE_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteAuthSource",
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .optional_body()
    .failing_with();

/// `GET /api/auth/sourcetypes`
pub static GET_AUTH_SOURCE_TYPES: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAuthSourceTypes",
        "/api/auth/sourcetypes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/sourcetypes/{sourceId}`
pub static GET_AUTH_SOURCE_TYPE: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getAuthSourceType",
        "/api/auth/sourcetypes/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/token/acquire`
pub static ACQUIRE_TOKEN: TypedOperation<errors::Error401Or4xxOr5xx> = Operation::post(
        "acquireToken",
        "/api/auth/token/acquire",
    )
    .idempotent()
    .secret()
    .failing_with();

/// `POST /api/auth/token/exchange`
pub static EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN: TypedOperation<
    errors::Error400Or500Or4xxOr5xx,
> = Operation::post("exchangeOpsTokenWithJwtToken", "/api/auth/token/exchange")
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/token/release`
pub static RELEASE_TOKEN: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "releaseToken",
        "/api/auth/token/release",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/traversalspecs`
pub static GET_TRAVERSAL_SPECS: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getTraversalSpecs",
        "/api/auth/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/usergroups`
pub static GET_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getUserGroups",
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/usergroups`
pub static MODIFY_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "modifyUserGroup",
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/usergroups`
pub static CREATE_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "createUserGroup",
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/usergroups`
pub static DELETE_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteUserGroups",
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .required(&[(::openapi_client_core::Place::Query, "id")])
    .failing_with();

/// `GET /api/auth/usergroups/{groupId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::get(
        "getAssignedRolePermissionsForUserGroup",
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/usergroups/{groupId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "assignRolePermissionToUserGroup",
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/usergroups/{groupId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::delete(
        "unassignedRolePermissionFromUserGroup",
        "/api/auth/usergroups/{groupId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/usergroups/{groupId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "assignTraversalSpecToUserGroup",
        "/api/auth/usergroups/{groupId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/usergroups/{id}`
pub static GET_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getUserGroup",
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/usergroups/{id}`
pub static DELETE_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteUserGroup",
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/users`
pub static GET_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getUsers",
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/users`
pub static MODIFY_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "modifyUser",
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/users`
pub static CREATE_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::post(
        "createUser",
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `DELETE /api/auth/users`
pub static DELETE_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteUsers",
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .required(&[(::openapi_client_core::Place::Query, "id")])
    .failing_with();

/// `PUT /api/auth/users/passwordchange`
pub static CHANGE_PASSWORD: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "changePassword",
        "/api/auth/users/passwordchange",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `GET /api/auth/users/{id}`
pub static GET_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::get(
        "getUser",
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/users/{id}`
pub static DELETE_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "deleteUser",
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/users/{userId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::get(
        "getAssignedRolePermissionsForUser",
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/users/{userId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "assignRolePermissionToUser",
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/users/{userId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::delete(
        "unassignedRolePermissionFromUser",
        "/api/auth/users/{userId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/users/{userId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::put(
        "assignTraversalSpecToUser",
        "/api/auth/users/{userId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .failing_with();
