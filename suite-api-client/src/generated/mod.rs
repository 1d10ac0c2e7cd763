//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 58bb4fcc95398155dd2f71bae3a6a20873cdd74cf3d1007d7c81623dedccf98c,
//! by progenitor 0.15.1.

#![allow(
    clippy::all,
    missing_docs,
    reason = "written by a machine; what the document does not describe has no text"
)]

pub mod builder;
mod client;
pub(crate) mod errors;
pub mod operations;
pub mod types;
