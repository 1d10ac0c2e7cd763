//! Values made by the schemas of a document.

use serde_json::{Map, Value, json};

use crate::document::{Document, OwnDocument};
use crate::schema::closed;

/// Text with all that is apt to go wrong on the way.
pub const TEXT: &str = "a \"b\" \\ \u{fc}\u{1f600} </x> %2F\n";

/// Up to this many optional members are combined in all ways, of which there
/// are 512 then.
const ALL_WAYS: usize = 9;

/// Every value of the schema called `name` that differs in which optional
/// members are there; of an enum, every listed value. Of many optional members
/// at most two are there, or at most two are missing.
///
/// # Panics
/// If there is no such schema.
pub fn combinations(document: &Document, name: &str) -> Vec<Value> {
    let schema = &document.schemas()[name];
    if let Some(Value::Array(listed)) = schema.get("enum") {
        return listed.clone();
    }
    let Value::Object(all) = sample(document, schema) else {
        panic!("{name} is neither an object nor an enum");
    };
    let optional = optional_members(document, name);
    let subsets = 0..1_usize << optional.len();
    let is_wanted = |subset: &usize| {
        let there = subset.count_ones() as usize;
        optional.len() <= ALL_WAYS || there <= 2 || there + 2 >= optional.len()
    };
    subsets
        .filter(is_wanted)
        .map(|subset| {
            let mut members = all.clone();
            for (index, member) in optional.iter().enumerate() {
                if subset & (1 << index) == 0 {
                    members.remove(*member);
                }
            }
            Value::Object(members)
        })
        .collect()
}

/// The members that an object of the schema called `name` need not have.
pub fn optional_members<'a>(document: &'a Document, name: &str) -> Vec<&'a str> {
    let required = required_members(document, name);
    let members = document.schemas()[name]["properties"].as_object();
    let members = members.into_iter().flat_map(Map::keys);
    members
        .map(String::as_str)
        .filter(|member| !required.contains(member))
        .collect()
}

/// The members that an object of the schema called `name` must have.
pub fn required_members<'a>(document: &'a Document, name: &str) -> Vec<&'a str> {
    let required = document.schemas()[name]["required"].as_array();
    let required = required.into_iter().flatten();
    required.filter_map(Value::as_str).collect()
}

/// A value of `schema` that has everything.
///
/// # Panics
/// If the schema has a type that is not known here.
pub fn sample(document: &Document, schema: &Value) -> Value {
    sample_with_secret(document, schema, TEXT)
}

/// The same, in which all that the schema marks as secret is `secret`.
///
/// # Panics
/// As for [`sample`].
pub fn sample_with_secret(document: &Document, schema: &Value, secret: &str) -> Value {
    let part = |schema: &Value| sample_with_secret(document, schema, secret);
    let schema = document.resolve(schema);
    if let Some(listed) = schema.get("enum") {
        return listed[0].clone();
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(schemas) = schema.get(choice) {
            return part(&schemas[0]);
        }
    }
    if let Some(schemas) = schema["allOf"].as_array() {
        let parts = schemas.iter().map(part);
        let members = parts.filter_map(|part| part.as_object().cloned());
        return Value::Object(members.flatten().collect());
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), Some("uuid")) => json!("2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11"),
        (Some("string"), Some("date-time")) => json!("2026-11-22T04:06:48.017Z"),
        (Some("string"), Some("date")) => json!("2026-11-22"),
        (Some("string"), Some("uri")) => json!("https://example.com/a?b=c"),
        (Some("string"), Some("email")) => json!("someone@example.com"),
        (Some("string"), Some("password")) => json!(secret),
        (Some("string"), None) => text(document, schema),
        (Some("integer"), Some("int32")) => number(schema, json!(i32::MAX)),
        (Some("integer"), Some("int64")) => number(schema, json!(i64::MAX)),
        (Some("integer"), None) => number(schema, json!(7)),
        (Some("number"), _) => number(schema, json!(-2.5)),
        (Some("boolean"), None) => json!(true),
        (Some("array"), None) => json!([part(&schema["items"])]),
        (Some("object") | None, None) => match schema["properties"].as_object() {
            Some(members) => members
                .iter()
                .map(|(name, schema)| (name.clone(), part(schema)))
                .collect(),
            None => match schema.get("additionalProperties") {
                Some(values @ Value::Object(keys)) if !keys.is_empty() => {
                    json!({ TEXT: part(values) })
                }
                _ => json!({ TEXT: { "b": [1, -2.5, null, {}] }, "c": "d" }),
            },
        },
        (kind, format) => panic!("no sample is known for {kind:?} {format:?}"),
    }
}

/// The value without empty lists and maps, and what has nothing else: they are
/// the same as none where they are optional.
pub fn without_empty(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, member)| (name.clone(), without_empty(member)));
            let full = members.filter(|(_, member)| *member != json!([]) && *member != json!({}));
            full.collect()
        }
        Value::Array(items) => items.iter().map(without_empty).collect(),
        other => other.clone(),
    }
}

/// A number that is within the limits of the schema, if it has any.
fn number(schema: &Value, otherwise: Value) -> Value {
    let limit = schema.get("maximum").or_else(|| schema.get("minimum"));
    limit.cloned().unwrap_or(otherwise)
}

/// A text that fits the schema, if that has a pattern or a limit.
fn text(document: &Document, schema: &Value) -> Value {
    const NAME: &str = "n\u{e4}me\u{1f600}@a\\b";
    let limits = ["pattern", "minLength", "maxLength"];
    if !limits.iter().any(|limit| schema.get(limit).is_some()) {
        return json!(TEXT);
    }
    let schema = closed(document, schema);
    let texts = [TEXT, NAME, "name", "n"].into_iter().map(Value::from);
    let mut fitting = texts.filter(|text| schema.problems(text).is_empty());
    fitting.next().expect("one of these texts fits")
}
