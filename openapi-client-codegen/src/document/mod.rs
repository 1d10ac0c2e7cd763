//! The document as JSON: reading it, finding things in it, and the steps that
//! come before any rule.

pub(crate) mod checks;
pub(crate) mod directions;
pub(crate) mod file;
mod lookup;
pub(crate) mod overlay;
pub(crate) mod parse;
pub(crate) mod reach;
pub(crate) mod references;
pub(crate) mod schemas;
pub(crate) mod select;
mod unique_keys;
pub(crate) mod version;
pub(crate) mod visit;
mod yaml;

pub(crate) use lookup::{
    METHODS, components_mut, operations, parameters, path_items, placeholders, resolve, resolve_at,
    response_media_types, text, webhooks,
};
