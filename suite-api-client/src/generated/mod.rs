//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
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
pub mod types;
