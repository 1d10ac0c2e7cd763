//! Why a call failed.

mod call_error;
mod kind;
mod typed;

pub use call_error::CallError;
pub use kind::ErrorKind;
pub use typed::{Error, ErrorBody};
