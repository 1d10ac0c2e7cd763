#![doc = include_str!("../README.md")]

mod annotations;
mod catalogue;
#[cfg(feature = "cli")]
pub mod cli;
pub mod client_crate;
mod client_module;
mod diff;
mod document;
mod emit;
mod error;
mod examples;
mod free_names;
mod import;
mod lower;
mod media_type;
mod model;
mod names;
mod normalize;
mod origins;
mod partial;
mod pipeline;
mod pointer;
mod progenitor;
mod refine;
mod rule;
pub mod rust_api;
pub mod standalone;
mod text;
mod versions;
mod workspace;

pub use catalogue::catalogue;
pub use client_module::ClientModule;
pub use diff::{Diff, DocumentChange, LostTarget, Presence, Verdict};
pub use document::file::sha256;
pub use emit::readme::{with_part, with_table};
pub use emit::split::Tag;
pub use error::{Error, Problem};
pub use import::page;
pub use partial::{PartialClient, try_document};
pub use pipeline::{Client, Report};
pub use progenitor::{PROGENITOR, is_generating};
pub use rule::Change;
pub use workspace::files::{
    FileState, State, check, check_file, compare, replace, write, write_all,
};
pub use workspace::sources::Sources;
pub use workspace::{build_script, sources};
