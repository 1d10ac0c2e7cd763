//! The builders of operations.

pub(super) mod builders;
mod page_response;
pub(super) mod paging;
mod parts;
mod send;
mod setters;
pub(super) mod stock;
pub(crate) mod stream;
pub(super) mod success_types;
