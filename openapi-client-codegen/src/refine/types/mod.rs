//! The types of the schemas.

pub(super) mod boxed_options;
pub(super) mod choices;
pub(super) mod enums;
pub(super) mod more_members;
pub(super) mod null_as_absent;
pub(super) mod optional_fields;
pub(super) mod structs;
pub(super) mod tuples;
