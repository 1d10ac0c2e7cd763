//! Removes the defaults of properties, and all that do not fit their type.
//!
//! A property that is not set is not sent, and its description states the default,
//! which is for the server to fill in; one that a response leaves out is absent.
//! Elsewhere than on a property, a default that fits stays, for plain values and
//! empty lists; one for an object, a time or another schema goes.
//!
//! # Needed for
//!
//! Any body of a change with `default: true` on one of its properties: the generator
//! fills in what is not set, so that a request for another name would reset that
//! property too. Other documents have `default: ""` for a number, `default: null`, or
//! a default that is not in its enum: the generator refuses the schema, and with it
//! the document.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {type: boolean, default: true}, B: {properties: {
//!   a: {type: boolean, default: true, description: Whether.},
//!   b: {type: boolean, default: true, description: True by default.},
//!   c: {type: boolean, default: x, description: Whether.},
//!   d: {items: {properties: {e: {type: string, default: q}}}},
//!   default: {type: string}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: boolean, default: true}, B: {properties: {
//!   a: {type: boolean, description: "Whether.\n\nDefault: `true`."},
//!   b: {type: boolean, description: True by default.},
//!   c: {type: boolean, description: Whether.},
//!   d: {items: {properties: {e: {type: string, description: 'Default: `q`.'}}}},
//!   default: {type: string}}}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas::visit;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit(document, &mut |schema, at| {
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            let at = at.join("properties");
            for (name, property) in properties {
                if let Some(property) = property.as_object_mut() {
                    describe(property, &at.join(name), record);
                }
            }
        }
        let Some(before) = schema.get("default").cloned() else {
            return;
        };
        let after = fitting(&before, schema);
        match &after {
            Some(after) => schema.insert("default".to_owned(), after.clone()),
            None => schema.shift_remove("default"),
        };
        if after.as_ref() != Some(&before) {
            record.change(&at.join("default"), before, after.unwrap_or_default());
        }
    });
}

/// Removes the default of `property`, and states it in the description if that does
/// not speak of one.
fn describe(property: &mut Map<String, Value>, at: &Pointer, record: &mut Record<'_>) {
    let Some(default) = property.shift_remove("default") else {
        return;
    };
    let stated = match fitting(&default, property) {
        Some(Value::String(text)) if is_short(&text) => Some(text),
        Some(value) if value.is_number() || value.is_boolean() => Some(value.to_string()),
        _ => None,
    };
    record.change(&at.join("default"), default, Value::Null);
    let before = property.get("description").cloned().unwrap_or_default();
    let text = before.as_str().unwrap_or_default();
    if let Some(stated) = stated
        && !text.to_lowercase().contains("default")
    {
        let after = Value::from(format!("{text}\n\nDefault: `{stated}`.").trim_start());
        property.insert("description".to_owned(), after.clone());
        record.change(&at.join("description"), before, after);
    }
}

/// Whether `text` fits in a line as code.
fn is_short(text: &str) -> bool {
    (1..=60).contains(&text.len()) && !text.contains(|c: char| c == '`' || c.is_control())
}

/// `default` as a value of `schema`, if it is one.
fn fitting(default: &Value, schema: &Map<String, Value>) -> Option<Value> {
    let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
    let format = text("format");
    let fits = match text("type") {
        "string" => {
            let listed = schema.get("enum").and_then(Value::as_array);
            let length = default.as_str()?.chars().count() as u64;
            let bound = |key: &str| schema.get(key).and_then(Value::as_u64);
            // The rule on formats leaves those that are types of their own.
            !["uuid", "date", "date-time", "password"].contains(&format)
                && listed.is_none_or(|values| values.contains(default))
                && bound("minLength").is_none_or(|least| length >= least)
                && bound("maxLength").is_none_or(|most| length <= most)
        }
        "integer" => {
            let number = whole(default)?;
            return is_within(&number, format, schema).then_some(number);
        }
        "number" => default.is_number() && is_bounded(default, schema),
        "boolean" => default.is_boolean(),
        "array" => default.as_array().is_some_and(Vec::is_empty),
        _ => false,
    };
    fits.then(|| default.clone())
}

/// `5.0` is a whole number too.
fn whole(default: &Value) -> Option<Value> {
    if default.is_i64() || default.is_u64() {
        return Some(default.clone());
    }
    let text = format!("{:.0}", default.as_f64()?);
    let number: i64 = text.parse().ok()?;
    (text.parse::<f64>().ok()? == default.as_f64()?).then(|| number.into())
}

fn is_within(number: &Value, format: &str, schema: &Map<String, Value>) -> bool {
    let (least, most) = match format {
        "int8" => (i64::from(i8::MIN), i64::from(i8::MAX)),
        "uint8" => (0, i64::from(u8::MAX)),
        "int16" => (i64::from(i16::MIN), i64::from(i16::MAX)),
        "uint16" => (0, i64::from(u16::MAX)),
        "int" | "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        "uint" | "uint32" => (0, i64::from(u32::MAX)),
        "uint64" => (0, i64::MAX),
        _ => (i64::MIN, i64::MAX),
    };
    let within = number.as_i64().is_some_and(|n| (least..=most).contains(&n));
    within && is_bounded(number, schema)
}

/// Whether the bounds that a parameter still has let `number` through.
fn is_bounded(number: &Value, schema: &Map<String, Value>) -> bool {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let is_exclusive = |key: &str| schema.get(key) == Some(&Value::Bool(true));
    number.as_f64().is_some_and(|number| {
        let above = bound("minimum").is_none_or(|least| {
            if is_exclusive("exclusiveMinimum") {
                number > least
            } else {
                number >= least
            }
        });
        let below = bound("maximum").is_none_or(|most| {
            if is_exclusive("exclusiveMaximum") {
                number < most
            } else {
                number <= most
            }
        });
        above && below
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn only_a_default_that_fits_stays() {
        let pairs = rows(
            "
            - [{type: string, default: a}, a]
            - [{type: string, default: 1}, null]
            - [{type: string, enum: [a], default: b}, null]
            - [{type: string, format: date, default: x}, null]
            - [{type: integer, default: 5.0}, 5]
            - [{type: integer, default: 5.5}, null]
            - [{type: integer, format: int32, default: 3000000000}, null]
            - [{type: integer, minimum: 1, default: 0}, null]
            - [{type: number, default: '1'}, null]
            - [{type: boolean, default: false}, false]
            - [{type: boolean, default: 'false'}, null]
            - [{type: array, default: []}, []]
            - [{type: array, default: [a]}, null]
            - [{type: object, default: {}}, null]
            - [{default: 1}, null]
            ",
        );
        assert_eq!(pairs.len(), 15);
        for pair in pairs {
            let (mut schema, after) = (pair[0].clone(), pair[1].clone());
            let (schemas, changes) = Tested(apply).on_schemas(json!({"A": schema}));
            let lowered = &schemas["A"];
            let before = schema["default"].take();
            assert_eq!(
                lowered.get("default").cloned().unwrap_or_default(),
                after,
                "{schema}"
            );
            assert_eq!(changes.is_empty(), after == before, "{schema}");
        }
    }
}
