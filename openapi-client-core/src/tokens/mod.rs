//! Tokens: where they come from, how long they are valid, and how tasks share
//! one acquisition.

mod authorization;
mod cache;
mod cached_token;
mod credentials;
mod scheme;
mod session;
mod source;
#[cfg(test)]
mod tests;

pub use authorization::Authorization;
pub(crate) use cache::{TokenCache, TokenLimits};
pub(crate) use credentials::{Credentials, Tokens};
pub use scheme::{NamedScheme, SecurityScheme};
pub use session::Session;
pub use source::{AcquireToken, IssuedToken, ReleaseToken, TokenSource};
