//! Rules for schemas.

pub(super) mod all_of;
pub(super) mod bounds;
pub(super) mod choice_members;
pub(super) mod choice_schemas;
pub(super) mod choices;
pub(super) mod closed_objects;
pub(super) mod defaults;
pub(super) mod equal_compositions;
pub(super) mod formats;
pub(super) mod inline_compositions;
pub(super) mod more_properties;
pub(super) mod nullable;
pub(super) mod patterns;
mod remove_keyword;
pub(super) mod required;
pub(super) mod schema_shapes;
pub(super) mod secrets;
pub(super) mod tuples;
pub(super) mod unique_items;
