//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::errors;
use ::openapi_client_core::{Operation, TypedOperation};

/// Every operation of this client, in the document's order.
pub static ALL: &[&Operation] = &[
    GENERATE_API_TOKEN.operation(),
    GET_USERS.operation(),
    CREATE_USER.operation(),
    GET_USER.operation(),
    DELETE_USER.operation(),
    GET_ACTIVE_DIRECTORY_GROUPS.operation(),
    CREATE_ACTIVE_DIRECTORY_GROUP.operation(),
    GET_ACTIVE_DIRECTORY_GROUP.operation(),
    DELETE_ACTIVE_DIRECTORY_GROUP.operation(),
    MODIFY_ACTIVE_DIRECTORY_GROUP.operation(),
    REVOKE_API_TOKEN.operation(),
    GET_TOKEN.operation(),
    REVOKE_TOKEN.operation(),
];

/// `POST /v1/users/{apiUserUid}/apiToken/generate`
pub static GENERATE_API_TOKEN: TypedOperation<errors::Error400Or401Or403Or500> = Operation::post(
        "generateApiToken",
        "/v1/users/{apiUserUid}/apiToken/generate",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `GET /v1/users`
pub static GET_USERS: TypedOperation<errors::Error400Or401Or403Or500> = Operation::get(
        "getUsers",
        "/v1/users",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `POST /v1/users`
pub static CREATE_USER: TypedOperation<errors::Error400Or401Or403Or500> = Operation::post(
        "createUser",
        "/v1/users",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `GET /v1/users/{userUid}`
pub static GET_USER: TypedOperation<errors::Error400Or401Or403Or404Or500> = Operation::get(
        "getUser",
        "/v1/users/{userUid}",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `DELETE /v1/users/{userUid}`
pub static DELETE_USER: TypedOperation<errors::Error400Or401Or403Or500> = Operation::delete(
        "deleteUser",
        "/v1/users/{userUid}",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `GET /v1/users/groups`
pub static GET_ACTIVE_DIRECTORY_GROUPS: TypedOperation<
    errors::Error400Or401Or403Or500,
> = Operation::get("getActiveDirectoryGroups", "/v1/users/groups")
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `POST /v1/users/groups`
pub static CREATE_ACTIVE_DIRECTORY_GROUP: TypedOperation<
    errors::Error400Or401Or403Or500,
> = Operation::post("createActiveDirectoryGroup", "/v1/users/groups")
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `GET /v1/users/groups/{groupUid}`
pub static GET_ACTIVE_DIRECTORY_GROUP: TypedOperation<
    errors::Error400Or401Or403Or404Or500,
> = Operation::get("getActiveDirectoryGroup", "/v1/users/groups/{groupUid}")
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `DELETE /v1/users/groups/{groupUid}`
pub static DELETE_ACTIVE_DIRECTORY_GROUP: TypedOperation<
    errors::Error400Or401Or403Or500,
> = Operation::delete("deleteActiveDirectoryGroup", "/v1/users/groups/{groupUid}")
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `PATCH /v1/users/groups/{groupUid}`
pub static MODIFY_ACTIVE_DIRECTORY_GROUP: TypedOperation<
    errors::Error400Or401Or403Or404Or500,
> = Operation::patch("modifyActiveDirectoryGroup", "/v1/users/groups/{groupUid}")
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `POST /v1/users/{apiUserUid}/apiToken/revoke`
pub static REVOKE_API_TOKEN: TypedOperation<errors::Error400Or401Or403Or500> = Operation::post(
        "revokeApiToken",
        "/v1/users/{apiUserUid}/apiToken/revoke",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `GET /v1/token`
pub static GET_TOKEN: TypedOperation<errors::Error401Or500> = Operation::get(
        "getToken",
        "/v1/token",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();

/// `POST /v1/token/revoke`
pub static REVOKE_TOKEN: TypedOperation<errors::Error401Or500> = Operation::post(
        "revokeToken",
        "/v1/token/revoke",
    )
    .requires(&[&["bearerAuth"]])
    .failing_with();
