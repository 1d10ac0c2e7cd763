//! Joins the properties whose names match a pattern with all others that are not listed.
//!
//! Where `additionalProperties` is missing, there are no others: few documents mean any.
//!
//! # Needed for
//!
//! Documents of 3.1 with `patternProperties`, of which 3.0 has no like.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object, patternProperties: {"^[a-z]+$": {type: string}}},
//!   B: {type: object, patternProperties: {"^i": {type: integer}, "^s": {type: string}},
//!     additionalProperties: false},
//!   C: {type: object, patternProperties: {"^x-": {type: string}}, additionalProperties: true}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object, additionalProperties: {type: string}},
//!   B: {type: object, additionalProperties: {anyOf: [{type: integer}, {type: string}]}},
//!   C: {type: object, additionalProperties: true}}}
//! ```

use serde_json::{Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let Some(before) = schema.shift_remove("patternProperties") else {
            return;
        };
        let at = at.join("patternProperties");
        let mut joined: Vec<Value> = Vec::new();
        let others = schema.get("additionalProperties");
        let patterns = before
            .as_object()
            .into_iter()
            .flatten()
            .map(|(_, part)| part);
        for part in patterns.chain(others.filter(|others| !others.is_boolean())) {
            if !joined.contains(part) {
                joined.push(part.clone());
            }
        }
        let is_any = |part: &Value| part.as_object().is_some_and(serde_json::Map::is_empty);
        let after = match joined.as_slice() {
            _ if others == Some(&Value::Bool(true)) => Value::Bool(true),
            [] => return record.change(&at, before, Value::Null),
            parts if parts.iter().any(is_any) => json!({}),
            [part] => part.clone(),
            parts => json!({ "anyOf": parts }),
        };
        schema.insert("additionalProperties".to_owned(), after.clone());
        record.change(&at, before, after);
    });
}
