//! Rules that keep the meaning of a document and normalize its form.
//!
//! The operations are read after them: the document still has everything that
//! the table of operations needs. No rule is for one vendor; corrections of a
//! single document are in its overlay.

mod answer_media_types;
mod deprecated;
mod discriminator_shapes;
mod discriminators;
mod error_schemas;
mod ignored_headers;
mod info;
mod media_ranges;
mod missing_responses;
mod multipart;
mod operation_ids;
mod operation_names;
mod parameter_defaults;
mod parameter_names;
mod path_parameters;
mod paths;
pub(crate) mod request_media_types;
mod schema_names;
mod security;
mod servers;
mod stream_items;
mod subtypes;
mod success_schemas;
mod webhooks;

use crate::rule::{Rule, rule};

/// Rules that all others depend on, and those for the names that a selection
/// uses.
pub(crate) const BEFORE_SELECTION: &[Rule] = &[
    rule!("info", info),
    rule!("paths", paths),
    rule!("missing-responses", missing_responses),
    rule!("operation-ids", operation_ids),
    rule!("servers", servers),
    rule!("discriminator-shapes", discriminator_shapes),
];

/// Rules for the selected operations and their components.
pub(crate) const AFTER_SELECTION: &[Rule] = &[
    rule!("security", security),
    rule!("path-parameters", path_parameters),
    rule!("request-media-types", request_media_types),
    rule!("multipart", multipart),
    rule!("media-ranges", media_ranges),
    rule!("ignored-headers", ignored_headers),
    rule!("parameter-defaults", parameter_defaults),
    rule!("deprecated", deprecated),
    rule!("stream-items", stream_items),
    rule!("answer-media-types", answer_media_types),
    rule!("error-schemas", error_schemas),
    rule!("success-schemas", success_schemas),
    rule!("webhooks", webhooks),
    rule!("discriminators", discriminators),
    rule!("subtypes", subtypes),
    rule!("schema-names", schema_names),
    rule!("operation-names", operation_names),
    rule!("parameter-names", parameter_names),
];
