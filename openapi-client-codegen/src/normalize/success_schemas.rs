//! Names the schemas of the successes of an operation that has several.
//!
//! An inline schema becomes a component named after the operation and the status,
//! and after the media type if the status has several. So does the schema of the items
//! of a stream beside another success.
//!
//! # Needed for
//!
//! Operations that answer one thing with 200 and another with 202: the method
//! returns an enum, and each variant is named after its schema. And operations that
//! answer JSON or a stream of events, whose data has a type of its own.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     post:
//!       operationId: startJob
//!       responses:
//!         200: {content: {application/json: {schema: {type: object}}}}
//!         202: {content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
//! components:
//!   schemas: {Job: {type: object}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     post:
//!       operationId: startJob
//!       responses:
//!         200:
//!           content:
//!             application/json: {schema: {$ref: "#/components/schemas/startJob-200-response"}}
//!         202: {content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
//! components:
//!   schemas: {Job: {type: object}, startJob-200-response: {type: object}}
//! ```

use serde_json::Value;

use crate::document;
use crate::model::response::{self, ResponseBody, Success};
use crate::normalize::error_schemas::{Unnamed, distinct, name};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let unnamed = unnamed(document);
    name(document, unnamed, record);
}

fn unnamed(document: &Value) -> Vec<Unnamed> {
    let mut unnamed: Vec<Unnamed> = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let id = operation.get("operationId").and_then(Value::as_str);
        let id = id.unwrap_or_default();
        let responses = response::responses(document, &at, operation);
        let has_stream_beside = response::has_stream_beside(&responses);
        let has_several = matches!(response::combined(&responses), Success::OneOf(_));
        for response in &responses {
            let items = response.contents.iter().filter_map(|content| {
                let ResponseBody::Stream(stream) = &content.body else {
                    return None;
                };
                Some((content.media_type, stream.schema.as_ref()?))
            });
            for (media_type, schema) in items.filter(|_| has_stream_beside) {
                let at = response.place.join_all(["content", media_type, "schema"]);
                if schema.get("$ref").is_none() && unnamed.iter().all(|known| known.at != at) {
                    let name = format!("{id}-{}-item", response.key);
                    let group = format!("{id}-items");
                    unnamed.push(Unnamed { at, name, group });
                }
            }
            if !has_several {
                continue;
            }
            let json = response.contents.iter().filter_map(|content| {
                let ResponseBody::Json(schema) = &content.body else {
                    return None;
                };
                Some((content.media_type, schema))
            });
            for (index, (media_type, schema)) in json.enumerate() {
                let at = response.place.join_all(["content", media_type, "schema"]);
                if schema.get("$ref").is_none() && unnamed.iter().all(|known| known.at != at) {
                    let name = distinct(response.key, media_type, index);
                    let name = format!("{id}-{name}-response");
                    let group = id.to_owned();
                    unnamed.push(Unnamed { at, name, group });
                }
            }
        }
    }
    unnamed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn inline_schemas_become_components_if_there_are_several() {
        let inline = |ty: &str| json!({"content": {"application/json": {"schema": {"type": ty}}}});
        let named = json!({"content": {"application/json": {"schema": {
            "$ref": "#/components/schemas/A"}}}});
        let (document, changes) = Tested(apply).on(json!({"paths": {"/a": {
            "get": {"operationId": "getA", "responses": {
                "200": inline("object"), "202": named, "203": {"content": {"application/json": {}}},
            }},
            "put": {"operationId": "putA", "responses": {"200": inline("object"), "204": {}}},
        }}}));
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
