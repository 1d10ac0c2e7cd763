//! A choice is read as the member whose schema the value satisfies.

use std::path::Path;

use cases::choices_by_small_enums::types as small;
use cases::choices_in_choices::types as nested;
use cases::choices_of_times::types as times;
use cases::tags_by_enum::{Client, types as tags};
use contract_tests::choices::{Draw, Members, is_all_new};
use contract_tests::document::{self, Document, OwnDocument};
use contract_tests::schema::closed;
use openapi_client_core::decode;
use serde_json::{Map, Value, json};

use crate::support::Server;

/// The name of the variant of each choice among the members of `value` when it is
/// read as a `T`; what is written back is what was read.
#[track_caller]
fn variants<T>(value: &Value) -> Vec<(String, String)>
where
    T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    let read: T = decode(value.to_string().as_bytes()).expect("a value");
    let written = serde_json::to_value(&read).expect("JSON");
    assert_eq!(written, *value);
    members(&format!("{read:?}"))
}

/// The members of a struct that are set, in `text` as `Debug` shows it, and the names
/// that their values begin with.
fn members(text: &str) -> Vec<(String, String)> {
    let inner = text.split_once(" { ").map_or("", |(_, inner)| inner);
    let mut depth = 0_usize;
    let parts = inner.split_inclusive(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == ','
    });
    let member = |part: &str| {
        let (name, value) = part.trim().split_once(": Some(")?;
        let end = value.find(|c: char| !c.is_alphanumeric())?;
        Some((name.to_owned(), value[..end].to_owned()))
    };
    parts.filter_map(member).collect()
}

/// Reads each `value` as the member `name` of a `T`, and compares its variant.
#[track_caller]
fn compare<T>(rows: &[(&str, Value, &str)])
where
    T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    for (name, value, expected) in rows {
        let found = variants::<T>(&json!({ *name: value }));
        let [(_, variant)] = found.as_slice() else {
            panic!("{name} of {value} is not one choice but {found:?}");
        };
        assert_eq!(variant, expected, "{name}: {value}");
    }
}

/// As [`compare`] for texts whose spelling changes: what is written back is the last.
#[track_caller]
fn compare_texts<T>(rows: &[(&str, &str, &str, &str)])
where
    T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    for (name, text, variant, written) in rows {
        let body = json!({ *name: text }).to_string();
        let read: T = decode(body.as_bytes()).expect("a value");
        let found = members(&format!("{read:?}"));
        let expected = (name.to_string(), variant.to_string());
        assert_eq!(found, [expected], "{text}");
        let back = serde_json::to_value(&read).expect("JSON");
        assert_eq!(back, json!({ *name: written }));
    }
}

#[test]
fn texts_of_a_format_are_compared_by_meaning() {
    compare_texts::<times::T>(&[
        ("when", "2026-01-02", "Date", "2026-01-02"),
        (
            "when",
            "2026-01-02T03:04:05+02:00",
            "DateTime",
            "2026-01-02T01:04:05Z",
        ),
        (
            "when",
            "2026-01-02T03:04:05.000Z",
            "DateTime",
            "2026-01-02T03:04:05Z",
        ),
        (
            "when",
            "2026-01-02t03:04:05.5z",
            "DateTime",
            "2026-01-02T03:04:05.500Z",
        ),
        ("when", "tomorrow", "UnknownValue", "tomorrow"),
        ("when", "2026-13-02", "UnknownValue", "2026-13-02"),
        (
            "stamp",
            "2026-01-02T03:04:05.5Z",
            "DateTime",
            "2026-01-02T03:04:05.500Z",
        ),
        ("stamp", "never", "UnknownValue", "never"),
        (
            "key",
            "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
            "Uuid",
            "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11",
        ),
    ]);
    compare::<times::T>(&[("stamp", json!(5), "Integer"), ("key", json!(7), "Integer")]);
    let ended = br#"{"ev": {"endedAt": "2026-01-02T03:04:05.000Z"}}"#;
    let read: times::T = decode(ended).expect("a value");
    assert!(matches!(read.ev, Some(times::TEv::Ended(_))));
}

#[tokio::test]
async fn a_constant_is_a_tag() {
    let events = json!([
        {"type": "created", "id": "1"},
        {"type": "deleted", "id": "2"},
        {"type": "renamed", "id": "3"},
    ]);
    let server = Server::of_json(&events).await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let read = client.events().send().await.expect("an answer");
    let read = read.into_inner();
    assert!(matches!(&read[0], tags::Event::Created(event) if event.id == "1"));
    assert!(matches!(&read[1], tags::Event::Deleted(event) if event.id == "2"));
    assert!(matches!(&read[2], tags::Event::UnknownValue(event) if event["id"] == "3"));
    assert_eq!(serde_json::to_value(&read).expect("JSON"), events);
}

#[test]
fn members_are_told_apart_by_what_they_allow() {
    let both = json!({"a": "x", "b": ["y"], "c": null});
    compare::<small::T>(&[
        ("oneOrMany", json!({"a": "x"}), "A"),
        ("oneOrMany", json!([{"a": "x"}]), "List"),
        ("oneOrMany", json!({"b": "x"}), "UnknownValue"),
        ("emptyOr", json!({}), "NoneSchema"),
        ("emptyOr", json!({"b": 1}), "NoneSchema"),
        ("emptyOr", json!({"a": "x"}), "A"),
        ("mapOr", json!({"a": "x"}), "A"),
        ("mapOr", json!({"a": "x", "b": "y"}), "Object"),
        ("mapOr", json!({"a": 1}), "UnknownValue"),
        ("ok", json!({"ok": true, "value": "x"}), "Yes"),
        ("ok", json!({"ok": false, "value": "x"}), "No"),
        ("ok", json!({"ok": "maybe", "value": "x"}), "UnknownValue"),
        ("ver", json!({"v": 1, "x": "x"}), "V1"),
        ("ver", json!({"v": 2, "x": "x"}), "V2"),
        ("ver", json!({"v": 3, "x": "x"}), "UnknownValue"),
        ("dateOr", json!("2026-01-02"), "Date"),
        ("dateOr", json!("2026-01-02T03:04:05Z"), "DateTime"),
        ("dateOr", json!("never"), "Listed"),
        ("dateOr", json!("sometimes"), "UnknownValue"),
        ("numOrText", json!(7), "Integer"),
        (
            "numOrText",
            json!("2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11"),
            "Uuid",
        ),
        ("numOrText", json!("2c5b3a0e"), "Text"),
        ("numOrText", json!(7.5), "UnknownValue"),
        ("defs", json!({"a": "x"}), "A"),
        ("defs", json!({"a": "x", "b": ["y"]}), "Superset"),
    ]);
    let read: small::T = decode(json!({ "defs": both }).to_string().as_bytes()).expect("a value");
    assert!(matches!(read.defs, Some(small::TDefs::Superset(_))));
}

#[test]
fn a_choice_in_a_choice_is_read_as_any_other() {
    let cat = json!({"kind": "cat", "food": [{"kind": "dog", "friend": {"kind": "cat", "food": "2026-01-02"}}]});
    compare::<nested::T>(&[
        ("pet", cat.clone(), "Cat"),
        ("pet", json!({"kind": "eel", "food": "x"}), "UnknownValue"),
        (
            "tree",
            json!({"next": ["a", {"next": "b", "also": "c"}]}),
            "Object",
        ),
        ("tree", json!({"next": "a", "also": []}), "Object2"),
        ("lists", json!([1, 2]), "List"),
        ("lists", json!([{"name": "x"}]), "List2"),
        ("lists", json!([1, {"name": "x"}]), "UnknownValue"),
        ("mayBeNull", json!("x"), "Text"),
        ("kind", json!("a"), "Kind"),
        ("kind", json!(""), "Blank"),
        ("kind", json!("new"), "Kind"),
        ("merged", json!({"id": "1", "size": "s"}), "Small"),
        ("merged", json!({"id": "1", "size": "g"}), "Great"),
        ("merged", json!({"id": "1", "size": "m"}), "UnknownValue"),
        ("merged", json!({"id": "1"}), "Small"),
        ("merged", json!({"id": "1", "more": "x"}), "Great"),
        ("closed", json!({"a": "x"}), "Closed"),
        ("closed", json!({"b": "x"}), "Open"),
        ("family", json!({"type": "lion", "mane": true}), "Cats"),
        ("family", json!({"type": "other"}), "Other"),
        ("family", json!({"type": "dog"}), "UnknownValue"),
        ("onOff", json!({"count": 9}), "Object"),
        ("onOff", json!({"count": 10}), "Object2"),
    ]);
    let read: nested::T = decode(json!({ "pet": cat }).to_string().as_bytes()).expect("a value");
    let Some(nested::Pet::Cat(nested::Cat { food, .. })) = read.pet else {
        panic!("{read:?}");
    };
    let Some(nested::CatFood::List(pets)) = food else {
        panic!("{food:?}");
    };
    let nested::Pet::Dog(dog) = &pets[0] else {
        panic!("{pets:?}");
    };
    let Some(friend) = &dog.friend else {
        panic!("{dog:?}");
    };
    assert!(matches!(&**friend, nested::Pet::Cat(cat)
        if matches!(cat.food, Some(nested::CatFood::Date(_)))));
}

#[test]
fn null_is_of_a_choice_if_it_is_of_a_member() {
    for name in ["mayBeNull", "kind"] {
        let body = json!({ name: null }).to_string();
        let read: nested::T = decode(body.as_bytes()).expect("a value");
        assert!(
            read.may_be_null.is_none() && read.kind.is_none(),
            "{read:?}"
        );
    }
}

/// Draws values of each choice in the schema `T` of `document`, and reads them as one.
#[track_caller]
fn read_any<T>(document: &str)
where
    T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("documents/{document}.yaml"));
    let document = Document::new(document::read(&path));
    let choices = document.schemas()["T"]["properties"].as_object();
    let (mut draw, mut known, mut kept) = (Draw::new(0x5eed), 0, 0);
    for (name, choice) in choices.expect("properties") {
        let members = Members::of(&document, choice);
        let closed = closed(&document, choice);
        // Of an unknown tag a validator knows nothing.
        let is_tagged = document.resolve(choice).get("discriminator").is_some();
        for _ in 0..200 {
            let value = draw.value(&document, choice);
            let body = json!({ name: value });
            let read: T = decode(body.to_string().as_bytes()).expect("a value");
            let variants = self::members(&format!("{read:?}"));
            let is_known = variants
                .iter()
                .any(|(_, variant)| variant != "UnknownValue");
            let satisfied = members.satisfied(&value);
            let all_new = |object: &Map<String, Value>| is_all_new(&document, choice, object);
            let is_new = is_tagged || value.as_object().is_some_and(all_new);
            if !value.is_null() && !satisfied.is_empty() && !is_new {
                assert!(is_known, "{name}: {value} became {read:?}");
                known += 1;
            }
            // What is new is not kept, but what no member has is.
            if !is_known || closed.problems(&value).is_empty() {
                // A value of JSON has no integer beyond 64 bits.
                let written = serde_json::to_string(&read).expect("JSON");
                let written = serde_json::from_str(&written).expect("JSON");
                assert_eq!(meant(written), meant(body), "{read:?}");
                kept += 1;
            }
        }
    }
    assert!(known > 100 && kept > 500, "{known} {kept}");
}

/// `value` in one spelling, and without members that are null or an empty list, which
/// are as absent in what is only read.
fn meant(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null() && *value != json!([]))
            .map(|(name, value)| (name, meant(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(meant).collect(),
        // `1.0` and `1`.
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().expect("a float");
            match float as i64 {
                integer if integer as f64 == float => integer.into(),
                _ => float.into(),
            }
        }
        Value::String(text) => match text.parse::<chrono::DateTime<chrono::Utc>>() {
            Ok(moment) => json!(moment),
            Err(_) => match text.parse::<uuid::Uuid>() {
                Ok(id) => json!(id),
                Err(_) => text.into(),
            },
        },
        value => value,
    }
}

#[test]
fn values_at_random_go_through_their_types() {
    read_any::<times::T>("choices-of-times");
    read_any::<small::T>("choices-by-small-enums");
    read_any::<nested::T>("choices-in-choices");
}

/// What recursion is allowed by the parser, a choice reads in time that is
/// proportional to the size of the value.
#[test]
fn reading_a_recursive_choice_does_not_double_with_each_level() {
    let allocations = [10, 20, 40, 80].map(|depth| {
        let value = (0..depth).fold("\"a\"".to_owned(), |value, _| {
            format!(r#"{{"next":{value},"also":"b"}}"#)
        });
        let body = format!(r#"{{"tree":{value}}}"#);
        let mut read = None;
        let counted = allocation_counter::measure(|| {
            read = Some(decode::<nested::T>(body.as_bytes()).expect("a value"));
        });
        assert!(matches!(
            read.and_then(|read| read.tree),
            Some(nested::Tree::Object2(_))
        ));
        counted.count_total
    });
    for pair in allocations.windows(2) {
        assert!(pair[1] < pair[0] * 5 / 2, "{allocations:?}");
    }
    let deep = format!(r#"{{"tree":{}"a"{}}}"#, "[".repeat(500), "]".repeat(500));
    decode::<nested::T>(deep.as_bytes()).expect_err("too deep");
}
