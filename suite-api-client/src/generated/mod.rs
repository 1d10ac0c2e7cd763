//! The code that the document gives.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 b6dbd4b158a57f69ba5d4f9cd62cde802f7496be26f0aa7b12bf49ce944fcb51,
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
