//! x
#![allow(missing_docs, dead_code)]
mod adapt;
mod document;
mod error;
mod generate;
mod operation;
mod overlay;
pub mod page;
mod pointer;
mod select;
pub mod sources;
mod strict;
pub use error::*;
