//! What the run time knows of each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

use ::client_core::{Method, Operation, StatusPattern};

/// Every operation of this client, in the document's order.
pub static ALL: [&Operation; 3] = [
    &ACQUIRE_TOKEN,
    &EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN,
    &RELEASE_TOKEN,
];

/// `POST /api/auth/token/acquire`
pub static ACQUIRE_TOKEN: Operation = Operation::new(
        "acquireToken",
        Method::POST,
        "/api/auth/token/acquire",
    )
    .errors(&[(StatusPattern::Code(401), None)]);

/// `POST /api/auth/token/exchange`
pub static EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN: Operation = Operation::new(
        "exchangeOpsTokenWithJwtToken",
        Method::POST,
        "/api/auth/token/exchange",
    )
    .authenticated()
    .errors(&[(StatusPattern::Code(400), None), (StatusPattern::Code(500), None)]);

/// `POST /api/auth/token/release`
pub static RELEASE_TOKEN: Operation = Operation::new(
        "releaseToken",
        Method::POST,
        "/api/auth/token/release",
    )
    .authenticated();
