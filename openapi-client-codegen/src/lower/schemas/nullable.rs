//! Moves `nullable` from a named schema to the references to it.
//!
//! The name then means the value alone, and each reference in a property, a list or
//! a map allows `null`. Where the type is not restricted, `null` is a value like any
//! other.
//!
//! # Needed for
//!
//! Named schemas that are `nullable`: the generator makes an option of a type that
//! is an option already.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {N: {type: string, nullable: true}, F: {nullable: true},
//!   A: {type: object, properties: {
//!     n: {$ref: '#/components/schemas/N'}, f: {$ref: '#/components/schemas/F'},
//!     m: {additionalProperties: {type: array, items: {$ref: '#/components/schemas/N'}}},
//!     any: {nullable: true}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {N: {type: string}, F: {},
//!   A: {type: object, properties: {
//!     n: {allOf: [{$ref: '#/components/schemas/N'}], nullable: true},
//!     f: {$ref: '#/components/schemas/F'},
//!     m: {additionalProperties: {type: array, items:
//!       {allOf: [{$ref: '#/components/schemas/N'}], nullable: true}}},
//!     any: {}}}}}
//! ```

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::schemas::{components_mut, place, target, visit};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut names = BTreeSet::new();
    for (name, schema) in components_mut(document).into_iter().flatten() {
        let schema = schema.as_object_mut();
        if let Some(schema) = schema
            && let Some(before) = schema.shift_remove("nullable")
        {
            record.change(&place(name).join("nullable"), before.clone(), Value::Null);
            let has_type = ["type", "oneOf", "anyOf", "allOf", "$ref"];
            if before == true && has_type.iter().any(|key| schema.contains_key(*key)) {
                names.insert(name.clone());
            }
        }
    }
    visit(document, &mut |schema, at| {
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            for (name, property) in properties {
                wrap(property, &names, &at.join("properties").join(name), record);
            }
        }
        for key in ["items", "additionalProperties"] {
            if let Some(part) = schema.get_mut(key) {
                wrap(part, &names, &at.join(key), record);
            }
        }
    });
}

fn wrap(part: &mut Value, names: &BTreeSet<String>, at: &Pointer, record: &mut Record<'_>) {
    let before = part.clone();
    let Some(object) = part.as_object_mut() else {
        return;
    };
    if target(&before).is_some_and(|name| names.contains(&name)) {
        let reference = json!({"$ref": object["$ref"]});
        object.clear();
        object.insert("allOf".to_owned(), json!([reference]));
        object.insert("nullable".to_owned(), true.into());
    } else if let Some([only]) = object
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        && target(only).is_some_and(|name| names.contains(&name))
    {
        object.insert("nullable".to_owned(), true.into());
    } else if !["type", "allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| object.contains_key(*key))
    {
        object.shift_remove("nullable");
    }
    if *part != before {
        record.change(at, before, part.clone());
    }
}
