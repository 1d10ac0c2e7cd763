//! Schemas in the dialect of OpenAPI 3.0, ready to check values.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::document::resolve;
use super::reason::invalid;
use crate::call::Invalid;

/// Where the schemas are that others refer to.
const COMPONENTS: &str = "#/components/schemas/";

/// A schema that checks values.
#[derive(Debug)]
pub(super) struct Schema(Validator);

impl Schema {
    /// Prepares a schema of a document, which may be a reference.
    pub(super) fn new(document: &Value, schema: &Value) -> Result<Self, String> {
        if !schema.is_object() {
            return Err("there is no schema".to_owned());
        }
        let mut components = Map::new();
        collect(document, schema, &mut components)?;
        let mut whole = json!({
            "allOf": [schema],
            "components": { "schemas": components },
        });
        translate(&mut whole);
        let validator = jsonschema::options()
            .with_draft(Draft::Draft4)
            .offline()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_format("uuid", is_uuid)
            .build(&whole);
        Ok(Self(validator.map_err(|error| error.to_string())?))
    }

    /// All that is wrong with a value that is called `name`; the body has no name.
    pub(super) fn problems(&self, name: &str, value: &Value) -> Vec<Invalid> {
        let mut all = Vec::new();
        for error in self.0.iter_errors(value) {
            let invalid = invalid(name, error.instance_path().as_str(), error.kind());
            // The entries of a list share their part, and mostly what is wrong.
            if !all.contains(&invalid) {
                all.push(invalid);
            }
        }
        all
    }
}

/// Collects the schemas that a value refers to, directly or not.
fn collect(document: &Value, value: &Value, found: &mut Map<String, Value>) -> Result<(), String> {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            if let Some(name) = reference.and_then(|at| at.strip_prefix(COMPONENTS))
                && !found.contains_key(name)
            {
                let target = resolve(document, value)?;
                found.insert(name.to_owned(), target.clone());
                collect(document, target, found)?;
            }
            members
                .values()
                .try_for_each(|member| collect(document, member, found))
        }
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| collect(document, item, found)),
        _ => Ok(()),
    }
}

/// Rewrites what differs between OpenAPI 3.0 and JSON Schema draft 4.
fn translate(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if !matches!(key.as_str(), "enum" | "default" | "example") {
                    translate(member);
                }
            }
            translate_integer(members);
            translate_nullable(members);
        }
        Value::Array(items) => items.iter_mut().for_each(translate),
        _ => {}
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

/// What is `nullable` has a type, beside which it may be `null`.
fn translate_nullable(schema: &mut Map<String, Value>) {
    if schema.remove("nullable") != Some(Value::Bool(true)) {
        return;
    }
    if let Some(known) = schema.get_mut("type") {
        *known = json!([known, "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
}

/// 8-4-4-4-12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}
