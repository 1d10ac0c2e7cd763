//! Brings every choice of schemas into the one form that becomes an open enum.
//!
//! Each member becomes a variant with a name of its own, and one more variant keeps
//! any other value as raw JSON. The names of the variants encode how to distinguish
//! them, and a later stage writes the code that does so.
//!
//! # Needed for
//!
//! `oneOf` and `anyOf` in any form: the generator guesses the kind of enum, and
//! the enum refuses what it does not know.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {Cat: {}, Pet: {
//!   description: A pet.,
//!   oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {Cat: {}, Pet: {
//!   description: A pet.,
//!   oneOf: [
//!     {type: object, required: [Cat], properties: {Cat: {$ref: '#/components/schemas/Cat'}}},
//!     {type: object, required: [Text], properties: {Text: {type: string}}},
//!     {type: object, required: [UnknownValue], properties: {UnknownValue: {}}}]}}}
//! ```

use serde_json::{Map, Value, json};

use crate::annotations::TUPLE;
use crate::annotations::encoded_names::{Variant, encode_variant};
use crate::document::schemas::{
    Names, add, choices, components_mut, only_target, place, reference, target,
};
use crate::free_names::FreeNames;
use crate::names::type_name;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut names = Names::of(document);
    for (name, schema) in choices(document) {
        let mut added = Vec::new();
        let after = choice(&name, &schema, &mut names, &mut added);
        record.change(&place(&name), schema.into(), after.clone());
        if let Some(schemas) = components_mut(document) {
            schemas.insert(name, after);
        }
        add(document, added);
    }
}

fn mapping(schema: &Map<String, Value>) -> impl Iterator<Item = (&String, &str)> {
    let mapping = schema
        .get("discriminator")
        .and_then(|discriminator| discriminator.get("mapping"));
    mapping
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(tag, to)| Some((tag, to.as_str()?)))
}

fn choice(
    name: &str,
    schema: &Map<String, Value>,
    names: &mut Names,
    added: &mut Vec<(String, Value)>,
) -> Value {
    let mut after = Map::new();
    if let Some(description) = schema.get("description") {
        after.insert("description".to_owned(), description.clone());
    }
    let property = schema
        .get("discriminator")
        .and_then(|discriminator| discriminator["propertyName"].as_str());
    let mut variant_names = FreeNames::default();
    let mut free = |wanted: &str| {
        variant_names.take_first(wanted, |number| type_name(&format!("{wanted}{number}")))
    };
    let members = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    let mut variants = Vec::new();
    for mut member in members
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default()
    {
        let visible = free(&variant_name(&member));
        let tags: Vec<String> = match target(&member) {
            Some(_) => mapping(schema)
                .filter(|(_, to)| member["$ref"] == **to)
                .map(|(tag, _)| tag.clone())
                .collect(),
            None => Vec::new(),
        };
        if let Some(member) = member.as_object_mut() {
            for key in ["nullable", "readOnly", "writeOnly", "default", "title"] {
                member.shift_remove(key);
            }
        }
        if member.get("properties").is_some() {
            let new = names.free(&type_name(&format!("{name}-{visible}")));
            added.push((new.clone(), std::mem::replace(&mut member, reference(&new))));
        }
        let variant = Variant {
            property: property.map(str::to_owned),
            tags,
            is_rest: false,
        };
        variants.push((encode_variant(&visible, &variant), member));
    }
    let rest = Variant {
        property: property.map(str::to_owned),
        tags: Vec::new(),
        is_rest: true,
    };
    variants.push((encode_variant(&free("UnknownValue"), &rest), json!({})));
    let variants = variants.into_iter().map(|(name, member)| {
        json!({"type": "object", "required": [name], "properties": {name: member}})
    });
    after.insert("oneOf".to_owned(), variants.collect());
    after.into()
}

fn variant_name(member: &Value) -> String {
    let text = |key: &str| member.get(key).and_then(Value::as_str);
    if let Some(name) = member.as_object().and_then(only_target) {
        return type_name(&name);
    }
    let by_type = match (text("type"), text("format")) {
        (Some("string"), Some("uuid")) => "Uuid",
        (Some("string"), Some("date")) => "Date",
        (Some("string"), Some("date-time")) => "DateTime",
        (Some("string"), _) if member.get("enum").is_some() => "Listed",
        (Some("string"), _) => "Text",
        (Some("integer"), _) => "Integer",
        (Some("number"), _) => "Number",
        (Some("boolean"), _) => "Flag",
        (Some("array"), _) => "List",
        (Some("object"), _) if member.get(TUPLE).is_some() => "List",
        (Some("object"), _) => "Object",
        _ => "Any",
    };
    match text("title") {
        Some(title) if title.chars().any(char::is_alphanumeric) => type_name(title),
        _ => by_type.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn variant(schema: &Value, index: usize) -> (String, Value) {
        let properties = schema["oneOf"][index]["properties"].as_object();
        let (name, value) = properties.and_then(|p| p.iter().next()).expect("a variant");
        (name.clone(), value.clone())
    }

    #[test]
    fn each_member_is_a_variant_and_the_rest_is_one_more() {
        let (schemas, changes) = Tested(apply).on_schemas(json!({
            "Cat": {}, "Dog": {},
            "Pet": {"oneOf": [reference("Cat"), {"type": "object", "properties": {"a": {}}}, reference("Dog")],
                "discriminator": {"propertyName": "t", "mapping": {
                    "c": "#/components/schemas/Cat", "d": "#/components/schemas/Dog"}}},
        }));
        let pet = &schemas["Pet"];
        let carried = |tags: &[&str], is_rest| Variant {
            property: Some("t".to_owned()),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            is_rest,
        };
        assert_eq!(
            [0, 1, 2, 3].map(|index| variant(pet, index)),
            [
                (
                    encode_variant("Cat", &carried(&["c"], false)),
                    reference("Cat")
                ),
                (
                    encode_variant("Object", &carried(&[], false)),
                    reference("PetObject")
                ),
                (
                    encode_variant("Dog", &carried(&["d"], false)),
                    reference("Dog")
                ),
                (
                    encode_variant("UnknownValue", &carried(&[], true)),
                    json!({})
                ),
            ]
        );
        assert!(schemas["PetObject"]["properties"]["a"].is_object());
        assert_eq!(changes.len(), 1);
    }
}
