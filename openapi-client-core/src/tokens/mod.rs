//! Tokens: where they come from, how long they are valid, and how tasks share
//! one acquisition.

mod authorization;
mod cache;
mod cached_token;
mod source;
#[cfg(test)]
mod tests;

pub use authorization::{Authorization, SecurityScheme};
pub(crate) use cache::TokenCache;
pub(crate) use cached_token::CachedToken;
pub use source::{AcquireToken, IssuedToken, TokenSource};
