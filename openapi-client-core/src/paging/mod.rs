//! Lists that a server returns in pages, item by item.

mod cursor;
mod items;
mod page;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use page::{Page, position};
