//! Lists that a server returns in pages, page by page and item by item.

mod cursor;
mod items;
mod page;
mod pages;
mod progress;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use page::Page;
pub use pages::Pages;
