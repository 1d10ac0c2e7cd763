//! Whatever the document allows in an answer is understood.

use client_core::{DecodeError, decode};
use contract_tests::document::{Document, schema_name};
use contract_tests::samples::{combinations, optional_members, required_members, sample};
use contract_tests::schema::Schema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simulator::Fault;
use suite_api_client::types::AddressType;
use suite_api_client::{StatusCode, types};

use super::support::{acquire, body_of, call, client, ids, server};

/// Reads `json` as the type of a schema, and writes it again.
fn round_trip(schema: &str, json: &Value) -> Result<Value, DecodeError> {
    match schema {
        "AddressType" => again::<types::AddressType>(json),
        "ServiceDetails" => again::<types::ServiceDetails>(json),
        "TokenExchangeRequest" => again::<types::TokenExchangeRequest>(json),
        "TokenExchangeResponse" => again::<types::TokenExchangeResponse>(json),
        "auth-token" => again::<types::AuthToken>(json),
        "username-password" => again::<types::UsernamePassword>(json),
        other => panic!("no type is named for the schema {other}"),
    }
}

fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}

/// The members of each object that the document describes.
fn members(document: &Document) -> impl Iterator<Item = (&str, &Value, &str)> {
    document.schemas().iter().flat_map(|(name, schema)| {
        let members = schema.get("properties").and_then(Value::as_object);
        let members = members.into_iter().flatten();
        members.map(move |(member, _)| (name.as_str(), schema, member.as_str()))
    })
}

#[test]
fn every_example_of_the_document_is_understood() {
    let document = Document::suite_api();
    let examples = document.examples();
    assert_eq!(examples.len(), 3, "{examples:?}");
    for (at, example) in examples {
        let content = document
            .json()
            .pointer(&at)
            .expect("the place of an example");
        let name = schema_name(&content["schema"]);
        assert_eq!(Schema::named(&document, name).problems(example), [""; 0]);
        let mut expected = example.clone();
        // An empty list is the same as none.
        for service in expected["services"].as_array_mut().into_iter().flatten() {
            let service = service.as_object_mut().expect("an object");
            assert_eq!(service.remove("certificates"), Some(json!([])));
        }
        if expected["services"].is_null() {
            expected
                .as_object_mut()
                .expect("an object")
                .remove("services");
        }
        assert_eq!(round_trip(name, example), Ok(expected), "{at}");
    }
}

#[test]
fn every_combination_of_members_is_read_and_written_the_same() {
    let document = Document::suite_api();
    let mut looked = Vec::new();
    for name in document.schemas().keys() {
        let schema = Schema::named(&document, name);
        let all = combinations(&document, name);
        for json in &all {
            assert_eq!(schema.problems(json), [""; 0], "{name}: {json}");
            assert_eq!(round_trip(name, json).as_ref(), Ok(json), "{name}");
        }
        looked.push((name.as_str(), all.len()));
    }
    looked.sort_unstable();
    let expected = [
        ("AddressType", 4),
        ("ServiceDetails", 512),
        ("TokenExchangeRequest", 1),
        ("TokenExchangeResponse", 4),
        ("auth-token", 4),
        ("username-password", 2),
    ];
    assert_eq!(looked, expected);
}

#[test]
fn null_is_as_good_as_absent_for_every_optional_member() {
    let document = Document::suite_api();
    let mut looked = 0;
    for (name, schema, member) in members(&document) {
        if optional_members(&document, name).contains(&member) {
            let mut with_null = sample(&document, schema);
            let mut without = with_null.clone();
            with_null[member] = Value::Null;
            without.as_object_mut().expect("an object").remove(member);
            assert_eq!(round_trip(name, &with_null), Ok(without), "{name} {member}");
            looked += 1;
        }
    }
    assert_eq!(looked, 14);
}

#[test]
fn a_required_member_that_is_missing_is_named() {
    let document = Document::suite_api();
    let mut looked = 0;
    for (name, schema, member) in members(&document) {
        if required_members(&document, name).contains(&member) {
            let mut json = sample(&document, schema);
            json.as_object_mut().expect("an object").remove(member);
            let error = round_trip(name, &json).expect_err(member).to_string();
            let expected = format!("missing field `{member}`");
            assert!(error.starts_with(&expected), "{name}: {error}");
            json[member] = Value::Null;
            round_trip(name, &json).expect_err(member);
            looked += 1;
        }
    }
    assert_eq!(looked, 5);
}

#[test]
fn members_that_are_not_documented_are_passed_over() {
    let document = Document::suite_api();
    let mut looked = 0;
    for (name, schema) in document.schemas() {
        let known = sample(&document, schema);
        if known.is_object() {
            for value in [json!(null), json!({ "a": [1] }), json!("b")] {
                let mut more = known.clone();
                more["notDocumented"] = value;
                assert_eq!(round_trip(name, &more).as_ref(), Ok(&known), "{name}");
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 5 * 3);
}

#[test]
fn a_member_of_another_type_is_an_error_and_no_panic() {
    let document = Document::suite_api();
    let mut looked = 0;
    for (name, schema, member) in members(&document) {
        for other in [json!(1), json!(true), json!([]), json!("text"), json!({})] {
            let mut json = sample(&document, schema);
            let is_same = std::mem::discriminant(&json[member]) == std::mem::discriminant(&other);
            json[member] = other;
            assert_eq!(round_trip(name, &json).is_ok(), is_same, "{name} {json}");
            looked += 1;
        }
    }
    assert_eq!(looked, 19 * 5);
}

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let document = Document::suite_api();
    let listed = document.schemas()["AddressType"]["enum"].as_array();
    let listed = listed.expect("an enum");
    assert_eq!(listed.len(), 4);
    for value in listed {
        let value = value.as_str().expect("text");
        let known = AddressType::from(value);
        assert_eq!((known.documented(), known.as_str()), (Some(value), value));
        assert_eq!(known.to_string(), value);
    }
    assert_eq!(AddressType::from("UNKNOWN"), AddressType::Unknown);
    for other in [
        "",
        "unknown",
        "UNKNOWN ",
        "UnknownValue",
        "IPV8",
        "Ünbekannt",
    ] {
        let json = json!({ "addressType": other });
        assert_eq!(round_trip("ServiceDetails", &json), Ok(json));
        let value = AddressType::from(other);
        assert_eq!((value.documented(), value.as_str()), (None, other));
        assert_eq!(value, AddressType::UnknownValue(other.to_owned()));
        assert_ne!(value, AddressType::Unknown);
    }
}

#[tokio::test]
async fn a_user_may_have_roles_or_none() {
    for (roles, expected) in [
        (None, vec![]),
        (Some(json!(null)), vec![]),
        (Some(json!([])), vec![]),
        (
            Some(json!(["Administrator", "ü"])),
            vec!["Administrator", "ü"],
        ),
    ] {
        let ops = server().await;
        let mut body = json!({ "token": "t", "validity": 1 });
        if let Some(roles) = roles {
            body["roles"] = roles;
        }
        ops.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let acquired = acquire(&client(&ops), "a", "b").await.expect("a token");
        assert_eq!(acquired.roles, expected);
        assert_eq!(acquired.token.expose(), "t");
    }
}

#[tokio::test]
async fn the_validity_is_a_moment_and_the_text_beside_it_is_only_text() {
    for (validity, moment) in [
        (1_470_421_325_035, Some("2016-08-05T18:22:05.035+00:00")),
        (0, Some("1970-01-01T00:00:00+00:00")),
        (-1, Some("1969-12-31T23:59:59.999+00:00")),
        (i64::MAX, None),
        (i64::MIN, None),
    ] {
        let ops = server().await;
        let text = "vendredi 5 août 2016 18 h 22";
        let body = json!({ "token": "t", "validity": validity, "expiresAt": text });
        ops.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let acquired = acquire(&client(&ops), "a", "b").await.expect("a token");
        assert_eq!(acquired.validity, validity);
        let until = acquired.valid_until().map(|until| until.to_rfc3339());
        assert_eq!(until.as_deref(), moment);
        assert_eq!(acquired.expires_at.as_deref(), Some(text));
    }
}

#[tokio::test]
async fn a_success_that_is_not_listed_is_read_as_the_listed_one() {
    let mut looked = 0;
    for id in ids() {
        for status in [200, 201, 202, 203, 206, 226] {
            let ops = server().await;
            let status = StatusCode::from_u16(status).expect("a status");
            let fault = Fault::answer(status).header("content-type", "application/json");
            ops.fail_next(fault.body(body_of(id)));
            let success = call(&client(&ops), id).await.expect("a success");
            assert_eq!(success.status, status);
            assert_eq!(ops.ledger().requests().len(), 1);
            looked += 1;
        }
    }
    assert_eq!(looked, 3 * 6);
}

#[tokio::test]
async fn a_body_where_none_is_documented_is_passed_over() {
    for (status, body) in [(200, ""), (204, ""), (200, "{}"), (200, "released")] {
        let ops = server().await;
        let status = StatusCode::from_u16(status).expect("a status");
        ops.fail_next(Fault::answer(status).body(body));
        let released = client(&ops).release_token().send().await;
        assert_eq!(released.expect("a success").status(), status);
    }
}
