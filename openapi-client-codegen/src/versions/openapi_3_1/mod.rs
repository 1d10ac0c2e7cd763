//! Rules that bring a document of OpenAPI 3.1 or 3.2 to 3.0.

mod boolean_schemas;
mod checks;
mod const_values;
mod described_values;
mod details_of_info;
mod encoded_content;
mod event_content;
mod examples;
mod exclusive_bounds;
mod identifiers;
mod keywords;
mod missing_paths;
mod null_members;
mod pattern_properties;
mod reference_siblings;
mod schema_siblings;
mod tuples;
mod type_lists;

use crate::rule::{Rule, rule};

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[
    rule!("details-of-info", details_of_info),
    rule!("missing-paths", missing_paths),
    rule!("reference-siblings", reference_siblings),
    rule!("boolean-schemas", boolean_schemas),
    rule!("event-content", event_content),
    rule!("identifiers", identifiers),
    rule!("checks", checks),
    rule!("const-values", const_values),
    rule!("described-values", described_values),
    rule!("examples", examples),
    rule!("exclusive-bounds", exclusive_bounds),
    rule!("tuples", tuples),
    rule!("pattern-properties", pattern_properties),
    rule!("encoded-content", encoded_content),
    rule!("schema-siblings", schema_siblings),
];

/// The rules about types, which people write so in Swagger 2.0 too, in their order.
pub(crate) const TYPES: &[Rule] = &[
    // Members that say nothing but `null` go before the types of the others are read.
    rule!("null-members", null_members),
    rule!("type-lists", type_lists),
];
