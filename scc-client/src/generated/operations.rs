//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use ::client_core::{Method, Operation, StatusPattern};

/// Every operation of this client, in the document's order.
pub static ALL: [&Operation; 1] = [&GENERATE_API_TOKEN];

/// `POST /v1/users/{apiUserUid}/apiToken/generate`
pub static GENERATE_API_TOKEN: Operation = Operation::new(
        "generateApiToken",
        Method::POST,
        "/v1/users/{apiUserUid}/apiToken/generate",
    )
    .authenticated()
    .errors(
        &[
            (StatusPattern::Code(400), Some("CommonApiError")),
            (StatusPattern::Code(401), Some("AuthenticationError")),
            (StatusPattern::Code(403), Some("CommonApiError")),
            (StatusPattern::Code(500), Some("CommonApiError")),
        ],
    );
