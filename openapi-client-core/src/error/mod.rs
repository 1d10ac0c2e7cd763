//! Why a call failed.

mod call_error;
mod kind;
mod sent;
mod typed;

pub use call_error::CallError;
pub use kind::ErrorKind;
pub(crate) use sent::Sent;
pub use typed::{Error, ErrorBody};
