//! Values of the schemas of a document: which are valid, and valid ones.

mod pattern;
mod sample;
mod schema;
mod translate;

pub use sample::{Extent, Samples};
pub use schema::{Direction, Schema};
