//! What the requests of operations leave out: properties that are `readOnly`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::document;
use crate::free_names::FreeNames;
use crate::model::reaching::reaching;
use crate::names::constant_name;
use crate::pointer::Pointer;

/// An object: the names that are left out, and which of the objects its members are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct ReadOnlyObject {
    /// The place of its schema.
    at: Pointer,
    /// The name of its constant.
    pub(crate) constant: String,
    pub(crate) names: Vec<String>,
    pub(crate) members: Vec<(String, usize)>,
    /// The members beside those that are named.
    pub(crate) others: Option<usize>,
}

/// The objects in the bodies of a document of which something is left out.
pub(crate) struct ReadOnlyObjects {
    pub(crate) objects: Vec<ReadOnlyObject>,
    /// What the body of an operation is, or its items, by the id of the operation.
    bodies: BTreeMap<String, usize>,
}

impl ReadOnlyObjects {
    pub(crate) fn of(document: &Value) -> Self {
        let mut search = Search::default();
        let mut bodies = BTreeMap::new();
        for (at, _, _, operation) in document::operations(document) {
            let body = operation.get("requestBody").and_then(|body| {
                let (at, body) = document::resolve_at(document, at.join("requestBody"), body);
                let (media_type, content) = body["content"].as_object()?.iter().next()?;
                let at = at.join("content").join(media_type).join("schema");
                search.object(document, at, content.get("schema")?)
            });
            let id = operation.get("operationId").and_then(Value::as_str);
            bodies.extend(id.map(str::to_owned).zip(body));
        }
        search.useful(bodies)
    }

    /// What is left out of the body of the operation that progenitor sees as `name`.
    pub(crate) fn of_body(&self, name: &str) -> Option<&ReadOnlyObject> {
        self.objects.get(*self.bodies.get(name)?)
    }
}

/// The objects that are found, by the place of their schema.
#[derive(Default)]
struct Search {
    places: BTreeMap<String, usize>,
    /// The lists whose items are being looked at.
    lists: BTreeSet<String>,
    objects: Vec<ReadOnlyObject>,
}

impl Search {
    /// The object of `schema` or of its items; `None` if it is neither.
    fn object(&mut self, document: &Value, at: Pointer, schema: &Value) -> Option<usize> {
        let (at, schema) = document::resolve_at(document, at, schema);
        if let Some(known) = self.places.get(at.as_str()) {
            return Some(*known);
        }
        if let Some(items) = schema.get("items") {
            // A list may be the item of itself.
            let list = at.as_str().to_owned();
            if !self.lists.insert(list.clone()) {
                return None;
            }
            let item = self.object(document, at.join("items"), items);
            self.lists.remove(&list);
            return item;
        }
        if schema
            .as_object()
            .is_none_or(|schema| !KEYS.iter().any(|key| schema.contains_key(*key)))
        {
            return None;
        }
        let place = self.objects.len();
        self.places.insert(at.as_str().to_owned(), place);
        self.objects.push(ReadOnlyObject::default());
        let mut object = ReadOnlyObject {
            at: at.clone(),
            ..ReadOnlyObject::default()
        };
        self.collect(document, at, schema, &mut object, &mut BTreeSet::new());
        self.objects[place] = object;
        Some(place)
    }

    /// Adds what `schema`, and what it merges, says of `object`.
    fn collect(
        &mut self,
        document: &Value,
        at: Pointer,
        schema: &Value,
        object: &mut ReadOnlyObject,
        known: &mut BTreeSet<String>,
    ) {
        let (at, schema) = document::resolve_at(document, at, schema);
        if !known.insert(at.as_str().to_owned()) {
            return;
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            for (index, part) in schema[key].as_array().into_iter().flatten().enumerate() {
                let at = at.join(key).join(index);
                self.collect(document, at, part, object, known);
            }
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let at = at.join("properties").join(name);
            let (_, target) = document::resolve_at(document, at.clone(), property);
            if property["readOnly"] == true || target["readOnly"] == true {
                object.names.push(name.clone());
            } else if let Some(member) = self.object(document, at, property) {
                object.members.push((name.clone(), member));
            }
        }
        if let Some(others) = schema.get("additionalProperties") {
            let others = self.object(document, at.join("additionalProperties"), others);
            object.others = object.others.or(others);
        }
    }

    /// The objects of which something is left out, here or below.
    fn useful(self, bodies: BTreeMap<String, usize>) -> ReadOnlyObjects {
        let objects = self.objects.iter().enumerate();
        let edges = objects.clone().flat_map(|(place, object)| {
            let members = object.members.iter().map(|(_, member)| *member);
            let members = members.chain(object.others);
            members.map(move |member| (place, member))
        });
        let direct = objects
            .clone()
            .filter(|(_, object)| !object.names.is_empty());
        let useful = reaching(direct.map(|(place, _)| place), edges);
        let places: BTreeMap<usize, usize> = useful
            .iter()
            .enumerate()
            .map(|(new, old)| (*old, new))
            .collect();
        let place = |old: usize| places.get(&old).copied();
        let kept = self.objects.into_iter().enumerate();
        let kept = kept.filter(|(old, _)| useful.contains(old));
        let mut names = FreeNames::default();
        let objects = kept.map(|(_, object)| ReadOnlyObject {
            constant: constant(&object.at, &mut names),
            members: object
                .members
                .into_iter()
                .filter_map(|(name, member)| Some((name, place(member)?)))
                .collect(),
            others: object.others.and_then(place),
            ..object
        });
        ReadOnlyObjects {
            objects: objects.collect(),
            bodies: bodies
                .into_iter()
                .filter_map(|(id, body)| Some((id, place(body)?)))
                .collect(),
        }
    }
}

/// The name of the constant for the object whose schema is at `at`: the words that the
/// document chose.
fn constant(at: &Pointer, taken: &mut FreeNames) -> String {
    let tokens: Vec<String> = at.tokens().collect();
    let words = tokens
        .iter()
        .filter(|token| !PLACES.contains(&token.as_str()));
    let wanted = constant_name(&words.map(String::as_str).collect::<Vec<_>>().join("_"));
    taken.take_first(wanted.as_str(), |number| format!("{wanted}_{number}"))
}

/// What a pointer names beside what the document chose.
const PLACES: [&str; 9] = [
    "additionalProperties",
    "allOf",
    "components",
    "content",
    "items",
    "paths",
    "properties",
    "schema",
    "schemas",
];

/// What an object has in its schema.
const KEYS: [&str; 5] = [
    "properties",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_read_only_is_found_at_any_depth() {
        let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let document = json!({
            "paths": {},
            "components": {"schemas": {
                "Base": {"properties": {"id": {"readOnly": true}}},
                "Person": {
                    "allOf": [reference("Base"), {"properties": {"friends":
                        {"type": "array", "items": reference("Person")}}}],
                    "properties": {"plain": reference("Plain"), "made": reference("Stamp")},
                    "additionalProperties": reference("Base"),
                },
                "Plain": {"properties": {"a": {"type": "string"}}},
                "Stamp": {"type": "string", "readOnly": true},
                "Lists": {"type": "array", "items": reference("Lists")},
                "Merged": {"allOf": [reference("Base"), reference("Merged"), reference("Merges")]},
                "Merges": {"allOf": [reference("Merged"), reference("Merged")]},
            }},
        });
        let found = |schema: Value| {
            let content = json!({"application/json": {"schema": schema}});
            let body = json!({"content": content});
            let mut document = document.clone();
            document["paths"]["/a/{b}"]["put"] = json!({"operationId": "a", "requestBody": body});
            let found = ReadOnlyObjects::of(&document);
            assert_eq!(found.of_body("a"), found.objects.first());
            found.objects
        };
        let expected = [
            ReadOnlyObject {
                at: Pointer::of("/components/schemas/Person"),
                constant: "PERSON".to_owned(),
                names: vec!["id".to_owned(), "made".to_owned()],
                members: vec![("friends".to_owned(), 0)],
                others: Some(1),
            },
            ReadOnlyObject {
                at: Pointer::of("/components/schemas/Base"),
                constant: "BASE".to_owned(),
                names: vec!["id".to_owned()],
                ..ReadOnlyObject::default()
            },
        ];
        assert_eq!(found(reference("Person")), expected);
        let list = json!({"type": "array", "items": reference("Person")});
        assert_eq!(found(list), expected);
        assert_eq!(found(reference("Plain")), []);
        assert_eq!(found(reference("Lists")), []);
        assert_eq!(found(reference("Merged")).len(), 1);
        assert_eq!(found(reference("Stamp")), []);
        let inline = found(json!({"properties": {"made": reference("Stamp")}}));
        assert_eq!(inline[0].constant, "A_B_PUT_REQUEST_BODY_APPLICATION_JSON");
    }

    #[test]
    fn each_object_is_there_once_for_all_operations() {
        let content = |name: &str| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            json!({"requestBody": {"content": {"application/json": {"schema": schema}}}})
        };
        let put = |id: &str, name: &str| {
            let mut operation = content(name);
            operation["operationId"] = json!(id);
            json!({"put": operation})
        };
        let document = json!({
            "paths": {
                "/a": put("a", "Outer"),
                "/b": put("b", "Inner"),
                "/c": put("c", "Plain"),
                "/d": put("d", "Outer"),
            },
            "components": {"schemas": {
                "Outer": {"properties": {"in": {"$ref": "#/components/schemas/Inner"}}},
                "Inner": {"properties": {
                    "id": {"readOnly": true}, "out": {"$ref": "#/components/schemas/Outer"}}},
                "Plain": {"properties": {"a": {}}},
            }},
        });
        let found = ReadOnlyObjects::of(&document);
        let body = |id: &str| found.of_body(id).map(|object| object.constant.as_str());
        assert_eq!(
            ["a", "b", "c", "d"].map(body),
            [Some("OUTER"), Some("INNER"), None, Some("OUTER"),]
        );
        assert_eq!(found.objects.len(), 2);
    }
}
