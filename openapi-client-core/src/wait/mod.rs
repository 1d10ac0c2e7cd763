//! Waiting until something on a server has ended.

mod error;
#[cfg(test)]
mod tests;
mod until;

pub use error::WaitError;
pub use until::{WaitUntil, wait_until};
