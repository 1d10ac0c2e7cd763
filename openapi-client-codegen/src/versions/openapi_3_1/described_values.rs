//! Makes one `enum` of a choice of single values, each with a description.
//!
//! The descriptions become that of the schema.
//!
//! # Needed for
//!
//! Documents of 3.1, which have no other way to describe the values of an enumeration.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {type: string, description: When., oneOf: [
//!   {enum: [now], description: At once.}, {enum: [later], title: Later}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: string, enum: [now, later],
//!   description: "When.\n\n- `now`: At once.\n- `later`: Later"}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas::{self, is_annotation};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if schema.contains_key("enum") || schema.contains_key("discriminator") {
            return;
        }
        for key in ["oneOf", "anyOf"] {
            let members = schema.get(key).and_then(Value::as_array);
            let Some(values) = members.and_then(|members| described(members)) else {
                continue;
            };
            let before = Value::Object(schema.clone());
            schema.shift_remove(key);
            if !schema.contains_key("type") {
                schema.insert("type".to_owned(), "string".into());
            }
            let mut text = text_in(schema, "description").to_owned();
            let lines = values
                .iter()
                .filter(|(_, description)| !description.is_empty());
            let lines: Vec<String> = lines
                .map(|(value, description)| format!("- `{value}`: {description}"))
                .collect();
            if !lines.is_empty() {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(&lines.join("\n"));
                schema.insert("description".to_owned(), text.into());
            }
            let values = values.into_iter().map(|(value, _)| Value::from(value));
            schema.insert("enum".to_owned(), values.collect());
            record.change(at, before, Value::Object(schema.clone()));
            return;
        }
    });
}

/// The values of `members` with their descriptions, if each is one text.
fn described(members: &[Value]) -> Option<Vec<(String, String)>> {
    let values: Option<Vec<_>> = members.iter().map(described_value).collect();
    values.filter(|values| values.len() > 1)
}

fn described_value(member: &Value) -> Option<(String, String)> {
    let member = member.as_object()?;
    let is_other = |key: &String| !["enum", "type"].contains(&key.as_str()) && !is_annotation(key);
    let [Value::String(value)] = member.get("enum")?.as_array()?.as_slice() else {
        return None;
    };
    let is_text = member.get("type").is_none_or(|name| name == "string");
    if !is_text || member.keys().any(is_other) || member.contains_key("nullable") {
        return None;
    }
    let text = |key: &str| Some(text_in(member, key)).filter(|text| !text.is_empty());
    let description = text("description").or_else(|| text("title"));
    let line = description.unwrap_or_default();
    let line: Vec<&str> = line.split_whitespace().collect();
    Some((value.clone(), line.join(" ")))
}

fn text_in<'a>(object: &'a Map<String, Value>, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}
