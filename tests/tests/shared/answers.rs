//! Whatever the document allows in an answer is understood.

use contract_tests::document::{Document, OwnDocument, schema_name};
use contract_tests::samples::{
    combinations, optional_members, required_members, sample, without_empty,
};
use contract_tests::schema::{closed, named};
use contract_tests::shapes::schemas_of_answers;
use serde_json::{Map, Value, json};

use super::{all_operations, answer, call, document, example, server_and_client, success_body};
use crate::api::{OPERATIONS, TYPES, round_trip};

/// The schemas that the client has types for.
fn types() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let named = |name: &&'static str| (*name, &document().schemas()[*name]);
    TYPES.iter().map(named)
}

/// The members of each object that the client has a type for.
fn members() -> impl Iterator<Item = (&'static str, &'static Value, &'static str)> {
    types().flat_map(|(name, schema)| {
        let members = schema.get("properties").and_then(Value::as_object);
        let members = members.into_iter().flat_map(Map::keys);
        members.map(move |member| (name, schema, member.as_str()))
    })
}

/// The members of each object that a server sends.
fn members_of_answers() -> impl Iterator<Item = (&'static str, &'static Value, &'static str)> {
    let answered = schemas_of_answers(document());
    members().filter(move |(name, ..)| answered.contains(name))
}

/// Checks that an example is valid, and read and written as the same value.
fn assert_understood(name: &str, example: &Value) {
    let problems = named(document(), name).problems(example);
    assert_eq!(problems, [""; 0], "{name}");
    let read = round_trip(name, example).expect(name);
    assert_eq!(without_empty(&read), without_empty(example), "{name}");
}

#[test]
fn every_example_of_the_document_is_understood() {
    for (at, example) in document().examples() {
        let holder = document().json().pointer(&at).expect("its place");
        match holder.get("schema") {
            Some(schema) if schema.get("$ref").is_some() => {
                assert_understood(schema_name(schema), example);
            }
            schema => {
                let schema = closed(document(), schema.unwrap_or(holder));
                assert_eq!(schema.problems(example), [""; 0], "{at}");
            }
        }
    }
    // The examples of its members make an example of an object.
    for (name, schema) in types() {
        let members = schema["properties"].as_object().into_iter().flatten();
        let examples = members.filter_map(|(name, member)| {
            let example = member.get("example")?;
            Some((name.clone(), example.clone()))
        });
        let whole: Map<String, Value> = examples.collect();
        let required = required_members(document(), name);
        if !whole.is_empty() && required.iter().all(|name| whole.contains_key(*name)) {
            assert_understood(name, &whole.into());
        }
    }
}

#[test]
fn every_combination_of_members_is_read_and_written_the_same() {
    for (name, definition) in types() {
        let is_enum = definition.get("enum").is_some();
        if !is_enum && !sample(document(), definition).is_object() {
            continue;
        }
        let schema = named(document(), name);
        for json in combinations(document(), name) {
            assert_eq!(schema.problems(&json), [""; 0], "{name}: {json}");
            assert_eq!(round_trip(name, &json).as_ref(), Ok(&json), "{name}");
        }
    }
}

#[test]
fn null_is_as_good_as_absent_for_every_optional_member_of_an_answer() {
    let mut looked = 0;
    for (name, schema, member) in members_of_answers() {
        // Where it is documented, null may be something else.
        let is_nullable = schema["properties"][member]["nullable"] == true;
        if is_nullable || !optional_members(document(), name).contains(&member) {
            continue;
        }
        let mut with_null = sample(document(), schema);
        let mut without = with_null.clone();
        with_null[member] = Value::Null;
        without.as_object_mut().expect("an object").remove(member);
        assert_eq!(round_trip(name, &with_null), Ok(without), "{name} {member}");
        looked += 1;
    }
    assert_ne!(looked, 0);
}

#[test]
fn a_required_member_that_is_missing_is_named() {
    for (name, schema, member) in members() {
        if required_members(document(), name).contains(&member) {
            let mut json = sample(document(), schema);
            json.as_object_mut().expect("an object").remove(member);
            let error = round_trip(name, &json).expect_err(member).to_string();
            let expected = format!("missing field `{member}`");
            assert!(error.starts_with(&expected), "{name}: {error}");
            if schema["properties"][member]["nullable"] != true {
                json[member] = Value::Null;
                round_trip(name, &json).expect_err(member);
            }
        }
    }
}

#[test]
fn members_that_are_not_documented_are_ignored() {
    let mut looked = 0;
    for (name, schema) in types() {
        let known = sample(document(), schema);
        if schema.get("properties").is_some() {
            for value in [json!(null), json!({ "a": [1] }), json!("b")] {
                let mut more = known.clone();
                more["notDocumented"] = value;
                assert_eq!(round_trip(name, &more).as_ref(), Ok(&known), "{name}");
                looked += 1;
            }
        }
    }
    assert_ne!(looked, 0);
}

/// The document without what clients leave to the server: limits, patterns,
/// which values there are, and formats that are texts to a client.
fn without_limits() -> Document {
    const LIMITS: [&str; 9] = [
        "enum",
        "maxItems",
        "maxLength",
        "maximum",
        "minItems",
        "minLength",
        "minimum",
        "pattern",
        "uniqueItems",
    ];
    fn remove(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, value| {
                    let is_text =
                        name == "format" && matches!(value.as_str(), Some("uri" | "email"));
                    !is_text && !LIMITS.contains(&name.as_str())
                });
                members.values_mut().for_each(remove);
            }
            Value::Array(items) => items.iter_mut().for_each(remove),
            _ => {}
        }
    }
    let mut json = document().json().clone();
    remove(&mut json);
    Document::new(json)
}

#[test]
fn a_member_of_another_type_is_an_error_and_no_panic() {
    let lenient = without_limits();
    let (mut read, mut refused, mut wrong) = (0, 0, Vec::new());
    for (name, schema, member) in members() {
        let expected = named(&lenient, name);
        for other in [json!(1), json!(true), json!([]), json!("text"), json!({})] {
            let mut json = sample(document(), schema);
            json[member] = other;
            let is_valid = expected.problems(&json).is_empty();
            if round_trip(name, &json).is_ok() != is_valid {
                wrong.push(format!("{name} {member}: {}", json[member]));
            }
            *if is_valid { &mut read } else { &mut refused } += 1;
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(read > 0 && refused > read, "{read}, {refused}");
}

#[test]
fn a_value_that_an_enum_does_not_list_is_kept() {
    for (name, schema, member) in members_of_answers() {
        let definition = document().resolve(&schema["properties"][member]);
        let is_list = definition["type"] == "array";
        let values = if is_list {
            document().resolve(&definition["items"])
        } else {
            definition
        };
        if values["type"] == "string" && values.get("enum").is_some() {
            for new in ["of tomorrow", "", "UnknownValue", "\u{dc}nbekannt"] {
                let mut json = sample(document(), schema);
                json[member] = if is_list { json!([new]) } else { json!(new) };
                assert_eq!(round_trip(name, &json).as_ref(), Ok(&json), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_success_that_is_not_listed_is_read_as_the_listed_one() {
    let (server, client) = server_and_client().await;
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        let body = success_body(documented);
        let listed = documented.successes();
        let statuses = [200, 201, 202, 203, 206, 226].into_iter();
        for status in statuses.filter(|status| listed.len() == 1 || !listed.contains(status)) {
            let fault = answer(status, body.clone());
            server.fail_next(fault.header("content-type", "application/json"));
            let success = call(&client, operation).await.expect("a success");
            assert_eq!(success.status.as_u16(), status);
            assert_eq!(success.value.is_null(), body.is_empty());
            looked += 1;
        }
    }
    assert!(looked >= 4 * OPERATIONS);
    assert_eq!(server.ledger().requests().len(), looked);
}

#[tokio::test]
async fn the_media_type_of_an_answer_does_not_matter_if_its_body_is_json() {
    let (server, client) = server_and_client().await;
    let expected = call(&client, example()).await.expect("a success").value;
    for media_type in [
        "application/json; charset=utf-8",
        "text/plain",
        "application/hal+json",
    ] {
        let documented = document().operation(example().id());
        let body = format!(" \n{}\n", success_body(documented));
        let fault = answer(documented.success(), body).header("content-type", media_type);
        server.fail_next(fault);
        let success = call(&client, example()).await.expect("a success");
        assert_eq!(success.value, expected);
        assert_eq!(success.headers["content-type"], media_type);
    }
}

#[tokio::test]
async fn a_body_where_none_is_documented_is_ignored() {
    let (server, client) = server_and_client().await;
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        if documented.response_schema(documented.success()).is_some() {
            continue;
        }
        let bodies = ["", "", "{}", "done", "removed"];
        for (status, body) in [200, 204, 200, 200, 202].into_iter().zip(bodies) {
            server.fail_next(answer(status, body));
            let success = call(&client, operation).await.expect("a success");
            assert_eq!(success.status.as_u16(), status);
            looked += 1;
        }
    }
    assert_eq!(server.ledger().requests().len(), looked);
}
