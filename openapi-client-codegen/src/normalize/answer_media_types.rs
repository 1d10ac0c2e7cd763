//! Leaves of each response the media types that a client can tell apart.
//!
//! XML, CSV and the like of the schema that JSON has is the same value in another
//! spelling: it is removed, and not asked for. What is no JSON and has the schema of
//! a value is a stream of bytes. Of several sequences of items that are not read alike,
//! such as events and lines, the first is kept.
//!
//! # Needed for
//!
//! VCF Operations 9.1.0, whose lists answer JSON, XML and CSV of one schema; and
//! documents with `text/event-stream` and `application/x-ndjson` beside JSON.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       responses:
//!         200:
//!           content:
//!             application/json: {schema: {type: object}}
//!             application/xml: {schema: {type: object}}
//!             text/csv: {schema: {type: array}}
//!             text/event-stream: {schema: {type: object}}
//!             application/x-ndjson: {schema: {type: object}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       responses:
//!         200:
//!           content:
//!             application/json: {schema: {type: object}}
//!             text/csv: {schema: {type: string, format: binary}}
//!             text/event-stream: {schema: {type: object}}
//! ```

use serde_json::{Value, json};

use crate::document;
use crate::media_type::essence;
use crate::model::response::{ResponseBody, body, is_structured, json_contents};
use crate::model::stream::Stream;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut changes: Vec<(Pointer, bool)> = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let responses = operation.get("responses").and_then(Value::as_object);
        for (key, response) in responses.into_iter().flatten() {
            let at = at.join("responses").join(key);
            let (at, response) = document::resolve_at(document, at, response);
            let at = at.join("content");
            // Several operations may share it.
            if changes
                .iter()
                .all(|(known, _)| known.parent().as_ref() != Some(&at))
            {
                let found = of_response(document, response).into_iter();
                changes.extend(found.map(|(name, is_kept)| (at.join(name), is_kept)));
            }
        }
    }
    for (at, is_kept) in changes {
        let name = at.tokens().last().unwrap_or_default();
        let content = at.parent();
        let content = content.and_then(|content| document.pointer_mut(content.as_str()));
        let Some(Value::Object(content)) = content else {
            continue;
        };
        if !is_kept {
            let before = content.shift_remove(&name).unwrap_or_default();
            record.change(&at, before, Value::Null);
        } else if let Some(Value::Object(media_type)) = content.get_mut(&name) {
            let after = json!({"type": "string", "format": "binary"});
            let before = media_type.insert("schema".to_owned(), after.clone());
            record.change(&at.join("schema"), before.unwrap_or_default(), after);
        }
    }
}

/// The media types of `response` to change, and whether each stays, as bytes.
fn of_response<'a>(document: &Value, response: &'a Value) -> Vec<(&'a str, bool)> {
    let json = json_contents(document, response);
    let content = response.get("content").and_then(Value::as_object);
    let mut first: Option<Stream> = None;
    let changed = content.into_iter().flatten().filter_map(|(name, value)| {
        match body(document, name, value) {
            ResponseBody::Bytes => {}
            ResponseBody::Stream(stream) => {
                let first = first.get_or_insert_with(|| stream.clone());
                return (!stream.is_like(first)).then_some((name.as_str(), false));
            }
            _ => return None,
        }
        let is_markup = is_markup(name);
        let is_structured = is_structured(document, value);
        let schema = value.get("schema");
        let same = |(_, json): &(&str, &Value)| match schema {
            Some(schema) => is_same(schema, json.get("schema")),
            // What else would it be?
            None => is_markup,
        };
        if (is_structured || is_markup) && json.iter().any(same) {
            return Some((name.as_str(), false));
        }
        is_structured.then_some((name.as_str(), true))
    });
    changed.collect()
}

/// Whether two schemas are the same but for what only XML has.
fn is_same(schema: &Value, of_json: Option<&Value>) -> bool {
    let without = |schema: &Value| {
        let mut schema = schema.clone();
        if let Some(schema) = schema.as_object_mut() {
            schema.shift_remove("xml");
        }
        schema
    };
    of_json.is_some_and(|json| without(json) == without(schema))
}

/// Whether `media_type` is one of those in which values are written otherwise than
/// in JSON, and nothing else.
fn is_markup(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    let (_, name) = essence.split_once('/').unwrap_or_default();
    let name = name.rsplit('+').next().unwrap_or_default();
    ["xml", "yaml", "x-yaml"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn only_what_another_media_type_has_is_removed_and_every_change_is_recorded() {
        let rows = rows(
            "
            - [{application/json: {}, application/xml: {}}, [application/json], 1]
            - [{application/json: {schema: {type: object}}, text/xml: {}}, [application/json], 1]
            - [{application/hal+json: {schema: {type: object}}, a/b+xml: {schema: {type: object, xml: {}}}}, [application/hal+json], 1]
            - [{application/json: {schema: {type: array}}, text/csv: {schema: {type: array}}}, [application/json], 1]
            - [{text/plain: {schema: {$ref: '#/components/schemas/A'}}, application/json: {schema: {$ref: '#/components/schemas/A'}}}, [application/json], 1]
            - [{application/json: {schema: {type: object}}, application/xml: {schema: {type: array}}}, [application/json, application/xml], 1]
            - [{application/xml: {schema: {type: object}}}, [application/xml], 1]
            - [{text/event-stream: {}}, [text/event-stream], 0]
            - [{text/event-stream: {schema: {type: string}}}, [text/event-stream], 0]
            - [{application/json: {schema: {type: object}}, application/x-ndjson: {schema: {type: object}}}, [application/json, application/x-ndjson], 0]
            - [{application/jsonl: {schema: {type: object}}, application/json-seq: {schema: {type: object}}}, [application/jsonl, application/json-seq], 0]
            - [{text/event-stream: {schema: {type: object}}, application/jsonl: {schema: {type: object}}}, [text/event-stream], 1]
            - [{application/jsonl: {schema: {type: object}}, application/x-ndjson: {schema: {type: array}}}, [application/jsonl], 1]
            - [{application/xml: {}}, [application/xml], 0]
            - [{application/json: {}, application/pdf: {}}, [application/json, application/pdf], 0]
            - [{application/json: {schema: {type: object}}, text/html: {schema: {type: string}}}, [application/json, text/html], 0]
            - [{text/event-stream: {schema: {type: string, format: binary}}}, [text/event-stream], 0]
            - [{text/plain: {schema: {type: string}}, application/json: {schema: {type: string}}}, [text/plain, application/json], 0]
            ",
        );
        assert_eq!(rows.len(), 18);
        for row in rows {
            let (document, changes) = Tested(apply).on(json!({
                "paths": {"/a": {"get": {"responses": {"200": {"content": row[0]}}}}},
                "components": {"schemas": {"A": {"type": "object"}}},
            }));
            let content = &document["paths"]["/a"]["get"]["responses"]["200"]["content"];
            let names: Vec<&String> = content.as_object().expect("content").keys().collect();
            assert_eq!(json!(names), row[1], "{row}");
            assert_eq!(json!(changes.len()), row[2], "{row}");
        }
    }

    #[test]
    fn a_shared_response_is_changed_once() {
        let operation = json!({"responses": {"200": {"$ref": "#/components/responses/A"}}});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"get": operation, "put": operation}},
            "components": {"responses": {"A": {"content": {
                "application/json": {}, "application/xml": {}, "a/b": {"schema": {"type": "object"}}}}}},
        }));
        assert_eq!(changes.len(), 2);
        assert_eq!(
            document["components"]["responses"]["A"]["content"],
            json!({"application/json": {},
                "a/b": {"schema": {"type": "string", "format": "binary"}}})
        );
    }
}
