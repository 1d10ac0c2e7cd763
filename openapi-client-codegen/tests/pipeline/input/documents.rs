//! Documents that are OpenAPI in form but wrong in content. Every error names
//! the file and the place.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_begins, assert_has, document, generated, operation, refused, refused_once,
    schema,
};

fn empty(id: &str) -> Value {
    json!({"operationId": id, "responses": {"204": {"description": ""}}})
}

#[test]
fn a_reference_that_does_not_resolve_is_reported_with_its_place() {
    assert_eq!(
        refused(&answering(schema("Gone"), json!({}))),
        [
            "a.json: /paths/~1a/get/responses/200/content/application~1json/schema/$ref: \
             `#/components/schemas/Gone` does not resolve"
        ]
    );
}

#[test]
fn a_reference_out_of_the_document_is_reported_with_its_place() {
    for reference in ["urn:a:b", "https://a.example/b.json", "#anchor"] {
        let thing = json!({"type": "object", "properties": {"a": {"$ref": reference}}});
        assert_eq!(
            refused(&answering(schema("Thing"), json!({"Thing": thing}))),
            [format!(
                "a.json: /components/schemas/Thing/properties/a/$ref: \
                 `{reference}` is outside the document\n  \
                 help: copy its target into the components of the document"
            )]
        );
    }
}

#[test]
fn every_fault_of_a_document_is_reported_in_one_run() {
    let mut document = document(json!({
        "/a": {"get": empty("same"), "put": empty("same")},
        "/b": {"get": {"responses": {"200": {"$ref": "#/components/responses/Gone"}}}},
    }));
    document["components"] = json!({"schemas": {"A": {"items": {"$ref": "b.json"}}}});
    let problems = refused(&document);
    let places: Vec<&str> = problems
        .iter()
        .map(|problem| problem.split(": ").nth(1).unwrap_or_default())
        .collect();
    assert_eq!(
        places,
        [
            "/paths/~1b/get/responses/200/$ref",
            "/components/schemas/A/items/$ref",
        ]
    );
}

#[test]
fn an_invalid_status_is_reported_with_its_place() {
    let problems = refused(&document(json!({
        "/a": {"get": {"operationId": "getA", "responses": {"ok": {"description": ""}}}},
        "/b": {"get": {"operationId": "getB", "responses": {"9XX": {"description": ""}}}},
    })));
    assert_eq!(
        problems,
        [
            "a.json: operation getA (/paths/~1a/get/responses/ok): `ok` is not a valid status",
            "a.json: operation getB (/paths/~1b/get/responses/9XX): `9XX` is not a valid status",
        ]
    );
}

#[test]
fn an_invalid_schema_is_reported_with_its_place() {
    let schemas = json!({"A": {"type": ["string", "null"]}});
    assert_begins(
        &refused_once(&answering(schema("A"), schemas)),
        "a.json: operation getA (/paths/~1a/get): /components/schemas/A is not a valid schema: ",
    );
}

#[test]
fn an_invalid_operation_is_reported_with_its_place() {
    let problem = refused_once(&operation(json!({"requestBody": {"content": 7}})));
    assert_has(&problem, "/paths/~1a/get is not a valid operation: ");
}

#[test]
fn a_path_parameter_outside_the_path_is_removed_and_a_missing_one_is_a_string() {
    let parameter =
        json!({"name": "b", "in": "path", "required": true, "schema": {"type": "integer"}});
    let client = generated(&document(json!({
        "/a": {"get": {"operationId": "getA", "parameters": [parameter], "responses": {}}},
        "/a/{c}": {"get": empty("getC")},
    })));
    let builders = &client.files["builder.rs"];
    assert!(!builders.contains("fn b("), "{builders}");
    assert_has(builders, "pub fn c(self, value: impl IntoValue<String>)");
    let changes: Vec<&str> = client
        .report
        .changes
        .iter()
        .filter(|change| change.rule == "path-parameters")
        .map(|change| change.pointer.as_str())
        .collect();
    let expected = [
        "/paths/~1a~1{c}/get/parameters/0",
        "/paths/~1a/get/parameters/0",
    ];
    assert_eq!(changes, expected);
}

#[test]
fn schemas_that_only_refer_to_each_other_are_an_error() {
    for schemas in [
        json!({"A": schema("A")}),
        json!({"A": schema("B"), "B": schema("A")}),
    ] {
        let problem = refused_once(&answering(schema("A"), schemas));
        assert_has(&problem, "/components/schemas/A");
    }
}

#[test]
fn a_document_without_operations_or_with_one_that_is_no_object_is_an_error() {
    for (paths, expected) in [
        (
            json!({}),
            "a.json: /paths: there is no operation: a client would have nothing to do",
        ),
        (
            json!({"/a": {"get": empty("getA"), "put": [1]}}),
            "a.json: /paths/~1a/put: the operation is not an object",
        ),
    ] {
        assert_eq!(refused_once(&document(paths)), expected);
    }
}
