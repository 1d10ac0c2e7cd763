//! A server of any document.

mod answer;
mod on;
mod reply;
mod routes;
mod server;

pub(crate) use answer::{NO_VALUE, documented};
pub use on::OperationMock;
pub use reply::Reply;
pub(crate) use routes::BASE_PATH;
pub use server::{Mock, MockBuilder, MockError};
