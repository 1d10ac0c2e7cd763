//! Gives the schema of an error a name.
//!
//! An inline schema becomes a component named after the operation and the status,
//! and the response refers to it.
//!
//! # Needed for
//!
//! Documents with inline schemas in error responses: the run time finds the type of
//! an error by the name of its schema.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       operationId: getThings
//!       responses:
//!         200: {content: {application/json: {schema: {type: object}}}}
//!         404: {content: {application/json: {schema: {type: object}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       operationId: getThings
//!       responses:
//!         200: {content: {application/json: {schema: {type: object}}}}
//!         404:
//!           content:
//!             application/json: {schema: {$ref: "#/components/schemas/getThings-404-error"}}
//! components:
//!   schemas:
//!     getThings-404-error: {type: object}
//! ```

use serde_json::{Value, json};

use crate::document;
use crate::free_names::first_free;
use crate::model::response::json_content;
use crate::model::status::Status;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for (at, name) in unnamed(document) {
        move_to_components(document, &at, name, record);
    }
}

/// Makes a component of the schema at `at`, called `name` if that is free.
pub(crate) fn move_to_components(
    document: &mut Value,
    at: &Pointer,
    name: String,
    record: &mut Record<'_>,
) {
    let longer = |number| format!("{name}{}", "_".repeat(number - 1));
    let name = first_free(&name, longer, |name| {
        let at = Pointer::root().join_all(["components", "schemas", name]);
        document.pointer(at.as_str()).is_none()
    });
    let after = json!({ "$ref": format!("#/components/schemas/{name}") });
    // A media type without a schema gets an empty one.
    let Some(Value::Object(holder)) = at
        .parent()
        .and_then(|holder| document.pointer_mut(holder.as_str()))
    else {
        return;
    };
    let before = holder.insert("schema".to_owned(), after.clone());
    if let Some(schemas) = document::components_mut(document, "schemas") {
        schemas.insert(name, before.clone().unwrap_or_else(|| json!({})));
    }
    record.change(at, before.unwrap_or_default(), after);
}

/// The places of inline schemas, each with the name to give.
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
            let (at, response) =
                document::resolve_at(document, at.join("responses").join(key), response);
            let Some((media_type, value)) = json_content(document, response) else {
                continue;
            };
            let schema = value.get("schema");
            if schema.is_some_and(|schema| schema.get("$ref").is_none()) {
                let at = at.join_all(["content", media_type, "schema"]);
                if unnamed.iter().all(|(known, _)| *known != at) {
                    unnamed.push((at, format!("{id}-{key}-error")));
                }
            }
        }
    }
    unnamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn a_shared_response_is_named_once_and_no_name_is_taken_twice() {
        let operation = |id: &str| {
            json!({"operationId": id, "responses": {
            "404": {"$ref": "#/components/responses/Gone"}}})
        };
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"get": operation("a"), "put": operation("b")}},
            "components": {
                "responses": {"Gone": {"content": {"application/json": {"schema": {"type": "object"}}}}},
                "schemas": {"a-404-error": {"type": "string"}},
            },
        }));
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
