//! What the contract tests share: the documents, validation by their schemas,
//! and checks of what was sent and answered.
//!
//! Each API has a test binary, `tests/tests/scc` and `tests/tests/suite_api`,
//! with the same topics in the same order. `tests/tests/budgets` holds both
//! clients to the counts in `tests/budgets.toml`; `tests/benchmarks` measures
//! times on the same servers.

pub mod crowd;
pub mod document;
pub mod door;
pub mod exchange;
pub mod facts;
pub mod failures;
pub mod faults;
pub mod random;
pub mod samples;
pub mod schema;
pub mod secrets;
pub mod shapes;
pub mod spans;
pub mod tally;
pub mod tls;
pub mod vendor;
pub mod wire;

/// The code in the READMEs compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../scc-client/README.md")]
#[doc = include_str!("../../suite-api-client/README.md")]
pub struct Readmes;
