//! Turns a vendor's OpenAPI document into the source of a Rust client.
//!
//! This is the build-time half of the clients: a pure function from files to
//! files, without network and without clock. Build scripts and `cargo xtask`
//! run the same code, so what is committed and what is compiled are the same
//! bytes.
//!
//! ```text
//! source ──> overlay ──> select ──> adapt ──> generate ──> refine ──> render
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

mod adapt;
mod body;
pub mod build_script;
mod checks;
mod crates;
mod culprits;
mod digest;
mod disguise;
mod document;
mod error;
mod generate;
mod markdown;
mod mentions;
mod names;
mod operation;
mod output;
mod overlay;
pub mod page;
mod parameter;
mod pipeline;
mod places;
mod pointer;
mod reach;
mod references;
mod refine;
mod render;
mod select;
mod servers;
pub mod sources;
mod split;
pub mod standalone;
mod strict;
mod success;
mod summary;
mod text;
mod trial;

pub use adapt::Change;
pub use error::{Error, Problem};
pub use generate::is_generating;
pub use output::{FileState, State, check, check_file, compare, replace, write, write_all};
pub use pipeline::{Client, Report};
pub use sources::{Sources, sha256};
pub use split::Tag;
pub use summary::{with_part, with_table};
pub use trial::{Trial, try_document};

/// The version of progenitor whose output the refine step knows.
pub const PROGENITOR: &str = "0.15.1";
