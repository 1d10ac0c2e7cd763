//! Bodies of requests: bytes, streams and forms.

mod form;
mod json_items;
mod multipart;
mod request_body;

pub use form::{FilePart, Form};
pub(crate) use multipart::assemble;
pub use request_body::Body;
