//! A server of any document.

mod answer;
mod on;
mod reply;
mod routes;
mod server;

pub(crate) use answer::{NO_VALUE, documented};
pub use on::OperationMock;
pub use reply::Reply;

pub use server::{Mock, MockBuilder, MockError};
