//! Gives every value of an enum a variant of its own.
//!
//! A repeated value is listed once. One whose name is taken, or would be empty, is
//! encoded; it is unchanged on the wire. An enum of numbers becomes a number: a
//! server may send another, and the generated type would refuse it. An enum on an
//! array is removed: its values are no arrays.
//!
//! # Needed for
//!
//! Cisco's `ftdLicenses`, which lists each value twice, and any enum with `asc` beside
//! `ASC`, with `<` and `>`, or with an empty text: the generator fails where two values
//! give one name, and names values of signs alone `X`. Cisco's `licenses` has the enum
//! of its items on the array too.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   Order: {type: string, enum: [asc, desc, asc, ASC, '<', null]},
//!   Level: {type: integer, enum: [1, 2]},
//!   Licenses: {type: array, enum: [a]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   Order: {type: string, enum: [asc, desc, Asc2, Less], nullable: true},
//!   Level: {type: integer},
//!   Licenses: {type: array}}}
//! ```

use serde_json::{Map, Value};

use crate::annotations::encoded_names::encode;
use crate::document::schemas;
use crate::free_names::FreeNames;
use crate::names::type_name;
use crate::rule::Record;

/// Names that a variant cannot have: the code around it uses them.
const TAKEN: [&str; 2] = ["Err", "Self"];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |object, at| {
        let Some(values) = object.get("enum").and_then(Value::as_array) else {
            return;
        };
        let before = values.clone();
        let at = at.join("enum");
        if !is_of_strings(object, &before) {
            object.shift_remove("enum");
            record.change(&at, before.into(), Value::Null);
            return;
        }
        if before.contains(&Value::Null) {
            object.insert("nullable".to_owned(), true.into());
        }
        let after = distinct(&before);
        if after != before {
            rename_default(object, &before, &after);
            object.insert("enum".to_owned(), after.clone().into());
            record.change(&at, before.into(), after.into());
        }
    });
}

/// Whether both the values and the type, if there is one, are those of strings.
fn is_of_strings(object: &Map<String, Value>, values: &[Value]) -> bool {
    let ty = object.get("type").and_then(Value::as_str);
    ty.is_none_or(|ty| ty == "string")
        && values.iter().any(Value::is_string)
        && values
            .iter()
            .all(|value| value.is_string() || value.is_null())
}

/// The values without `null` and without repetition, each with a name of its
/// own.
fn distinct(values: &[Value]) -> Vec<Value> {
    let mut texts: Vec<&str> = Vec::new();
    for text in values.iter().filter_map(Value::as_str) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let mut names: FreeNames = TAKEN.into_iter().collect();
    let mut distinct = Vec::new();
    for text in texts {
        let plain = type_name(text);
        let is_named = text.chars().any(char::is_alphanumeric);
        let wanted = if is_named {
            // The generator calls `-1` `minus1`.
            capitalized(&plain)
        } else {
            described(text)
        };
        let name = names.take_first(&wanted, |number| format!("{wanted}{number}"));
        let value = if name == plain {
            text.to_owned()
        } else {
            encode(&name, text)
        };
        distinct.push(value.into());
    }
    distinct
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A name for a text without letters and digits.
pub(crate) fn described(text: &str) -> String {
    let words = text.chars().map(|c| match c {
        '*' => "Star",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '+' => "Plus",
        '-' => "Minus",
        '/' => "Slash",
        '.' => "Dot",
        '&' => "And",
        '|' => "Or",
        '%' => "Percent",
        ' ' => "Space",
        _ => "Sign",
    });
    let name: String = words.collect();
    if name.is_empty() {
        "Empty".to_owned()
    } else {
        name
    }
}

/// The default is one of the values, and stays the same one.
fn rename_default(object: &mut Map<String, Value>, before: &[Value], after: &[Value]) {
    let Some(default) = object
        .get("default")
        .filter(|default| before.contains(default))
    else {
        return;
    };
    let text = default.as_str().unwrap_or_default();
    let renamed = after.iter().find(|value| {
        value
            .as_str()
            .is_some_and(|value| value == text || value.ends_with(&encode("", text)))
    });
    if let Some(renamed) = renamed.cloned() {
        object.insert("default".to_owned(), renamed);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    fn lowered(schema: Value) -> (Value, usize) {
        let (schemas, changes) = Tested(apply).on_schemas(json!({"A": schema}));
        (schemas["A"].clone(), changes.len())
    }

    #[test]
    fn values_with_names_of_their_own_stay() {
        let schema = json!({"type": "string", "enum": ["a", "B", "1st", "c-d"], "default": "a"});
        assert_eq!(lowered(schema.clone()), (schema, 0));
    }

    #[test]
    fn values_with_one_name_get_two() {
        let (schema, _) = lowered(json!({
            "type": "string", "enum": ["asc", "ASC", "Asc", "Err", "<", "<=", "", "-1"], "default": "ASC",
        }));
        assert_eq!(
            schema["enum"],
            json!([
                "asc",
                encode("Asc2", "ASC"),
                encode("Asc3", "Asc"),
                encode("Err2", "Err"),
                encode("Less", "<"),
                encode("LessEqual", "<="),
                encode("Empty", ""),
                encode("Minus1", "-1"),
            ])
        );
        assert_eq!(schema["default"], json!(encode("Asc2", "ASC")));
    }
}
