//! The maintainers' commands, as a library: `cargo xtask` runs them, and the
//! contract tests run the same code.
//!
//! - [`drift`]: `check` and `generate`, which compare files with what the
//!   documents give.
//! - [`vendor`]: a document made of a vendor's published pages.
//! - [`new`]: a client of another API, as a member of the workspace.
//! - [`partial`]: a client of any document, as a crate of its own.
//! - [`diff`]: what is other in the next version of a document.
//! - [`release`]: what was released, and how far the version has to rise since.
//! - [`corpus`]: clients of all documents of a folder, and a table of them.
//! - [`downstream`]: what a program that depends on the clients compiles.
//! - `bench`, a feature: what the clients and the pipeline cost.
//! - `demo`, a feature: both clients with simulated servers.

#[cfg(feature = "bench")]
pub mod bench;
pub mod corpus;
#[cfg(feature = "demo")]
pub mod demo;
pub mod diff;
pub mod downstream;
pub mod drift;
pub mod new;
pub mod partial;
pub mod release;
pub mod vendor;
mod workspace;

use std::path::{Path, PathBuf};

/// The root of the workspace in which this program runs.
///
/// # Errors
///
/// It does not run in a workspace.
pub fn root() -> Result<PathBuf, Error> {
    Ok(openapi_client_codegen::sources::workspace_root()?)
}

/// The folder of documents below `root`.
pub fn documents(root: &Path) -> PathBuf {
    root.join("openapi")
}

/// An error of a command: one of the pipeline, or of a file.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
