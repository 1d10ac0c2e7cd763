//! Makes a type of a list whose first items have schemas of their own.
//!
//! It becomes an object with a property for each of these parts, by its number, and one
//! for the rest; the code reads and writes it as a list. A part may be absent from
//! `minItems` on, as JSON Schema has it, and there is a rest unless `maxItems` leaves no
//! place for one. A parameter stays a list: of its parts' schema if they have one in
//! common, and else of anything.
//!
//! # Needed for
//!
//! Documents of 3.1 with `prefixItems`: points, ranges, pairs of a key and a value.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   Pair: {type: array, description: A pair., minItems: 1, maxItems: 2, items: {},
//!     x-codegen-prefix-items: [{type: string}, {type: integer}]},
//!   Path: {type: array, items: {type: string}, x-codegen-prefix-items: [{type: boolean}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   Pair: {type: object, description: A pair., x-codegen-tuple: true,
//!     properties: {'0': {type: string}, '1': {type: integer}}, required: ['0']},
//!   Path: {type: object, x-codegen-tuple: true,
//!     properties: {'0': {type: boolean}, rest: {type: array, items: {type: string}}},
//!     required: [rest]}}}
//! ```

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::annotations::encoded_names::REST;
use crate::annotations::{PREFIX_ITEMS, TUPLE};
use crate::document::schemas::{self, is_annotation, place, target_of};
use crate::document::visit::{ComponentKind, is_within, visit_references, visit_schemas_mut};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut places = Vec::new();
    schemas::visit(document, &mut |schema, at| {
        if schema.contains_key(PREFIX_ITEMS) {
            places.push(at.clone());
        }
    });
    if places.is_empty() {
        return;
    }
    let of_parameters = of_parameters(document);
    // Those within others first, while they are where they were.
    for at in places.iter().rev() {
        let Some(Value::Object(schema)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = schema.clone();
        match is_within(ComponentKind::Parameter, at) || of_parameters.contains(at) {
            true => as_list(schema),
            false => *schema = as_object(&before),
        }
        record.change(at, before.into(), schema.clone().into());
    }
}

/// The components to which parameters refer.
fn of_parameters(document: &mut Value) -> BTreeSet<Pointer> {
    let mut found = BTreeSet::new();
    visit_schemas_mut(document, &mut |schema, at| {
        if is_within(ComponentKind::Parameter, at) {
            visit_references(schema, at, &mut |to, _| {
                found.extend(target_of(to).map(|name| place(&name)));
            });
        }
    });
    found
}

fn as_list(schema: &mut Map<String, Value>) {
    let parts = schema.shift_remove(PREFIX_ITEMS).unwrap_or_default();
    let parts = parts.as_array().map_or(&[][..], Vec::as_slice);
    let items = match parts {
        [first, others @ ..] if others.iter().all(|other| other == first) => first.clone(),
        _ => json!({}),
    };
    schema.insert("items".to_owned(), items);
}

fn as_object(schema: &Map<String, Value>) -> Map<String, Value> {
    let parts = schema.get(PREFIX_ITEMS).and_then(Value::as_array);
    let parts = parts.map_or(&[][..], Vec::as_slice);
    let bound = |key: &str| {
        let bound = schema.get(key).and_then(Value::as_u64)?;
        usize::try_from(bound).ok()
    };
    let least = bound("minItems").unwrap_or_default();
    let mut properties = Map::new();
    let mut required: Vec<Value> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let name = index.to_string();
        if index < least {
            required.push(name.as_str().into());
        }
        properties.insert(name, part.clone());
    }
    if bound("maxItems").is_none_or(|most| most > parts.len()) {
        let items = schema.get("items").cloned().unwrap_or_else(|| json!({}));
        properties.insert(REST.to_owned(), json!({"type": "array", "items": items}));
        // One without items is empty.
        required.push(REST.into());
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    object.extend(
        schema
            .iter()
            // A default is a list.
            .filter(|(key, _)| is_annotation(key) && *key != PREFIX_ITEMS && *key != "default")
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    object.insert(TUPLE.to_owned(), true.into());
    object.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn a_tuple_in_a_tuple_is_one_too() {
        let inner = json!({"type": "array", "items": {}, "maxItems": 1, PREFIX_ITEMS: [{"type": "string"}]});
        let outer = json!({"type": "array", "items": inner, PREFIX_ITEMS: [inner]});
        let (schemas, changes) = Tested(apply).on_schemas(json!({"A": outer}));
        let inner = json!({"type": "object", TUPLE: true, "properties": {"0": {"type": "string"}}});
        let properties = json!({"0": inner, "rest": {"type": "array", "items": inner}});
        assert_eq!(schemas["A"]["properties"], properties);
        let places: Vec<&str> = changes
            .iter()
            .map(|change| change.pointer.as_str())
            .collect();
        assert_eq!(places.len(), 3);
        assert!(
            places.contains(&"/components/schemas/A/items"),
            "{places:?}"
        );
    }

    #[test]
    fn a_parameter_stays_a_list() {
        let point = |parts: Value| json!({"type": "array", "items": {}, PREFIX_ITEMS: parts});
        let to = json!({"$ref": "#/components/schemas/B"});
        let number = json!({"type": "number"});
        let (document, _) = Tested(apply).on(json!({
            "paths": {"/a": {"get": {"parameters": [
                {"name": "a", "schema": point(json!([number, number]))},
                {"name": "b", "schema": to},
            ]}}},
            "components": {"schemas": {"B": point(json!([number, {"type": "string"}]))}},
        }));
        let list = |items: Value| json!({"type": "array", "items": items});
        let parameter = &document["paths"]["/a"]["get"]["parameters"][0];
        assert_eq!(parameter["schema"], list(number));
        assert_eq!(document["components"]["schemas"]["B"], list(json!({})));
    }
}
