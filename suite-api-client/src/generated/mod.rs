//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 645888d657efb811bf7abefc945ffb0b2066790681fa43ca672b618b1c1b5ad1,
//! by progenitor 0.15.1.

#![allow(
    clippy::all,
    deprecated,
    missing_docs,
    reason = "written by a machine; what the document does not describe has no text"
)]

pub mod builder;
mod client;
pub(crate) mod errors;
pub mod operations;
pub mod types;
