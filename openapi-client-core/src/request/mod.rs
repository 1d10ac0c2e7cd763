//! Building and sending requests.

mod builder;
pub(crate) mod parts;
pub(crate) mod read_only;
mod release;
#[cfg(test)]
mod tests;
mod to_header;

pub use builder::RequestBuilder;
pub use read_only::ReadOnly;
pub use to_header::ToHeader;
