//! Keeps the properties that an object has beside those that are listed.
//!
//! Where `additionalProperties` is missing, OpenAPI means the same; there they stay
//! left out, since few documents mean it.
//!
//! # Needed for
//!
//! Documents with `additionalProperties: true` on an object with properties: the
//! generator makes a field for the others of `additionalProperties: {}`, which means
//! the same, and leaves them out for `true`.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {properties: {a: {}}, additionalProperties: true},
//!   B: {properties: {a: {}}, additionalProperties: {type: string}},
//!   C: {type: object, additionalProperties: true},
//!   D: {properties: {a: {}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {properties: {a: {}}, additionalProperties: {}},
//!   B: {properties: {a: {}}, additionalProperties: {type: string}},
//!   C: {type: object, additionalProperties: true},
//!   D: {properties: {a: {}}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let properties = schema.get("properties").and_then(Value::as_object);
        let has_properties = properties.is_some_and(|listed: &Map<_, _>| !listed.is_empty());
        if has_properties && schema.get("additionalProperties") == Some(&Value::Bool(true)) {
            schema.insert("additionalProperties".to_owned(), json!({}));
            record.change(&at.join("additionalProperties"), true.into(), json!({}));
        }
    });
}
