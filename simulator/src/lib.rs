//! Both services in memory, for demos and tests: Cisco Security Cloud Control
//! ([`Scc`]) and the suite-api of VMware Aria Operations ([`SuiteApi`]).
//!
//! Each service listens on a port of 127.0.0.1, keeps its state in memory, and stops
//! when its handle is dropped.
//!
//! ```
//! use simulator::{Clock, Fault, SuiteApi};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let clock = Clock::manual("2026-01-01T00:00:00Z".parse().expect("a date"));
//! let ops = SuiteApi::builder().clock(clock.clone()).start().await?;
//!
//! ops.fail_next(Fault::starting_up()); // the next request gets a 503
//! clock.advance(chrono::Duration::hours(6)); // every token is now too old
//! ops.expire_all_tokens(); // or: gone at once
//!
//! assert!(ops.base_url().ends_with("/suite-api"));
//! assert_eq!(ops.ledger().requests().len(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! What the servers do, and how certain that is, comes from the project's notes on the
//! real servers. Where the real behaviour is unknown, a builder has an option.

mod call;
mod clock;
mod fault;
mod jwt;
mod ledger;
mod lock;
mod presets;
pub mod scc;
mod server;
pub mod suite_api;
mod wire;
mod xml;

pub use clock::Clock;
pub use fault::{Fault, Faults};
pub use ledger::{Ledger, RecordedRequest};
pub use scc::{Scc, SccBuilder};
pub use suite_api::{SuiteApi, SuiteApiBuilder};
