//! Values made by the schemas of a document.

use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::schema::Schema;

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
    let schema = document.resolve(schema);
    if let Some(listed) = schema.get("enum") {
        return listed[0].clone();
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), Some("uuid")) => json!("2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11"),
        (Some("string"), Some("date-time")) => json!("2026-11-22T04:06:48.017Z"),
        (Some("string"), None | Some("password")) => text(document, schema),
        (Some("integer"), Some("int32")) => json!(i32::MAX),
        (Some("integer"), Some("int64")) => json!(i64::MAX),
        (Some("boolean"), None) => json!(true),
        (Some("array"), None) => json!([sample(document, &schema["items"])]),
        (Some("object"), None) => match schema["properties"].as_object() {
            Some(members) => members
                .iter()
                .map(|(name, schema)| (name.clone(), sample(document, schema)))
                .collect(),
            None => json!({ TEXT: { "b": [1, -2.5, null, {}] }, "c": "d" }),
        },
        (kind, format) => panic!("no sample is known for {kind:?} {format:?}"),
    }
}

/// A text that fits the pattern of the schema, if it has one.
fn text(document: &Document, schema: &Value) -> Value {
    const NAME: &str = "n\u{e4}me\u{1f600}@a\\b";
    if schema.get("pattern").is_none() {
        return json!(TEXT);
    }
    let schema = Schema::new(document, schema);
    let mut texts = [TEXT, NAME, "name"].into_iter().map(Value::from);
    let text = texts.find(|text| schema.problems(text).is_empty());
    text.expect("one of these texts fits")
}
