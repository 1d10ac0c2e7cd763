//! Values that are written as text, as their schemas say.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::document::{Document, Form, parts};
use crate::value::PREFIX_ITEMS;

/// The text behind percent-encoding; none if it is not UTF-8.
pub(super) fn decoded(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

/// The value that `text` is by `schema`.
pub(crate) fn scalar(document: &Document, schema: &Value, text: &str) -> Value {
    if takes(document, schema, &["boolean", "integer", "number"], 0)
        && let Ok(value @ (Value::Bool(_) | Value::Number(_))) = serde_json::from_str(text)
    {
        return value;
    }
    let is_null = text == "null" && !takes(document, schema, &["string"], 0);
    match is_null && document.resolve(schema)["nullable"] == true {
        true => Value::Null,
        false => text.into(),
    }
}

/// Whether a value of `schema` may have one of the `types`.
fn takes(document: &Document, schema: &Value, types: &[&str], depth: usize) -> bool {
    if depth > 16 {
        return false;
    }
    let schema = document.resolve(schema);
    if let Some(found) = schema["type"].as_str() {
        return types.contains(&found);
    }
    parts(schema).any(|part| takes(document, part, types, depth + 1))
}

/// The items of a list, each of which is written as a text of `texts`.
pub(super) fn list<'t>(
    document: &Document,
    schema: &Value,
    texts: impl Iterator<Item = &'t str>,
) -> Option<Value> {
    let first = found(document, schema, 0, &|schema| schema.get(PREFIX_ITEMS));
    let items = items_of(document, schema);
    let texts = texts.enumerate();
    texts
        .map(|(index, text)| {
            let own = first.and_then(|first| first.get(index)).unwrap_or(items);
            Some(scalar(document, own, &decoded(text)?))
        })
        .collect()
}

/// The properties of an object, each of which is written as a text.
pub(super) fn object<'t>(
    document: &Document,
    schema: &Value,
    pairs: impl Iterator<Item = (&'t str, &'t str)>,
) -> Option<Value> {
    let mut members: Map<String, Value> = Map::new();
    for (name, text) in pairs {
        let name = decoded(name)?;
        let property = property_of(document, schema, &name);
        match Form::of(document, property) {
            Form::List => {
                let item = scalar(document, items_of(document, property), &decoded(text)?);
                let list = members
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut()?.push(item);
            }
            Form::Object => {
                let text = decoded(text)?;
                let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
                members.insert(name, value);
            }
            Form::Scalar => {
                members.insert(name, scalar(document, property, &decoded(text)?));
            }
        }
    }
    Some(members.into())
}

/// The schema of the items of a list.
pub(super) fn items_of<'a>(document: &'a Document, schema: &'a Value) -> &'a Value {
    found(document, schema, 0, &|schema| schema.get("items")).unwrap_or(&Value::Null)
}

/// The schema of a property, or of all that are not named.
pub(super) fn property_of<'a>(document: &'a Document, schema: &'a Value, name: &str) -> &'a Value {
    let named = found(document, schema, 0, &|schema| {
        schema["properties"].get(name)
    });
    let more = || {
        found(document, schema, 0, &|schema| {
            schema.get("additionalProperties")
        })
    };
    named.or_else(more).unwrap_or(&Value::Null)
}

/// What `get` finds in a schema or its parts.
fn found<'a>(
    document: &'a Document,
    schema: &'a Value,
    depth: usize,
    get: &impl Fn(&'a Value) -> Option<&'a Value>,
) -> Option<&'a Value> {
    if depth > 16 {
        return None;
    }
    let schema = document.resolve(schema);
    get(schema).or_else(|| parts(schema).find_map(|part| found(document, part, depth + 1, get)))
}
