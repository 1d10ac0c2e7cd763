//! Building and sending requests.

mod builder;
mod call;
mod custom;
mod generated;
pub(crate) mod parts;
mod payload;
pub(crate) mod read_only;
mod release;
mod settings;
#[cfg(test)]
mod tests;
mod to_header;

pub use builder::RequestBuilder;
pub use call::Call;
pub use custom::CustomRequest;
pub use generated::Request;
pub use payload::{BuiltBody, Payload, RawBody, TextBody, ValueBody};
pub use read_only::ReadOnly;
pub use to_header::ToHeader;
