//! Values at random by the schemas of a document: whatever a server of today
//! or of tomorrow may send.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::document::{Document, OwnDocument};
use crate::variants::TEXT;

/// A value as a server sends it, and the one that it means.
#[derive(Debug, Clone)]
pub struct Shape {
    /// With `null`, with members that the document does not have, with values
    /// that it does not list, and in forms that are as good as another.
    pub sent: Value,
    /// Without what says nothing, and in one form.
    pub meant: Value,
}

/// The names of the schemas of answers, in alphabetical order.
pub fn schemas_of_answers(document: &Document) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let operations = document.operations().into_iter();
    let mut open: Vec<&Value> = operations
        .flat_map(|operation| operation.responses().into_values())
        .collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let name = members.get("$ref").and_then(Value::as_str);
                let name = name.and_then(|at| at.strip_prefix("#/components/schemas/"));
                if let Some(name) = name
                    && found.insert(name)
                {
                    open.push(&document.schemas()[name]);
                }
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// Any value of `schema`.
///
/// # Panics
/// If the schema has a type that is not known here.
pub fn any_value(document: &Document, schema: &Value) -> BoxedStrategy<Shape> {
    let schema = document.resolve(schema);
    if let Some(Value::Array(listed)) = schema.get("enum") {
        let other = any::<String>().prop_map(Value::from);
        return plain(prop_oneof![2 => select(listed.clone()), 1 => other]);
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), Some("uuid")) => any_id(),
        (Some("string"), Some("date-time")) => any_moment(),
        (Some("string"), _) => plain(any::<String>().prop_map(Value::from)),
        (Some("integer"), Some("int32")) => plain(any::<i32>().prop_map(Value::from)),
        (Some("integer"), _) => plain(any::<i64>().prop_map(Value::from)),
        (Some("boolean"), _) => plain(any::<bool>().prop_map(Value::from)),
        (Some("array"), _) => {
            let items = prop::collection::vec(any_value(document, &schema["items"]), 0..4);
            items.prop_map(list).boxed()
        }
        (Some("object"), _) => match schema["properties"].as_object() {
            Some(members) => any_object(document, schema, members),
            None => plain(
                prop::collection::btree_map("[a-z]{1,3}", any_member(), 0..3)
                    .prop_map(|members| members.into_iter().collect::<Map<String, Value>>().into()),
            ),
        },
        (kind, format) => panic!("no value is known for {kind:?} {format:?}"),
    }
}

/// A value that can be sent in one form only.
fn plain(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Shape> {
    let shape = |value: Value| Shape {
        sent: value.clone(),
        meant: value,
    };
    value.prop_map(shape).boxed()
}

fn list(items: Vec<Shape>) -> Shape {
    let (sent, meant) = items
        .into_iter()
        .map(|item| (item.sent, item.meant))
        .unzip();
    Shape {
        sent: Value::Array(sent),
        meant: Value::Array(meant),
    }
}

/// Whether a member is there, and as what.
#[derive(Debug, Clone)]
enum Member {
    Absent,
    Null,
    Is(Shape),
}

fn any_object(
    document: &Document,
    schema: &Value,
    members: &Map<String, Value>,
) -> BoxedStrategy<Shape> {
    let required = |name: &str| {
        let required = schema["required"].as_array();
        required.is_some_and(|required| required.contains(&json!(name)))
    };
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, schema) in members {
        let value = any_value(document, schema).prop_map(Member::Is);
        let value = if required(name) {
            value.boxed()
        } else {
            prop_oneof![1 => Just(Member::Absent), 1 => Just(Member::Null), 4 => value].boxed()
        };
        names.push(name.clone());
        values.push(value);
    }
    // Small, so that none has the name of a documented one.
    let unknown = prop::collection::btree_map("x-[a-z]{1,3}", any_member(), 0..3);
    (values, unknown)
        .prop_map(move |(values, unknown)| object(&names, values, unknown))
        .boxed()
}

fn object(
    names: &[String],
    values: Vec<Member>,
    unknown: impl IntoIterator<Item = (String, Value)>,
) -> Shape {
    let (mut sent, mut meant) = (Map::from_iter(unknown), Map::new());
    for (name, value) in names.iter().zip(values) {
        match value {
            Member::Absent => {}
            Member::Null => drop(sent.insert(name.clone(), Value::Null)),
            Member::Is(shape) => {
                sent.insert(name.clone(), shape.sent);
                meant.insert(name.clone(), shape.meant);
            }
        }
    }
    Shape {
        sent: sent.into(),
        meant: meant.into(),
    }
}

/// Any value, of which nobody knows the schema.
fn any_member() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(true),
        json!(-2.5),
        json!(u64::MAX),
        json!(TEXT),
        json!([]),
        json!([1, [null], { "a": "b" }]),
        json!({}),
        json!({ "name": { "items": [7] } }),
    ])
}

/// An id, in upper or lower case.
fn any_id() -> BoxedStrategy<Shape> {
    let shape = |(number, is_upper): (u128, bool)| {
        let hex = format!("{number:032x}");
        let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| &hex[group]);
        let id = groups.join("-");
        let sent = if is_upper {
            id.to_uppercase()
        } else {
            id.clone()
        };
        Shape {
            sent: sent.into(),
            meant: id.into(),
        }
    };
    any::<(u128, bool)>().prop_map(shape).boxed()
}

/// A moment between 1970 and 2100, by the clock of any place.
fn any_moment() -> BoxedStrategy<Shape> {
    let shape = |(millis, minutes): (i64, i32)| {
        let moment = DateTime::from_timestamp_millis(millis).expect("a moment");
        let place = FixedOffset::east_opt(minutes * 60).expect("a place");
        let there = moment.with_timezone(&place);
        Shape {
            sent: there.to_rfc3339_opts(SecondsFormat::Millis, false).into(),
            meant: moment.to_rfc3339_opts(SecondsFormat::AutoSi, true).into(),
        }
    };
    (0..4_102_444_800_000_i64, -12 * 60..=14 * 60)
        .prop_map(shape)
        .boxed()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::random::runner;
    use crate::schema::named;

    #[test]
    fn a_value_has_all_that_a_server_may_do_and_means_a_documented_one() {
        let document = Document::new(json!({ "components": { "schemas": {
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": { "type": "string", "format": "uuid" },
                    "since": { "type": "string", "format": "date-time" },
                    "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Part" } },
                },
            },
            "Part": { "type": "object", "properties": { "small": { "type": "boolean" } } },
        } } }));
        let schema = named(&document, "Thing");
        let drawn = RefCell::new(Vec::new());
        let things = any_value(&document, &document.schemas()["Thing"]);
        let result = runner(128).run(&things, |shape| {
            prop_assert_eq!(schema.problems(&shape.meant), [""; 0]);
            prop_assert!(shape.sent["id"].is_string());
            drawn.borrow_mut().push(shape.sent);
            Ok(())
        });
        result.expect("it holds for every value");
        let drawn = drawn.into_inner();
        let count = |wanted: fn(&Value) -> bool| drawn.iter().filter(|sent| wanted(sent)).count();
        assert!(count(|sent| sent.get("since") == Some(&Value::Null)) > 10);
        assert!(count(|sent| sent.get("since").is_none()) > 10);
        assert!(count(|sent| sent.to_string().contains("\"x-")) > 50);
        assert!(count(|sent| sent.pointer("/parts/1").is_some()) > 10);
    }
}
