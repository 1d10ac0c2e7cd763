//! Brings the members of every choice into one list.
//!
//! Each member is listed once, also one that only a tag names. A member that is the
//! choice itself, directly or through others, is removed: it adds nothing. One that is
//! only `null` is no member; the choice is nullable.
//!
//! # Needed for
//!
//! The rules *choice-schemas* and *choices*, which refer to a member by its place,
//! and documents that name `null` as a schema of its own.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {Cat: {}, Nothing: {enum: [null]}, Pet: {
//!   oneOf: [{$ref: '#/components/schemas/Pet'}, {type: string}, {$ref: '#/components/schemas/Nothing'}],
//!   discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {Cat: {}, Nothing: {enum: [null]}, Pet: {
//!   oneOf: [{type: string}, {$ref: '#/components/schemas/Cat'}],
//!   discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}},
//!   nullable: true}}}
//! ```

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::schemas::{
    choices, components, components_mut, is_annotation, only_target, place, reference, target_of,
};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut removed: BTreeSet<(String, String)> = BTreeSet::new();
    for (name, schema) in choices(document) {
        let mut after = schema.clone();
        let mut members = Vec::new();
        for member in members_of(&schema) {
            if let Some(to) = member.as_object().and_then(only_target)
                && leads_back(document, &to, &name, &removed)
            {
                removed.insert((name.clone(), to));
                continue;
            }
            if is_null(resolved(document, &member)) {
                after.insert("nullable".to_owned(), true.into());
                continue;
            }
            members.push(member);
        }
        let key = match schema.contains_key("oneOf") {
            true => "oneOf",
            false => "anyOf",
        };
        after.retain(|other, _| other == key || (other != "oneOf" && other != "anyOf"));
        match members.as_slice() {
            [] => {
                after.shift_remove(key);
            }
            _ => {
                after.insert(key.to_owned(), members.into());
            }
        }
        if after != schema {
            let after = Value::Object(after);
            record.change(&place(&name), schema.into(), after.clone());
            if let Some(schemas) = components_mut(document) {
                schemas.insert(name, after);
            }
        }
    }
}

/// The members of the choice `schema`, also those that only a tag names.
fn members_of(schema: &Map<String, Value>) -> Vec<Value> {
    let mut members: Vec<Value> = Vec::new();
    for key in ["oneOf", "anyOf"] {
        for member in schema
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if !members.contains(member) {
                members.push(member.clone());
            }
        }
    }
    let mapping = schema
        .get("discriminator")
        .and_then(|discriminator| discriminator.get("mapping")?.as_object());
    for to in mapping.into_iter().flatten() {
        if let Some(name) = to.1.as_str().and_then(target_of) {
            let member = reference(&name);
            if !members.contains(&member) {
                members.push(member);
            }
        }
    }
    members
}

/// The schema that `member` is, or that it refers to.
fn resolved<'a>(document: &'a Value, member: &'a Value) -> &'a Value {
    let name = member.as_object().and_then(only_target);
    let target = name.and_then(|name| components(document)?.get(&name));
    target.unwrap_or(member)
}

/// Whether `null` is all that `schema` allows.
fn is_null(schema: &Value) -> bool {
    schema["enum"] == json!([null])
        && schema.as_object().is_some_and(|schema| {
            let says_more = |key: &String| !is_annotation(key) && key != "enum" && key != "type";
            !schema.keys().any(says_more)
        })
}

/// Whether the schema `from` is a choice of which `wanted` is a member, itself
/// or through others.
fn leads_back(
    document: &Value,
    from: &str,
    wanted: &str,
    removed: &BTreeSet<(String, String)>,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(name) = next.pop() {
        if name == wanted {
            return true;
        }
        let schema = components(document).and_then(|schemas| schemas.get(&name)?.as_object());
        let Some(schema) = schema.filter(|_| seen.insert(name.clone())) else {
            continue;
        };
        let members = members_of(schema);
        let members = members
            .iter()
            .filter_map(|member| only_target(member.as_object()?));
        next.extend(
            members
                .chain(only_target(schema))
                .filter(|to| !removed.contains(&(name.clone(), to.clone()))),
        );
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn choices_of_each_other_end() {
        let (schemas, changes) = Tested(apply).on_schemas(json!({
            "A": {"oneOf": [reference("B"), {"type": "string"}]},
            "B": {"oneOf": [reference("A"), {"type": "integer"}]},
            "C": {"anyOf": [reference("C")]},
            "D": {"anyOf": [{"type": "string"}], "oneOf": [reference("B")]},
        }));
        assert_eq!(schemas["A"], json!({"oneOf": [{"type": "string"}]}));
        assert_eq!(schemas["B"]["oneOf"].as_array().map(Vec::len), Some(2));
        assert_eq!(schemas["C"], json!({}));
        assert_eq!(
            schemas["D"],
            json!({"oneOf": [reference("B"), {"type": "string"}]})
        );
        assert_eq!(changes.len(), 3);
    }
}
