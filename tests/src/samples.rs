//! Values made by the schemas of a document.

use openapi_client_testing::{Direction, Extent, Samples};
use serde_json::{Map, Value, json};

use crate::document::{Document, OwnDocument};

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

/// A value of `schema` that has everything, as a server sends it.
///
/// # Panics
/// If the schema has no valid value.
pub fn sample<'a>(document: &'a Document, schema: &'a Value) -> Value {
    of_samples(Samples::new(document, 0), schema)
}

/// The same, in which all that the schema marks as secret is `secret`.
///
/// # Panics
/// As for [`sample`].
pub fn sample_with_secret<'a>(document: &'a Document, schema: &'a Value, secret: &str) -> Value {
    of_samples(Samples::new(document, 0).secret(secret), schema)
}

fn of_samples<'a>(mut samples: Samples<'a>, schema: &'a Value) -> Value {
    let value = samples.value(schema, Extent::Most, Direction::Response);
    value.expect("a schema has a valid value")
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
