//! Values of the schemas of a document: which are valid, and valid ones.

mod direction;
mod pattern;
mod sample;
mod schema;
mod translate;

pub use direction::Direction;
pub use sample::{Extent, Samples};
pub use schema::Schema;
pub(crate) use translate::PREFIX_ITEMS;
