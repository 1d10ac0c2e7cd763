//! Two services in memory, for demos and tests: Cisco Security Cloud Control ([`Scc`]) and
//! the suite-api of VMware Aria Operations ([`SuiteApi`]).
//!
#![doc = include_str!("../README.md")]

mod call;
mod data_file;
mod json;
mod jwt;
mod reply;
pub mod scc;
mod service;
mod service_faults;
mod specification;
mod store;
pub mod suite_api;
mod xml;

pub use openapi_client_testing::{
    Authority, Certificate, Chaos, Clock, ConnectionFault, Fault, Faults, Gate, Ledger,
    RecordedRequest, StubServer, Tls, TlsVersion,
};
pub use scc::{Scc, SccBuilder};
pub use service_faults::ServiceFaults;
pub use suite_api::{SuiteApi, SuiteApiBuilder};
