//! Both services in memory, for demos and tests: Cisco Security Cloud Control
//! ([`Scc`]) and the suite-api of VMware Aria Operations ([`SuiteApi`]).
//!
//! Each service listens on a port of 127.0.0.1, keeps its state in memory, and stops
//! when its handle is dropped.
//!
//! ```
//! use scc_suite_api_simulator::{Clock, Fault, SuiteApi};
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
//! A test of a client needs more than answers:
//!
//! - [`Certificate`] and [`Authority`] make certificates, and [`Tls`] says how a service
//!   uses them;
//! - a [`Fault`] strikes one request, before or after it is executed; a
//!   [`ConnectionFault`] strikes a connection, before TLS and before HTTP;
//! - a [`Gate`] holds requests or answers back until the test says so;
//! - [`Chaos`] strikes at random, and the same way in every run;
//! - the [`Ledger`] tells what arrived, on which connection, and what was executed;
//! - a [`StubServer`] has all of that for an API that is not simulated.
//!
//! ```
//! use scc_suite_api_simulator::{Authority, Fault, Gate, Scc};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let authority = Authority::new(); // the client is to trust `authority.pem()`
//! let scc = Scc::builder().tls(authority.issue(&["127.0.0.1"])).start().await?;
//!
//! let gate = Gate::new();
//! scc.fail_next(Fault::hold_answer(&gate)); // executed at once, answered later
//! // … start a request, and then:
//! // gate.wait_until_held(1).await;
//! gate.open();
//!
//! assert!(scc.base_url().starts_with("https://127.0.0.1:"));
//! assert_eq!(scc.ledger().executions("POST", "/generate"), 0);
//! assert_eq!(scc.ledger().tls_failures(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! Which operations there are and what their requests must be like comes from the
//! documents from which the clients are generated. What the operations change outlives
//! them: [`SuiteApi::save`] and [`SuiteApiBuilder::load`] keep it in a file, and so do
//! [`Scc::save`] and [`SccBuilder::load`].
//!
//! What the servers do, and how certain that is, comes from the project's notes on the
//! real servers. Where the real behaviour is unknown, a builder has an option, or the
//! operation's function says what the simulator chose.

mod call;
mod certificate;
mod clock;
mod fault;
mod gate;
mod jwt;
mod ledger;
mod lock;
pub mod scc;
mod server;
mod specification;
mod store;
mod stream;
mod stub;
pub mod suite_api;
mod tls;
mod wire;
mod xml;

pub use certificate::{Authority, Certificate};
pub use clock::Clock;
pub use fault::{Chaos, ConnectionFault, Fault, Faults};
pub use gate::Gate;
pub use ledger::{Ledger, RecordedRequest};
pub use scc::{Scc, SccBuilder};
pub use stub::StubServer;
pub use suite_api::{SuiteApi, SuiteApiBuilder};
pub use tls::{Tls, TlsVersion};
