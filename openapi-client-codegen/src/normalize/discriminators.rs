//! Writes the tag of every member into the discriminator of a choice.
//!
//! Tags that name a schema that does not exist are removed.
//!
//! # Needed for
//!
//! VCF Operations 9.1 and any document with a discriminator. Without a mapping the
//! tags are the names of the schemas; they are written down before `schema-names`
//! changes those.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     cat: {}
//!     dog: {}
//!     Pet:
//!       oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}]
//!       discriminator: {propertyName: kind, mapping: {c: cat}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     cat: {}
//!     dog: {}
//!     Pet:
//!       oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}]
//!       discriminator:
//!         propertyName: kind
//!         mapping: {c: "#/components/schemas/cat", dog: "#/components/schemas/dog"}
//! ```

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::schemas::{self, components, is_choice, reference, target, target_of};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let known: BTreeSet<String> = components(document)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    schemas::visit(document, &mut |schema, at| {
        if is_choice(schema) {
            let members: Vec<String> = members(schema).filter_map(target).collect();
            complete(schema, at, &known, &members, record);
        }
    });
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
    for (tag, name) in tags(&before, known) {
        mapping.insert(tag, reference(&name)["$ref"].clone());
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

/// The tags of `mapping` with the names of their schemas.
pub(crate) fn tags(mapping: &Value, known: &BTreeSet<String>) -> Vec<(String, String)> {
    let tags = mapping.as_object().into_iter().flatten();
    tags.filter_map(|(tag, to)| {
        let to = to.as_str()?;
        let name = match known.contains(to) {
            true => to.to_owned(),
            false => target_of(to).filter(|name| known.contains(name))?,
        };
        Some((tag.clone(), name))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn tags_without_a_mapping_are_the_names_of_the_schemas() {
        let (schemas, changes) = Tested(apply).on_schemas(json!({
            "cat": {}, "dog": {}, "eel": {},
            "Pet": {
                "oneOf": [reference("cat"), reference("dog"), reference("eel")],
                "discriminator": {"propertyName": "t", "mapping": {"c": "cat", "gone": "#/components/schemas/Gone"}},
            },
        }));
        assert_eq!(
            schemas["Pet"]["discriminator"]["mapping"],
            json!({
                "c": "#/components/schemas/cat",
                "dog": "#/components/schemas/dog",
                "eel": "#/components/schemas/eel",
            })
        );
        assert_eq!(changes.len(), 1);
    }
}
