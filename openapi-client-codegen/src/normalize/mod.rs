//! Rules that keep the meaning of a document and settle its form.
//!
//! The operations are read after them: the document still says all that the
//! table of operations needs. No rule knows a vendor; what is particular to one
//! document is in its overlay.

mod deprecated;
mod discriminator_shapes;
mod discriminators;
mod error_schemas;
mod ignored_headers;
mod info;
mod media_ranges;
mod multipart;
mod operation_ids;
mod operation_names;
mod parameter_defaults;
mod parameter_names;
mod path_parameters;
mod paths;
pub(crate) mod request_media_types;
mod schema_names;
mod subtypes;
mod success_schemas;

use crate::rule::{Rule, rule};

/// Rules for what everything else builds on, and for the names by which a
/// selection chooses.
pub(crate) const BEFORE_SELECTION: &[Rule] = &[
    rule!("info", info),
    rule!("paths", paths),
    rule!("operation-ids", operation_ids),
    rule!("discriminator-shapes", discriminator_shapes),
];

/// Rules for what is selected.
pub(crate) const AFTER_SELECTION: &[Rule] = &[
    rule!("path-parameters", path_parameters),
    rule!("request-media-types", request_media_types),
    rule!("multipart", multipart),
    rule!("media-ranges", media_ranges),
    rule!("ignored-headers", ignored_headers),
    rule!("parameter-defaults", parameter_defaults),
    rule!("deprecated", deprecated),
    rule!("error-schemas", error_schemas),
    rule!("success-schemas", success_schemas),
    rule!("discriminators", discriminators),
    rule!("subtypes", subtypes),
    rule!("schema-names", schema_names),
    rule!("operation-names", operation_names),
    rule!("parameter-names", parameter_names),
];
