//! Rules for names that become names in Rust.

pub(super) mod enum_values;
pub(super) mod equal_schemas;
pub(super) mod inline_names;
pub(super) mod property_names;
