//! Wraps a reference to a schema, and what is beside it, into an `allOf`.
//!
//! # Needed for
//!
//! Documents of 3.1, where keywords beside `$ref` count; 3.0 ignores them.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   $ref: {type: string},
//!   old: {$ref: '#/components/schemas/B', deprecated: true},
//!   more: {$ref: '#/components/schemas/B', required: [b]}}},
//!   B: {type: object, properties: {b: {type: string}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   $ref: {type: string},
//!   old: {allOf: [{$ref: '#/components/schemas/B'}], deprecated: true},
//!   more: {allOf: [{$ref: '#/components/schemas/B'}, {required: [b]}]}}},
//!   B: {type: object, properties: {b: {type: string}}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas::{self, is_annotation};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if schema.len() < 2 || !schema.get("$ref").is_some_and(Value::is_string) {
            return;
        }
        let before = Value::Object(schema.clone());
        let reference = schema.shift_remove("$ref").unwrap_or_default();
        // A summary says nothing about a schema.
        schema.shift_remove("summary");
        let (beside, narrowing): (Map<_, _>, Map<_, _>) = std::mem::take(schema)
            .into_iter()
            .partition(|(key, _)| is_annotation(key));
        let reference = json!({ "$ref": reference });
        *schema = match (beside.is_empty(), narrowing.is_empty()) {
            (true, true) => Map::from_iter([("$ref".to_owned(), reference["$ref"].clone())]),
            (_, is_plain) => {
                let parts = match is_plain {
                    true => json!([reference]),
                    false => json!([reference, narrowing]),
                };
                let composed = [("allOf".to_owned(), parts)];
                composed.into_iter().chain(beside).collect()
            }
        };
        record.change(at, before, Value::Object(schema.clone()));
    });
}
