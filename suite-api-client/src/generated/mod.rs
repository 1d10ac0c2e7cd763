//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
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
