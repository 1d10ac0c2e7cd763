//! The workspace of the clients: its documents, its files on the disk, and the
//! build scripts.

pub mod build_script;
pub(crate) mod files;
mod generate;
pub mod sources;
