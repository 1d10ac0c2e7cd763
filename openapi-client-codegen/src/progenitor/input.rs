//! The parts of a document of which the generator makes code.
//!
//! It reads the whole of a document into types, and fails where any part is
//! not of its exact form: a server, a tag, an example, a kind of security that
//! it does not know. Code is made of none of these, or by this crate from the
//! document itself, such as the texts of operations; so the generator is given no more
//! than it uses.
//! Extensions are not among it: those that the generator knows would change the
//! code.

use serde_json::{Map, Value, json};

use crate::document::METHODS;

/// The part of `document` that the generator is given.
pub(crate) fn generator_input(document: &Value) -> Value {
    let keep = |value: &Value, keys: &[&str]| -> Value {
        let members = value.as_object().into_iter().flatten();
        let kept = members.filter(|(key, _)| keys.contains(&key.as_str()));
        kept.map(|(key, value)| (key.clone(), value.clone()))
            .collect::<Map<_, _>>()
            .into()
    };
    let mut paths = Map::new();
    for (path, item) in crate::document::path_items(document) {
        let mut kept = Map::new();
        for (key, value) in item.as_object().into_iter().flatten() {
            if METHODS.contains(&key.as_str()) {
                let mut operation = keep(value, &OPERATION);
                drop_texts(&mut operation);
                if let Some(parameters) = operation.get_mut("parameters") {
                    *parameters = without_texts(parameters);
                }
                kept.insert(key.clone(), operation);
            } else if key == "parameters" {
                kept.insert(key.clone(), without_texts(value));
            }
        }
        paths.insert(path.clone(), kept.into());
    }
    json!({
        "openapi": document.get("openapi"),
        "info": keep(&document["info"], &["title", "version"]),
        "paths": paths,
        "components": keep(&document["components"], &COMPONENTS),
    })
}

/// `parameters` without their texts.
fn without_texts(parameters: &Value) -> Value {
    let mut parameters = parameters.clone();
    let each = parameters.as_array_mut().into_iter().flatten();
    each.for_each(drop_texts);
    parameters
}

/// Removes the texts of `object`; what is in their place and is none, the generator refuses.
fn drop_texts(object: &mut Value) {
    for key in ["summary", "description"] {
        if let Some(object) = object.as_object_mut()
            && object.get(key).is_some_and(Value::is_string)
        {
            object.shift_remove(key);
        }
    }
}

const OPERATION: [&str; 6] = [
    "operationId",
    "summary",
    "description",
    "parameters",
    "requestBody",
    "responses",
];

const COMPONENTS: [&str; 4] = ["schemas", "responses", "parameters", "requestBodies"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_code_is_made_of_is_left_out() {
        let described = json!({"name": "a", "in": "query", "description": "A.", "schema": {}});
        let parameter = json!({"name": "a", "in": "query", "schema": {}});
        let digested = generator_input(&json!({
            "openapi": "3.0.3",
            "info": {"title": "T", "version": "1", "contact": 7},
            "servers": 7,
            "tags": [7],
            "security": {},
            "x-more": 7,
            "paths": {
                "/a": {
                    "summary": 7,
                    "servers": 7,
                    "parameters": [described],
                    "get": {"operationId": "a", "summary": "A", "description": "A.",
                            "callbacks": 7, "x-dropshot-websocket": {},
                            "parameters": [described], "responses": {}},
                },
                "x-b": 7,
            },
            "components": {"schemas": {"A": {}}, "securitySchemes": {"s": 7}, "examples": 7},
        }));
        assert_eq!(
            digested,
            json!({
                "openapi": "3.0.3",
                "info": {"title": "T", "version": "1"},
                "paths": {"/a": {
                    "parameters": [parameter],
                    "get": {"operationId": "a", "parameters": [parameter], "responses": {}},
                }},
                "components": {"schemas": {"A": {}}},
            })
        );
    }
}
