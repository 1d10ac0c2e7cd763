//! What only OpenAPI 3.1 and 3.2 have, and where it is reported.

use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::{Client, PartialClient, try_document};
use serde_json::{Value, json};

use crate::support::{Folder, generated};

/// A document of `version` with one operation, which answers `schema`.
fn document(version: &str, schema: Value) -> Value {
    let content = json!({"application/json": {"schema": schema}});
    json!({
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {
            "operationId": "getA", "responses": {"200": {"description": "", "content": content}},
        }}},
    })
}

fn tried(document: &Value, select: &Select) -> PartialClient {
    let package = Package {
        name: Some("t".to_owned()),
        ..Package::default()
    };
    let text = document.to_string();
    try_document(Path::new("a.json"), text.as_bytes(), select, &package)
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_places_of_definitions_within_a_schema_are_the_published_ones() {
    let mut document = document("3.1.0", json!({"$ref": "#/components/schemas/A"}));
    document["components"]["schemas"]["A"] = json!({
        "type": "object",
        "properties": {"b": {"$ref": "#/components/schemas/A/$defs/B"}},
        "$defs": {"B": {"type": ["string", "null"], "contains": {}}},
    });
    let client = generated(&document);
    let changes = client.report.changes.iter();
    let mut places: Vec<(&str, &str)> = changes
        .filter(|change| change.pointer.contains("$defs/B"))
        .map(|change| (change.rule, change.pointer.as_str()))
        .collect();
    places.dedup();
    assert_eq!(
        places,
        [
            ("checks", "/components/schemas/A/$defs/B/contains"),
            ("type-lists", "/components/schemas/A/$defs/B"),
            ("nullable", "/components/schemas/A/$defs/B/nullable"),
        ]
    );
    let counts = client.report.not_carried();
    assert_eq!(counts, [("contains".to_owned(), 1)].into());

    document["components"]["schemas"]["A"]["$defs"]["B"] = json!({"$ref": "#/gone"});
    assert_eq!(
        Folder::of(&document).problem(),
        "a.json: /components/schemas/A/$defs/B/$ref: `#/gone` does not resolve"
    );
}

/// Whether a type of `client` has a field `more`.
fn has_more(client: &Client) -> bool {
    let mut texts = client.files.values();
    texts.any(|text| text.contains("pub more["))
}

#[test]
fn an_overlay_applies_to_the_document_as_it_was_published() {
    let overlay = |target: &str, update: Value| {
        json!({"overlay": "1.0.0", "info": {"title": "", "version": "1"},
            "actions": [{"target": target, "update": update}]})
    };
    let with = |document: &Value, overlay: Value| {
        Folder::of(document)
            .with_sources("overlays = [\"o.json\"]\n")
            .with("o.json", overlay.to_string())
    };
    let of_3_1 = document(
        "3.1.0",
        json!({"type": "object", "properties": {
        "a": {"type": ["string", "null"]}}}),
    );
    let schema = "$.paths['/a'].get.responses['200'].content['application/json'].schema";
    let update = json!({"properties": {"more": {"const": "b"}}});
    let client = with(&of_3_1, overlay(schema, update)).generate();
    assert!(has_more(&client.expect("a client")));

    let of_2 = json!({
        "swagger": "2.0", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "getA", "responses": {"200": {
            "description": "", "schema": {"$ref": "#/definitions/A"}}}}}},
        "definitions": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}},
    });
    let update = json!({"properties": {"more": {"type": "string"}}});
    let client = with(&of_2, overlay("$.definitions.A", update)).generate();
    assert!(has_more(&client.expect("a client")));

    // What an overlay breaks is a problem of the overlay.
    let update = json!({"items": {"$ref": "#/definitions/Gone"}});
    let problem = with(&of_2, overlay("$.definitions.A", update)).problem();
    assert_eq!(
        problem,
        "o.json: /definitions/A/items/$ref: `#/definitions/Gone` does not resolve"
    );
}

#[test]
fn an_operation_of_3_2_with_another_method_is_left_out_if_it_is_selected() {
    let mut document = document("3.2.0", json!({"type": "string"}));
    document["paths"]["/a"]["query"] = json!({"operationId": "queryA", "tags": ["q"]});
    let expected = "operation queryA (/paths/~1a/query): no operation is made for the method \
                    QUERY\n  help: send the request with `Client::request`";
    assert_eq!(
        Folder::of(&document).problem(),
        format!("a.json: {expected}")
    );
    let made = tried(&document, &Select::default());
    assert_eq!(made.operations, 2);
    assert_eq!(made.client.expect("a client").report.operations, ["getA"]);
    let problems: Vec<String> = made.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [format!("a.json: {expected}")]);
    let others = Select {
        operations: vec!["getA".to_owned()],
        ..Select::default()
    };
    let made = tried(&document, &others);
    assert_eq!((made.operations, made.problems.len()), (1, 0));
}

#[test]
fn media_types_and_queries_of_3_2_are_those_of_3_0() {
    let mut new = document("3.2.0", json!({}));
    let media_type = json!({"$ref": "#/components/mediaTypes/A"});
    new["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"] = media_type;
    let schema = json!({"type": "object", "properties": {"q": {"type": "string"}}});
    new["components"]["mediaTypes"]["A"] = json!({ "schema": schema });
    new["paths"]["/a"]["get"]["parameters"] = json!([{
        "name": "all", "in": "querystring",
        "content": {"application/x-www-form-urlencoded": {"schema": schema}},
    }]);
    let mut old = document("3.0.3", schema.clone());
    old["paths"]["/a"]["get"]["parameters"] = json!([{
        "name": "all", "in": "query", "style": "form", "explode": true, "schema": schema,
    }]);
    let files = |document: &Value| {
        let files = generated(document).files.into_iter();
        let texts = files.map(|(path, text)| {
            let lines = text.lines().filter(|line| !line.contains("SHA-256"));
            (path, lines.map(str::to_owned).collect::<Vec<_>>())
        });
        texts.collect::<Vec<_>>()
    };
    assert_eq!(files(&new), files(&old));
}
