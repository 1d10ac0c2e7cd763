//! Brings every schema into the shape that OpenAPI defines.
//!
//! A keyword that has no meaning in its place is removed; a missing type is the one
//! that the keywords belong to. `not` goes too: no type can express it, and what a
//! request holds is for the server to check. A `nullable` beside a reference counts,
//! although OpenAPI ignores it. A type that JSON does not have says nothing: what the
//! other keywords do not tell is any value. What is no schema at all stays and is an
//! error.
//!
//! # Needed for
//!
//! Documents that are written by hand or by other generators, such as Cloudflare's with
//! `type: unknown`: the parser refuses a whole document for `required: true` beside a
//! property, for `items` that are `true`, or for a type that does not exist, and the
//! generator panics where the type is missing or the keywords are those of another one.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   text: {type: string, required: true, not: {}},
//!   count: {type: int}, list: {items: true}, id: {format: uuid}, any: {type: unknown},
//!   other: {$ref: '#/components/schemas/A', nullable: true, example: 1}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: object, properties: {
//!   text: {type: string},
//!   count: {type: integer}, list: {type: array, items: {}}, id: {type: string, format: uuid},
//!   any: {},
//!   other: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true}}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas::{COMPOSITIONS, within};
use crate::document::visit::visit_schemas_mut;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_schemas_mut(document, &mut |root, at| {
        within(root, at, &mut |schema, at| {
            let before = schema.clone();
            shape(schema);
            if *schema != before {
                record.change(at, before, schema.clone());
            }
        });
    });
}

fn shape(schema: &mut Value) {
    let Value::Object(object) = schema else {
        return;
    };
    if object.get("$ref").is_some_and(Value::is_string) {
        reference(object);
        return;
    }
    object.shift_remove("not");
    object.retain(|key, value| is_in_shape(key, value));
    for key in ["properties", "items"] {
        match object.get_mut(key) {
            Some(Value::Object(properties)) if key == "properties" => {
                for property in properties.values_mut().filter(|p| p.is_boolean()) {
                    *property = json!({});
                }
            }
            Some(items) if items.is_array() || items.is_boolean() => *items = json!({}),
            _ => {}
        }
    }
    if let Some(Value::Array(names)) = object.get_mut("required") {
        names.retain(Value::is_string);
    }
    for key in COMPOSITIONS {
        if let Some(Value::Array(members)) = object.get_mut(key) {
            members.retain(Value::is_object);
        }
        if object
            .get(key)
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty)
        {
            object.shift_remove(key);
        }
    }
    if let Some(Value::String(name)) = object.get("type") {
        match name.as_str() {
            // As 3.1 has it; the rule on compositions knows what it means.
            "null" => {
                object.shift_remove("type");
                object.insert("enum".to_owned(), json!([null]));
            }
            name => match known_type(name) {
                Some(known) if known == name => {}
                Some(known) => {
                    object.insert("type".to_owned(), known.into());
                }
                None => {
                    object.shift_remove("type");
                }
            },
        }
    }
    if !object.contains_key("type")
        && let Some(inferred) = inferred(object)
    {
        object.insert("type".to_owned(), inferred.into());
    }
    // Without a type, the generator takes no format and no bound.
    if !object.contains_key("type") {
        object.retain(|key, _| !NEED_A_TYPE.contains(&key.as_str()));
    }
    if let Some(Value::String(name)) = object.get("type") {
        let foreign = foreign(&name.clone());
        object.retain(|key, _| !foreign.contains(&key.as_str()));
    }
}

/// A reference says nothing else, but that it may be `null`.
fn reference(object: &mut Map<String, Value>) {
    let is_nullable = object.get("nullable") == Some(&Value::Bool(true));
    object.retain(|key, _| key == "$ref" || key == "description");
    if is_nullable {
        let part = std::mem::take(object);
        object.insert("allOf".to_owned(), json!([part]));
        object.insert("nullable".to_owned(), true.into());
    }
}

/// Whether `value` is of the kind that the keyword `key` has.
fn is_in_shape(key: &str, value: &Value) -> bool {
    match key {
        "format" | "title" | "description" | "pattern" => value.is_string(),
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => value.is_boolean(),
        "properties" | "discriminator" | "externalDocs" => {
            value.is_object()
                && match key {
                    "discriminator" => value["propertyName"].is_string(),
                    "externalDocs" => value["url"].is_string(),
                    _ => true,
                }
        }
        "additionalProperties" => value.is_object() || value.is_boolean(),
        "required" => value.is_array(),
        "enum" => value.as_array().is_some_and(|values| !values.is_empty()),
        "allOf" | "oneOf" | "anyOf" => value.is_array(),
        "$ref" => false,
        _ => true,
    }
}

/// What OpenAPI calls the type that is called `name`.
fn known_type(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" | "str" | "text" | "date" | "datetime" | "date-time" | "uuid" | "uri" => "string",
        "integer" | "int" | "int32" | "int64" | "long" => "integer",
        "number" | "float" | "double" | "decimal" => "number",
        "boolean" | "bool" => "boolean",
        "array" | "list" => "array",
        "object" | "map" => "object",
        _ => return None,
    })
}

/// The type of a schema without `type`.
fn inferred(object: &Map<String, Value>) -> Option<&'static str> {
    if COMPOSITIONS.iter().any(|key| object.contains_key(*key)) {
        return None;
    }
    let has = |key: &str| object.contains_key(key);
    let all = |is: fn(&Value) -> bool| {
        let values = object.get("enum").and_then(Value::as_array);
        values.is_some_and(|values| {
            let values: Vec<&Value> = values.iter().filter(|v| !v.is_null()).collect();
            !values.is_empty() && values.into_iter().all(is)
        })
    };
    if has("properties") || has("additionalProperties") {
        Some("object")
    } else if has("items") {
        Some("array")
    } else if all(Value::is_string) || has("pattern") || has("minLength") || has("maxLength") {
        Some("string")
    } else if all(Value::is_i64) {
        Some("integer")
    } else if all(Value::is_number) {
        Some("number")
    } else if all(Value::is_boolean) {
        Some("boolean")
    } else {
        type_of_format(object.get("format")?.as_str()?)
    }
}

/// Keywords about values of a type that their schema does not name.
const NEED_A_TYPE: [&str; 11] = [
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// The one type whose values have the format `name`.
fn type_of_format(name: &str) -> Option<&'static str> {
    Some(match name {
        "byte" | "binary" | "date" | "date-time" | "password" | "uuid" => "string",
        "email" | "hostname" | "ip" | "ipv4" | "ipv6" | "uri" | "url" => "string",
        "int32" | "int64" => "integer",
        "float" | "double" => "number",
        _ => return None,
    })
}

/// The keywords that mean nothing for values of the type `name`.
fn foreign(name: &str) -> &'static [&'static str] {
    match name {
        "object" => &["items", "format", "enum", "pattern"],
        "array" => &[
            "properties",
            "required",
            "additionalProperties",
            "format",
            "pattern",
        ],
        "boolean" => &[
            "properties",
            "required",
            "additionalProperties",
            "items",
            "format",
            "pattern",
        ],
        "string" => &["properties", "required", "additionalProperties", "items"],
        _ => &[
            "properties",
            "required",
            "additionalProperties",
            "items",
            "pattern",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[track_caller]
    fn becomes(before: Value, after: Value) {
        let (schemas, changes) = Tested(apply).on_schemas(json!({"A": before.clone()}));
        assert_eq!(schemas["A"], after, "{before}");
        assert_eq!(changes.is_empty(), before == after);
    }

    #[test]
    fn a_schema_in_shape_stays() {
        for schema in [
            json!({}),
            json!({"type": "object", "properties": {"type": {"type": "string"}, "$ref": {"type": "string"},
                "not": {"type": "array", "items": {}}}, "required": ["type"], "additionalProperties": false}),
            json!({"allOf": [{"$ref": "#/components/schemas/A"}], "nullable": true}),
        ] {
            becomes(schema.clone(), schema);
        }
    }

    #[test]
    fn what_a_schema_lacks_is_added_and_what_has_no_meaning_is_removed() {
        let pairs = rows(
            "
            # A missing type is that of the keywords,
            - [{properties: {}}, {properties: {}, type: object}]
            - [{items: true}, {items: {}, type: array}]
            - [{enum: [a, null]}, {enum: [a, null], type: string}]
            - [{enum: [true]}, {enum: [true], type: boolean}]
            # or that of a format of one type.
            - [{format: uuid}, {format: uuid, type: string}]
            - [{format: int64}, {format: int64, type: integer}]
            - [{format: float}, {format: float, type: number}]
            - [{format: string or JSON}, {}]
            - [{minimum: 3, maxItems: 1}, {}]
            # What has no meaning:
            - [{type: string, required: true, not: {}}, {type: string}]
            - [{type: file}, {}]
            - [{type: unknown}, {}]
            - [{type: strong, properties: {}}, {type: object, properties: {}}]
            - [{type: int}, {type: integer}]
            - [{type: boolean, format: x}, {type: boolean}]
            - [{allOf: [], enum: []}, {}]
            # One entry that has none does not take the others with it.
            - [{type: object, required: [a, 7, true, b]}, {type: object, required: [a, b]}]
            - [{type: array, items: [{}]}, {type: array, items: {}}]
            ",
        );
        assert_eq!(pairs.len(), 18);
        for pair in pairs {
            becomes(pair[0].clone(), pair[1].clone());
        }
    }

    #[test]
    fn what_is_no_schema_stays() {
        for schema in rows("[{type: [string]}, 5, x]") {
            becomes(schema.clone(), schema);
        }
    }
}
