//! The security schemes of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use ::openapi_client_core::{NamedScheme, SecurityScheme};

/// Every security scheme, in the document's order.
pub const ALL: &[NamedScheme] = &[BEARER_AUTH];

/// The scheme `bearerAuth`: in the header `Authorization`, after `Bearer`.
pub const BEARER_AUTH: NamedScheme = NamedScheme::new(
    "bearerAuth",
    SecurityScheme::Http("Bearer"),
);
