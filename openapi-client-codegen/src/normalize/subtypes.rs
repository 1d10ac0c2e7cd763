//! Makes a choice of a base schema that something other than its subtypes refers to.
//!
//! A base is a schema that has a discriminator and is in the `allOf` of others.
//! Where it is used by itself, a response holds one of its subtypes, whose
//! properties would be lost. It becomes a choice of its subtypes and of its former
//! self, which gets `Base` appended to its name. Its subtypes then inherit from
//! that schema, and have its discriminator too: a subtype that has subtypes of its
//! own is also a base.
//!
//! # Needed for
//!
//! VCF Operations 9.1, and documents whose schemas inherit over many levels.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /pet: {get: {responses: {200: {$ref: "#/components/schemas/Pet"}}}}
//! components:
//!   schemas:
//!     Pet: {discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
//!     Cat: {allOf: [{$ref: "#/components/schemas/Pet"}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /pet: {get: {responses: {200: {$ref: "#/components/schemas/Pet"}}}}
//! components:
//!   schemas:
//!     Pet:
//!       properties: {kind: {type: string}}
//!       oneOf: [{$ref: "#/components/schemas/PetBase"}, {$ref: "#/components/schemas/Cat"}]
//!       discriminator:
//!         propertyName: kind
//!         mapping: {Pet: "#/components/schemas/PetBase", Cat: "#/components/schemas/Cat"}
//!     PetBase: {properties: {kind: {type: string}}}
//!     Cat: {allOf: [{$ref: "#/components/schemas/PetBase"}]}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document::schemas::{
    add, components, components_mut, is_choice, place, reference, target, target_of,
};
use crate::document::visit::visit_references;
use crate::free_names::first_free;
use crate::normalize::discriminators::tags;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let bases = bases(document);
    let mut added = Vec::new();
    for (name, schema) in components_mut(document).into_iter().flatten() {
        let before = schema.clone();
        inherit(schema, &bases);
        if let Some(base) = bases.get(name) {
            let mut former = schema.clone();
            if let Some(schema) = former.as_object_mut() {
                schema.shift_remove("discriminator");
            }
            added.push((base.name.clone(), former));
            let members = base.members.iter().map(|member| reference(member));
            schema["oneOf"] = members.collect();
            schema["discriminator"] = base.discriminator.clone().into();
        }
        if *schema != before {
            record.change(&place(name), before, schema.clone());
        }
    }
    add(document, added);
}

/// How a base changes.
struct Base {
    /// The new name of the schema itself.
    name: String,
    members: Vec<String>,
    discriminator: Map<String, Value>,
}

/// The schemas that become choices.
fn bases(document: &Value) -> BTreeMap<String, Base> {
    let Some(schemas) = components(document) else {
        return BTreeMap::new();
    };
    let mut children: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (child, schema) in schemas {
        for parent in parents(schema) {
            children.entry(parent).or_default().push(child);
        }
    }
    let used = used_by_themselves(document);
    let mut known: BTreeSet<String> = schemas.keys().cloned().collect();
    let mut found = Vec::new();
    for name in schemas.keys().filter(|name| used.contains(*name)) {
        let Some(schema) = schemas[name].as_object() else {
            continue;
        };
        let discriminators = discriminators(schemas, name);
        let subtypes = subtypes(&children, name);
        if discriminators.is_empty() || subtypes.is_empty() || is_choice(schema) {
            continue;
        }
        let longer = |number| format!("{name}Base{}", "_".repeat(number - 1));
        let base = first_free(longer(1), longer, |base| known.insert(base.to_owned()));
        found.push((name, base, subtypes, discriminators));
    }
    let names: BTreeMap<&str, &str> = found
        .iter()
        .map(|(name, base, ..)| (name.as_str(), base.as_str()))
        .collect();
    let base_of = |name: &str| names.get(name).copied().unwrap_or(name).to_owned();
    found
        .iter()
        .map(|(name, base, subtypes, discriminators)| {
            let family: Vec<&str> = std::iter::once(name.as_str())
                .chain(subtypes.iter().copied())
                .collect();
            let base = Base {
                name: base.clone(),
                members: family.iter().map(|name| base_of(name)).collect(),
                discriminator: discriminator(discriminators, &family, &known, base_of),
            };
            ((*name).clone(), base)
        })
        .collect()
}

/// The discriminators that the schema `name` has: its own, which are marked,
/// then those that it inherits. A schema that lists its members has none.
fn discriminators<'a>(
    schemas: &'a Map<String, Value>,
    name: &str,
) -> Vec<(bool, &'a Map<String, Value>)> {
    let mut found = Vec::new();
    let mut names = vec![name.to_owned()];
    let mut next = 0;
    while let Some(schema) = names.get(next).map(|name| schemas.get(name)) {
        next += 1;
        let Some(schema) = schema.and_then(Value::as_object) else {
            continue;
        };
        if is_choice(schema) {
            continue;
        }
        let is_own = next == 1;
        let here = discriminators_in(schema).into_iter();
        found.extend(here.map(|discriminator| (is_own, discriminator)));
        for parent in schema.get("allOf").into_iter().flat_map(parents_in) {
            if !names.contains(&parent) {
                names.push(parent);
            }
        }
    }
    found
}

/// The discriminators of `schema` and of its inline parts.
fn discriminators_in(schema: &Map<String, Value>) -> Vec<&Map<String, Value>> {
    let own = schema.get("discriminator").and_then(Value::as_object);
    let parts = schema.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten().filter_map(Value::as_object);
    own.into_iter()
        .chain(parts.flat_map(discriminators_in))
        .collect()
}

/// The discriminator of a base and its subtypes, `family`: the first of
/// `discriminators`, with the tags of the others.
fn discriminator(
    discriminators: &[(bool, &Map<String, Value>)],
    family: &[&str],
    known: &BTreeSet<String>,
    base_of: impl Fn(&str) -> String,
) -> Map<String, Value> {
    let mut discriminator = match discriminators.first() {
        Some((_, nearest)) => (*nearest).clone(),
        None => Map::new(),
    };
    let property = discriminator.get("propertyName").cloned();
    let mut mapping = Map::new();
    let mut tagged: BTreeSet<String> = BTreeSet::new();
    for (is_own, inherited) in discriminators {
        if inherited.get("propertyName") != property.as_ref() {
            continue;
        }
        let mut now = BTreeSet::new();
        let tags = inherited.get("mapping").map(|mapping| tags(mapping, known));
        for (tag, name) in tags.into_iter().flatten() {
            let is_member = family.contains(&name.as_str());
            let is_wanted = is_member || *is_own;
            if is_wanted && !tagged.contains(&name) && !mapping.contains_key(&tag) {
                let to = if is_member {
                    base_of(&name)
                } else {
                    name.clone()
                };
                mapping.insert(tag, reference(&to)["$ref"].clone());
                now.insert(name);
            }
        }
        tagged.append(&mut now);
    }
    for name in family {
        if !tagged.contains(*name) && !mapping.contains_key(*name) {
            let to = reference(&base_of(name));
            mapping.insert((*name).to_owned(), to["$ref"].clone());
        }
    }
    discriminator.insert("mapping".to_owned(), mapping.into());
    discriminator
}

/// Makes `schema` inherit from the former bases, not from the choices.
fn inherit(schema: &mut Value, bases: &BTreeMap<String, Base>) {
    let parts = schema.get_mut("allOf").and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten() {
        match target(part).map(|name| bases.get(&name)) {
            Some(Some(base)) => part["$ref"] = reference(&base.name)["$ref"].clone(),
            Some(None) => {}
            None => inherit(part, bases),
        }
    }
}

/// The schemas that `schema` inherits from.
fn parents(schema: &Value) -> Vec<String> {
    schema.get("allOf").map(parents_in).unwrap_or_default()
}

fn parents_in(parts: &Value) -> Vec<String> {
    let parts = parts.as_array().into_iter().flatten();
    parts
        .flat_map(|part| match target(part) {
            Some(name) => vec![name],
            None => parents(part),
        })
        .collect()
}

/// The schemas that inherit from `name`, directly or through others.
fn subtypes<'a>(children: &BTreeMap<String, Vec<&'a str>>, name: &str) -> Vec<&'a str> {
    let mut seen = BTreeSet::from([name]);
    let mut subtypes: Vec<&str> = Vec::new();
    let mut next = vec![name];
    while let Some(parent) = next.pop() {
        for child in children.get(parent).into_iter().flatten() {
            if seen.insert(child) {
                subtypes.push(child);
                next.push(child);
            }
        }
    }
    subtypes
}

/// The schemas to which something refers other than to inherit from them or to
/// list them in a choice.
fn used_by_themselves(document: &Value) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    visit_references(document, &Pointer::root(), &mut |to, at| {
        let tokens: Vec<String> = at.tokens().collect();
        let is_one_of = match tokens.as_slice() {
            [.., list, _] => ["oneOf", "anyOf"].contains(&list.as_str()),
            _ => false,
        };
        // An `allOf` elsewhere does not make a subtype: it adds annotations or
        // properties to whichever subtype there is.
        let is_parent = match tokens.as_slice() {
            [components, _, _, rest @ ..] if components == "components" => {
                !rest.is_empty() && rest.iter().step_by(2).all(|list| list == "allOf")
            }
            _ => false,
        };
        if !is_one_of && !is_parent {
            used.extend(target_of(to));
        }
    });
    used
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    fn to(names: &[(&str, &str)]) -> Value {
        let tags = names.iter().map(|(tag, name)| {
            let to = reference(name)["$ref"].clone();
            ((*tag).to_owned(), to)
        });
        tags.collect::<Map<_, _>>().into()
    }

    #[test]
    fn a_base_that_is_used_becomes_a_choice_of_its_subtypes() {
        let pet = json!({"properties": {"t": {}}, "discriminator": {"propertyName": "t"}});
        let schemas = json!({
            "Pet": pet,
            "Cat": {"allOf": [reference("Pet"), {"properties": {"c": {}}}]},
            "Lion": {"allOf": [reference("Cat")]},
        });
        let mut document = json!({"components": {"schemas": schemas}});
        let (unused, changes) = Tested(apply).on(document.clone());
        assert_eq!((unused, changes.len()), (document.clone(), 0));

        document["paths"]["/a"]["schema"] = reference("Pet");
        let (document, _) = Tested(apply).on(document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["PetBase"], json!({"properties": {"t": {}}}));
        assert_eq!(
            schemas["Pet"]["oneOf"],
            json!([reference("PetBase"), reference("Cat"), reference("Lion")])
        );
        assert_eq!(
            schemas["Pet"]["discriminator"]["mapping"],
            to(&[("Pet", "PetBase"), ("Cat", "Cat"), ("Lion", "Lion")])
        );
        assert_eq!(schemas["Cat"]["allOf"][0], reference("PetBase"));
    }

    #[test]
    fn a_subtype_that_has_subtypes_is_a_base_too() {
        let mapping = to(&[("cat", "Cat"), ("lion", "Lion"), ("dog", "Dog")]);
        let (document, _) = Tested(apply).on(json!({
            "paths": {"/a": {"schema": reference("Cat")}, "/b": {"schema": reference("Pet")}},
            "components": {"schemas": {
                "Pet": {"discriminator": {"propertyName": "t", "mapping": mapping}},
                "Cat": {"allOf": [{"allOf": [reference("Pet")]}]},
                "Lion": {"allOf": [reference("Cat")]},
                "Dog": {"allOf": [reference("Pet")]},
            }},
        }));
        let schemas = &document["components"]["schemas"];
        assert_eq!(
            schemas["Cat"],
            json!({
                "allOf": [{"allOf": [reference("PetBase")]}],
                "oneOf": [reference("CatBase"), reference("Lion")],
                "discriminator": {
                    "propertyName": "t",
                    "mapping": to(&[("cat", "CatBase"), ("lion", "Lion")]),
                },
            })
        );
        assert_eq!(
            schemas["Pet"]["discriminator"]["mapping"],
            to(&[
                ("cat", "CatBase"),
                ("lion", "Lion"),
                ("dog", "Dog"),
                ("Pet", "PetBase")
            ])
        );
        assert_eq!(schemas["Lion"]["allOf"], json!([reference("CatBase")]));
        assert_eq!(
            schemas["CatBase"],
            json!({"allOf": [{"allOf": [reference("PetBase")]}]})
        );
    }

    #[test]
    fn annotations_beside_a_reference_are_a_use() {
        let annotated = json!({"allOf": [reference("A")], "nullable": true});
        let (schemas, _) = Tested(apply).on_schemas(json!({
            "A": {"discriminator": {"propertyName": "t"}},
            "B": {"allOf": [reference("A")]},
            "C": {"properties": {"a": annotated}},
        }));
        assert_eq!(schemas["C"]["properties"]["a"], annotated);
        assert_eq!(
            schemas["A"]["oneOf"],
            json!([reference("ABase"), reference("B")])
        );
    }

    #[test]
    fn schemas_that_inherit_from_each_other_are_visited_once() {
        let (document, _) = Tested(apply).on(json!({
            "paths": {"/a": {"schema": reference("A")}},
            "components": {"schemas": {
                "A": {"allOf": [reference("B")], "discriminator": {"propertyName": "t"}},
                "B": {"allOf": [reference("A")]},
            }},
        }));
        assert_eq!(
            document["components"]["schemas"]["A"]["oneOf"],
            json!([reference("ABase"), reference("B")])
        );
    }
}
