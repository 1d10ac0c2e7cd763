//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 b6dbd4b158a57f69ba5d4f9cd62cde802f7496be26f0aa7b12bf49ce944fcb51,
//! by progenitor 0.15.1.

use ::openapi_client_core::{Method, Operation, StatusPattern};

/// Every operation of this client, in the document's order.
pub static ALL: &[&Operation] = &[
    &GET_CURRENT_USER,
    &GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER,
    &GET_CURRENT_USER_ROLE_PRIVILEGES,
    &GET_AVAILABLE_PRIVILEGE_GROUPS,
    &GET_AVAILABLE_PRIVILEGES,
    &GET_ROLES,
    &UPDATE_USER_ROLE,
    &CREATE_USER_ROLE,
    &GET_ROLE_BY_NAME,
    &DELETE_USER_ROLE,
    &GET_ROLE_PRIVILEGES,
    &SET_ROLE_PRIVILEGES,
    &ADD_ROLE_PRIVILEGES,
    &REMOVE_ROLE_PRIVILEGES,
    &GET_ALL_OBJECT_SCOPES,
    &MODIFY_SCOPE,
    &CREATE_SCOPE,
    &DELETE_SCOPES,
    &GET_SCOPE,
    &GET_AUTH_SOURCES,
    &UPDATE_AUTH_SOURCE,
    &ADD_AUTH_SOURCE,
    &PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS,
    &TEST_AUTH_SOURCE,
    &PATCH_TEST_AUTH_SOURCE,
    &GET_VIDB_WELL_KNOWN_URL,
    &SEARCH_USER_GROUPS_FOR_AUTH_SOURCE,
    &SYNCHRONIZE_USER_GROUPS,
    &IMPORT_USERS,
    &SEARCH_USERS_FOR_AUTH_SOURCE,
    &GET_AUTH_SOURCE,
    &DELETE_AUTH_SOURCE,
    &GET_AUTH_SOURCE_TYPES,
    &GET_AUTH_SOURCE_TYPE,
    &ACQUIRE_TOKEN,
    &EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN,
    &RELEASE_TOKEN,
    &GET_TRAVERSAL_SPECS,
    &GET_USER_GROUPS,
    &MODIFY_USER_GROUP,
    &CREATE_USER_GROUP,
    &DELETE_USER_GROUPS,
    &GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP,
    &ASSIGN_ROLE_PERMISSION_TO_USER_GROUP,
    &UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP,
    &ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP,
    &GET_USER_GROUP,
    &DELETE_USER_GROUP,
    &GET_USERS,
    &MODIFY_USER,
    &CREATE_USER,
    &DELETE_USERS,
    &CHANGE_PASSWORD,
    &GET_USER,
    &DELETE_USER,
    &GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER,
    &ASSIGN_ROLE_PERMISSION_TO_USER,
    &UNASSIGNED_ROLE_PERMISSION_FROM_USER,
    &ASSIGN_TRAVERSAL_SPEC_TO_USER,
];

/// `GET /api/auth/currentuser`
pub static GET_CURRENT_USER: Operation = Operation::new(
        "getCurrentUser",
        Method::GET,
        "/api/auth/currentuser",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/currentuser/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER: Operation = Operation::new(
        "getAssignedRolePermissionsForCurrentUser",
        Method::GET,
        "/api/auth/currentuser/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/currentuser/roles/{roleName}/privileges`
pub static GET_CURRENT_USER_ROLE_PRIVILEGES: Operation = Operation::new(
        "getCurrentUserRolePrivileges",
        Method::GET,
        "/api/auth/currentuser/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/privilegegroups`
pub static GET_AVAILABLE_PRIVILEGE_GROUPS: Operation = Operation::new(
        "getAvailablePrivilegeGroups",
        Method::GET,
        "/api/auth/privilegegroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/privileges`
pub static GET_AVAILABLE_PRIVILEGES: Operation = Operation::new(
        "getAvailablePrivileges",
        Method::GET,
        "/api/auth/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/roles`
pub static GET_ROLES: Operation = Operation::new(
        "getRoles",
        Method::GET,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/roles`
pub static UPDATE_USER_ROLE: Operation = Operation::new(
        "updateUserRole",
        Method::PUT,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/roles`
pub static CREATE_USER_ROLE: Operation = Operation::new(
        "createUserRole",
        Method::POST,
        "/api/auth/roles",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/roles/{roleName}`
pub static GET_ROLE_BY_NAME: Operation = Operation::new(
        "getRoleByName",
        Method::GET,
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/roles/{roleName}`
pub static DELETE_USER_ROLE: Operation = Operation::new(
        "deleteUserRole",
        Method::DELETE,
        "/api/auth/roles/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/roles/{roleName}/privileges`
pub static GET_ROLE_PRIVILEGES: Operation = Operation::new(
        "getRolePrivileges",
        Method::GET,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/roles/{roleName}/privileges`
pub static SET_ROLE_PRIVILEGES: Operation = Operation::new(
        "setRolePrivileges",
        Method::PUT,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/roles/{roleName}/privileges`
pub static ADD_ROLE_PRIVILEGES: Operation = Operation::new(
        "addRolePrivileges",
        Method::POST,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/roles/{roleName}/privileges`
pub static REMOVE_ROLE_PRIVILEGES: Operation = Operation::new(
        "removeRolePrivileges",
        Method::DELETE,
        "/api/auth/roles/{roleName}/privileges",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/scopes`
pub static GET_ALL_OBJECT_SCOPES: Operation = Operation::new(
        "getAllObjectScopes",
        Method::GET,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/scopes`
pub static MODIFY_SCOPE: Operation = Operation::new(
        "modifyScope",
        Method::PUT,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/scopes`
pub static CREATE_SCOPE: Operation = Operation::new(
        "createScope",
        Method::POST,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/scopes`
pub static DELETE_SCOPES: Operation = Operation::new(
        "deleteScopes",
        Method::DELETE,
        "/api/auth/scopes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/scopes/{scopeId}`
pub static GET_SCOPE: Operation = Operation::new(
        "getScope",
        Method::GET,
        "/api/auth/scopes/{scopeId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/sources`
pub static GET_AUTH_SOURCES: Operation = Operation::new(
        "getAuthSources",
        Method::GET,
        "/api/auth/sources",
    )
    .requires(&[&[], &["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/sources`
pub static UPDATE_AUTH_SOURCE: Operation = Operation::new(
        "updateAuthSource",
        Method::PUT,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/sources`
pub static ADD_AUTH_SOURCE: Operation = Operation::new(
        "addAuthSource",
        Method::POST,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PATCH /api/auth/sources`
pub static PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS: Operation = Operation::new(
        "patchAuthSourceWithCertificateDetails",
        Method::PATCH,
        "/api/auth/sources",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/sources/test`
pub static TEST_AUTH_SOURCE: Operation = Operation::new(
        "testAuthSource",
        Method::POST,
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PATCH /api/auth/sources/test`
pub static PATCH_TEST_AUTH_SOURCE: Operation = Operation::new(
        "patchTestAuthSource",
        Method::PATCH,
        "/api/auth/sources/test",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/sources/vidb/well-known-url`
pub static GET_VIDB_WELL_KNOWN_URL: Operation = Operation::new(
        "getVIDBWellKnownURL",
        Method::GET,
        "/api/auth/sources/vidb/well-known-url",
    )
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(409), Some("Error")),
            (StatusPattern::Code(500), Some("Error")),
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/sources/{id}/usergroups/search`
pub static SEARCH_USER_GROUPS_FOR_AUTH_SOURCE: Operation = Operation::new(
        "searchUserGroupsForAuthSource",
        Method::POST,
        "/api/auth/sources/{id}/usergroups/search",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/sources/{id}/usergroups/synchronize`
pub static SYNCHRONIZE_USER_GROUPS: Operation = Operation::new(
        "synchronizeUserGroups",
        Method::PUT,
        "/api/auth/sources/{id}/usergroups/synchronize",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/sources/{id}/users`
pub static IMPORT_USERS: Operation = Operation::new(
        "importUsers",
        Method::POST,
        "/api/auth/sources/{id}/users",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/sources/{id}/users/search`
pub static SEARCH_USERS_FOR_AUTH_SOURCE: Operation = Operation::new(
        "searchUsersForAuthSource",
        Method::POST,
        "/api/auth/sources/{id}/users/search",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/sources/{sourceId}`
pub static GET_AUTH_SOURCE: Operation = Operation::new(
        "getAuthSource",
        Method::GET,
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/sources/{sourceId}`
pub static DELETE_AUTH_SOURCE: Operation = Operation::new(
        "deleteAuthSource",
        Method::DELETE,
        "/api/auth/sources/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/sourcetypes`
pub static GET_AUTH_SOURCE_TYPES: Operation = Operation::new(
        "getAuthSourceTypes",
        Method::GET,
        "/api/auth/sourcetypes",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/sourcetypes/{sourceId}`
pub static GET_AUTH_SOURCE_TYPE: Operation = Operation::new(
        "getAuthSourceType",
        Method::GET,
        "/api/auth/sourcetypes/{sourceId}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/token/acquire`
pub static ACQUIRE_TOKEN: Operation = Operation::new(
        "acquireToken",
        Method::POST,
        "/api/auth/token/acquire",
    )
    .errors(
        &[
            (StatusPattern::Code(401), Some("Error")),
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/token/exchange`
pub static EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN: Operation = Operation::new(
        "exchangeOpsTokenWithJwtToken",
        Method::POST,
        "/api/auth/token/exchange",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("Error")),
            (StatusPattern::Code(500), Some("Error")),
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/token/release`
pub static RELEASE_TOKEN: Operation = Operation::new(
        "releaseToken",
        Method::POST,
        "/api/auth/token/release",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/traversalspecs`
pub static GET_TRAVERSAL_SPECS: Operation = Operation::new(
        "getTraversalSpecs",
        Method::GET,
        "/api/auth/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/usergroups`
pub static GET_USER_GROUPS: Operation = Operation::new(
        "getUserGroups",
        Method::GET,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/usergroups`
pub static MODIFY_USER_GROUP: Operation = Operation::new(
        "modifyUserGroup",
        Method::PUT,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/usergroups`
pub static CREATE_USER_GROUP: Operation = Operation::new(
        "createUserGroup",
        Method::POST,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/usergroups`
pub static DELETE_USER_GROUPS: Operation = Operation::new(
        "deleteUserGroups",
        Method::DELETE,
        "/api/auth/usergroups",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/usergroups/{groupId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP: Operation = Operation::new(
        "getAssignedRolePermissionsForUserGroup",
        Method::GET,
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/usergroups/{groupId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER_GROUP: Operation = Operation::new(
        "assignRolePermissionToUserGroup",
        Method::PUT,
        "/api/auth/usergroups/{groupId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/usergroups/{groupId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP: Operation = Operation::new(
        "unassignedRolePermissionFromUserGroup",
        Method::DELETE,
        "/api/auth/usergroups/{groupId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/usergroups/{groupId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP: Operation = Operation::new(
        "assignTraversalSpecToUserGroup",
        Method::PUT,
        "/api/auth/usergroups/{groupId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/usergroups/{id}`
pub static GET_USER_GROUP: Operation = Operation::new(
        "getUserGroup",
        Method::GET,
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/usergroups/{id}`
pub static DELETE_USER_GROUP: Operation = Operation::new(
        "deleteUserGroup",
        Method::DELETE,
        "/api/auth/usergroups/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/users`
pub static GET_USERS: Operation = Operation::new(
        "getUsers",
        Method::GET,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/users`
pub static MODIFY_USER: Operation = Operation::new(
        "modifyUser",
        Method::PUT,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `POST /api/auth/users`
pub static CREATE_USER: Operation = Operation::new(
        "createUser",
        Method::POST,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/users`
pub static DELETE_USERS: Operation = Operation::new(
        "deleteUsers",
        Method::DELETE,
        "/api/auth/users",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/users/passwordchange`
pub static CHANGE_PASSWORD: Operation = Operation::new(
        "changePassword",
        Method::PUT,
        "/api/auth/users/passwordchange",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/users/{id}`
pub static GET_USER: Operation = Operation::new(
        "getUser",
        Method::GET,
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/users/{id}`
pub static DELETE_USER: Operation = Operation::new(
        "deleteUser",
        Method::DELETE,
        "/api/auth/users/{id}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `GET /api/auth/users/{userId}/permissions`
pub static GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER: Operation = Operation::new(
        "getAssignedRolePermissionsForUser",
        Method::GET,
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/users/{userId}/permissions`
pub static ASSIGN_ROLE_PERMISSION_TO_USER: Operation = Operation::new(
        "assignRolePermissionToUser",
        Method::PUT,
        "/api/auth/users/{userId}/permissions",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `DELETE /api/auth/users/{userId}/permissions/{roleName}`
pub static UNASSIGNED_ROLE_PERMISSION_FROM_USER: Operation = Operation::new(
        "unassignedRolePermissionFromUser",
        Method::DELETE,
        "/api/auth/users/{userId}/permissions/{roleName}",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );

/// `PUT /api/auth/users/{userId}/traversalspecs`
pub static ASSIGN_TRAVERSAL_SPEC_TO_USER: Operation = Operation::new(
        "assignTraversalSpecToUser",
        Method::PUT,
        "/api/auth/users/{userId}/traversalspecs",
    )
    .requires(&[&["opsToken"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), Some("Error")),
        ],
    );
