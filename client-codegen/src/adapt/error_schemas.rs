//! Gives the schema of an error a name.
//!
//! Forced by documents that write the schema of an error body in place, in a
//! response. The run time finds the type of an error by the name of its
//! schema, so the schema becomes a component called after the operation and
//! the status; the response refers to it. Nothing is lost.

use serde_json::{Value, json};

use super::Record;
use crate::document;
use crate::operation::{Status, is_json};
use crate::pointer::{Pointer, local_reference};

pub(super) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for (at, name) in unnamed(document) {
        let Some(schema) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = schema.take();
        let name = free_name(document, name);
        let after = json!({ "$ref": format!("#/components/schemas/{name}") });
        let Some(schemas) = document::components_mut(document, "schemas") else {
            continue;
        };
        schemas.insert(name, before.clone());
        if let Some(schema) = document.pointer_mut(at.as_str()) {
            *schema = after.clone();
        }
        record.change(&at, before, after);
    }
}

/// The places of the schemas that have no name yet, with the name to give.
fn unnamed(document: &Value) -> Vec<(Pointer, String)> {
    let mut unnamed: Vec<(Pointer, String)> = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let id = operation
            .get("operationId")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let responses = operation.get("responses").and_then(Value::as_object);
        for (key, response) in responses.into_iter().flatten() {
            if Status::parse(key).is_none_or(Status::is_success) {
                continue;
            }
            let at = place(&at.join("responses").join(key), response);
            let content = document
                .pointer(at.join("content").as_str())
                .and_then(Value::as_object);
            for (media_type, value) in content.into_iter().flatten() {
                let schema = value.get("schema");
                if is_json(media_type) && schema.is_some_and(|s| s.get("$ref").is_none()) {
                    let at = at.join("content").join(media_type).join("schema");
                    if unnamed.iter().all(|(known, _)| *known != at) {
                        unnamed.push((at, format!("{id}-{key}-error")));
                    }
                }
            }
        }
    }
    unnamed
}

/// Where the response object stands: where the reference leads, if it is one.
fn place(at: &Pointer, response: &Value) -> Pointer {
    response
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(local_reference)
        .unwrap_or_else(|| at.clone())
}

fn free_name(document: &Value, mut name: String) -> String {
    while document
        .pointer(
            Pointer::root()
                .join_all(["components", "schemas", &name])
                .as_str(),
        )
        .is_some()
    {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapt::applied;

    #[test]
    fn a_schema_in_place_becomes_a_component() {
        let schema = json!({"type": "object"});
        let (document, changes) = applied(
            apply,
            json!({"paths": {"/a": {"get": {
                "operationId": "getA",
                "responses": {
                    "200": {"content": {"application/json": {"schema": schema}}},
                    "404": {"content": {"application/json": {"schema": schema}}},
                },
            }}}}),
        );
        let responses = &document["paths"]["/a"]["get"]["responses"];
        assert_eq!(
            responses["200"]["content"]["application/json"]["schema"],
            schema
        );
        assert_eq!(
            responses["404"]["content"]["application/json"]["schema"],
            json!({"$ref": "#/components/schemas/getA-404-error"})
        );
        assert_eq!(
            document["components"]["schemas"],
            json!({"getA-404-error": schema})
        );
        assert_eq!(changes.len(), 1);
    }

    #[test]
    fn a_shared_response_is_named_once_and_no_name_is_taken_twice() {
        let operation = |id: &str| {
            json!({"operationId": id, "responses": {
            "404": {"$ref": "#/components/responses/Gone"}}})
        };
        let (document, changes) = applied(
            apply,
            json!({
                "paths": {"/a": {"get": operation("a"), "put": operation("b")}},
                "components": {
                    "responses": {"Gone": {"content": {"application/json": {"schema": {"type": "object"}}}}},
                    "schemas": {"a-404-error": {"type": "string"}},
                },
            }),
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "a-404-error": {"type": "string"},
                "a-404-error_": {"type": "object"},
            })
        );
    }
}
