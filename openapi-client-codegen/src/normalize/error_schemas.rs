//! Gives the schema of an error a name.
//!
//! An inline schema becomes a component named after the operation and the status,
//! and the response refers to it. One that only describes another schema becomes a
//! reference to that.
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

use crate::document::{self, schemas};
use crate::free_names::first_free;
use crate::media_type::essence;
use crate::model::response::json_contents;
use crate::model::status::Status;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let unnamed = unnamed(document);
    name(document, unnamed, record);
}

/// A schema that is written in place.
pub(crate) struct Unnamed {
    pub(crate) at: Pointer,
    /// The name to give.
    pub(crate) name: String,
    /// Equal schemas of one group become one component.
    pub(crate) group: String,
}

/// Makes components of schemas, called by their names if those are free.
pub(crate) fn name(document: &mut Value, unnamed: Vec<Unnamed>, record: &mut Record<'_>) {
    let mut named: Vec<(String, Option<Value>, Value)> = Vec::new();
    for Unnamed { at, name, group } in unnamed {
        let schema = document.pointer(at.as_str()).cloned();
        let same =
            |(of, known, _): &&(String, Option<Value>, Value)| (of, known) == (&group, &schema);
        let known = named.iter().find(same);
        let after = match (known, schema.as_ref().and_then(described)) {
            (_, Some(target)) => schemas::reference(&target),
            (Some((_, _, reference)), None) => reference.clone(),
            (None, None) => component(document, &name, schema.clone()),
        };
        // A media type without a schema gets an empty one.
        let holder = at.parent();
        let holder = holder.and_then(|holder| document.pointer_mut(holder.as_str()));
        let Some(Value::Object(holder)) = holder else {
            continue;
        };
        holder.insert("schema".to_owned(), after.clone());
        record.change(&at, schema.clone().unwrap_or_default(), after.clone());
        named.push((group, schema, after));
    }
}

/// The target of a reference beside which a description is, as OpenAPI 3.1 has it.
fn described(schema: &Value) -> Option<String> {
    let schema = schema.as_object()?;
    schemas::only_target(schema).filter(|_| schema.get("nullable") != Some(&Value::Bool(true)))
}

/// A reference to `schema`, which becomes a component.
fn component(document: &mut Value, name: &str, schema: Option<Value>) -> Value {
    let longer = |number| format!("{name}{}", "_".repeat(number - 1));
    let name = first_free(name, longer, |name| {
        let at = Pointer::root().join_all(["components", "schemas", name]);
        document.pointer(at.as_str()).is_none()
    });
    let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
    if let Some(schemas) = document::components_mut(document, "schemas") {
        schemas.insert(name, schema.unwrap_or_else(|| json!({})));
    }
    reference
}

/// What distinguishes the schema of a media type, the one at `index` of the response
/// at `key`, from others of the operation.
pub(crate) fn distinct(key: &str, media_type: &str, index: usize) -> String {
    match (index, essence(media_type).split_once('/')) {
        (0, _) | (_, None) => key.to_owned(),
        (_, Some((_, subtype))) => format!("{key}-{}", subtype.replace(['+', '.', '*'], "-")),
    }
}

fn unnamed(document: &Value) -> Vec<Unnamed> {
    let mut unnamed: Vec<Unnamed> = Vec::new();
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
            let contents = json_contents(document, response).into_iter();
            for (index, (media_type, value)) in contents.enumerate() {
                let schema = value.get("schema");
                if schema.is_none_or(|schema| schema.get("$ref").is_some()) {
                    continue;
                }
                let at = at.join_all(["content", media_type, "schema"]);
                if unnamed.iter().all(|known| known.at != at) {
                    let name = format!("{id}-{}-error", distinct(key, media_type, index));
                    let group = format!("{id}-{key}");
                    unnamed.push(Unnamed { at, name, group });
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

    #[test]
    fn each_media_type_of_an_error_is_named_and_equal_schemas_are_one() {
        let inline = |ty: &str| json!({"schema": {"type": ty}});
        let (document, changes) = Tested(apply).on(json!({"paths": {"/a": {"get": {
            "operationId": "a",
            "responses": {"400": {"content": {
                "application/problem+json": inline("object"), "application/json": inline("array"),
                "application/hal+json": inline("array")}}},
        }}}}));
        assert_eq!(changes.len(), 3);
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "a-400-error": {"type": "array"},
                "a-400-problem-json-error": {"type": "object"},
            })
        );
    }
}
