//! Writes the schemas `true` and `false` as objects.
//!
//! A property that is never there is removed, and so is a member of a choice that
//! nothing satisfies. `additionalProperties` may be a boolean in 3.0 too.
//!
//! # Needed for
//!
//! Documents of 3.1, where a boolean is a schema: everything satisfies `true`, and
//! nothing `false`.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {properties: {any: true, never: false}, additionalProperties: false},
//!   B: {items: false}, C: {anyOf: [{type: string}, false]}, D: true}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {properties: {any: {}}, additionalProperties: false},
//!   B: {items: {}, maxItems: 0}, C: {anyOf: [{type: string}]}, D: {}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas::within;
use crate::document::visit::visit_schemas_mut;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_schemas_mut(document, &mut |root, at| {
        within(root, at, &mut |schema, at| match schema {
            Value::Object(schema) => without_false(schema, at, record),
            // Others have meanings of their own, which are read where they are.
            Value::Bool(is_any) if !has_booleans(at) => {
                let after = match is_any {
                    true => json!({}),
                    false => json!({"not": {}}),
                };
                record.change(at, schema.clone(), after.clone());
                *schema = after;
            }
            _ => {}
        });
    });
}

/// Whether the keyword at `at` may be a boolean.
fn has_booleans(at: &Pointer) -> bool {
    let mut tokens: Vec<String> = at.tokens().collect();
    let keyword = tokens.pop();
    let is_name = tokens.last().is_some_and(|parent| parent == "properties");
    let keywords = [
        "additionalProperties",
        "unevaluatedProperties",
        "unevaluatedItems",
    ];
    !is_name && keyword.is_some_and(|keyword| keywords.contains(&keyword.as_str()))
}

/// Removes what cannot be from `schema`.
fn without_false(schema: &mut Map<String, Value>, at: &Pointer, record: &mut Record<'_>) {
    let before = schema.clone();
    for key in ["properties", "patternProperties"] {
        if let Some(Value::Object(properties)) = schema.get_mut(key) {
            properties.retain(|_, property| *property != Value::Bool(false));
        }
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(Value::Array(members)) = schema.get_mut(key)
            && members.iter().any(|member| *member != Value::Bool(false))
        {
            members.retain(|member| *member != Value::Bool(false));
        }
    }
    if schema.get("items") == Some(&Value::Bool(false)) {
        let fixed = schema.get("prefixItems").and_then(Value::as_array);
        let count = fixed.map_or(0, Vec::len);
        schema.insert("items".to_owned(), json!({}));
        schema.insert("maxItems".to_owned(), count.into());
    }
    if *schema != before {
        record.change(at, before.into(), Value::Object(schema.clone()));
    }
}
