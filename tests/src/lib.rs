//! What the contract tests share: the documents, validation by their schemas,
//! and checks of what was sent and answered.
//!
//! Each API has a test binary, such as `tests/tests/scc` and
//! `tests/tests/suite_api`: the tests in `tests/tests/shared`, which are compiled
//! for each, and those of what is particular to it. `tests/tests/budgets` holds
//! both clients to the counts in `tests/budgets.toml`; `tests/benchmarks`
//! measures times on the same servers.

pub mod between;
pub mod call;
pub mod choices;
pub mod described;
pub mod document;
pub mod evidence_table;
pub mod exchange;
pub mod failures;
pub mod faults;
pub mod given;
pub mod ledger_audit;
pub mod listed_tokens;
pub mod load;
pub mod random;
pub mod runtimes;
pub mod sample_server;
pub mod samples;
pub mod schema;
pub mod secrets;
pub mod shapes;
pub mod tls;
pub mod trace_recorder;
pub mod variants;
pub mod vendor;
pub mod waiting_tasks;
pub mod wire;

#[doc(hidden)]
pub use openapi_client_core::DecodeError;
#[doc(hidden)]
pub use serde_json::Value;

/// The code in the READMEs compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../scc-client/README.md")]
#[doc = include_str!("../../suite-api-client/README.md")]
pub struct Readmes;
