//! Two services in memory, for demos and tests: Cisco Security Cloud Control ([`Scc`]) and
//! the suite-api of VMware Aria Operations ([`SuiteApi`]).
//!
#![doc = include_str!("../README.md")]

mod call;
mod certificate;
mod clock;
mod connection;
mod data_file;
mod fault;
mod gate;
mod json;
mod jwt;
mod ledger;
mod lock;
mod reply;
mod response_context;
pub mod scc;
mod server;
mod service;
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
