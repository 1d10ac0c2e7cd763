//! One document in each version of the specification.

use std::collections::BTreeMap;
use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::{PartialClient, try_document};
use serde_json::{Value, json};

use crate::support::{Folder, generated};

const SWAGGER_2_0: &str = include_str!("input/versions/swagger-2.0.yaml");
const OPENAPI_3_0: &str = include_str!("input/versions/openapi-3.0.yaml");
const OPENAPI_3_1: &str = include_str!("input/versions/openapi-3.1.yaml");

fn made(text: &str) -> PartialClient {
    let package = Package {
        name: Some("pets".to_owned()),
        ..Package::default()
    };
    try_document(
        Path::new("a.yaml"),
        text.as_bytes(),
        &Select::default(),
        &package,
    )
    .unwrap_or_else(|error| panic!("{error}"))
}

/// A document of Swagger 2.0 with all that it can say.
pub(crate) fn swagger() -> Value {
    serde_saphyr::from_str(SWAGGER_2_0).expect("YAML")
}

/// All files of the crate, without the hash of the document in their headers.
fn files(text: &str) -> BTreeMap<String, String> {
    let made = made(text);
    assert_eq!(made.problems, []);
    let client = made.client.expect("a client");
    assert_eq!(client.report.operations.len(), made.operations);
    let without_hash = |text: String| -> String {
        let lines = text.lines().filter(|line| !line.contains("SHA-256"));
        lines.map(|line| format!("{line}\n")).collect()
    };
    client
        .files
        .into_iter()
        .chain(made.crate_files)
        .map(|(path, text)| (path, without_hash(text)))
        .collect()
}

/// Asserts that the documents give the same files.
#[track_caller]
fn assert_same(text: &str, other: &str) {
    let (files, others) = (files(text), files(other));
    assert!(files.keys().eq(others.keys()));
    for (path, text) in &files {
        // It is the document as it was settled, in its own words and order.
        if path == "tests/document.json" {
            continue;
        }
        let lines = text.lines().zip(others[path].lines()).enumerate();
        for (number, (line, other)) in lines {
            assert_eq!(line, other, "{path}:{}", number + 1);
        }
        assert_eq!(text.len(), others[path].len(), "{path}");
    }
}

#[test]
fn a_document_gives_the_same_crate_in_swagger_2_0_as_in_openapi_3_0() {
    assert_same(SWAGGER_2_0, OPENAPI_3_0);
}

#[test]
fn a_document_gives_the_same_crate_in_openapi_3_1_as_in_openapi_3_0() {
    assert_same(OPENAPI_3_1, OPENAPI_3_0);
}

/// A document of Swagger 2.0 whose operation, shared parts and definition are `schema`
/// in each place.
fn with_schema_in_each_place(schema: &Value) -> Value {
    json!({
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "consumes": ["application/json", "application/xml"],
        "paths": {"/a": {
            "parameters": [{"$ref": "#/parameters/Body"}, {"name": "q", "in": "query", "type": "string"}],
            "post": {
                "operationId": "postA",
                "responses": {
                    "200": {"description": "", "schema": schema},
                    "400": {"$ref": "#/responses/Error"},
                },
            },
            "put": {
                "operationId": "putA",
                "parameters": [
                    {"name": "b", "in": "body", "schema": {"type": "string"}},
                    {"name": "list", "in": "query", "type": "array", "items": schema},
                ],
                "produces": ["text/plain"],
                "responses": {"400": {"$ref": "#/responses/Error"}},
            },
        }},
        "parameters": {"Body": {"name": "b", "in": "body", "schema": schema}},
        "responses": {"Error": {"description": "", "schema": schema}},
        "definitions": {"A": {"type": "object", "properties": {"a": schema}}},
    })
}

#[test]
fn a_problem_of_swagger_2_0_is_reported_at_the_published_place() {
    let gone = json!({"$ref": "#/definitions/Gone"});
    let mut document = with_schema_in_each_place(&gone);
    document["definitions"]["B"] = json!({"$ref": "#/definitions/A"});
    let folder = Folder::of(&document);
    let problems = folder.problems();
    let mut places: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem.lines().next()?.split(": ").nth(1))
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "/definitions/A/properties/a/$ref",
            "/parameters/Body/schema/$ref",
            "/paths/~1a/post/responses/200/schema/$ref",
            "/paths/~1a/put/parameters/1/items/$ref",
            "/responses/Error/schema/$ref",
        ],
        "{problems:#?}"
    );
    // What a later stage finds.
    let mut document = with_schema_in_each_place(&json!({"type": "string"}));
    document["definitions"]["A"] = json!({"allOf": [{"$ref": "#/definitions/A"}]});
    document["paths"]["/a"]["post"]["responses"]["201"] =
        json!({"description": "", "schema": {"$ref": "#/definitions/A"}});
    assert_eq!(
        Folder::of(&document).problem(),
        "a.json: /definitions/A: consists of itself"
    );
    document["definitions"] = json!([]);
    let problems = Folder::of(&document).problems();
    assert!(
        problems.contains(&"a.json: /definitions: is not an object".to_owned()),
        "{problems:#?}"
    );
}

#[test]
fn a_change_to_swagger_2_0_is_reported_at_the_published_place() {
    let client = generated(&with_schema_in_each_place(
        &json!({"type": "string", "x-nullable": true, "uniqueItems": true, "pattern": "^a$"}),
    ));
    // One rule of this stage, and one of a later stage.
    for (rule, places) in [
        (
            "extensions",
            &[
                "/paths/~1a/post/responses/200/schema",
                "/paths/~1a/put/parameters/1/items",
                "/parameters/Body/schema",
                "/responses/Error/schema",
                "/definitions/A/properties/a",
            ][..],
        ),
        ("patterns", &["/definitions/A/properties/a/pattern"][..]),
    ] {
        let changes = client.report.changes.iter();
        let changed: Vec<&str> = changes
            .filter(|change| change.rule == rule)
            .map(|change| change.pointer.as_str())
            .collect();
        for place in places {
            assert!(changed.contains(place), "{rule} {place}: {changed:#?}");
        }
        let is_published = |place: &&&str| !place.contains("components");
        assert_eq!(changed.iter().filter(is_published).count(), changed.len());
    }
}

#[test]
fn what_is_wrong_and_common_in_swagger_2_0_gives_a_client() {
    let client = generated(&json!({
        "swagger": 2.0,
        "info": {"title": "T", "version": 1},
        "basePath": "v1/",
        "paths": {
            "/search?text={text}": {"get": {
                "operationId": "search",
                "consumes": ["application/json"],
                "parameters": [
                    {"name": "text", "in": "query", "required": true, "type": "string", "collectionFormat": "multi"},
                    {"name": "filter", "in": "query", "type": "object"},
                    {"name": "limit", "in": "query", "type": "integer", "format": "int", "minimum": 1},
                    {"name": "any", "in": "query", "type": "any"},
                    {"name": "kinds", "in": "query", "type": "array"},
                    {"name": "schema", "in": "query", "schema": {"$ref": "#/definitions/Kind"}},
                    {"name": "items", "in": "query", "type": "array", "items": {"$ref": "#/definitions/Kind"}},
                ],
                "responses": {"200": {"schema": {"$ref": "#/definitions/A"}, "headers": {"X": {"type": "string"}}}},
            }},
            "/a/{id}": {"post": {
                "operationId": "postA",
                "parameters": [
                    {"name": "a", "in": "body"},
                    {"name": "b", "in": "body", "schema": {}},
                    {"name": "c", "in": "formData", "type": "string"},
                ],
                "responses": {"200": {"schema": {"type": "file"}}},
            }},
            "/form": {"post": {
                "operationId": "form",
                "parameters": [{"name": "f", "in": "form", "type": "File"}],
                "responses": {},
            }},
        },
        "definitions": {
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "A": {"type": "object", "properties": {
                "list": {"type": ["string", "null"]},
                "required": {"type": "string", "required": true},
                "any": {"type": "any"},
                "whole": {"type": "int"},
                "format": {"type": "integer", "format": "int"},
                "file": {"type": "file"},
            }},
        },
    }));
    assert_eq!(client.report.operations, ["search", "postA", "form"]);
    let left_out: Vec<&str> = (client.report.changes.iter())
        .filter(|change| change.after == Value::Null)
        .map(|change| change.pointer.as_str())
        .collect();
    for place in [
        "/paths/~1a~1{id}/post/parameters/1",
        "/paths/~1a~1{id}/post/parameters/2",
    ] {
        assert!(left_out.contains(&place), "{left_out:#?}");
    }
}
