//! What is measured: the same calls three ways and a server for them, since
//! what a call through our clients costs says something only beside what it
//! costs otherwise; and the loads that tokens, lists and downloads are held to.
//!
//! A crate of its own, so that benchmarks and the programs which count can be
//! built with optimizations without all that the contract tests need.

pub mod bare;
pub mod call;
pub mod loads;
pub mod ours;
pub mod server;
pub mod stock;
