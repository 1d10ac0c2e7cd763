//! An OpenAPI document, read for tests by none of the code that makes clients.

mod json;
mod media_type;
mod operation;
mod parameter;
mod path;

pub use json::{Document, DocumentError};
pub(crate) use media_type::{essence, is_json, json_content};
pub use operation::DocumentedOperation;
pub(crate) use parameter::{Form, Parameter, parts};
pub(crate) use path::{literal_length, matched};
