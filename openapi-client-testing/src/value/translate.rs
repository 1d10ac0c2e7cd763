//! What OpenAPI 3.0 says, as JSON Schema draft 4 says it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::direction::Direction;
use crate::document::Document;

/// The keywords whose value is kept as it is.
const KEPT: [&str; 17] = [
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "required",
    "title",
    "type",
    "uniqueItems",
];

/// What `prefixItems` of OpenAPI 3.1 is called in a document of 3.0 that was made of it.
pub(crate) const PREFIX_ITEMS: &str = "x-codegen-prefix-items";

/// The formats that are checked; others are hints.
const FORMATS: [&str; 8] = [
    "date",
    "date-time",
    "email",
    "ipv4",
    "ipv6",
    "hostname",
    "uri",
    "uuid",
];

/// A schema that validates by itself: what it refers to is among its definitions.
pub(super) fn translated(
    document: &Document,
    schema: &Value,
    direction: Direction,
    is_closed: bool,
    has_patterns: bool,
) -> Value {
    let mut translator = Translator {
        document,
        direction,
        is_closed,
        has_patterns,
        names: BTreeMap::new(),
        open: Vec::new(),
    };
    let root = translator.schema(schema);
    let mut definitions = Map::new();
    while let Some((name, reference)) = translator.open.pop() {
        let target = document.at(&reference);
        let target = target.unwrap_or_else(|| panic!("{reference} does not resolve"));
        definitions.insert(name, translator.schema(target));
    }
    json!({"allOf": [root], "definitions": definitions})
}

struct Translator<'a> {
    document: &'a Document,
    direction: Direction,
    /// Whether an object has no members but those that its schema names.
    is_closed: bool,
    has_patterns: bool,
    /// The names of definitions by what is referred to.
    names: BTreeMap<String, String>,
    /// The definitions to be written, by name.
    open: Vec<(String, String)>,
}

impl Translator<'_> {
    fn schema(&mut self, schema: &Value) -> Value {
        let Some(members) = schema.as_object() else {
            return match schema {
                Value::Bool(false) => json!({"not": {}}),
                _ => json!({}),
            };
        };
        if let Some(reference) = schema["$ref"].as_str() {
            return json!({"$ref": format!("#/definitions/{}", self.name(reference))});
        }
        let mut new = Map::new();
        for (key, value) in members {
            match key.as_str() {
                "pattern" if !self.has_patterns => {}
                "enum" if enumerated(schema).is_none() => {}
                key if KEPT.contains(&key) && is_shaped(key, value) => {
                    new.insert(key.to_owned(), value.clone());
                }
                "format" if value.as_str().is_some_and(|it| FORMATS.contains(&it)) => {
                    new.insert(key.clone(), value.clone());
                }
                "allOf" | "anyOf" | "oneOf" => {
                    let parts = value.as_array().into_iter().flatten();
                    let parts: Vec<Value> = parts.map(|part| self.schema(part)).collect();
                    // Which one a value is, its tag says, though others may allow it too.
                    let key = match schema.get("discriminator") {
                        Some(_) if key == "oneOf" => "anyOf",
                        _ => key,
                    };
                    if !parts.is_empty() {
                        new.insert(key.to_owned(), parts.into());
                    }
                }
                "items" => self.items(schema, &mut new),
                PREFIX_ITEMS => {}
                "not" | "additionalProperties" => {
                    new.insert(key.clone(), self.schema(value));
                }
                "properties" => drop(new.insert(key.clone(), self.properties(value))),
                _ => {}
            }
        }
        if schema["type"] == "file" {
            new.insert("type".to_owned(), json!("string"));
        }
        self.leave_out_unsent(schema, &mut new);
        if self.is_closed && schema["properties"].is_object() && schema.get("type").is_some() {
            let more = new.entry("additionalProperties");
            more.or_insert(Value::Bool(false));
        }
        limit_integers(schema, &mut new);
        if schema["nullable"] == true {
            return json!({"anyOf": [{"type": "null"}, new]});
        }
        new.into()
    }

    /// The items, of which the first may have schemas of their own.
    fn items(&mut self, schema: &Value, new: &mut Map<String, Value>) {
        let items = self.schema(&schema["items"]);
        match schema[PREFIX_ITEMS].as_array() {
            Some(first) => {
                let first = first.iter().map(|item| self.schema(item));
                new.insert("items".to_owned(), first.collect());
                new.insert("additionalItems".to_owned(), items);
            }
            None => drop(new.insert("items".to_owned(), items)),
        }
    }

    fn properties(&mut self, properties: &Value) -> Value {
        let properties = properties.as_object().into_iter().flatten();
        let new = properties.map(|(name, property)| {
            let property = match property[self.direction.unsent()] == true {
                true => json!({"not": {}}),
                false => self.schema(property),
            };
            (name.clone(), property)
        });
        Value::Object(new.collect())
    }

    /// What is not sent is not required either, be the flag at the property or at what it
    /// refers to.
    fn leave_out_unsent(&self, schema: &Value, new: &mut Map<String, Value>) {
        let flag = self.direction.unsent();
        let is_unsent = |name: &Value| {
            let property = &schema["properties"][name.as_str().unwrap_or_default()];
            property[flag] == true || self.document.resolve(property)[flag] == true
        };
        if let Some(Value::Array(required)) = new.get_mut("required") {
            required.retain(|name| !is_unsent(name));
            // Draft 4 has no empty list of them.
            if required.is_empty() {
                new.remove("required");
            }
        }
    }

    fn name(&mut self, reference: &str) -> String {
        if let Some(name) = self.names.get(reference) {
            return name.clone();
        }
        let name = self.names.len().to_string();
        self.names.insert(reference.to_owned(), name.clone());
        self.open.push((name.clone(), reference.to_owned()));
        name
    }
}

/// Whether the value of a keyword is one that draft 4 takes. Documents have others, which
/// the generator passes over too.
fn is_shaped(key: &str, value: &Value) -> bool {
    const TYPES: [&str; 7] = [
        "array", "boolean", "integer", "null", "number", "object", "string",
    ];
    match key {
        "enum" => value.as_array().is_some_and(|it| !it.is_empty()),
        "required" => value
            .as_array()
            .is_some_and(|it| !it.is_empty() && it.iter().all(Value::is_string)),
        "type" => value.as_str().is_some_and(|it| TYPES.contains(&it)),
        "pattern" | "title" => value.is_string(),
        "exclusiveMaximum" | "exclusiveMinimum" | "uniqueItems" => value.is_boolean(),
        "multipleOf" => value.as_f64().is_some_and(|it| it > 0.0),
        "maximum" | "minimum" => value.is_number(),
        _ => value.is_u64(),
    }
}

/// The listed values, if one can be of the type. Generators put the values of the items of
/// a list at the list, which no list could be then.
pub(super) fn enumerated(schema: &Value) -> Option<&Vec<Value>> {
    let is_list = schema["type"] == "array";
    let values = schema["enum"].as_array()?;
    (!is_list || values.iter().any(Value::is_array)).then_some(values)
}

/// The formats of integers are ranges.
fn limit_integers(schema: &Value, new: &mut Map<String, Value>) {
    if let Some((smallest, largest)) = range(schema) {
        new.entry("minimum").or_insert(smallest.into());
        new.entry("maximum").or_insert(largest.into());
    }
}

/// The smallest and the largest number of the format of an integer.
pub(super) fn range(schema: &Value) -> Option<(i64, i64)> {
    Some(match schema["format"].as_str()? {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN, i64::MAX),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        _ => return None,
    })
}
