//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use ::openapi_client_core::{Method, Operation, StatusPattern};

/// Every operation of this client, in the document's order.
pub static ALL: &[&Operation] = &[
    &GENERATE_API_TOKEN,
    &GET_USERS,
    &CREATE_USER,
    &GET_USER,
    &DELETE_USER,
    &GET_ACTIVE_DIRECTORY_GROUPS,
    &CREATE_ACTIVE_DIRECTORY_GROUP,
    &GET_ACTIVE_DIRECTORY_GROUP,
    &DELETE_ACTIVE_DIRECTORY_GROUP,
    &MODIFY_ACTIVE_DIRECTORY_GROUP,
    &REVOKE_API_TOKEN,
    &GET_TOKEN,
    &REVOKE_TOKEN,
];

/// `POST /v1/users/{apiUserUid}/apiToken/generate`
pub static GENERATE_API_TOKEN: Operation = Operation::new(
        "generateApiToken",
        Method::POST,
        "/v1/users/{apiUserUid}/apiToken/generate",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `GET /v1/users`
pub static GET_USERS: Operation = Operation::new("getUsers", Method::GET, "/v1/users")
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `POST /v1/users`
pub static CREATE_USER: Operation = Operation::new(
        "createUser",
        Method::POST,
        "/v1/users",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `GET /v1/users/{userUid}`
pub static GET_USER: Operation = Operation::new(
        "getUser",
        Method::GET,
        "/v1/users/{userUid}",
    )
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(404), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `DELETE /v1/users/{userUid}`
pub static DELETE_USER: Operation = Operation::new(
        "deleteUser",
        Method::DELETE,
        "/v1/users/{userUid}",
    )
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `GET /v1/users/groups`
pub static GET_ACTIVE_DIRECTORY_GROUPS: Operation = Operation::new(
        "getActiveDirectoryGroups",
        Method::GET,
        "/v1/users/groups",
    )
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `POST /v1/users/groups`
pub static CREATE_ACTIVE_DIRECTORY_GROUP: Operation = Operation::new(
        "createActiveDirectoryGroup",
        Method::POST,
        "/v1/users/groups",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `GET /v1/users/groups/{groupUid}`
pub static GET_ACTIVE_DIRECTORY_GROUP: Operation = Operation::new(
        "getActiveDirectoryGroup",
        Method::GET,
        "/v1/users/groups/{groupUid}",
    )
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(404), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `DELETE /v1/users/groups/{groupUid}`
pub static DELETE_ACTIVE_DIRECTORY_GROUP: Operation = Operation::new(
        "deleteActiveDirectoryGroup",
        Method::DELETE,
        "/v1/users/groups/{groupUid}",
    )
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `PATCH /v1/users/groups/{groupUid}`
pub static MODIFY_ACTIVE_DIRECTORY_GROUP: Operation = Operation::new(
        "modifyActiveDirectoryGroup",
        Method::PATCH,
        "/v1/users/groups/{groupUid}",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(404), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `POST /v1/users/{apiUserUid}/apiToken/revoke`
pub static REVOKE_API_TOKEN: Operation = Operation::new(
        "revokeApiToken",
        Method::POST,
        "/v1/users/{apiUserUid}/apiToken/revoke",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `GET /v1/token`
pub static GET_TOKEN: Operation = Operation::new("getToken", Method::GET, "/v1/token")
    .requires(&[&["bearerAuth"]])
    .idempotent()
    .errors(
        &[
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );

/// `POST /v1/token/revoke`
pub static REVOKE_TOKEN: Operation = Operation::new(
        "revokeToken",
        Method::POST,
        "/v1/token/revoke",
    )
    .requires(&[&["bearerAuth"]])
    .errors(
        &[
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );
