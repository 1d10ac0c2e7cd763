//! Documents that are OpenAPI in form but wrong in what they say. Every error
//! names the file and the place.

use serde_json::{Value, json};

use crate::support::{answering, document, json_content, operation, refused, schema};

fn empty(id: &str) -> Value {
    json!({"operationId": id, "responses": {"204": {"description": ""}}})
}

#[test]
fn a_reference_that_leads_nowhere_is_named_with_its_place() {
    assert_eq!(
        refused(&answering(schema("Gone"), json!({}))),
        [
            "a.json: /paths/~1a/get/responses/200/content/application~1json/schema/$ref: \
             `#/components/schemas/Gone` leads nowhere"
        ]
    );
}

#[test]
fn a_reference_out_of_the_document_is_named_with_its_place() {
    for reference in ["other.yaml#/Thing", "https://a.example/b.json", "#anchor"] {
        let thing = json!({"type": "object", "properties": {"a": {"$ref": reference}}});
        assert_eq!(
            refused(&answering(schema("Thing"), json!({"Thing": thing}))),
            [format!(
                "a.json: /components/schemas/Thing/properties/a/$ref: \
                 `{reference}` leads out of the document\n  \
                 help: bring what it names into the document's components"
            )]
        );
    }
}

#[test]
fn an_id_that_two_operations_have_is_named_with_both_places() {
    assert_eq!(
        refused(&document(json!({
            "/a": {"get": empty("same")},
            "/b": {"put": empty("same")},
        }))),
        [
            "a.json: operation same (/paths/~1b/put/operationId): the operationId is taken by /paths/~1a/get"
        ]
    );
}

#[test]
fn an_operation_without_an_id_is_named_with_its_place() {
    assert_eq!(
        refused(&document(json!({"/a/{b}": {"delete": {"responses": {}}}}))),
        [
            "a.json: /paths/~1a~1{b}/delete: the operation has no operationId\n  \
          help: add one by an action of the API's overlay"
        ]
    );
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
            "operation same (/paths/~1a/put/operationId)",
            "/paths/~1b/get",
        ]
    );
}

#[test]
fn a_status_that_is_none_is_named_with_its_place() {
    let problems = refused(&document(json!({
        "/a": {"get": {"operationId": "getA", "responses": {"ok": {"description": ""}}}},
        "/b": {"get": {"operationId": "getB", "responses": {"4xx": {"description": ""}}}},
    })));
    assert_eq!(
        problems,
        [
            "a.json: operation getA (/paths/~1a/get/responses/ok): `ok` is no status",
            "a.json: operation getB (/paths/~1b/get/responses/4xx): `4xx` is no status",
        ]
    );
}

#[test]
fn a_schema_of_no_shape_is_named_with_its_place() {
    let problems = refused(&answering(
        schema("A"),
        json!({"A": {"type": ["string", "null"]}}),
    ));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with(
            "a.json: operation getA (/paths/~1a/get): /components/schemas/A is no schema: "
        ),
        "{problems:?}"
    );
}

#[test]
fn an_operation_of_no_shape_is_named_with_its_place() {
    let problems = refused(&operation(json!({"summary": 1})));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].contains("/paths/~1a/get is no operation: "),
        "{problems:?}"
    );
}

#[test]
fn an_error_whose_schema_is_a_part_of_another_is_named_with_its_place() {
    let mut document = operation(json!({"responses": {
        "204": {"description": ""},
        "400": {"description": "", "content": json_content(
            json!({"$ref": "#/components/schemas/A/properties/x"}))},
    }}));
    document["components"] = json!({"schemas": {"A": {"properties": {"x": {"type": "string"}}}}});
    assert_eq!(
        refused(&document),
        [
            "a.json: operation getA (/paths/~1a/get/responses/400/content): the schema of an error is no component"
        ]
    );
}

#[test]
fn two_ids_that_give_one_rust_name_are_told_apart_or_named() {
    let problems = refused(&document(json!({
        "/a": {"get": empty("getA"), "put": empty("get_a")},
    })));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("a.json: operation get_a (/paths/~1a/put"),
        "{problems:?}"
    );
    assert!(
        problems[0].contains("getA"),
        "the other is not named: {problems:?}"
    );
}

#[test]
fn a_path_parameter_that_the_path_does_not_have_is_an_error() {
    let parameter =
        json!({"name": "b", "in": "path", "required": true, "schema": {"type": "string"}});
    let problems = refused(&operation(json!({"parameters": [parameter]})));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("a.json: operation getA (/paths/~1a/get"),
        "{problems:?}"
    );
}

#[test]
fn a_path_with_a_parameter_that_is_not_declared_is_an_error() {
    let problems = refused(&document(json!({"/a/{b}": {"get": empty("getA")}})));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("a.json: operation getA (/paths/~1a~1{b}/get): "),
        "{problems:?}"
    );
}

#[test]
fn schemas_that_only_refer_to_each_other_are_an_error() {
    for schemas in [
        json!({"A": schema("A")}),
        json!({"A": schema("B"), "B": schema("A")}),
    ] {
        let problems = refused(&answering(schema("A"), schemas));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].contains("/components/schemas/A"),
            "{problems:?}"
        );
    }
}

#[test]
fn a_document_without_operations_is_an_error() {
    assert_eq!(
        refused(&document(json!({}))),
        ["a.json: /paths: there is no operation: a client would have nothing to do"]
    );
}

#[test]
fn a_path_item_by_reference_is_an_error_with_its_place() {
    let problems = refused(&document(json!({
        "/a": {"get": empty("getA")},
        "/b": {"$ref": "#/paths/~1a"},
    })));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("a.json: /paths/~1b/$ref: the path item is a reference"),
        "{problems:?}"
    );
}

#[test]
fn an_operation_that_is_no_object_is_an_error_with_its_place() {
    assert_eq!(
        refused(&document(json!({"/a": {"get": empty("getA"), "put": [1]}}))),
        ["a.json: /paths/~1a/put: the operation is not an object"]
    );
}
