//! Changes of a document, each of one kind.

use serde_json::{Value, json};

use crate::compile::rich_document;
use crate::support::{json_content, schema};

/// The rich document, with schemas made of others.
pub(crate) fn base() -> Value {
    let mut document = rich_document();
    let answer = |schema: Value| json!({"description": "", "content": json_content(schema)});
    let animals = json!({"type": "array", "items": schema("Animal")});
    document["paths"]["/animals"] = json!({
        "get": {
            "operationId": "listAnimals",
            "parameters": [
                {"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int32"}},
                {"name": "offset", "in": "query", "schema": {"type": "integer", "format": "int32"}},
            ],
            "responses": {"200": answer(schema("Animals"))},
        },
        "post": {
            "operationId": "addAnimal",
            "requestBody": {"required": true, "content": json_content(schema("Animal"))},
            "responses": {"201": answer(schema("Animal")), "400": answer(schema("Bad"))},
        },
        "patch": {
            "operationId": "changeOwner",
            "requestBody": {"required": true, "content": json_content(schema("Owner"))},
            "responses": {"200": answer(schema("Owner"))},
        },
    });
    let schemas = &mut document["components"]["schemas"];
    schemas["Animals"] = json!({
        "type": "object",
        "required": ["items", "total"],
        "properties": {"items": animals, "total": {"type": "integer", "format": "int64"}},
    });
    schemas["Animal"] = json!({
        "oneOf": [schema("Cat"), schema("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {
            "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}},
    });
    schemas["Creature"] = json!({"type": "object", "required": ["kind"], "properties": {
        "kind": {"type": "string"}, "weight": {"type": "number"}}});
    schemas["Cat"] = json!({"allOf": [schema("Creature"), {"type": "object", "required": ["lives"],
        "properties": {"lives": {"type": "integer", "format": "int32", "minimum": 0}}}]});
    schemas["Dog"] = json!({"allOf": [schema("Creature"), {"type": "object", "required": ["tricks"],
        "properties": {"tricks": {"type": "array", "items": {"type": "string"}}}}]});
    schemas["Owner"] = json!({"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string", "nullable": true},
        "id": {"type": "string", "readOnly": true},
        "pin": {"type": "string", "writeOnly": true},
        "pets": {"type": "object", "additionalProperties": schema("Animal")},
        "contact": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    }});
    document
}

/// A change with a name.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    edits: Vec<&'static str>,
}

/// The changes in `text`: a name, and below it a line for each edit. `+` puts a value at a
/// pointer, and `-` takes away what is there; a last token `-` is the end of a list.
pub(crate) fn cases(text: &'static str) -> Vec<Case> {
    let blocks = text.split("\n\n");
    blocks
        .map(|block| {
            let mut lines = block.lines();
            Case {
                name: lines.next().expect("a name"),
                edits: lines.collect(),
            }
        })
        .collect()
}

impl Case {
    pub(crate) fn apply(&self, document: &mut Value) {
        for edit in &self.edits {
            let (sign, rest) = edit.split_once(' ').expect("a sign and a pointer");
            let (pointer, value) = rest.split_once(' ').unwrap_or((rest, ""));
            let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
            let last = last.replace("~1", "/").replace("~0", "~");
            let place = document.pointer_mut(parent);
            let place = place.unwrap_or_else(|| panic!("{}: nothing is at {parent}", self.name));
            match (sign, place) {
                ("+", Value::Array(items)) if last == "-" => items.push(parsed(value)),
                ("+", place @ Value::Object(_)) => place[&last] = parsed(value),
                ("-", Value::Object(members)) => {
                    let removed = members.shift_remove(&last);
                    assert!(removed.is_some(), "{}: {pointer} is not there", self.name);
                }
                ("-", Value::Array(items)) => {
                    items.remove(last.parse().expect("an index"));
                }
                ("+", Value::Array(items)) => {
                    let index: usize = last.parse().expect("an index");
                    items[index] = parsed(value);
                }
                _ => panic!("{}: {edit}", self.name),
            }
        }
    }
}

fn parsed(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_else(|error| panic!("{value}: {error}"))
}
