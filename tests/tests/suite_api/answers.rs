//! Whatever the document allows in an answer is understood.

use contract_tests::document::{Document, schema_name};
use contract_tests::samples::{combinations, optional_members, required_members, sample};
use contract_tests::schema::Schema;
use contract_tests::shapes::schemas_of_answers;
use scc_suite_api_simulator::Fault;
use serde_json::{Value, json};
use suite_api_client::StatusCode;
use suite_api_client::types::{
    AddressType, AuthSourcePropertyDataType, LinkRel, ResourceSelectionType,
};

use super::support::{acquire, body_of, call, client, server};
use super::types::round_trip;

/// How many schemas the document has.
const SCHEMAS: usize = 49;

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
    let mut looked = (0, 0);
    for name in document.schemas().keys() {
        let schema = Schema::named(&document, name);
        let all = combinations(&document, name);
        for json in &all {
            assert_eq!(schema.problems(json), [""; 0], "{name}: {json}");
            assert_eq!(round_trip(name, json).as_ref(), Ok(json), "{name}");
        }
        looked = (looked.0 + 1, looked.1 + all.len());
    }
    assert_eq!(looked, (SCHEMAS, 1_882));
}

#[test]
fn null_is_as_good_as_absent_for_every_optional_member() {
    let document = Document::suite_api();
    let answered = schemas_of_answers(&document);
    let mut looked = 0;
    // Only what a server sends: nobody else says `null`.
    for (name, schema, member) in members(&document).filter(|(name, ..)| answered.contains(name)) {
        if optional_members(&document, name).contains(&member) {
            let mut with_null = sample(&document, schema);
            let mut without = with_null.clone();
            with_null[member] = Value::Null;
            without.as_object_mut().expect("an object").remove(member);
            assert_eq!(round_trip(name, &with_null), Ok(without), "{name} {member}");
            looked += 1;
        }
    }
    assert_eq!((answered.len(), looked), (42, 121));
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
    assert_eq!(looked, 39);
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
    assert_eq!(looked, (SCHEMAS - 1) * 3, "one is an enum");
}

/// The document without what clients leave to the server: limits, patterns,
/// and which values there are.
fn without_limits(document: &Document) -> Document {
    fn remove(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for limit in ["enum", "minItems", "pattern", "uniqueItems"] {
                    members.remove(limit);
                }
                members.values_mut().for_each(remove);
            }
            Value::Array(items) => items.iter_mut().for_each(remove),
            _ => {}
        }
    }
    let mut json = document.json().clone();
    remove(&mut json);
    Document::new(json)
}

#[test]
fn a_member_of_another_type_is_an_error_and_no_panic() {
    let document = Document::suite_api();
    let lenient = without_limits(&document);
    let (mut read, mut refused, mut wrong) = (0, 0, Vec::new());
    for (name, schema, member) in members(&document) {
        let expected = Schema::named(&lenient, name);
        for other in [json!(1), json!(true), json!([]), json!("text"), json!({})] {
            let mut json = sample(&document, schema);
            json[member] = other;
            let is_valid = expected.problems(&json).is_empty();
            if round_trip(name, &json).is_ok() != is_valid {
                wrong.push(format!("{name} {member}: {}", json[member]));
            }
            let counter = if is_valid { &mut read } else { &mut refused };
            *counter += 1;
        }
    }
    assert_eq!((read, refused), (154, 666));
    assert_eq!(wrong, [""; 0]);
}

/// Checks that the client knows each value of an enum that the document lists,
/// in a member or by itself, and keeps all others.
macro_rules! assert_open_enum {
    ($type:ty, $pointer:literal) => {{
        let document = Document::suite_api();
        let schema = document.json().pointer($pointer).expect($pointer);
        let listed = schema["enum"].as_array().expect("an enum");
        for value in listed {
            let value = value.as_str().expect("text");
            let known = <$type>::from(value);
            assert_eq!((known.documented(), known.as_str()), (Some(value), value));
            assert_eq!(known.to_string(), value);
        }
        for other in ["", "unknown", "START ", "UnknownValue", "IPV8", "Ünbekannt"] {
            let value = <$type>::from(other);
            assert_eq!((value.documented(), value.as_str()), (None, other));
            assert_eq!(value, <$type>::UnknownValue(other.to_owned()));
            assert_eq!(serde_json::to_value(&value).expect("text"), other);
            let read: $type = serde_json::from_value(json!(other)).expect("any text");
            assert_eq!(read, value);
        }
        listed.len()
    }};
}

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let listed = [
        assert_open_enum!(AddressType, "/components/schemas/AddressType"),
        assert_open_enum!(
            AuthSourcePropertyDataType,
            "/components/schemas/auth-source-property/properties/dataType"
        ),
        assert_open_enum!(LinkRel, "/components/schemas/link/properties/rel"),
        assert_open_enum!(
            ResourceSelectionType,
            "/components/schemas/ResourceSelection/properties/type"
        ),
    ];
    assert_eq!(listed, [4, 8, 6, 3]);
    let text = Document::suite_api().json().to_string();
    assert_eq!(text.matches("\"enum\":[").count(), listed.len());
    // Two of them list a value that is called so.
    assert_eq!(AddressType::from("UNKNOWN"), AddressType::Unknown);
    assert_ne!(AddressType::from("unknown"), AddressType::Unknown);
    let json = json!({ "addressType": "IPV8" });
    assert_eq!(round_trip("ServiceDetails", &json), Ok(json));
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
    let document = Document::suite_api();
    let ops = server().await;
    let client = client(&ops);
    let mut looked = 0;
    for operation in document.operations() {
        let body = body_of(operation);
        for status in [200, 201, 202, 203, 206, 226] {
            let status = StatusCode::from_u16(status).expect("a status");
            let fault = Fault::answer(status).header("content-type", "application/json");
            ops.fail_next(fault.body(body.clone()));
            let success = call(&client, operation.id()).await.expect("a success");
            assert_eq!(success.status, status);
            looked += 1;
        }
    }
    assert_eq!(looked, 59 * 6);
    assert_eq!(ops.ledger().requests().len(), looked);
}

#[tokio::test]
async fn a_body_where_none_is_documented_is_passed_over() {
    let document = Document::suite_api();
    let ops = server().await;
    let client = client(&ops);
    let mut looked = 0;
    for operation in document.operations() {
        if operation.response_schema(operation.success()).is_some() {
            continue;
        }
        for (status, body) in [(200, ""), (204, ""), (200, "{}"), (200, "done")] {
            let status = StatusCode::from_u16(status).expect("a status");
            ops.fail_next(Fault::answer(status).body(body));
            let success = call(&client, operation.id()).await.expect("a success");
            assert_eq!(success.status, status);
            looked += 1;
        }
    }
    assert_eq!(looked, 15 * 4);
    assert_eq!(ops.ledger().requests().len(), looked);
}
