//! Brings every secret into the one form that becomes the type for secrets.
//!
//! A string of format `password` keeps its format and its description; bounds,
//! patterns and examples are removed: the server checks a password, not its client.
//!
//! # Needed for
//!
//! The generator, which replaces a schema by a type of ours only if the two are
//! alike to the last field.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   password: {type: string, format: password, description: d, minLength: 8, example: x},
//!   name: {type: string, minLength: 8}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   password: {type: string, format: password, description: d},
//!   name: {type: string, minLength: 8}}}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |object, at| {
        if !is_secret(object) {
            return;
        }
        let before = object.clone();
        object.retain(|key, _| {
            matches!(
                key.as_str(),
                "type" | "format" | "description" | "nullable" | "deprecated"
            )
        });
        if *object != before {
            record.change(at, before.into(), object.clone().into());
        }
    });
}

fn is_secret(object: &Map<String, Value>) -> bool {
    let has = |key: &str, value: &str| object.get(key).and_then(Value::as_str) == Some(value);
    has("type", "string") && has("format", "password")
}
