//! Turns a vendor's OpenAPI document into the source of a Rust client.
//!
//! This is the build-time half of the clients: a pure function from files to
//! files, without network and without clock. Build scripts and `cargo xtask`
//! run the same code, so what is committed and what is compiled are the same
//! bytes.
//!
//! ```text
//! source ─> overlay ─> select ─> normalize ─> model ─> lower ─> progenitor ─> refine ─> emit
//! ```
//!
//! [`Sources`] reads `openapi/sources.toml`, and [`Sources::generate`] runs
//! the pipeline for one API; [`try_document`] runs it for a document by itself
//! and makes a crate. [`page::import`] makes a document of the pages
//! that Cisco publishes. [`check()`] and [`write()`] compare the outcome with the
//! disk and put it there.
//!
//! ```
//! let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
//! let sources = openapi_client_codegen::Sources::read(&folder)?;
//! let client = sources.generate("scc")?;
//! assert_eq!(client.report.operations.len(), 13);
//! assert!(client.files.contains_key("types/mod.rs"));
//! # Ok::<(), openapi_client_codegen::Error>(())
//! ```

mod annotations;
mod document;
mod emit;
mod error;
mod import;
mod lower;
mod model;
mod names;
mod normalize;
mod partial;
mod pipeline;
mod progenitor;
mod refine;
mod rule;
pub mod standalone;
mod text;
mod workspace;

pub use document::file::sha256;
pub use emit::readme::{with_part, with_table};
pub use emit::split::Tag;
pub use error::{Error, Problem};
pub use import::page;
pub use partial::{Trial, try_document};
pub use pipeline::{Client, Report};
pub use progenitor::{PROGENITOR, is_generating};
pub use rule::Change;
pub use workspace::files::{
    FileState, State, check, check_file, compare, replace, write, write_all,
};
pub use workspace::sources::Sources;
pub use workspace::{build_script, sources};
