//! What is sent and answered, held against the operation that it is of.

mod body;
mod multipart;
mod parameters;
mod request;
mod response;
mod text;
mod values;

pub(crate) use request::request_values;
pub use request::{read_request, request_problems};
pub use response::response_problems;
pub(crate) use values::difference;
pub use values::{BODY, RequestValues};
