//! Tokens: where they come from, how long they are good, and how many tasks
//! share the getting of one.

mod cache;
mod source;
#[cfg(test)]
mod tests;

pub(crate) use cache::{Held, TokenCache};
pub use source::{AcquireToken, IssuedToken, TokenSource};
