//! The security schemes of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use ::openapi_client_core::{NamedScheme, SecurityScheme};

/// Every security scheme, in the document's order.
pub const ALL: &[NamedScheme] = &[OPS_TOKEN];

/// The scheme `opsToken`: as the header `Authorization`.
///
/// The word `OpsToken` (`vRealizeOpsToken` before 8.17), a space, and the
/// token.
pub const OPS_TOKEN: NamedScheme = NamedScheme::new(
    "opsToken",
    SecurityScheme::Header("Authorization"),
);
