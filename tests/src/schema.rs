//! Validation against the schemas of a document, in the dialect of OpenAPI 3.0.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::document::Document;

/// A schema of a document, ready to validate.
///
/// References, `nullable` and formats count. A member that the document does
/// not name is a problem: neither we nor our simulator say more than is
/// documented.
#[derive(Debug)]
pub struct Schema(Validator);

impl Schema {
    /// Prepares `schema`, which may be a reference, of `document`.
    ///
    /// # Panics
    /// If the schema is none, or has a format that is not known here.
    pub fn new(document: &Document, schema: &Value) -> Self {
        Self::prepared(document, schema, close)
    }

    /// As [`new`](Self::new), but a member that the document does not name is no
    /// problem, unless the document says so.
    ///
    /// # Panics
    /// As for [`new`](Self::new).
    pub fn open(document: &Document, schema: &Value) -> Self {
        Self::prepared(document, schema, |_| {})
    }

    fn prepared(document: &Document, schema: &Value, close: fn(&mut Map<String, Value>)) -> Self {
        let components = document.json()["components"]["schemas"].clone();
        let mut whole = json!({
            "allOf": [schema],
            "components": { "schemas": components },
        });
        translate(&mut whole, close);
        let validator = jsonschema::options()
            .with_draft(Draft::Draft4)
            .offline()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(false)
            .with_format("password", |_| true)
            .with_format("uuid", is_uuid)
            .build(&whole)
            .unwrap_or_else(|error| panic!("{error}"));
        Self(validator)
    }

    /// Prepares the schema called `name`.
    ///
    /// # Panics
    /// As for [`new`](Self::new), and if there is none of that name.
    pub fn named(document: &Document, name: &str) -> Self {
        assert!(document.schemas().contains_key(name), "no schema {name}");
        let reference = format!("#/components/schemas/{name}");
        Self::new(document, &json!({ "$ref": reference }))
    }

    /// All that is wrong with `value`, each with its place; nothing if it is
    /// valid.
    pub fn problems(&self, value: &Value) -> Vec<String> {
        let errors = self.0.iter_errors(value);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }
}

/// Rewrites what OpenAPI 3.0 says differently from JSON Schema draft 4.
fn translate(value: &mut Value, close: fn(&mut Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            members.remove("example");
            for (key, member) in members.iter_mut() {
                if key != "enum" && key != "default" {
                    translate(member, close);
                }
            }
            translate_nullable(members);
            translate_integer(members);
            close(members);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| translate(item, close)),
        _ => {}
    }
}

/// `nullable: true` adds `null` to the types and to the listed values.
fn translate_nullable(schema: &mut Map<String, Value>) {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    if let Some(one) = schema.get("type").filter(|value| value.is_string()) {
        let types = json!([one, "null"]);
        schema.insert("type".to_owned(), types);
    }
    if let Some(Value::Array(listed)) = schema.get_mut("enum") {
        listed.push(Value::Null);
    }
}

/// The formats of integers are ranges.
fn translate_integer(schema: &mut Map<String, Value>) {
    let (smallest, largest) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Some("int64") => (i64::MIN, i64::MAX),
        _ => return,
    };
    schema.remove("format");
    schema.entry("minimum").or_insert(smallest.into());
    schema.entry("maximum").or_insert(largest.into());
}

/// An object has the members that its schema names, and no others.
fn close(schema: &mut Map<String, Value>) {
    if schema.get("properties").is_some_and(Value::is_object) && schema.contains_key("type") {
        schema
            .entry("additionalProperties")
            .or_insert(Value::Bool(false));
    }
}

/// 8-4-4-4-12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(is_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document::new(json!({ "components": { "schemas": {
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": { "type": "string", "format": "uuid" },
                    "small": { "type": "integer", "format": "int32" },
                    "note": { "type": "string", "nullable": true },
                    "kind": { "type": "string", "nullable": true, "enum": ["A"] },
                    "next": { "$ref": "#/components/schemas/Thing" },
                    "list": { "type": "array", "items": { "type": "string" } },
                    "free": { "type": "object", "additionalProperties": true },
                },
            },
        } } }))
    }

    fn problems(value: &Value) -> usize {
        Schema::named(&document(), "Thing").problems(value).len()
    }

    const ID: &str = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";

    #[test]
    fn what_the_schema_allows_is_valid() {
        for value in [
            json!({ "id": ID }),
            json!({ "id": ID, "small": -2_147_483_648_i64, "note": null, "kind": null }),
            json!({ "id": ID, "next": { "id": ID, "free": { "a": [1] } } }),
        ] {
            assert_eq!(problems(&value), 0, "{value}");
        }
    }

    #[test]
    fn references_nullable_formats_and_unknown_members_count() {
        for value in [
            json!({}),
            json!([]),
            json!({ "id": "2c5b3a0e" }),
            json!({ "id": ID, "small": 2_147_483_648_i64 }),
            json!({ "id": ID, "small": 1.5 }),
            json!({ "id": ID, "small": null }),
            json!({ "id": ID, "small": "1" }),
            json!({ "id": ID, "note": 1 }),
            json!({ "id": ID, "list": "a" }),
            json!({ "id": ID, "list": [1] }),
            json!({ "id": ID, "kind": "B" }),
            json!({ "id": ID, "next": {} }),
            json!({ "id": ID, "other": 1 }),
        ] {
            assert_eq!(problems(&value), 1, "{value}");
        }
    }

    #[test]
    #[should_panic(expected = "format")]
    fn a_format_that_is_not_known_here_fails() {
        let schema = json!({ "type": "string", "format": "duration-of-lunch" });
        Schema::new(&document(), &schema);
    }
}
