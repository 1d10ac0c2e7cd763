//! The servers of a client: the one that it is built for, and those that only
//! some operations have.

mod operation_server;
mod servers;

pub use operation_server::OperationServer;
pub(crate) use servers::{OtherServer, Servers, Target};
