//! Removes the keywords of which no type is made: conditions, checks and identifiers.
//!
//! A server checks what it gets, and what it sends is read even if it fails a check.
//! References by identifiers are settled before.
//!
//! # Needed for
//!
//! Documents of 3.1, whose schemas may use all of JSON Schema 2020-12.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   $id: a, $comment: Checked., type: object, properties: {if: {type: string}},
//!   if: {required: [if]}, then: {minProperties: 2}, propertyNames: {minLength: 1},
//!   unevaluatedProperties: false}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: object, properties: {if: {type: string}}}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

/// The keywords, of which the first ones say nothing about a value.
const KEYWORDS: [&str; 24] = [
    "$schema",
    "$vocabulary",
    "$comment",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "$defs",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contains",
    "minContains",
    "maxContains",
    "additionalItems",
    "contentSchema",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        for keyword in KEYWORDS {
            if let Some(before) = schema.shift_remove(keyword) {
                record.change(&at.join(keyword), before, Value::Null);
            }
        }
    });
}
