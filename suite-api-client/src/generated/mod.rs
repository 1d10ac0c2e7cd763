//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 715d013c5d851c2dcadba3bb645b8c2d14acfbcc6ce776a5d233792568c768a5,
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
