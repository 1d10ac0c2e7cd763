//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

#![allow(
    clippy::all,
    deprecated,
    missing_docs,
    reason = "written by a machine; what the document does not describe has no text"
)]

pub mod builder;
mod client;
pub mod errors;
pub mod operations;
pub mod schemes;
pub(crate) mod servers;
pub mod types;
