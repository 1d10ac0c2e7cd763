//! Removes what names a schema, a dialect or a comment, and says nothing about values.
//!
//! References by identifiers are settled before.
//!
//! # Needed for
//!
//! Documents of 3.1, whose schemas may have identifiers and definitions of their own.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   $id: a, $comment: Old., type: object, properties: {$id: {type: string}},
//!   $defs: {B: {type: string}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: object, properties: {$id: {type: string}}}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

const KEYWORDS: [&str; 10] = [
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
