//! Gives each schema the name that its Rust type will have.
//!
//! Forced by documents such as VCF Operations 9.1, whose schemas are called
//! `username-password` and the like: the table of operations, the type for
//! errors and the generated types must agree on names, so the change of case
//! happens once and here. Two names that would become one are told apart by a
//! number, and a name that the generated code has another use for gets a
//! suffix: with a type called `Ok` in scope, no function can return. Schemas and
//! references are otherwise as they were; the wire does not know schema names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document::pointer::Pointer;
use crate::document::schemas::{reference, target_of, visit};
use crate::document::visit::visit_objects_mut;
use crate::names::schema_name;
use crate::rule::Record;

/// What the code of types and their builders names without a path. All else
/// it names by one, so that a schema may be called `String` or `Option`.
const IN_USE: [&str; 5] = ["Default", "Err", "None", "Ok", "Some"];

/// The name of the type for the schema `name`, if nothing else took it.
fn wanted_name(name: &str) -> String {
    let wanted = schema_name(name);
    match IN_USE.contains(&wanted.as_str()) {
        true => format!("{wanted}Schema"),
        false => wanted,
    }
}

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let at = Pointer::root().join("components").join("schemas");
    let Some(schemas) = document
        .pointer_mut(at.as_str())
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    let renamed = new_names(schemas.keys());
    *schemas = std::mem::take(schemas)
        .into_iter()
        .map(|(name, schema)| (renamed.get(&name).cloned().unwrap_or(name), schema))
        .collect::<Map<_, _>>();
    for (before, after) in &renamed {
        record.change(
            &at.join(before),
            before.as_str().into(),
            after.as_str().into(),
        );
    }
    if !renamed.is_empty() {
        rename_references(document, &renamed);
    }
}

/// The names that change, each with its new one.
fn new_names<'a>(names: impl Iterator<Item = &'a String> + Clone) -> BTreeMap<String, String> {
    // A name that is right already is never given to another schema.
    let mut taken: BTreeSet<String> = names
        .clone()
        .filter(|name| wanted_name(name) == **name)
        .cloned()
        .collect();
    let mut renamed = BTreeMap::new();
    for name in names {
        let wanted = wanted_name(name);
        if wanted == *name {
            continue;
        }
        let free = std::iter::once(wanted.clone())
            .chain((2u32..).map(|number| schema_name(&format!("{wanted}{number}"))))
            .find(|name| !taken.contains(name))
            .unwrap_or(wanted);
        taken.insert(free.clone());
        renamed.insert(name.clone(), free);
    }
    renamed
}

/// Changes references, and the values of mappings, which are references too.
fn rename_references(document: &mut Value, renamed: &BTreeMap<String, String>) {
    let rename = |value: &mut Value| {
        let name = value.as_str().and_then(target_of);
        if let Some(new) = name.and_then(|name| renamed.get(&name)) {
            *value = reference(new)["$ref"].take();
        }
    };
    visit_objects_mut(document, &mut |object, _| {
        object.get_mut("$ref").into_iter().for_each(rename);
    });
    visit(document, &mut |schema, _| {
        let discriminator = schema.get_mut("discriminator");
        let mapping = discriminator.and_then(|told| told.get_mut("mapping")?.as_object_mut());
        mapping
            .into_iter()
            .flat_map(Map::values_mut)
            .for_each(rename);
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn schemas_and_references_change_together() {
        let (document, changes) = applied(
            apply,
            json!({
                "paths": {"/a": {"$ref": "#/components/schemas/auth-token"}},
                "components": {"schemas": {
                    "auth-token": {"discriminator": {"mapping": {"a": "#/components/schemas/auth-token"}}},
                    "Fine": {"type": "string"},
                }},
            }),
        );
        assert_eq!(
            document,
            json!({
                "paths": {"/a": {"$ref": "#/components/schemas/AuthToken"}},
                "components": {"schemas": {
                    "AuthToken": {"discriminator": {"mapping": {"a": "#/components/schemas/AuthToken"}}},
                    "Fine": {"type": "string"},
                }},
            })
        );
        assert_eq!(changes.len(), 1);
    }

    #[test]
    fn what_only_looks_like_a_reference_stays() {
        let old = "#/components/schemas/a_b";
        let (document, _) = applied(
            apply,
            json!({"components": {"schemas": {"a_b": {
                "description": old, "default": {"$ref": old}, "example": old,
                "properties": {"example": {"$ref": old}},
            }}}}),
        );
        assert_eq!(
            document["components"]["schemas"],
            json!({"Ab": {
                "description": old, "default": {"$ref": old}, "example": old,
                "properties": {"example": {"$ref": "#/components/schemas/Ab"}},
            }})
        );
    }

    #[test]
    fn a_name_that_is_in_use_gets_a_suffix() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {
            "default": {}, "Ok": {}, "OkSchema": {}, "String": {}}}}),
        );
        let names: Vec<&String> = document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
            .collect();
        assert_eq!(names, ["DefaultSchema", "OkSchema2", "OkSchema", "String"]);
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn a_name_is_the_one_that_the_generator_will_form() {
        let (document, _) = applied(
            apply,
            json!({"components": {"schemas": {"a-b": {}, "": {}, "*/*": {}, "AB": {}}}}),
        );
        let names: Vec<&String> = document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
            .collect();
        assert_eq!(names, ["Ab", "X", "X2", "Ab2"]);
    }

    #[test]
    fn names_that_would_become_one_are_told_apart() {
        let (document, _) = applied(
            apply,
            json!({"components": {"schemas": {
            "auth-token": {}, "auth_token": {}, "AuthToken": {}}}}),
        );
        let names: Vec<&String> = document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
            .collect();
        assert_eq!(names, ["AuthToken2", "AuthToken3", "AuthToken"]);
    }
}
