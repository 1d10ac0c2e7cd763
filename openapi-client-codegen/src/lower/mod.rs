//! Rules that take away what the table of operations now carries, and bring the
//! rest into the forms that progenitor knows.

mod equal;
mod names;
mod operations;
mod schemas;

use crate::rule::{Rule, rule};

/// The rules that make one type of schemas that are equal.
pub(crate) const EQUAL: [&str; 2] = ["equal-compositions", "equal-schemas"];

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[
    rule!("parameter-forms", operations::parameter_forms),
    rule!("request-bodies", operations::request_bodies),
    rule!("error-responses", operations::error_responses),
    rule!("success-responses", operations::success_responses),
    rule!("schema-shapes", schemas::schema_shapes),
    rule!("equal-compositions", schemas::equal_compositions),
    rule!("inline-compositions", schemas::inline_compositions),
    rule!("all-of", schemas::all_of),
    rule!("choice-members", schemas::choice_members),
    // Before the next rules take away what a type does not express.
    rule!("choice-schemas", schemas::choice_schemas),
    // While the bounds say which parts may be absent.
    rule!("tuple-types", schemas::tuples),
    rule!("bounds", schemas::bounds),
    rule!("closed-objects", schemas::closed_objects),
    rule!("more-properties", schemas::more_properties),
    rule!("formats", schemas::formats),
    // Which way a secret goes counts before it is made like all others.
    rule!("required", schemas::required),
    rule!("secrets", schemas::secrets),
    rule!("defaults", schemas::defaults),
    rule!("patterns", schemas::patterns),
    rule!("enum-values", names::enum_values),
    rule!("unique-items", schemas::unique_items),
    rule!("nullable", schemas::nullable),
    rule!("path-values", operations::path_values),
    rule!("property-names", names::property_names),
    rule!("choices", schemas::choices),
    rule!("equal-schemas", names::equal_schemas),
    rule!("inline-names", names::inline_names),
];
