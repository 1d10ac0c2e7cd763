//! Running progenitor: what it sees of a document, and which parts of one it
//! fails on.

pub(crate) mod bisect;
mod input;
pub(crate) mod panics;
mod run;

pub(crate) use run::generate;
pub use run::is_generating;

/// The version of progenitor whose output the stage *refine* knows.
pub const PROGENITOR: &str = "0.15.1";
