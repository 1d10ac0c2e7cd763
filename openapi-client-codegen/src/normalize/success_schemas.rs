//! Gives the schemas of an answer names where there are several.
//!
//! Forced by operations that answer one thing with 200 and another with 202:
//! what comes back is an enum with a variant for each, and a variant is called
//! after the schema. A schema that is written in place becomes a component
//! called after the operation and the status. Nothing is lost.

use serde_json::Value;

use crate::document;
use crate::document::pointer::Pointer;
use crate::model::response::{self, ResponseBody, Success};
use crate::normalize::error_schemas::move_to_components;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for (at, name) in unnamed(document) {
        move_to_components(document, &at, name, record);
    }
}

fn unnamed(document: &Value) -> Vec<(Pointer, String)> {
    let mut unnamed: Vec<(Pointer, String)> = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let id = operation.get("operationId").and_then(Value::as_str);
        let responses = response::responses(document, &at, operation);
        if !matches!(response::together(&responses), Success::OneOf(_)) {
            continue;
        }
        for response in responses {
            let (ResponseBody::Json(schema), [media_type]) =
                (response.body, &response.media_types[..])
            else {
                continue;
            };
            let at = response.place.join_all(["content", media_type, "schema"]);
            if schema.get("$ref").is_none() && unnamed.iter().all(|(known, _)| *known != at) {
                let name = format!("{}-{}-response", id.unwrap_or_default(), response.key);
                unnamed.push((at, name));
            }
        }
    }
    unnamed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn schemas_in_place_become_components_where_there_are_several() {
        let inline = |ty: &str| json!({"content": {"application/json": {"schema": {"type": ty}}}});
        let named = json!({"content": {"application/json": {"schema": {
            "$ref": "#/components/schemas/A"}}}});
        let (document, changes) = applied(
            apply,
            json!({"paths": {"/a": {
                "get": {"operationId": "getA", "responses": {
                    "200": inline("object"), "202": named, "203": {"content": {"application/json": {}}},
                }},
                "put": {"operationId": "putA", "responses": {"200": inline("object"), "204": {}}},
            }}}),
        );
        let schemas = &document["components"]["schemas"];
        assert_eq!(
            *schemas,
            json!({"getA-200-response": {"type": "object"}, "getA-203-response": {}})
        );
        assert_eq!(changes.len(), 2);
        let put = &document["paths"]["/a"]["put"]["responses"];
        assert_eq!(*put, json!({"200": inline("object"), "204": {}}));
    }
}
