//! The types of the schemas.

pub(super) mod boxed_options;
pub(super) mod choices;
pub(crate) mod enums;
pub(super) mod optional_fields;
pub(super) mod structs;
pub(super) mod tuples;
