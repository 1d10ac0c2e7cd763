//! What the requests of an operation leave out: properties that are `readOnly`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document;
use crate::pointer::Pointer;

/// An object: the names that are left out, and which of the objects its members are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct ReadOnlyObject {
    pub(crate) names: Vec<String>,
    pub(crate) members: Vec<(String, usize)>,
    /// The members beside those that are named.
    pub(crate) others: Option<usize>,
}

/// The objects in the body of `operation`, which is at `at`, of which something is
/// left out. The first is the body, or its items.
pub(crate) fn read_only(
    document: &Value,
    at: &Pointer,
    operation: &Map<String, Value>,
) -> Vec<ReadOnlyObject> {
    let mut search = Search::default();
    let root = operation.get("requestBody").and_then(|body| {
        let (at, body) = document::resolve_at(document, at.join("requestBody"), body);
        let (media_type, content) = body["content"].as_object()?.iter().next()?;
        let at = at.join("content").join(media_type).join("schema");
        search.object(document, at, content.get("schema")?)
    });
    match root {
        Some(_) => search.useful(),
        None => Vec::new(),
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
        let mut object = ReadOnlyObject::default();
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

    /// The objects of which something is left out, here or below; none if the first is
    /// not among them.
    fn useful(self) -> Vec<ReadOnlyObject> {
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); self.objects.len()];
        for (place, object) in self.objects.iter().enumerate() {
            let members = object.members.iter().map(|(_, member)| *member);
            for member in members.chain(object.others) {
                users[member].push(place);
            }
        }
        let mut is_useful: Vec<bool> = self.objects.iter().map(|o| !o.names.is_empty()).collect();
        let mut next: Vec<usize> = (0..is_useful.len())
            .filter(|place| is_useful[*place])
            .collect();
        while let Some(place) = next.pop() {
            for user in &users[place] {
                if !std::mem::replace(&mut is_useful[*user], true) {
                    next.push(*user);
                }
            }
        }
        if is_useful.first() != Some(&true) {
            return Vec::new();
        }
        let mut count = 0;
        let places: Vec<Option<usize>> = is_useful
            .iter()
            .map(|useful| {
                let place = useful.then_some(count);
                count += usize::from(*useful);
                place
            })
            .collect();
        let place = |old: usize| places[old];
        let useful = self.objects.into_iter().zip(&is_useful);
        useful
            .filter(|(_, useful)| **useful)
            .map(|(object, _)| ReadOnlyObject {
                members: object
                    .members
                    .into_iter()
                    .filter_map(|(name, member)| Some((name, place(member)?)))
                    .collect(),
                others: object.others.and_then(place),
                ..object
            })
            .collect()
    }
}

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
            let operation = json!({"requestBody": {"content": content}});
            let operation = operation.as_object().expect("an operation");
            read_only(&document, &Pointer::root(), operation)
        };
        let expected = [
            ReadOnlyObject {
                names: vec!["id".to_owned(), "made".to_owned()],
                members: vec![("friends".to_owned(), 0)],
                others: Some(1),
            },
            ReadOnlyObject {
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
    }
}
