//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::errors;
use ::openapi_client_core::{Method, Operation, TypedOperation};

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
pub static GET_CURRENT_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getCurrentUser",
        Method::GET,
        "/api/auth/currentuser",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/currentuser/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::new(
        "getAssignedRolePermissionsForCurrentUser",
        Method::GET,
        "/api/auth/currentuser/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/currentuser/roles/{roleName}/privileges`
pub static GET_CURRENT_USER_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getCurrentUserRolePrivileges",
        Method::GET,
        "/api/auth/currentuser/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/privilegegroups`
pub static GET_AVAILABLE_PRIVILEGE_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAvailablePrivilegeGroups",
        Method::GET,
        "/api/auth/privilegegroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/privileges`
pub static GET_AVAILABLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAvailablePrivileges",
        Method::GET,
        "/api/auth/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/roles`
pub static GET_ROLES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getRoles",
        Method::GET,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/roles`
pub static UPDATE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "updateUserRole",
        Method::PUT,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/roles`
pub static CREATE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "createUserRole",
        Method::POST,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/roles/{roleName}`
pub static GET_ROLE_BY_NAME: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getRoleByName",
        Method::GET,
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/roles/{roleName}`
pub static DELETE_USER_ROLE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteUserRole",
        Method::DELETE,
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/roles/{roleName}/privileges`
pub static GET_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getRolePrivileges",
        Method::GET,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/roles/{roleName}/privileges`
pub static SET_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "setRolePrivileges",
        Method::PUT,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/roles/{roleName}/privileges`
pub static ADD_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "addRolePrivileges",
        Method::POST,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/roles/{roleName}/privileges`
pub static REMOVE_ROLE_PRIVILEGES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "removeRolePrivileges",
        Method::DELETE,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/scopes`
pub static GET_ALL_OBJECT_SCOPES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAllObjectScopes",
        Method::GET,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/scopes`
pub static MODIFY_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "modifyScope",
        Method::PUT,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/scopes`
pub static CREATE_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "createScope",
        Method::POST,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/scopes`
pub static DELETE_SCOPES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteScopes",
        Method::DELETE,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/scopes/{scopeId}`
pub static GET_SCOPE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getScope",
        Method::GET,
        "/api/auth/scopes/{scopeId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/sources`
pub static GET_AUTH_SOURCES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAuthSources",
        Method::GET,
        "/api/auth/sources",
    )
    .requires(&[&[], &["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/sources`
pub static UPDATE_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "updateAuthSource",
        Method::PUT,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .secret()
    .failing_with();

/// `POST /api/auth/sources`
pub static ADD_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "addAuthSource",
        Method::POST,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `PATCH /api/auth/sources`
pub static PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::new(
        "patchAuthSourceWithCertificateDetails",
        Method::PATCH,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/sources/test`
pub static TEST_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "testAuthSource",
        Method::POST,
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `PATCH /api/auth/sources/test`
pub static PATCH_TEST_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "patchTestAuthSource",
        Method::PATCH,
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `GET /api/auth/sources/vidb/well-known-url`
pub static GET_VIDB_WELL_KNOWN_URL: TypedOperation<errors::Error409Or500Or4xxOr5xx> = Operation::new(
        "getVIDBWellKnownURL",
        Method::GET,
        "/api/auth/sources/vidb/well-known-url",
    )
    .idempotent()
    .failing_with();

/// `POST /api/auth/sources/{id}/usergroups/search`
pub static SEARCH_USER_GROUPS_FOR_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "searchUserGroupsForAuthSource",
        Method::POST,
        "/api/auth/sources/{id}/usergroups/search",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `PUT /api/auth/sources/{id}/usergroups/synchronize`
pub static SYNCHRONIZE_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "synchronizeUserGroups",
        Method::PUT,
        "/api/auth/sources/{id}/usergroups/synchronize",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/sources/{id}/users`
pub static IMPORT_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "importUsers",
        Method::POST,
        "/api/auth/sources/{id}/users",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `POST /api/auth/sources/{id}/users/search`
pub static SEARCH_USERS_FOR_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "searchUsersForAuthSource",
        Method::POST,
        "/api/auth/sources/{id}/users/search",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `GET /api/auth/sources/{sourceId}`
pub static GET_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAuthSource",
        Method::GET,
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/sources/{sourceId}`
pub static DELETE_AUTH_SOURCE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteAuthSource",
        Method::DELETE,
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .secret()
    .optional_body()
    .failing_with();

/// `GET /api/auth/sourcetypes`
pub static GET_AUTH_SOURCE_TYPES: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAuthSourceTypes",
        Method::GET,
        "/api/auth/sourcetypes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/sourcetypes/{sourceId}`
pub static GET_AUTH_SOURCE_TYPE: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getAuthSourceType",
        Method::GET,
        "/api/auth/sourcetypes/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/token/acquire`
pub static ACQUIRE_TOKEN: TypedOperation<errors::Error401Or4xxOr5xx> = Operation::new(
        "acquireToken",
        Method::POST,
        "/api/auth/token/acquire",
    )
    .idempotent()
    .secret()
    .failing_with();

/// `POST /api/auth/token/exchange`
pub static EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN: TypedOperation<
    errors::Error400Or500Or4xxOr5xx,
> = Operation::new(
        "exchangeOpsTokenWithJwtToken",
        Method::POST,
        "/api/auth/token/exchange",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `POST /api/auth/token/release`
pub static RELEASE_TOKEN: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "releaseToken",
        Method::POST,
        "/api/auth/token/release",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/traversalspecs`
pub static GET_TRAVERSAL_SPECS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getTraversalSpecs",
        Method::GET,
        "/api/auth/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/usergroups`
pub static GET_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getUserGroups",
        Method::GET,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/usergroups`
pub static MODIFY_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "modifyUserGroup",
        Method::PUT,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `POST /api/auth/usergroups`
pub static CREATE_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "createUserGroup",
        Method::POST,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .failing_with();

/// `DELETE /api/auth/usergroups`
pub static DELETE_USER_GROUPS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteUserGroups",
        Method::DELETE,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .required(&[(::openapi_client_core::Place::Query, "id")])
    .failing_with();

/// `GET /api/auth/usergroups/{groupId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::new(
        "getAssignedRolePermissionsForUserGroup",
        Method::GET,
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/usergroups/{groupId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "assignRolePermissionToUserGroup",
        Method::PUT,
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/usergroups/{groupId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::new(
        "unassignedRolePermissionFromUserGroup",
        Method::DELETE,
        "/api/auth/usergroups/{groupId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/usergroups/{groupId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "assignTraversalSpecToUserGroup",
        Method::PUT,
        "/api/auth/usergroups/{groupId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/usergroups/{id}`
pub static GET_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getUserGroup",
        Method::GET,
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/usergroups/{id}`
pub static DELETE_USER_GROUP: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteUserGroup",
        Method::DELETE,
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/users`
pub static GET_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getUsers",
        Method::GET,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/users`
pub static MODIFY_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "modifyUser",
        Method::PUT,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .secret()
    .failing_with();

/// `POST /api/auth/users`
pub static CREATE_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "createUser",
        Method::POST,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .secret()
    .failing_with();

/// `DELETE /api/auth/users`
pub static DELETE_USERS: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteUsers",
        Method::DELETE,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .required(&[(::openapi_client_core::Place::Query, "id")])
    .failing_with();

/// `PUT /api/auth/users/passwordchange`
pub static CHANGE_PASSWORD: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "changePassword",
        Method::PUT,
        "/api/auth/users/passwordchange",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .secret()
    .failing_with();

/// `GET /api/auth/users/{id}`
pub static GET_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "getUser",
        Method::GET,
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/users/{id}`
pub static DELETE_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "deleteUser",
        Method::DELETE,
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `GET /api/auth/users/{userId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER: TypedOperation<
    errors::Error4xxOr5xx,
> = Operation::new(
        "getAssignedRolePermissionsForUser",
        Method::GET,
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/users/{userId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "assignRolePermissionToUser",
        Method::PUT,
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `DELETE /api/auth/users/{userId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "unassignedRolePermissionFromUser",
        Method::DELETE,
        "/api/auth/users/{userId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();

/// `PUT /api/auth/users/{userId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER: TypedOperation<errors::Error4xxOr5xx> = Operation::new(
        "assignTraversalSpecToUser",
        Method::PUT,
        "/api/auth/users/{userId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .failing_with();
