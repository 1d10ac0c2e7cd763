//! Writes a choice of which one member is `null` as nullable.
//!
//! A single other member takes the place of the choice.
//!
//! # Needed for
//!
//! Documents of 3.1, which have the type `null`; 3.0 has `nullable`.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   one: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}], description: One.},
//!   text: {oneOf: [{type: string, maxLength: 3}, {type: 'null'}]},
//!   two: {oneOf: [{type: string}, {type: integer}, {type: 'null'}]}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   one: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true, description: One.},
//!   text: {type: string, maxLength: 3, nullable: true},
//!   two: {oneOf: [{type: string}, {type: integer}], nullable: true}}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas::{self, is_annotation};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        for key in ["anyOf", "oneOf"] {
            without_null(schema, key, at, record);
        }
    });
}

fn without_null(schema: &mut Map<String, Value>, key: &str, at: &Pointer, record: &mut Record<'_>) {
    let Some(members) = schema.get(key).and_then(Value::as_array) else {
        return;
    };
    let kept: Vec<(usize, Value)> = members
        .iter()
        .enumerate()
        .filter(|(_, member)| !is_null(member))
        .map(|(index, member)| (index, member.clone()))
        .collect();
    if kept.len() == members.len() || kept.is_empty() {
        return;
    }
    let before = Value::Object(schema.clone());
    let place = at.join(key);
    match kept.as_slice() {
        [(index, only)] => {
            schema.shift_remove(key);
            let is_plain = schema.keys().all(|key| is_annotation(key));
            let from = place.join(index);
            match only.as_object() {
                Some(inline) if is_plain && !inline.contains_key("$ref") => {
                    for (key, value) in inline {
                        if !schema.contains_key(key) {
                            record.moved(&from.join(key), &at.join(key));
                            schema.insert(key.clone(), value.clone());
                        }
                    }
                }
                _ => {
                    let parts = schema.entry("allOf").or_insert_with(|| json!([]));
                    if let Some(parts) = parts.as_array_mut() {
                        record.moved(&from, &at.join("allOf").join(parts.len()));
                        parts.push(only.clone());
                    }
                }
            }
            schema.insert("nullable".to_owned(), true.into());
        }
        _ => {
            for (to, (from, _)) in kept.iter().enumerate().filter(|(to, (from, _))| to != from) {
                record.moved(&place.join(from), &place.join(to));
            }
            let kept = kept.into_iter().map(|(_, member)| member);
            schema.insert(key.to_owned(), kept.collect());
            schema.insert("nullable".to_owned(), true.into());
        }
    }
    record.change(at, before, Value::Object(schema.clone()));
}

/// Whether `null` is the only value that `schema` allows.
fn is_null(schema: &Value) -> bool {
    let Some(schema) = schema.as_object() else {
        return false;
    };
    let is_only = |value: Option<&Value>| value.is_some_and(|value| *value == json!([null]));
    let types = schema.get("type");
    let is_null_type = types.is_some_and(|name| *name == "null" || *name == json!(["null"]));
    let has_more = |key: &String| key != "type" && key != "enum" && !is_annotation(key);
    (is_null_type || is_only(schema.get("enum"))) && !schema.keys().any(has_more)
}
