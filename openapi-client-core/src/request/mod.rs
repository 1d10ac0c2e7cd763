//! Building and sending requests.

mod builder;
mod call;
mod custom;
pub(crate) mod parts;
pub(crate) mod read_only;
mod release;
mod settings;
#[cfg(test)]
mod tests;
mod to_header;

pub use builder::RequestBuilder;
pub use call::Call;
pub use custom::CustomRequest;
pub use read_only::ReadOnly;
pub use to_header::ToHeader;
