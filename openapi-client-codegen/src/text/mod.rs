//! The texts of a document in Rust documentation and in Markdown.

pub(crate) mod markdown;
pub(crate) mod rustdoc;
