//! Whether the requests of an operation hold a secret.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document;
use crate::model::reaching::reaching;

/// Keys below which there are values, not schemas.
const VALUES: [&str; 5] = ["default", "enum", "example", "examples", "responses"];

/// The targets of references that hold a string of the format `password`.
pub(crate) struct Secrets<'a>(BTreeSet<&'a str>);

impl<'a> Secrets<'a> {
    /// Those that requests of `document` refer to.
    pub(crate) fn of(document: &'a Value) -> Self {
        let sent = document::operations(document)
            .flat_map(|(_, path, _, operation)| sent(&document["paths"][path], operation));
        let mut next = Held::by(sent).references;
        let mut known: BTreeMap<&str, Held<'_>> = BTreeMap::new();
        while let Some(reference) = next.pop() {
            if !known.contains_key(reference) {
                let held = Held::by(document.pointer(reference));
                next.extend(&held.references);
                known.insert(reference, held);
            }
        }
        let direct = known.iter().filter(|(_, held)| held.secret);
        let edges = known
            .iter()
            .flat_map(|(from, held)| held.references.iter().map(|to| (*from, *to)));
        Self(reaching(direct.map(|(reference, _)| *reference), edges))
    }

    /// Whether a parameter or the body of `operation` of `item` may hold one.
    pub(crate) fn are_sent(&self, item: &Value, operation: &Map<String, Value>) -> bool {
        let held = Held::by(sent(item, operation));
        held.secret || held.references.iter().any(|to| self.0.contains(to))
    }
}

/// What describes the requests of `operation` of `item`.
fn sent<'a>(item: &'a Value, operation: &'a Map<String, Value>) -> impl Iterator<Item = &'a Value> {
    let own = ["parameters", "requestBody"].map(|key| operation.get(key));
    own.into_iter().chain([item.get("parameters")]).flatten()
}

/// What a part of a document holds, but for what it refers to.
#[derive(Default)]
struct Held<'a> {
    secret: bool,
    references: Vec<&'a str>,
}

impl<'a> Held<'a> {
    fn by(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut held = Self::default();
        values.into_iter().for_each(|value| held.add(value));
        held
    }

    fn add(&mut self, value: &'a Value) {
        match value {
            Value::Object(members) => {
                let format = members.get("format");
                self.secret |= format.is_some_and(|format| format == "password");
                for (key, member) in members {
                    match (key.as_str(), member) {
                        // Their names are any.
                        ("properties", Value::Object(members)) => {
                            members.values().for_each(|member| self.add(member));
                        }
                        (key, _) if VALUES.contains(&key) => {}
                        _ => self.add(member),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            // A reference, also one of a discriminator.
            Value::String(text) => {
                let pointer = text.strip_prefix('#').filter(|text| text.starts_with('/'));
                self.references.extend(pointer);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_found_wherever_it_is_sent_and_only_there() {
        let schemas = json!({
            "Login": {"properties": {"password": {"type": "string", "format": "password"}}},
            "Tree": {"properties": {
                "name": {"type": "string", "example": {"format": "password"}},
                "more": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
            "Odd": {"properties": {"default": {"type": "string", "format": "password"}}},
            "Base": {"discriminator": {"propertyName": "a", "mapping": {
                "login": "#/components/schemas/Login"}}},
            "Circle": {"properties": {"next": {"$ref": "#/components/schemas/Back"}}},
            "Back": {"properties": {"next": {"$ref": "#/components/schemas/Circle"},
                "login": {"$ref": "#/components/schemas/Login"}}},
            "Plain": {"description": "#"},
        });
        let body = |name: &str| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            json!({"requestBody": {"content": {"application/json": {"schema": schema}}}})
        };
        let secret = json!([{"in": "query", "schema": {"type": "string", "format": "password"}}]);
        let answer = json!({"responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Login"}}}}}});
        let none = json!({});
        for (item, operation, expected) in [
            (&none, body("Login"), true),
            (&none, body("Tree"), false),
            (&none, body("Odd"), true),
            (&none, body("Base"), true),
            (&none, body("Circle"), true),
            (&none, body("Back"), true),
            (&none, body("Plain"), false),
            (&none, json!({"parameters": secret}), true),
            (&json!({"parameters": secret}), json!({}), true),
            (&none, answer, false),
        ] {
            let mut item = item.clone();
            item["post"] = operation.clone();
            let document = json!({"paths": {"/a": item}, "components": {"schemas": schemas}});
            let operation = operation.as_object().expect("an operation");
            let found = Secrets::of(&document).are_sent(&item, operation);
            assert_eq!(found, expected, "{operation:?}");
        }
    }
}
