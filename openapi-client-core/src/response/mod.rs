//! Responses with a success status: read completely, or as a stream.

mod answer;
mod body_mode;
mod complete;
mod reception;
mod stream;
mod text;
mod value;

pub use answer::Answer;
pub(crate) use answer::BySelection;
pub(crate) use body_mode::{BodyMode, Complete, Streamed};
pub use complete::Response;
pub(crate) use reception::Reception;
pub use stream::ByteStream;
pub use value::ResponseValue;
