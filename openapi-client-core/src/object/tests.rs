//! How objects and lists are read, written and built.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "what the macros make is for other crates"
)]

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::{Nullable, Secret, decode};

crate::objects! {
    #[derive(PartialEq)]
    pub struct Entry in list {
        pub key: String = "0",
        pub value[?]: Option<i128> = "1",
        pub more[?]: Vec<Entry> = "2",
        ..pub rest: Vec<bool>,
    }

    #[derive(PartialEq)]
    pub struct Closed in list {
        pub only: u8 = "0",
    }

    #[derive(PartialEq)]
    pub struct Count {
        pub count: i128,
    }

    #[derive(PartialEq)]
    pub struct Counts {
        pub all: i128,
        ..pub extra: HashMap<String, Count>,
    }

    #[derive(PartialEq)]
    pub struct Answer {
        pub any[?]: Option<Value>,
        pub must_be_there: Option<u8> = "mustBeThere",
        pub names[?]: Vec<String>,
    }

    /// What is sent.
    #[derive(PartialEq)]
    pub struct Change with builder {
        pub any[null]: Option<Value>,
        pub id: u8,
        pub note[?]: Nullable<String>,
        pub password[?]: Option<Secret>,
        pub tags[?]: Option<Vec<String>> = "TAGS",
        ..pub extra: serde_json::Map<String, Value>,
    }
}

mod builder {
    crate::builders! { Change }
}

fn entry(key: &str, value: Option<i128>) -> Entry {
    Entry {
        key: key.to_owned(),
        value,
        more: Vec::new(),
        rest: Vec::new(),
    }
}

#[test]
fn a_list_is_read_and_written_part_by_part() {
    let inner = Entry {
        more: vec![entry("c", None)],
        ..entry("b", Some(1))
    };
    let all = Entry {
        more: vec![inner],
        rest: vec![true, false],
        ..entry("a", Some(i128::from(u64::MAX)))
    };
    for (value, json) in [
        (entry("a", None), json!(["a"])),
        (entry("a", Some(-1)), json!(["a", -1])),
        (
            all,
            json!(["a", u64::MAX, [["b", 1, [["c"]]]], true, false]),
        ),
    ] {
        assert_eq!(serde_json::to_value(&value).expect("JSON"), json);
        let text = json.to_string();
        assert_eq!(decode::<Entry>(text.as_bytes()).expect("an entry"), value);
        assert_eq!(
            serde_json::from_value::<Entry>(json).expect("an entry"),
            value
        );
    }
}

#[test]
fn what_is_absent_before_something_is_null() {
    let gap = Entry {
        rest: vec![true],
        ..entry("a", None)
    };
    let json = serde_json::to_value(&gap).expect("JSON");
    assert_eq!(json, json!(["a", null, null, true]));
}

#[test]
fn an_item_that_the_document_lacks_is_left_out_as_a_member_is() {
    let closed: Closed = decode(b"[7, {\"new\": [1]}, 8]").expect("a list");
    assert_eq!(closed, Closed { only: 7 });
}

#[test]
fn what_is_no_such_list_is_an_error_with_its_place() {
    for (text, place) in [
        ("{\"0\": 7}", ""),
        ("[]", ""),
        ("7", ""),
        ("[256]", "[0]: "),
        ("[7", ""),
    ] {
        let error = decode::<Closed>(text.as_bytes())
            .expect_err(text)
            .to_string();
        assert!(error.starts_with(place), "{text}: {error}");
    }
}

#[test]
fn members_that_are_not_listed_are_read_as_all_others() {
    let body = br#"{"a":{"count":1.0},"all":3,"b":{"count":18446744073709551615}}"#;
    let counts: Counts = decode(body).expect("counts");
    let count = |count| Count { count };
    assert_eq!(counts.all, 3);
    assert_eq!(counts.extra["a"], count(1));
    assert_eq!(counts.extra["b"], count(u64::MAX.into()));
    for body in [
        r#"{"all":1,"a":[1]}"#,
        r#"{"all":1,"a":{"count":"hunter2"}}"#,
    ] {
        let error = decode::<Counts>(body.as_bytes()).expect_err(body);
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn null_is_none_in_an_answer_and_an_absent_list_is_empty() {
    for body in [
        r#"{"any":null,"mustBeThere":null,"names":null,"new":[{}]}"#,
        "{}",
    ] {
        let answer: Answer = decode(body.as_bytes()).expect("an answer");
        let nothing = (None, None, Vec::new());
        assert_eq!((answer.any, answer.must_be_there, answer.names), nothing);
    }
}

#[test]
fn what_is_no_such_object_is_an_error_that_names_the_member() {
    for (body, expected) in [
        ("[1]", "struct Change is expected"),
        ("{}", "missing field `id`"),
        (r#"{"id":"a"}"#, "id: u8 is expected"),
        (r#"{"id":1,"TAGS":[1]}"#, "TAGS[0]: a string is expected"),
        (r#"{"id":1,"id":1}"#, "a value does not have"),
    ] {
        let error = decode::<Change>(body.as_bytes()).expect_err(body);
        assert!(error.to_string().starts_with(expected), "{body}: {error}");
    }
}

#[test]
fn absent_null_and_empty_are_read_and_written_as_three_things() {
    for value in [
        json!({"id": 1}),
        json!({"any": null, "id": 1, "note": null, "TAGS": [], "more": null}),
        json!({"any": 7, "id": 1, "note": "", "TAGS": ["a"], "more": {}}),
    ] {
        let change: Change = decode(value.to_string().as_bytes()).expect("a change");
        assert_eq!(serde_json::to_value(&change).expect("JSON"), value);
        let again = Change::try_from(builder::Change::from(change.clone()));
        assert_eq!(again.expect("all that is needed"), change);
    }
}

#[test]
fn a_builder_takes_everything_in_any_order_and_names_what_is_missing_or_wrong() {
    let begun = Change::builder().tags(["a".to_owned()]).note("b").any(None);
    let change = Change::try_from(begun.clone().id(7).tags(None)).expect("a change");
    assert_eq!(
        serde_json::to_value(&change).expect("JSON"),
        json!({"id": 7, "note": "b"})
    );
    let error =
        |builder: builder::Change| Change::try_from(builder).expect_err("an error").to_string();
    assert_eq!(
        error(begun.clone()),
        "the field `id` of `Change` is not set"
    );
    assert_eq!(
        error(begun.clone().id(300)),
        "the value for the field `id` of `Change`, a `i32`, does not convert to `u8`: \
         out of range integral type conversion attempted"
    );
    Change::try_from(begun.id(300).id(30)).expect("the last value counts");
}

#[test]
fn a_value_that_does_not_convert_is_not_lost_when_another_one_is_mended() {
    let builder = Change::builder().id(300).note(Odd).id(30);
    let error = Change::try_from(builder).expect_err("a note that is odd");
    assert_eq!(
        error.to_string(),
        "the value for the field `note` of `Change`, a `Odd`, does not convert to \
         `Nullable<String>`: it is odd"
    );
}

/// Becomes no note.
struct Odd;

impl TryFrom<Odd> for Nullable<String> {
    type Error = &'static str;

    fn try_from(_: Odd) -> Result<Self, &'static str> {
        Err("it is odd")
    }
}

#[test]
fn a_builder_shows_what_its_type_would_or_what_is_missing() {
    let secret = Change::builder().password(Secret::from("hunter2"));
    assert_eq!(
        format!("{secret:?}"),
        "Change(the field `id` of `Change` is not set)"
    );
    let shown = format!("{:?}", secret.id(1));
    assert!(
        shown.starts_with("Change(Change { any: None, id: 1,"),
        "{shown}"
    );
    assert!(!shown.contains("hunter2"), "{shown}");
}
