//! Whatever the document allows in an answer is understood.

use client_core::{DecodeError, decode};
use contract_tests::document::Document;
use contract_tests::samples::{combinations, optional_members, sample};
use contract_tests::schema::Schema;
use scc_client::types::{AuthenticationErrorError, CommonApiErrorErrorCode};
use scc_client::{StatusCode, types};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simulator::Fault;
use uuid::Uuid;

use super::support::{body_of, call, client, ids, server};

/// Reads `json` as the type of a schema, and writes it again.
fn round_trip(schema: &str, json: &Value) -> Result<Value, DecodeError> {
    match schema {
        "ApiTokenInfo" => again::<types::ApiTokenInfo>(json),
        "AuthenticationError" => again::<types::AuthenticationError>(json),
        "CommonApiError" => again::<types::CommonApiError>(json),
        other => panic!("no type is named for the schema {other}"),
    }
}

fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}

#[test]
fn every_example_of_the_document_is_understood() {
    let document = Document::scc();
    let examples = document.examples();
    assert_eq!(examples.len(), 6, "{examples:?}");
    let mut looked = 0;
    for (name, schema) in document.schemas() {
        let mut whole = json!({});
        for (property, schema) in schema["properties"].as_object().expect("properties") {
            let example = schema.get("example").expect("each property has an example");
            whole[property] = example.clone();
            looked += 1;
        }
        assert_eq!(Schema::named(&document, name).problems(&whole), [""; 0]);
        let read = round_trip(name, &whole).expect("an example");
        let mut expected = whole;
        // No details are the same as none at all.
        if expected["details"] == json!({}) {
            expected
                .as_object_mut()
                .expect("an object")
                .remove("details");
        }
        assert_eq!(read, expected, "{name}");
    }
    assert_eq!(looked, examples.len());
}

#[test]
fn every_combination_of_members_is_read_and_written_the_same() {
    let document = Document::scc();
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
    let expected = [
        ("ApiTokenInfo", 2),
        ("AuthenticationError", 4),
        ("CommonApiError", 8),
    ];
    assert_eq!(looked, expected);
}

#[test]
fn null_is_as_good_as_absent_for_every_optional_member() {
    let document = Document::scc();
    let mut looked = 0;
    for (name, schema) in document.schemas() {
        for member in optional_members(&document, name) {
            let mut with_null = sample(&document, schema);
            let mut without = with_null.clone();
            with_null[member] = Value::Null;
            without.as_object_mut().expect("an object").remove(member);
            assert_eq!(round_trip(name, &with_null), Ok(without), "{name} {member}");
            looked += 1;
        }
    }
    assert_eq!(looked, 6);
}

#[test]
fn members_that_are_not_documented_are_passed_over() {
    let document = Document::scc();
    for (name, schema) in document.schemas() {
        let known = sample(&document, schema);
        for value in [json!(null), json!({ "a": [1] }), json!("b")] {
            let mut more = known.clone();
            more["notDocumented"] = value;
            assert_eq!(round_trip(name, &more).as_ref(), Ok(&known), "{name}");
        }
    }
    assert_eq!(document.schemas().len(), 3);
}

#[test]
fn a_member_of_another_type_is_an_error_and_no_panic() {
    let document = Document::scc();
    let mut looked = 0;
    for (name, schema) in document.schemas() {
        for member in schema["properties"].as_object().expect("properties").keys() {
            for other in [json!(1), json!(true), json!([]), json!("text"), json!({})] {
                let mut json = sample(&document, schema);
                let is_same =
                    std::mem::discriminant(&json[member]) == std::mem::discriminant(&other);
                json[member] = other;
                assert_eq!(round_trip(name, &json).is_ok(), is_same, "{name} {json}");
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 6 * 5);
}

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let document = Document::scc();
    let listed = |schema: &str, property: &str| -> Vec<String> {
        let listed = &document.schemas()[schema]["properties"][property]["enum"];
        let listed = listed.as_array().expect("an enum").iter();
        listed
            .map(|value| value.as_str().expect("text").to_owned())
            .collect()
    };
    let codes = listed("CommonApiError", "errorCode");
    assert_eq!(codes.len(), 11);
    for code in &codes {
        let known = CommonApiErrorErrorCode::from(code.as_str());
        assert_eq!(known.documented(), Some(code.as_str()));
        assert_eq!(known.as_str(), code);
    }
    let errors = listed("AuthenticationError", "error");
    assert_eq!(errors.len(), 3);
    for error in &errors {
        let known = AuthenticationErrorError::from(error.as_str());
        assert_eq!(known.documented(), Some(error.as_str()));
        assert_eq!(known.as_str(), error);
    }
    for other in [
        "",
        "invalid_input",
        "INVALID_INPUT ",
        "UnknownValue",
        "Ünbekannt",
    ] {
        for (schema, property) in [
            ("CommonApiError", "errorCode"),
            ("AuthenticationError", "error"),
        ] {
            let json = json!({ property: other });
            assert_eq!(round_trip(schema, &json), Ok(json));
        }
        let code = CommonApiErrorErrorCode::from(other);
        assert_eq!((code.documented(), code.as_str()), (None, other));
        assert!(matches!(code, CommonApiErrorErrorCode::UnknownValue(_)));
    }
}

#[tokio::test]
async fn a_success_that_is_not_listed_is_read_as_the_listed_one() {
    let mut looked = 0;
    for id in ids() {
        for status in [200, 201, 202, 203, 206, 226] {
            let scc = server().await;
            let status = StatusCode::from_u16(status).expect("a status");
            let fault = Fault::answer(status).header("content-type", "application/json");
            scc.fail_next(fault.body(body_of(id)));
            let success = call(&client(&scc), id).await.expect("a success");
            assert_eq!(success.status, status);
            assert_eq!(scc.ledger().requests().len(), 1);
            looked += 1;
        }
    }
    assert_eq!(looked, 6);
}

#[tokio::test]
async fn the_media_type_of_an_answer_does_not_matter_if_its_body_is_json() {
    for media_type in [
        "application/json; charset=utf-8",
        "text/plain",
        "application/hal+json",
    ] {
        let scc = server().await;
        let fault = Fault::answer(StatusCode::CREATED).header("content-type", media_type);
        scc.fail_next(fault.body(" \n{\"apiToken\":\"t\"}\n"));
        let client = client(&scc);
        let call = client.generate_api_token().api_user_uid(Uuid::nil()).send();
        let issued = call.await.expect("a token");
        let token = issued.api_token.as_ref().expect("a token");
        assert_eq!(token.expose(), "t");
        assert_eq!(issued.headers()["content-type"], media_type);
    }
}

#[tokio::test]
async fn a_success_may_lack_the_token_that_the_document_does_not_require() {
    for body in ["{}", r#"{"apiToken":null}"#] {
        let scc = server().await;
        scc.fail_next(Fault::answer(StatusCode::CREATED).body(body));
        let client = client(&scc);
        let call = client.generate_api_token().api_user_uid(Uuid::nil()).send();
        assert_eq!(call.await.expect("a success").into_inner().api_token, None);
    }
}
