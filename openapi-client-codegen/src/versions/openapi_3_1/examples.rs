//! Keeps the first of a schema's `examples` as its `example`.
//!
//! # Needed for
//!
//! Documents of 3.1, where a schema has a list of examples; 3.0 has one.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {examples: {type: string, examples: [a, b]}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {examples: {type: string, example: a}}}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if let Some(before) = schema.shift_remove("examples") {
            let first = before.as_array().and_then(|examples| examples.first());
            let after = first.cloned().unwrap_or_default();
            if first.is_some() && !schema.contains_key("example") {
                schema.insert("example".to_owned(), after.clone());
            }
            record.change(&at.join("examples"), before, after);
        }
    });
}
