//! Writes a list of types as one type, nullable if `null` is among them, or as a choice.
//!
//! Each member of the choice takes the keywords about values of its type. Beside a
//! composition, whose members have types of their own, the list is removed.
//!
//! # Needed for
//!
//! Documents of 3.1, where `type` may be a list; in 3.0 it is one name, and never `null`.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   type: {type: [string, 'null'], maxLength: 3},
//!   kind: {type: [string, 'null'], enum: [a, null]},
//!   some: {type: [string, array], items: {type: string}, maxLength: 3, description: Any.},
//!   none: {type: 'null'}, other: {enum: [b, null]}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   type: {type: string, maxLength: 3, nullable: true},
//!   kind: {type: string, enum: [a, null], nullable: true},
//!   some: {anyOf: [{type: string, maxLength: 3}, {type: array, items: {type: string}}],
//!     description: Any.},
//!   none: {enum: [null], nullable: true}, other: {enum: [b, null], nullable: true}}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::annotations::PREFIX_ITEMS;
use crate::document::schemas::{self, COMPOSITIONS};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let before = schema.clone();
        match schema.get("type") {
            Some(Value::Array(names)) => {
                let names: Vec<String> = names
                    .iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect();
                set_types(schema, &names, at, record);
            }
            Some(name) if *name == "null" => set_types(schema, &["null".to_owned()], at, record),
            Some(_) => {}
            None => {
                let values = schema.get("enum").and_then(Value::as_array);
                if values.is_some_and(|values| values.contains(&Value::Null)) {
                    schema.insert("nullable".to_owned(), true.into());
                }
            }
        }
        if *schema != before {
            record.change(at, before.into(), Value::Object(schema.clone()));
        }
    });
}

fn set_types(
    schema: &mut Map<String, Value>,
    names: &[String],
    at: &Pointer,
    record: &mut Record<'_>,
) {
    // Tools that convert documents leave `null` out of an `enum` that allows it.
    let allows_null = names.iter().any(|name| name == "null");
    let mut others: Vec<&str> = Vec::new();
    for name in names.iter().map(String::as_str) {
        // Each integer is a number.
        let is_covered = name == "integer" && names.iter().any(|other| other == "number");
        if name != "null" && !is_covered && !others.contains(&name) {
            others.push(name);
        }
    }
    if COMPOSITIONS.iter().any(|key| schema.contains_key(*key)) && others.len() != 1 {
        schema.shift_remove("type");
    } else {
        match others.as_slice() {
            [] => {
                schema.shift_remove("type");
                if allows_null {
                    schema.insert("enum".to_owned(), json!([null]));
                }
            }
            [name] => {
                schema.insert("type".to_owned(), (*name).into());
                if let Some(Value::Array(values)) = schema.get_mut("enum")
                    && !allows_null
                {
                    values.retain(|value| !value.is_null());
                }
            }
            names => split(schema, names, at, record),
        }
    }
    if allows_null {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// Makes `schema` a choice of the types `names`.
fn split(schema: &mut Map<String, Value>, names: &[&str], at: &Pointer, record: &mut Record<'_>) {
    schema.shift_remove("type");
    let mut members = Vec::new();
    for name in names {
        let place = at.join("anyOf").join(members.len());
        let mut member = Map::new();
        member.insert("type".to_owned(), (*name).into());
        for (key, value) in &*schema {
            if keywords_of(name).contains(&key.as_str()) && is_format_of(name, key, value) {
                record.moved(&at.join(key), &place.join(key));
                member.insert(key.clone(), value.clone());
            }
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            let values = values.iter().filter(|value| is_of(name, value)).cloned();
            let values: Vec<Value> = values.collect();
            if values.is_empty() {
                continue;
            }
            member.insert("enum".to_owned(), values.into());
        }
        members.push(Value::Object(member));
    }
    schema.retain(|key, _| {
        key != "enum" && !ALL_KEYWORDS.iter().any(|of| of.1.contains(&key.as_str()))
    });
    match members.as_slice() {
        [Value::Object(only)] => schema.extend(only.clone()),
        _ => {
            schema.insert("anyOf".to_owned(), members.into());
        }
    }
}

/// The keywords about values of each type.
const ALL_KEYWORDS: [(&str, &[&str]); 5] = [
    ("string", &["format", "pattern", "minLength", "maxLength"]),
    ("number", &OF_NUMBERS),
    ("integer", &OF_NUMBERS),
    (
        "array",
        &["items", PREFIX_ITEMS, "minItems", "maxItems", "uniqueItems"],
    ),
    (
        "object",
        &[
            "properties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
        ],
    ),
];

const OF_NUMBERS: [&str; 6] = [
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
];

fn keywords_of(name: &str) -> &'static [&'static str] {
    let found = ALL_KEYWORDS.iter().find(|(of, _)| *of == name);
    found.map_or(&[], |(_, keywords)| keywords)
}

/// Whether `value`, if it is a format, is one of the type `name`.
fn is_format_of(name: &str, key: &str, value: &Value) -> bool {
    const OF_NUMBERS: [&str; 4] = ["int32", "int64", "float", "double"];
    let is_of_numbers = value
        .as_str()
        .is_some_and(|format| OF_NUMBERS.contains(&format));
    key != "format" || is_of_numbers == (name == "number" || name == "integer")
}

/// Whether `value` is of the type `name`.
fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
