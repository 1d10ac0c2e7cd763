//! Answers that are a sequence of items, which come one after the other.

use serde_json::{Map, Value};

use crate::annotations::{ALIKE_PARTS, WHOLE_EVENT};
use crate::document;
use crate::document::schemas::is_annotation;
use crate::media_type::{Framing, framing};

/// A body that is a sequence of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stream {
    pub(crate) framing: Framing,
    /// The schema of an item, or of the data of an event; none if it says nothing.
    pub(crate) schema: Option<Value>,
    pub(crate) data: Data,
    /// Whether an item may be `null`.
    pub(crate) is_nullable: bool,
}

/// What the data of an event is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Data {
    Json,
    Text,
    /// The schema is one of the whole event.
    Whole {
        is_text: bool,
    },
}

/// The stream of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Streamed {
    pub(crate) stream: Stream,
    /// What asks for it, if there are other answers too.
    pub(crate) asked_for_by: Option<String>,
    /// The text in place of an item that ends it.
    pub(crate) end: Option<String>,
}

impl Stream {
    /// What `value`, the object of `media_type`, is as a stream, if it is one.
    pub(crate) fn of(document: &Value, media_type: &str, value: &Value) -> Option<Self> {
        let framing = framing(media_type)?;
        // Parts of an object are of as many schemas as it has properties.
        if framing == Framing::Parts && value.get(ALIKE_PARTS).is_none() {
            return None;
        }
        let schema = value.get("schema");
        let resolved = schema.and_then(|schema| document::resolve(document, schema));
        let resolved = resolved.and_then(Value::as_object);
        if resolved.is_some_and(is_binary) {
            return None;
        }
        let ty = resolved.and_then(|schema| schema.get("type")?.as_str());
        let says_nothing = resolved.is_none_or(says_nothing);
        let is_events = framing == Framing::Events;
        let is_any_text = is_events && ty == Some("string") && resolved.is_some_and(is_any_text);
        Some(Self {
            framing,
            schema: schema.filter(|_| !says_nothing && !is_any_text).cloned(),
            data: match value.get(WHOLE_EVENT).and_then(Value::as_str) {
                _ if !is_events => Data::Json,
                Some(data) => Data::Whole {
                    is_text: data == "text",
                },
                None if says_nothing || ty == Some("string") => Data::Text,
                None => Data::Json,
            },
            is_nullable: resolved.and_then(|schema| schema.get("nullable"))
                == Some(&Value::Bool(true)),
        })
    }

    /// Whether a client reads both alike: lines and sequences of JSON are one type.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let one = |stream: &Self| match stream.framing {
            Framing::Sequence => Framing::Lines,
            framing => framing,
        };
        one(self) == one(other)
            && (&self.schema, self.data, self.is_nullable)
                == (&other.schema, other.data, other.is_nullable)
    }
}

/// Whether the author wants the bytes as they are.
fn is_binary(schema: &Map<String, Value>) -> bool {
    let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
    text("type") == "file" || text("format") == "binary"
}

/// Whether `schema` allows every value.
fn says_nothing(schema: &Map<String, Value>) -> bool {
    schema.keys().all(|key| is_annotation(key))
}

/// Whether `schema` is that of any text.
fn is_any_text(schema: &Map<String, Value>) -> bool {
    let mut keys = schema.keys();
    keys.all(|key| key == "type" || key != "nullable" && is_annotation(key))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_data_of_an_event_is_what_its_schema_says() {
        let document = json!({"components": {"schemas": {
            "Thing": {"type": "object"}, "Text": {"type": "string", "enum": ["a"]}}}});
        let thing = json!({"$ref": "#/components/schemas/Thing"});
        let text = json!({"$ref": "#/components/schemas/Text"});
        for (value, schema, data) in [
            (json!({ "schema": thing }), Some(&thing), Data::Json),
            (json!({ "schema": text }), Some(&text), Data::Text),
            (json!({"schema": {"type": "string"}}), None, Data::Text),
            (json!({"schema": {"description": "x"}}), None, Data::Text),
            (json!({}), None, Data::Text),
            (
                json!({"schema": thing, "x-codegen-whole-event": "text"}),
                Some(&thing),
                Data::Whole { is_text: true },
            ),
        ] {
            let stream = Stream::of(&document, "text/event-stream", &value);
            let stream = stream.expect("a stream");
            assert_eq!(
                (stream.schema.as_ref(), stream.data),
                (schema, data),
                "{value}"
            );
        }
        let lines = |value: Value| Stream::of(&document, "application/x-ndjson", &value);
        let string = lines(json!({"schema": {"type": "string"}})).expect("a stream");
        assert_eq!((string.schema.is_some(), string.data), (true, Data::Json));
        assert_eq!(lines(json!({})).expect("a stream").schema, None);
        let binary = json!({"schema": {"type": "string", "format": "binary"}});
        assert_eq!(lines(binary), None);
        assert_eq!(Stream::of(&document, "application/json", &json!({})), None);
    }
}
