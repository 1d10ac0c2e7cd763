//! Whatever the document allows in an answer is understood.

use contract_tests::document::Document;
use contract_tests::samples::{combinations, optional_members, sample};
use contract_tests::schema::Schema;
use contract_tests::shapes::schemas_of_answers;
use openapi_client_core::{DecodeError, decode};
use scc_client::types::{AuthenticationErrorError, CommonApiErrorErrorCode, UserRole};
use scc_client::{StatusCode, types};
use scc_suite_api_simulator::Fault;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::support::{body_of, call, client, ids, server};

/// A type and a format, as a schema has them.
type Kind<'a> = (Option<&'a str>, Option<&'a str>);

/// Reads `json` as the type of a schema, and writes it again.
pub(crate) fn round_trip(schema: &str, json: &Value) -> Result<Value, DecodeError> {
    match schema {
        "ActiveDirectoryGroup" => again::<types::ActiveDirectoryGroup>(json),
        "ActiveDirectoryGroupCreateOrUpdateInput" => {
            again::<types::ActiveDirectoryGroupCreateOrUpdateInput>(json)
        }
        "ActiveDirectoryGroupPage" => again::<types::ActiveDirectoryGroupPage>(json),
        "ApiTokenInfo" => again::<types::ApiTokenInfo>(json),
        "AuthenticationError" => again::<types::AuthenticationError>(json),
        "CdoTokenInfo" => again::<types::CdoTokenInfo>(json),
        "CommonApiError" => again::<types::CommonApiError>(json),
        "StatusInfo" => again::<types::StatusInfo>(json),
        "User" => again::<types::User>(json),
        "UserCreateOrUpdateInput" => again::<types::UserCreateOrUpdateInput>(json),
        "UserPage" => again::<types::UserPage>(json),
        "UserRole" => again::<types::UserRole>(json),
        other => panic!("no type is named for the schema {other}"),
    }
}

fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}

/// The members of an object, with the type and the format of each.
fn members(schema: &Value) -> Vec<(&str, Kind<'_>)> {
    let members = schema["properties"].as_object();
    let members = members.into_iter().flatten();
    members
        .map(|(name, schema)| {
            let kind = (schema["type"].as_str(), schema["format"].as_str());
            (name.as_str(), kind)
        })
        .collect()
}

#[test]
fn every_example_of_the_document_is_understood() {
    let document = Document::scc();
    let examples = document.examples();
    assert_eq!(examples.len(), 6, "{examples:?}");
    let mut looked = 0;
    for (name, schema) in document.schemas() {
        let mut whole = json!({});
        for (property, _) in members(schema) {
            if let Some(example) = schema["properties"][property].get("example") {
                whole[property] = example.clone();
                looked += 1;
            }
        }
        // Those that are ours have no examples.
        if whole == json!({}) {
            continue;
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
            assert_eq!(round_trip(name, json), Ok(json.clone()), "{name}");
        }
        looked.push((name.as_str(), all.len()));
    }
    looked.sort_unstable();
    let expected = [
        ("ActiveDirectoryGroup", 64),
        ("ActiveDirectoryGroupCreateOrUpdateInput", 4),
        ("ActiveDirectoryGroupPage", 16),
        ("ApiTokenInfo", 2),
        ("AuthenticationError", 4),
        ("CdoTokenInfo", 32),
        ("CommonApiError", 8),
        ("StatusInfo", 2),
        ("User", 32),
        ("UserCreateOrUpdateInput", 4),
        ("UserPage", 16),
        ("UserRole", 7),
    ];
    assert_eq!(looked, expected);
}

/// The objects that a server sends, by the name of their schema.
pub(crate) fn answers(document: &Document) -> impl Iterator<Item = (&str, &Value)> {
    let names = schemas_of_answers(document).into_iter();
    let all = names.map(|name| (name, &document.schemas()[name]));
    all.filter(|(_, schema)| schema["type"] == "object")
}

#[test]
fn null_is_as_good_as_absent_for_every_member_of_an_answer() {
    let document = Document::scc();
    let mut looked = 0;
    for (name, schema) in answers(&document) {
        assert_eq!(
            optional_members(&document, name).len(),
            members(schema).len()
        );
        for (member, _) in members(schema) {
            let mut with_null = sample(&document, schema);
            let mut without = with_null.clone();
            with_null[member] = Value::Null;
            without.as_object_mut().expect("an object").remove(member);
            assert_eq!(round_trip(name, &with_null), Ok(without), "{name} {member}");
            looked += 1;
        }
    }
    assert_eq!(looked, 31);
}

#[test]
fn members_that_are_not_documented_are_passed_over() {
    let document = Document::scc();
    let mut looked = 0;
    for (name, schema) in answers(&document) {
        let known = sample(&document, schema);
        for value in [json!(null), json!({ "a": [1] }), json!("b")] {
            let mut more = known.clone();
            more["notDocumented"] = value;
            assert_eq!(round_trip(name, &more).as_ref(), Ok(&known), "{name}");
            looked += 1;
        }
    }
    assert_eq!(looked, 9 * 3);
}

#[test]
fn a_member_of_another_type_is_an_error_and_no_panic() {
    let document = Document::scc();
    let mut looked = 0;
    for (name, schema) in answers(&document) {
        for (member, kind) in members(schema) {
            for other in [json!(1), json!(true), json!([]), json!("text"), json!({})] {
                let mut json = sample(&document, schema);
                // A text is not an id or a date because it is a text.
                let is_free = !matches!(kind, (_, Some("uuid" | "date-time")));
                let is_same = is_free
                    && std::mem::discriminant(&json[member]) == std::mem::discriminant(&other);
                json[member] = other;
                assert_eq!(round_trip(name, &json).is_ok(), is_same, "{name} {json}");
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 31 * 5);
}

/// The text of an open enum, and whether the document lists it.
fn known(schema: &str, text: &str) -> (String, Option<&'static str>) {
    match schema {
        "AuthenticationError" => {
            let known = AuthenticationErrorError::from(text);
            (known.as_str().to_owned(), known.documented())
        }
        "CommonApiError" => {
            let known = CommonApiErrorErrorCode::from(text);
            (known.as_str().to_owned(), known.documented())
        }
        "UserRole" => {
            let known = UserRole::from(text);
            (known.as_str().to_owned(), known.documented())
        }
        other => panic!("{other} has no enum"),
    }
}

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let document = Document::scc();
    let enums = [
        ("AuthenticationError", "/properties/error/enum", 3),
        ("CommonApiError", "/properties/errorCode/enum", 11),
        ("UserRole", "/enum", 7),
    ];
    for (name, place, count) in enums {
        let listed = document.schemas()[name].pointer(place);
        let listed = listed.and_then(Value::as_array).expect("an enum");
        assert_eq!(listed.len(), count);
        for value in listed {
            let value = value.as_str().expect("text");
            let (text, listed) = known(name, value);
            assert_eq!((&*text, listed), (value, Some(&*text)), "{name}");
        }
        for other in [
            "",
            "invalid_input",
            "role_admin",
            "INVALID_INPUT ",
            "UnknownValue",
            "Ünbekannt",
        ] {
            assert_eq!(known(name, other), (other.to_owned(), None), "{name}");
        }
    }
    let new = "ROLE_OF_TOMORROW";
    for (schema, json) in [
        ("AuthenticationError", json!({ "error": new })),
        ("CommonApiError", json!({ "errorCode": new })),
        ("ActiveDirectoryGroup", json!({ "role": new })),
        ("CdoTokenInfo", json!({ "roles": ["ROLE_ADMIN", new] })),
        ("User", json!({ "roles": [new, "ROLE_ADMIN", new] })),
        ("UserPage", json!({ "items": [{ "roles": [new] }] })),
    ] {
        assert_eq!(round_trip(schema, &json), Ok(json));
    }
    let role = UserRole::from(new);
    assert_eq!(role, UserRole::UnknownValue(new.to_owned()));
}

#[tokio::test]
async fn a_success_that_is_not_listed_is_read_as_the_listed_one() {
    let scc = server().await;
    let client = client(&scc);
    let mut looked = 0;
    for id in ids() {
        let body = body_of(id);
        for status in [200, 201, 202, 203, 206, 226] {
            let status = StatusCode::from_u16(status).expect("a status");
            let fault = Fault::answer(status).header("content-type", "application/json");
            scc.fail_next(fault.body(body.clone()));
            let success = call(&client, id).await.expect("a success");
            assert_eq!(success.status, status);
            looked += 1;
        }
    }
    assert_eq!(looked, 13 * 6);
    assert_eq!(scc.ledger().requests().len(), looked);
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

#[tokio::test]
async fn a_body_where_none_is_documented_is_passed_over() {
    let scc = server().await;
    let client = client(&scc);
    let mut looked = 0;
    for id in ["deleteUser", "deleteActiveDirectoryGroup", "revokeToken"] {
        for (status, body) in [(200, ""), (204, ""), (200, "{}"), (202, "removed")] {
            let status = StatusCode::from_u16(status).expect("a status");
            scc.fail_next(Fault::answer(status).body(body));
            let success = call(&client, id).await.expect("a success");
            assert_eq!(success.status, status);
            looked += 1;
        }
    }
    assert_eq!(looked, 3 * 4);
}

#[tokio::test]
async fn a_user_may_have_everything_or_nothing() {
    let scc = server().await;
    let client = client(&scc);
    let get = async |body: Value| {
        scc.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let call = client.get_user().user_uid(Uuid::nil()).send();
        call.await.expect("a user").into_inner()
    };
    let user = get(json!({})).await;
    assert!(user.uid.is_none() && user.name.is_none() && user.api_only_user.is_none());
    assert_eq!((user.roles, user.last_successful_login), (vec![], None));
    let user = get(json!({
        "uid": "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
        "name": null,
        "roles": null,
        "apiOnlyUser": false,
        "lastSuccessfulLogin": "2026-11-22T05:06:48+01:00",
        "tenants": [{ "uid": 7 }],
    }))
    .await;
    let uid = user.uid.expect("an id").to_string();
    assert_eq!(uid, "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11");
    assert_eq!((user.name, user.roles), (None, vec![]));
    assert_eq!(user.api_only_user, Some(false));
    let login = user.last_successful_login.expect("a moment");
    assert_eq!(login.to_rfc3339(), "2026-11-22T04:06:48+00:00");
}
