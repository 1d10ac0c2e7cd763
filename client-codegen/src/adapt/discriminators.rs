//! Makes every discriminator tell all its tags, and a base a choice.
//!
//! Forced by VCF Operations 9.1 and any document with a discriminator. Without
//! a mapping the tags are the names of schemas, which another rule changes: so
//! they are written down first. A schema that has a discriminator and stands in
//! `allOf` of others is one of those: where it is used for itself, an answer
//! holds one of the others, whose properties would be lost. It becomes a choice
//! of them and of what it was, called after it with `Base` behind.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Record;
use super::schemas::{self, add, components, components_mut, place, reference, target, target_of};
use crate::places::visit_references;
use crate::pointer::Pointer;

pub(super) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let known: BTreeSet<String> = components(document)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    schemas::visit(document, &mut |schema, at| {
        if tells_members(schema) {
            let members: Vec<String> = members(schema).filter_map(target).collect();
            complete(schema, at, &known, &members, record);
        }
    });
    for name in &known {
        make_choice(document, name, &known, record);
    }
}

fn tells_members(schema: &Map<String, Value>) -> bool {
    schema.contains_key("oneOf") || schema.contains_key("anyOf")
}

fn members(schema: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten()
}

/// Writes the tag of each of `members` into the mapping.
fn complete(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    known: &BTreeSet<String>,
    members: &[String],
    record: &mut Record<'_>,
) {
    let Some(discriminator) = schema
        .get_mut("discriminator")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    let before = discriminator.get("mapping").cloned().unwrap_or_default();
    let mut mapping = Map::new();
    for (tag, to) in before.as_object().into_iter().flatten() {
        let name = to.as_str().and_then(|to| match known.contains(to) {
            true => Some(to.to_owned()),
            false => target_of(to).filter(|name| known.contains(name)),
        });
        if let Some(name) = name {
            mapping.insert(tag.clone(), reference(&name)["$ref"].clone());
        }
    }
    for member in members {
        let to = reference(member)["$ref"].clone();
        if !mapping.contains_key(member) && mapping.values().all(|known| *known != to) {
            mapping.insert(member.clone(), to);
        }
    }
    let after = Value::Object(mapping);
    if after != before {
        discriminator.insert("mapping".to_owned(), after.clone());
        record.change(&at.join("discriminator").join("mapping"), before, after);
    }
}

/// Makes the schema `name` a choice, if it is the base of others and used by
/// itself.
fn make_choice(
    document: &mut Value,
    name: &str,
    known: &BTreeSet<String>,
    record: &mut Record<'_>,
) {
    let Some(schema) = components(document).and_then(|schemas| schemas.get(name)?.as_object())
    else {
        return;
    };
    if !schema.contains_key("discriminator") || tells_members(schema) {
        return;
    }
    let children = heirs(document, name);
    if children.is_empty() || !is_used_by_itself(document, name) {
        return;
    }
    let before = Value::Object(schema.clone());
    let mut base = schema.clone();
    base.shift_remove("discriminator");
    let mut base_name = format!("{name}Base");
    while known.contains(&base_name) {
        base_name.push('_');
    }
    let mut choice = schema.clone();
    let own = reference(name)["$ref"].clone();
    let mapping = &mut choice["discriminator"]["mapping"];
    for to in mapping
        .as_object_mut()
        .into_iter()
        .flat_map(Map::values_mut)
    {
        if *to == own || *to == name {
            *to = reference(&base_name)["$ref"].clone();
        }
    }
    if mapping.as_object().is_none_or(|mapping| {
        let base = &reference(&base_name)["$ref"];
        !mapping.contains_key(name) && mapping.values().all(|to| to != base)
    }) {
        mapping[name] = reference(&base_name)["$ref"].clone();
    }
    let members = std::iter::once(&base_name)
        .chain(&children)
        .map(|name| reference(name));
    choice.insert("oneOf".to_owned(), members.collect());
    let mut known = known.clone();
    known.insert(base_name.clone());
    complete(&mut choice, &place(name), &known, &children, record);
    record.change(&place(name), before, choice.clone().into());
    if let Some(schemas) = components_mut(document) {
        schemas.insert(name.to_owned(), choice.into());
    }
    add(document, vec![(base_name, base.into())]);
}

/// The schemas that have `name` in their `allOf`, or one that has.
fn heirs(document: &Value, name: &str) -> Vec<String> {
    let mut heirs: Vec<String> = Vec::new();
    let mut next = vec![name.to_owned()];
    while let Some(parent) = next.pop() {
        for (child, schema) in components(document).into_iter().flatten() {
            let merged = schema.get("allOf").and_then(Value::as_array);
            let is_heir = merged
                .into_iter()
                .flatten()
                .any(|part| target(part).as_ref() == Some(&parent));
            if is_heir && child != name && !heirs.contains(child) {
                heirs.push(child.clone());
                next.push(child.clone());
            }
        }
    }
    heirs
}

/// Whether something refers to `name` for itself, not to make another of it.
fn is_used_by_itself(document: &Value, name: &str) -> bool {
    let wanted = &reference(name)["$ref"];
    let mut is_used = false;
    visit_references(document, &Pointer::root(), &mut |to, at| {
        let tokens: Vec<String> = at.tokens().collect();
        let is_member = match tokens.as_slice() {
            [.., list, _] => ["allOf", "oneOf", "anyOf"].contains(&list.as_str()),
            _ => false,
        };
        is_used |= !is_member && to == wanted;
    });
    is_used
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::adapt::applied;

    #[test]
    fn tags_that_are_not_told_are_the_names_of_the_schemas() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {
                "cat": {}, "dog": {}, "eel": {},
                "Pet": {
                    "oneOf": [reference("cat"), reference("dog"), reference("eel")],
                    "discriminator": {"propertyName": "t", "mapping": {"c": "cat", "gone": "#/components/schemas/Gone"}},
                },
            }}}),
        );
        assert_eq!(
            document["components"]["schemas"]["Pet"]["discriminator"]["mapping"],
            json!({
                "c": "#/components/schemas/cat",
                "dog": "#/components/schemas/dog",
                "eel": "#/components/schemas/eel",
            })
        );
        assert_eq!(changes.len(), 1);
    }

    #[test]
    fn a_base_that_is_used_becomes_a_choice_of_its_heirs() {
        let pet = json!({"properties": {"t": {}}, "discriminator": {"propertyName": "t"}});
        let schemas = json!({
            "Pet": pet,
            "Cat": {"allOf": [reference("Pet"), {"properties": {"c": {}}}]},
            "Lion": {"allOf": [reference("Cat")]},
        });
        let mut document = json!({"components": {"schemas": schemas}});
        let (unused, changes) = applied(apply, document.clone());
        assert_eq!((unused, changes.len()), (document.clone(), 0));

        document["paths"]["/a"]["schema"] = reference("Pet");
        let (document, _) = applied(apply, document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["PetBase"], json!({"properties": {"t": {}}}));
        assert_eq!(
            schemas["Pet"]["oneOf"],
            json!([reference("PetBase"), reference("Cat"), reference("Lion")])
        );
        assert_eq!(
            schemas["Pet"]["discriminator"]["mapping"],
            json!({
                "Pet": "#/components/schemas/PetBase",
                "Cat": "#/components/schemas/Cat",
                "Lion": "#/components/schemas/Lion",
            })
        );
    }
}
