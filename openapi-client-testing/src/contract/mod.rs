//! The contract tests of a made crate: each operation is called through the client.

mod calls;
mod files;
mod macros;
mod outcome;
mod run;

pub use calls::{Call, Calls, Sent};
pub use files::{file, files, form};
pub use outcome::{Outcome, Read, bytes, json, opaque};
pub use run::{Checked, documented_answers, requests, undocumented_answers};
