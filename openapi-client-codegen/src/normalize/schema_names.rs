//! Gives each schema the name of its Rust type.
//!
//! A number is appended where two names would become one, and a suffix where the
//! generated code uses the name for something else: with a type called `Ok` in
//! scope, no function can return. References change with the names; names of
//! schemas are not sent to a server.
//!
//! # Needed for
//!
//! Documents such as VCF Operations 9.1, with names such as `username-password`.
//! The table of operations, the types of errors and the generated types must agree
//! on names, so the change of case happens once and here.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     auth-token: {type: object}
//!     Key: {discriminator: {mapping: {token: "#/components/schemas/auth-token"}}}
//!     Login: {properties: {token: {$ref: "#/components/schemas/auth-token"}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     AuthToken: {type: object}
//!     Key: {discriminator: {mapping: {token: "#/components/schemas/AuthToken"}}}
//!     Login: {properties: {token: {$ref: "#/components/schemas/AuthToken"}}}
//! ```

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::document::schemas::{components_mut, place, reference, target_of, visit};
use crate::document::visit::visit_objects_mut;
use crate::free_names::FreeNames;
use crate::names::schema_name;
use crate::rule::Record;

/// Names that the code of types and builders uses without a path. It uses all
/// others with one, so that a schema may be called `String` or `Option`.
const IN_USE: [&str; 5] = ["Default", "Err", "None", "Ok", "Some"];

/// The name of the type for the schema `name`, unless it is taken.
fn wanted_name(name: &str) -> String {
    let wanted = schema_name(name);
    match IN_USE.contains(&wanted.as_str()) {
        true => format!("{wanted}Schema"),
        false => wanted,
    }
}

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(schemas) = components_mut(document) else {
        return;
    };
    let renamed = new_names(schemas.keys());
    *schemas = std::mem::take(schemas)
        .into_iter()
        .map(|(name, schema)| (renamed.get(&name).cloned().unwrap_or(name), schema))
        .collect();
    for (before, after) in &renamed {
        let (name, new) = (before.as_str().into(), after.as_str().into());
        record.change(&place(before), name, new);
    }
    if !renamed.is_empty() {
        rename_references(document, &renamed);
    }
}

/// The names that change, each with its new one.
fn new_names<'a>(names: impl Iterator<Item = &'a String> + Clone) -> BTreeMap<String, String> {
    // A name that does not change is never given to another schema.
    let mut taken: FreeNames = names
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
        let free = taken.take_first(&wanted, |number| schema_name(&format!("{wanted}{number}")));
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
        let mapping = discriminator
            .and_then(|discriminator| discriminator.get_mut("mapping")?.as_object_mut());
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
    use crate::rule::Tested;

    /// The names that `schemas` get, and how many of them are new.
    fn names(schemas: Value) -> (Vec<String>, usize) {
        let (schemas, changes) = Tested(apply).on_schemas(schemas);
        let schemas = schemas.as_object();
        let names = schemas.expect("schemas").keys().cloned().collect();
        (names, changes.len())
    }

    #[test]
    fn text_that_looks_like_a_reference_is_kept() {
        let old = "#/components/schemas/a_b";
        let (schemas, _) = Tested(apply).on_schemas(json!({"a_b": {
            "description": old, "default": {"$ref": old}, "example": old,
            "properties": {"example": {"$ref": old}},
        }}));
        assert_eq!(
            schemas,
            json!({"Ab": {
                "description": old, "default": {"$ref": old}, "example": old,
                "properties": {"example": {"$ref": "#/components/schemas/Ab"}},
            }})
        );
    }

    #[test]
    fn a_name_that_is_in_use_gets_a_suffix() {
        let (names, changes) =
            names(json!({"default": {}, "Ok": {}, "OkSchema": {}, "String": {}}));
        assert_eq!(names, ["DefaultSchema", "OkSchema2", "OkSchema", "String"]);
        assert_eq!(changes, 2);
    }

    #[test]
    fn a_name_is_the_one_that_progenitor_will_form() {
        let (names, _) = names(json!({"a-b": {}, "": {}, "*/*": {}, "AB": {}}));
        assert_eq!(names, ["Ab", "X", "X2", "Ab2"]);
    }

    #[test]
    fn names_that_would_become_one_get_numbers() {
        let (names, _) = names(json!({"auth-token": {}, "auth_token": {}, "AuthToken": {}}));
        assert_eq!(names, ["AuthToken2", "AuthToken3", "AuthToken"]);
    }
}
