//! Gives the data of events the schema of its content.
//!
//! The data of an event is text; where that is JSON, `contentSchema` says of what
//! schema. The data is read as that.
//!
//! # Needed for
//!
//! Documents of 3.2, whose `itemSchema` of `text/event-stream` describes whole events, as
//! the examples of the specification do.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {responses: {200: {content: {text/event-stream: {itemSchema: {
//!   type: object, properties: {event: {type: string}, data: {
//!     type: string, contentMediaType: application/json,
//!     contentSchema: {type: integer}}}}}}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {responses: {200: {content: {text/event-stream: {itemSchema: {
//!   type: object, properties: {event: {type: string}, data: {type: integer}}}}}}}}}}
//! ```

use serde_json::{Map, Value};

use crate::document;
use crate::document::schemas::COMPOSITIONS;
use crate::media_type::{essence, is_json};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut found: Vec<Pointer> = Vec::new();
    for (at, name, media_type) in document::response_media_types(document) {
        if let Some(schema) = media_type.get("itemSchema").filter(|_| are_events(name)) {
            find(document, schema, at.join("itemSchema"), &mut found, DEPTH);
        }
    }
    for at in found {
        let Some(data) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        // Another event may have it too.
        if let Some(content) = data.get("contentSchema").cloned() {
            let before = std::mem::replace(data, content.clone());
            record.change(&at, before, content);
        }
    }
}

/// How deep compositions are followed.
const DEPTH: usize = 8;

/// Adds the places of the data in `schema`, at `at`, whose content has a schema.
fn find(document: &Value, schema: &Value, at: Pointer, found: &mut Vec<Pointer>, depth: usize) {
    let (at, schema) = document::resolve_at(document, at, schema);
    let Some(schema) = schema.as_object().filter(|_| depth > 0) else {
        return;
    };
    let data = schema.get("properties").and_then(|it| it.get("data"));
    let data = data.and_then(Value::as_object);
    if data.is_some_and(has_content) {
        found.push(at.join_all(["properties", "data"]));
    }
    for key in COMPOSITIONS {
        let parts = schema.get(key).and_then(Value::as_array);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            find(document, part, at.join(key).join(index), found, depth - 1);
        }
    }
}

fn has_content(data: &Map<String, Value>) -> bool {
    let media_type = data.get("contentMediaType").and_then(Value::as_str);
    media_type.is_some_and(is_json) && data.contains_key("contentSchema")
}

fn are_events(media_type: &str) -> bool {
    essence(media_type).eq_ignore_ascii_case("text/event-stream")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn the_content_of_data_is_found_in_compositions_and_behind_references() {
        let data = json!({"type": "string", "contentMediaType": "application/json",
            "contentSchema": {"type": "integer"}});
        let event = |data: &Value| json!({"properties": {"data": data}});
        let content = |schema: Value| {
            json!({"text/event-stream": {"itemSchema": schema},
            "application/jsonl": {"itemSchema": event(&data)}})
        };
        let choice = json!({"oneOf": [{"$ref": "#/components/schemas/A"}, event(&data)]});
        let answer = json!({"responses": {"200": {"content": content(choice)}}});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"get": answer, "put": answer}},
            "components": {"schemas": {
                "A": {"allOf": [{"$ref": "#/components/schemas/A"}, event(&data)]}}},
        }));
        // The component once, and each of the operations.
        assert_eq!(changes.len(), 3);
        let integer = event(&json!({"type": "integer"}));
        assert_eq!(document["components"]["schemas"]["A"]["allOf"][1], integer);
        let content = &document["paths"]["/a"]["put"]["responses"]["200"]["content"];
        let schema = |name: &str| content[name]["itemSchema"].clone();
        assert_eq!(schema("text/event-stream")["oneOf"][1], integer);
        assert_eq!(schema("application/jsonl"), event(&data));
    }
}
