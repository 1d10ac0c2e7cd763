//! Gives each media type that is a sequence of items the schema of one of them.
//!
//! `itemSchema`, which OpenAPI 3.2 has for it, becomes `schema`, and takes its place.
//! A list is the sequence itself, as OpenAPI 3.2 has it: its items are those of the
//! stream. A schema of whole events, with `event` and `data` in it, is marked, so that
//! the whole event is read as it. In an `itemSchema` of events `data` alone is enough.
//! `multipart/mixed` of such a schema is marked as one of parts that are alike.
//!
//! # Needed for
//!
//! Documents of OpenAPI 3.2; Writer's, whose events are declared as lists of what one
//! of them has; and OpenAI's, whose events of assistants are objects with `event` and
//! `data`.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     get:
//!       responses:
//!         200:
//!           content:
//!             application/jsonl: {schema: {type: array, items: {type: object}}}
//!             application/json-seq: {itemSchema: {type: integer}}
//!             text/event-stream:
//!               schema: {type: object, properties: {event: {type: string}, data: {}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     get:
//!       responses:
//!         200:
//!           content:
//!             application/jsonl: {schema: {type: object}}
//!             application/json-seq: {schema: {type: integer}}
//!             text/event-stream:
//!               schema: {type: object, properties: {event: {type: string}, data: {}}}
//!               x-codegen-whole-event: json
//! ```

use std::collections::BTreeSet;

use serde_json::Value;

use crate::annotations::{ALIKE_PARTS, WHOLE_EVENT};
use crate::document;
use crate::document::schemas::COMPOSITIONS;
use crate::media_type::{Framing, framing};
use crate::pointer::Pointer;
use crate::rule::Record;

/// The key that OpenAPI 3.2 has for the schema of one item.
const ITEM_SCHEMA: &str = "itemSchema";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for at in places(document) {
        let Some(before) = document.pointer(at.as_str()) else {
            continue;
        };
        let framing = at.tokens().last().and_then(|name| framing(&name));
        let is_events = framing == Some(Framing::Events);
        let own = before.get(ITEM_SCHEMA);
        let schema = match own {
            Some(item) => Some(item.clone()),
            None => before.get("schema").map(|schema| item(document, schema)),
        };
        let Some(schema) = schema else { continue };
        let is_item = own.is_some() || before.get("schema") != Some(&schema);
        let has_alike_parts = framing == Some(Framing::Parts) && is_item;
        let whole = is_events.then(|| WholeEvent::of(document, &schema));
        let whole = whole.filter(|whole| whole.is_one(own.is_some()));
        let Some(Value::Object(media_type)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let own = media_type.shift_remove(ITEM_SCHEMA);
        if let Some(own) = own {
            record.change(&at.join(ITEM_SCHEMA), own, Value::Null);
        }
        if media_type.get("schema") != Some(&schema) {
            let before = media_type.insert("schema".to_owned(), schema.clone());
            record.change(&at.join("schema"), before.unwrap_or_default(), schema);
        }
        if has_alike_parts {
            media_type.insert(ALIKE_PARTS.to_owned(), true.into());
            record.change(&at.join(ALIKE_PARTS), Value::Null, true.into());
        }
        if let Some(whole) = whole {
            let data = if whole.has_values { "json" } else { "text" };
            media_type.insert(WHOLE_EVENT.to_owned(), data.into());
            record.change(&at.join(WHOLE_EVENT), Value::Null, data.into());
        }
    }
}

/// The media types of responses that are sequences.
fn places(document: &Value) -> Vec<Pointer> {
    let mut places: Vec<Pointer> = Vec::new();
    for (at, name, _) in document::response_media_types(document) {
        if framing(name).is_some() && !places.contains(&at) {
            places.push(at);
        }
    }
    places
}

/// The schema of one item, of a schema that may be of all of them.
fn item(document: &Value, schema: &Value) -> Value {
    let list = document::resolve(document, schema).filter(|schema| {
        document::text(schema, "type") == "array" && schema.get("nullable") != Some(&true.into())
    });
    let items = list.and_then(|list| list.get("items"));
    items.unwrap_or(schema).clone()
}

/// What is known of a schema that may be one of whole events.
#[derive(Default)]
struct WholeEvent {
    properties: BTreeSet<String>,
    /// Whether the data is something else than text, in one of its choices at least:
    /// the text is then that of a value, where it is one.
    has_values: bool,
    /// Whether something else than objects is allowed.
    has_others: bool,
}

/// How deep compositions are followed.
const DEPTH: usize = 8;

impl WholeEvent {
    fn of(document: &Value, schema: &Value) -> Self {
        let mut found = Self::default();
        found.add(document, schema, DEPTH);
        found
    }

    fn add(&mut self, document: &Value, schema: &Value, depth: usize) {
        let schema = document::resolve(document, schema).and_then(Value::as_object);
        let Some(schema) = schema.filter(|_| depth > 0) else {
            self.has_others = true;
            return;
        };
        let ty = schema.get("type").and_then(Value::as_str);
        self.has_others |= ty.is_some_and(|ty| ty != "object");
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            self.properties.insert(name.clone());
            let property = document::resolve(document, property).unwrap_or(property);
            self.has_values |= name == "data" && document::text(property, "type") != "string";
        }
        for key in COMPOSITIONS {
            let parts = schema.get(key).and_then(Value::as_array);
            for part in parts.into_iter().flatten() {
                self.add(document, part, depth - 1);
            }
        }
    }

    /// Whether it is a schema of whole events; of an `itemSchema` less is asked.
    fn is_one(&self, is_item_schema: bool) -> bool {
        const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];
        let mut properties = self.properties.iter();
        let has = |name: &str| self.properties.contains(name);
        !self.has_others
            && properties.all(|name| FIELDS.contains(&name.as_str()))
            && has("data")
            && (is_item_schema || has("event"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn a_sequence_has_the_schema_of_one_item() {
        let rows = rows(
            "
            - [text/event-stream, {schema: {type: object}}, {schema: {type: object}}, 0]
            - [text/event-stream, {}, {}, 0]
            - [text/event-stream, {schema: {type: array, items: {type: integer}}}, {schema: {type: integer}}, 1]
            - [text/event-stream, {schema: {$ref: '#/components/schemas/List'}}, {schema: {type: integer}}, 1]
            - [text/event-stream, {schema: {type: array}}, {schema: {type: array}}, 0]
            - [application/jsonl, {schema: {type: array}, itemSchema: {type: integer}}, {schema: {type: integer}}, 2]
            - [application/jsonl, {itemSchema: {type: array, items: {}}}, {schema: {type: array, items: {}}}, 2]
            - [multipart/mixed, {schema: {type: object}}, {schema: {type: object}}, 0]
            - [multipart/mixed, {schema: {type: array, items: {type: integer}}}, {schema: {type: integer}, x-codegen-alike-parts: true}, 2]
            - [application/json, {schema: {type: array, items: {}}}, {schema: {type: array, items: {}}}, 0]
            - [application/jsonl, {schema: {properties: {event: {}, data: {}}}}, {schema: {properties: {event: {}, data: {}}}}, 0]
            - [text/event-stream, {schema: {properties: {id: {}, data: {}}}}, {schema: {properties: {id: {}, data: {}}}}, 0]
            - [text/event-stream, {schema: {properties: {event: {}, data: {}, at: {}}}}, {schema: {properties: {event: {}, data: {}, at: {}}}}, 0]
            - [text/event-stream, {itemSchema: {properties: {data: {type: string}}}}, {schema: {properties: {data: {type: string}}}, x-codegen-whole-event: text}, 3]
            - [text/event-stream, {schema: {oneOf: [{$ref: '#/components/schemas/Added'}]}}, {schema: {oneOf: [{$ref: '#/components/schemas/Added'}]}, x-codegen-whole-event: json}, 1]
            ",
        );
        assert_eq!(rows.len(), 15);
        for row in rows {
            let name = row[0].as_str().expect("a media type");
            let (document, changes) = Tested(apply).on(json!({
                "paths": {"/a": {"get": {"responses": {"200": {"content": {name: row[1]}}}}}},
                "components": {"schemas": {
                    "List": {"type": "array", "items": {"type": "integer"}},
                    "Added": {"type": "object", "properties": {"event": {}, "data": {"type": "object"}}}}},
            }));
            let content = &document["paths"]["/a"]["get"]["responses"]["200"]["content"];
            assert_eq!(content[name], row[2], "{row}");
            assert_eq!(json!(changes.len()), row[3], "{row}");
        }
    }

    #[test]
    fn a_shared_response_and_one_that_contains_itself_are_changed_once() {
        let operation = json!({"responses": {"200": {"$ref": "#/components/responses/A"}}});
        let (_, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"get": operation, "put": operation}},
            "components": {
                "responses": {"A": {"content": {"text/event-stream": {
                    "itemSchema": {"$ref": "#/components/schemas/A"}}}}},
                "schemas": {"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}},
            },
        }));
        assert_eq!(changes.len(), 2);
    }
}
