//! Moves `nullable` from a named schema to the references to it.
//!
//! The name then means the value alone, and each reference in a body, a property, a
//! list or a map allows `null`: as it would in place. A choice of which a member
//! allows `null` allows it too. Where the type is not restricted, `null` is a value
//! like any other.
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

use crate::document::schemas::{components, components_mut, only_target, place, target, visit};
use crate::document::visit::{ComponentKind, is_within, visit_schemas_mut};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let names = nullable(document);
    for (name, schema) in components_mut(document).into_iter().flatten() {
        if let Some(schema) = schema.as_object_mut()
            && let Some(before) = schema.shift_remove("nullable")
        {
            record.change(&place(name).join("nullable"), before, Value::Null);
        }
    }
    visit_schemas_mut(document, &mut |root, at| {
        let kinds = [ComponentKind::RequestBody, ComponentKind::Response];
        if kinds.into_iter().any(|kind| is_within(kind, at)) {
            wrap(root, &names, at, record);
        }
    });
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

/// The components that allow `null`: by themselves, or as the schema that they refer
/// to or a member of their choice does.
fn nullable(document: &Value) -> BTreeSet<String> {
    let components = || components(document).into_iter().flatten();
    let mut names = BTreeSet::new();
    loop {
        let found: Vec<String> = components()
            .filter(|(name, schema)| !names.contains(*name) && allows_null(schema, &names))
            .map(|(name, _)| name.clone())
            .collect();
        if found.is_empty() {
            return names;
        }
        names.extend(found);
    }
}

fn allows_null(schema: &Value, names: &BTreeSet<String>) -> bool {
    let Some(object) = schema.as_object() else {
        return false;
    };
    let members = |key: &str| {
        object
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let has_type = ["type", "oneOf", "anyOf", "allOf", "$ref"];
    (schema["nullable"] == true && has_type.iter().any(|key| object.contains_key(*key)))
        || only_target(object).is_some_and(|name| names.contains(&name))
        || members("oneOf")
            .chain(members("anyOf"))
            .any(|member| allows_null(member, names))
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
