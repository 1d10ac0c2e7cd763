//! Lists in parameters of Swagger 2.0.

use serde_json::{Map, Value};

use super::file_types;
use crate::document::text;

/// Whether `schema` is that of a file.
pub(super) fn is_file(schema: &Value) -> bool {
    file_types::is_file(text(schema, "type")) || schema["format"] == "binary"
}

/// Makes a text of the list that `parameter` is, which the caller joins.
pub(super) fn join(parameter: &mut Map<String, Value>, separator: &str) {
    for key in [
        "items",
        "minItems",
        "maxItems",
        "uniqueItems",
        "enum",
        "default",
    ] {
        parameter.shift_remove(key);
    }
    for key in ["style", "explode"] {
        parameter.shift_remove(key);
    }
    parameter.insert("type".to_owned(), "string".into());
    describe(
        parameter,
        &format!("A list of values, separated by {separator}."),
    );
}

/// Adds `sentence` to the description of `parameter`.
pub(super) fn describe(parameter: &mut Map<String, Value>, sentence: &str) {
    let description = parameter.get("description").and_then(Value::as_str);
    let description = match description.map(str::trim_end).unwrap_or_default() {
        "" => sentence.to_owned(),
        text => format!("{text}\n\n{sentence}"),
    };
    parameter.insert("description".to_owned(), description.into());
}

/// Whether `parameter` is a list.
pub(super) fn is_list(parameter: &Map<String, Value>) -> bool {
    match parameter.get("type") {
        Some(name) => name == "array",
        None => parameter.contains_key("items"),
    }
}
