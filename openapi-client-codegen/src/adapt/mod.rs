//! Rules that make a document digestible without losing anything of it.
//!
//! One rule, one file. Each says what real document forced it, what it
//! changes, and what it keeps; each change is recorded. No rule knows a
//! vendor: what concerns one document alone belongs into its overlay.

mod all_of;
mod bases;
mod bounds;
mod choices;
mod closed_objects;
mod defaults;
mod deprecated;
mod discriminator_shapes;
mod discriminators;
mod enum_values;
mod error_responses;
mod error_schemas;
mod formats;
mod ignored_headers;
mod info;
mod inline_compositions;
mod inline_names;
mod media_ranges;
mod more_properties;
mod multipart;
mod nullable;
mod operation_ids;
mod operation_names;
mod parameter_defaults;
mod parameter_forms;
mod parameter_names;
mod path_parameters;
mod path_values;
mod paths;
mod patterns;
mod property_names;
mod request_bodies;
mod request_media_types;
mod required;
mod schema_names;
mod schema_shapes;
mod schemas;
mod secrets;
mod success_responses;
mod success_schemas;
mod unique_items;

use serde_json::Value;

use crate::disguise::legible;
use crate::error::Error;
use crate::operation::{self, Operation};
use crate::pointer::Pointer;
pub(crate) use deprecated::MARK as DEPRECATED;

/// A change that a rule made to the document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The name of the rule.
    pub rule: &'static str,
    /// The place, as a JSON pointer.
    pub pointer: String,
    /// What stood there.
    pub before: Value,
    /// What stands there now; `null` if nothing does.
    pub after: Value,
}

/// Records the changes of one rule.
pub(crate) struct Record<'a> {
    rule: &'static str,
    changes: &'a mut Vec<Change>,
}

impl Record<'_> {
    fn change(&mut self, at: &Pointer, before: Value, after: Value) {
        self.changes.push(Change {
            rule: self.rule,
            pointer: at.to_string(),
            before: legible(before),
            after: legible(after),
        });
    }
}

/// Takes `keyword` out of every schema of `document` in which its value is what
/// the keyword's is.
fn remove_keyword(
    document: &mut Value,
    record: &mut Record<'_>,
    keyword: &str,
    is_keyword: fn(&Value) -> bool,
) {
    schemas::visit(document, &mut |object, at| {
        if object.get(keyword).is_some_and(is_keyword) {
            let before = object.shift_remove(keyword).unwrap_or_default();
            record.change(&at.join(keyword), before, Value::Null);
        }
    });
}

/// Rules for what everything else builds on, and for the names by which a
/// selection chooses.
const BEFORE_SELECTION: [Rule; 4] = [
    ("info", info::apply),
    ("paths", paths::apply),
    ("operation-ids", operation_ids::apply),
    ("discriminator-shapes", discriminator_shapes::apply),
];

type Rule = (&'static str, fn(&mut Value, &mut Record<'_>));

/// Rules whose result still says all that the table of operations needs.
const BEFORE_TABLE: [Rule; 14] = [
    ("path-parameters", path_parameters::apply),
    ("request-media-types", request_media_types::apply),
    ("multipart", multipart::apply),
    ("media-ranges", media_ranges::apply),
    ("ignored-headers", ignored_headers::apply),
    ("parameter-defaults", parameter_defaults::apply),
    ("deprecated", deprecated::apply),
    ("error-schemas", error_schemas::apply),
    ("success-schemas", success_schemas::apply),
    ("discriminators", discriminators::apply),
    ("bases", bases::apply),
    ("schema-names", schema_names::apply),
    ("operation-names", operation_names::apply),
    ("parameter-names", parameter_names::apply),
];

/// Rules that take away what the table of operations now carries, and bring
/// the rest into the forms that the generator knows.
const AFTER_TABLE: [Rule; 22] = [
    ("parameter-forms", parameter_forms::apply),
    ("request-bodies", request_bodies::apply),
    ("error-responses", error_responses::apply),
    ("success-responses", success_responses::apply),
    ("schema-shapes", schema_shapes::apply),
    ("inline-compositions", inline_compositions::apply),
    ("all-of", all_of::apply),
    ("bounds", bounds::apply),
    ("closed-objects", closed_objects::apply),
    ("more-properties", more_properties::apply),
    ("formats", formats::apply),
    // Which way a secret goes counts before it is made like all others.
    ("required", required::apply),
    ("secrets", secrets::apply),
    ("defaults", defaults::apply),
    ("patterns", patterns::apply),
    ("enum-values", enum_values::apply),
    ("unique-items", unique_items::apply),
    ("nullable", nullable::apply),
    ("path-values", path_values::apply),
    ("property-names", property_names::apply),
    ("choices", choices::apply),
    ("inline-names", inline_names::apply),
];

/// Applies the rules that come before the selection. Gives the changes.
pub(crate) fn name(document: &mut Value) -> Vec<Change> {
    let mut changes = Vec::new();
    apply(&BEFORE_SELECTION, document, &mut changes);
    changes
}

/// Applies every other rule to `document`. Gives the operations, read where all of
/// their responses are still there, and the changes.
pub(crate) fn adapt(document: &mut Value) -> Result<(Vec<Operation>, Vec<Change>), Error> {
    let mut changes = Vec::new();
    apply(&BEFORE_TABLE, document, &mut changes);
    let operations = operation::operations(document)?;
    apply(&AFTER_TABLE, document, &mut changes);
    Ok((operations, changes))
}

fn apply(rules: &[Rule], document: &mut Value, changes: &mut Vec<Change>) {
    for (rule, apply) in rules {
        apply(document, &mut Record { rule, changes });
    }
}

#[cfg(test)]
fn applied(rule: fn(&mut Value, &mut Record<'_>), mut document: Value) -> (Value, Vec<Change>) {
    let mut changes = Vec::new();
    rule(
        &mut document,
        &mut Record {
            rule: "tested",
            changes: &mut changes,
        },
    );
    (document, changes)
}
