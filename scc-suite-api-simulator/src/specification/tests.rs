//! What the checks find, on a small document.

use serde_json::{Value, json};

use super::{Security, Specification};
use crate::call::{Call, Invalid};

const ID: &str = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";

fn document() -> Value {
    json!({
        "security": [{ "token": [] }],
        "paths": {
            "/things/{id}": {
                "parameters": [{ "$ref": "#/components/parameters/id" }],
                "put": {
                    "operationId": "put",
                    "parameters": [
                        { "name": "kind", "in": "query", "schema": {
                            "type": "array", "items": { "type": "string", "enum": ["A", "B"] } } },
                        { "name": "page", "in": "query", "schema": {
                            "type": "integer", "format": "int32", "minimum": 0 } },
                        { "name": "force", "in": "query", "required": true,
                          "schema": { "type": "boolean" } },
                    ],
                    "requestBody": { "required": true, "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/thing" } } } },
                    "responses": { "200": { "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/thing" } } } } },
                },
                "get": { "operationId": "get", "security": [{ "token": [] }, {}],
                         "responses": { "204": {} } },
                "delete": { "operationId": "delete", "security": [],
                    "requestBody": { "content": { "application/json": {
                        "schema": { "type": "object" } } } },
                    "responses": { "204": {} } },
            },
        },
        "components": {
            "parameters": { "id": { "name": "id", "in": "path", "required": true,
                "schema": { "type": "string", "format": "uuid" } } },
            "schemas": { "thing": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string", "pattern": "^[a-z]+$" },
                "ids": { "type": "array", "uniqueItems": true,
                         "items": { "type": "string", "format": "uuid" } },
                "parts": { "type": "array", "items": { "$ref": "#/components/schemas/thing" } },
                "note": { "type": "string", "nullable": true, "enum": ["x"] },
            } } },
        },
    })
}

fn specification() -> Specification {
    Specification::parse(&document().to_string()).expect("a sound document")
}

/// What is wrong with a request for the operation.
fn problems(operation: &str, mut call: Call) -> Vec<String> {
    let specification = specification();
    let mut operations = specification.operations().iter();
    let operation = operations.find(|one| one.id() == operation);
    let checked = operation.expect("the operation").check(&mut call);
    let invalid = checked.err().unwrap_or_default();
    invalid.iter().map(Invalid::message).collect()
}

fn call(id: &str, query: &str, body: &str) -> Call {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    Call::new(&[("id", id)], &pairs.collect::<Vec<_>>(), body)
}

#[test]
fn operations_have_their_security_and_the_names_of_their_response_schemas() {
    let specification = specification();
    let of = |operation: &super::Operation| {
        let answer = operation.response_schema(200).map(str::to_owned);
        (operation.id().to_owned(), operation.security(), answer)
    };
    let found: Vec<_> = specification.operations().iter().map(of).collect();
    let expected = [
        ("get", Security::Optional, None),
        ("put", Security::Required, Some("thing")),
        ("delete", Security::None, None),
    ];
    let expected =
        expected.map(|(id, security, answer)| (id.to_owned(), security, answer.map(str::to_owned)));
    assert_eq!(found, expected);
}

#[test]
fn a_request_that_fits_passes() {
    let body =
        json!({ "name": "a", "ids": [ID], "other": 1, "parts": [], "note": null }).to_string();
    let query = "force=true&kind=A&kind=B&page=0&unknown=1";
    assert_eq!(problems("put", call(ID, query, &body)), [""; 0]);
    // An optional body that is absent, or `null`.
    assert_eq!(problems("delete", call(ID, "", "")), [""; 0]);
    assert_eq!(problems("delete", call(ID, "", "null")), [""; 0]);
}

#[test]
fn everything_that_is_wrong_is_reported_at_once_and_nothing_that_was_sent() {
    let body = json!({
        "name": "SECRET",
        "ids": [ID, "SECRET", "SECRET"],
        "parts": [{}, { "name": 7, "ids": "SECRET" }, 7],
    });
    let found = problems(
        "put",
        call(
            "SECRET",
            "kind=A&kind=SECRET&page=SECRET",
            &body.to_string(),
        ),
    );
    let mut expected = vec![
        "id: must be a UUID",
        "kind: each entry must be one of A, B",
        "page: must be an integer",
        "force: is required",
        "name: does not match the pattern of the document",
        "ids: must not hold an entry twice",
        "ids: each entry must be a UUID",
        "parts[0].name: is required",
        "parts[1].name: must be a string",
        "parts[1].ids: must be a list",
        "parts: each entry must be a JSON object",
    ];
    expected.sort_unstable();
    let mut found = found;
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn each_part_of_a_request_is_checked() {
    let simple = ID.replace('-', "");
    let good = r#"{"name":"a"}"#;
    let mut looked = 0;
    for (id, query, body, problem) in [
        (simple.as_str(), "force=true", good, "id: must be a UUID"),
        (ID, "force=yes", good, "force: must be true or false"),
        (ID, "force=true&page=-1", good, "page: must be at least 0"),
        (
            ID,
            "force=true&page=3000000000",
            good,
            "page: must be at most 2147483647",
        ),
        (ID, "force=true&page=1.5", good, "page: must be an integer"),
        (ID, "force=true", "", "body: is not JSON"),
        (ID, "force=true", "{", "body: is not JSON"),
        (ID, "force=true", "[]", "body: must be a JSON object"),
        (ID, "force=true", "null", "body: must be a JSON object"),
        (ID, "force=true", "{}", "name: is required"),
        (
            ID,
            "force=true",
            r#"{"name":null}"#,
            "name: must be a string",
        ),
        (
            ID,
            "force=true",
            r#"{"name":"a","parts":null}"#,
            "parts: must be a list",
        ),
    ] {
        assert_eq!(
            problems("put", call(id, query, body)),
            [problem],
            "{query} {body}"
        );
        looked += 1;
    }
    assert_eq!(looked, 12);
}

#[test]
fn an_invalid_document_says_where() {
    let mut document = document();
    document["components"]["schemas"] = json!({});
    let error = Specification::parse(&document.to_string()).expect_err("broken");
    assert_eq!(
        error,
        "put /things/{id}: #/components/schemas/thing does not resolve"
    );
}
