//! Tests of API clients: mock servers of a document, faults, and contract tests.
//!
#![doc = include_str!("../README.md")]

mod certificate;
mod clock;
mod connection;
#[doc(hidden)]
pub mod contract;
mod document;
mod exchange;
mod fault;
mod gate;
mod ledger;
mod lock;
mod mock;
mod response_context;
mod server;
mod stream;
mod stub;
mod tls;
mod value;
mod wire;

pub use certificate::{Authority, Certificate};
pub use clock::Clock;
pub use document::{Document, DocumentError, DocumentedOperation};
pub use exchange::{BODY, RequestValues, read_request, request_problems, response_problems};
pub use fault::{Chaos, ConnectionFault, Fault, Faults};
pub use gate::Gate;
pub use ledger::{Ledger, RecordedRequest};
pub use mock::{Mock, MockBuilder, MockError, OperationMock, Reply};
pub use response_context::ResponseContext;
pub use stub::StubServer;
pub use tls::{Tls, TlsVersion};
pub use value::{Direction, Extent, Samples, Schema};

/// What the simulators of this workspace are made with. A release may change it.
#[doc(hidden)]
pub mod service {
    pub use crate::lock::lock;
    pub use crate::server::{DropTokens, Options, Server};
}
