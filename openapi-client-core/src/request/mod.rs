//! Building and sending requests.

mod builder;
pub(crate) mod parts;
mod release;
#[cfg(test)]
mod tests;
mod to_header;

pub use builder::RequestBuilder;
pub use to_header::ToHeader;
