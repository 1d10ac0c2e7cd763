//! Gives every property of an object a field of its own.
//!
//! The second property of two whose fields have one name is encoded; it is unchanged
//! on the wire. So is an optional property that may be `null`: the generator makes the
//! same type of it as of any optional property.
//!
//! # Needed for
//!
//! Schemas with `fooBar` beside `foo_bar`, with `type` beside `type_`, with `<` and `>`,
//! or with `extra` in an object that has more properties than are listed: the generator
//! makes one field of two, and the code does not compile. Documents in which `null`
//! clears a property, and its absence does not.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   required: [foo_bar, type],
//!   properties: {fooBar: {}, foo_bar: {}, type: {}, extra: {}},
//!   additionalProperties: {}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {
//!   required: [foo_bar2, type],
//!   properties: {fooBar: {}, foo_bar2: {}, type: {}, extra2: {}},
//!   additionalProperties: {}}}}
//! ```

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::annotations::TUPLE;
use crate::annotations::encoded_names::{encode, encode_nullable, part};
use crate::document::schemas::visit;
use crate::free_names::FreeNames;
use crate::lower::names::enum_values::described;
use crate::names::field_name;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit(document, &mut |schema, at| {
        let has_rest = schema
            .get("additionalProperties")
            .is_some_and(Value::is_object);
        let is_tuple = schema.contains_key(TUPLE);
        let required: Vec<Value> = match schema.get("required") {
            Some(Value::Array(names)) => names.clone(),
            _ => Vec::new(),
        };
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
            return;
        };
        let is_nullable = |name: &str, property: &Value| {
            property["nullable"] == true && !required.iter().any(|required| required == name)
        };
        let renamed = match is_tuple {
            true => parts(properties, is_nullable),
            false => renamed(properties, has_rest, is_nullable),
        };
        if renamed.is_empty() {
            return;
        }
        *properties = std::mem::take(properties)
            .into_iter()
            .map(|(name, property)| (renamed.get(&name).cloned().unwrap_or(name), property))
            .collect();
        let at = at.join("properties");
        for (before, after) in &renamed {
            record.change(
                &at.join(before),
                before.as_str().into(),
                after.as_str().into(),
            );
        }
        for name in schema
            .get_mut("required")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            if let Some(new) = name.as_str().and_then(|name| renamed.get(name)) {
                *name = new.as_str().into();
            }
        }
    });
}

/// The names of the parts of a list, each with its encoded name.
fn parts(
    properties: &Map<String, Value>,
    is_nullable: impl Fn(&str, &Value) -> bool,
) -> BTreeMap<String, String> {
    let names = properties.iter().map(|(name, property)| {
        let (field, original) = part(name);
        let encoded = match is_nullable(name, property) {
            true => encode_nullable(&field, &original),
            false => encode(&field, &original),
        };
        (name.clone(), encoded)
    });
    names.collect()
}

/// The names that change, each with its encoded name.
fn renamed(
    properties: &Map<String, Value>,
    has_rest: bool,
    is_nullable: impl Fn(&str, &Value) -> bool,
) -> BTreeMap<String, String> {
    let mut fields: FreeNames = has_rest.then_some("extra").into_iter().collect();
    let mut renamed = BTreeMap::new();
    for (name, property) in properties {
        let plain = field_name(name);
        let is_named = name.chars().any(char::is_alphanumeric);
        let wanted = if is_named {
            plain.clone()
        } else {
            field_name(&described(name))
        };
        let field = fields.take_first(&wanted, |number| {
            field_name(&format!("{}{number}", wanted.trim_end_matches('_')))
        });
        if is_nullable(name, property) {
            renamed.insert(name.clone(), encode_nullable(&field, name));
        } else if field != plain {
            renamed.insert(name.clone(), encode(&field, name));
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn properties_with_one_field_get_two() {
        let (schemas, changes) = Tested(apply).on_schemas(json!({"A": {
            "required": ["foo_bar", "type"],
            "properties": {"fooBar": {}, "foo_bar": {}, "type": {}, "type_": {}, "<": {}, "": {},
                "extra": {}, "$ref": {}},
            "additionalProperties": {},
        }}));
        let schema = &schemas["A"];
        let names: Vec<&String> = schema["properties"]
            .as_object()
            .expect("properties")
            .keys()
            .collect();
        assert_eq!(
            names,
            [
                "fooBar",
                &encode("foo_bar2", "foo_bar"),
                "type",
                &encode("type2", "type_"),
                &encode("less", "<"),
                &encode("empty", ""),
                &encode("extra2", "extra"),
                "$ref",
            ]
        );
        assert_eq!(
            schema["required"],
            json!([encode("foo_bar2", "foo_bar"), "type"])
        );
        assert_eq!(changes.len(), 5);
    }

    #[test]
    fn an_optional_property_that_may_be_null_is_marked() {
        let text = json!({"type": "string", "nullable": true});
        let (schemas, changes) = Tested(apply).on_schemas(json!({"A": {
            "required": ["must"],
            "properties": {"may": text, "must": text, "fooBar": {}, "foo_bar": text},
        }}));
        let properties = schemas["A"]["properties"].as_object().expect("properties");
        let names: Vec<&String> = properties.keys().collect();
        let marked = [
            encode_nullable("may", "may"),
            encode_nullable("foo_bar2", "foo_bar"),
        ];
        assert_eq!(names, [&marked[0], "must", "fooBar", &marked[1]]);
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn names_of_their_own_stay() {
        let document = json!({"components": {"schemas": {"A": {"properties": {
            "a": {}, "properties": {"properties": {"A": {}}}, "extra": {}, "1st": {}}}}}});
        let (after, changes) = Tested(apply).on(document.clone());
        assert_eq!((after, changes.len()), (document, 0));
    }
}
