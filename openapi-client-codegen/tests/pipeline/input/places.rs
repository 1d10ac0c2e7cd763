//! The same key in different places of a document.

use serde_json::{Value, json};

use crate::support::{
    Folder, answering, assert_in_order, checked, document, file, generated, json_content,
    operation, schema,
};

fn answer(content: Value) -> Value {
    json!({"description": "", "content": content})
}

#[test]
fn a_selection_keeps_the_errors_of_any_other_status() {
    let get = |id: &str, default: Value| json!({"operationId": id, "tags": ["T"], "responses": {"204": {"description": ""}, "default": default}});
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let mut document = document(json!({
        "/a": {"get": get("getA", json!({"$ref": "#/components/responses/default"}))},
        "/b": {"get": get("getB", answer(json_content(schema("Here"))))},
        "/c": {"get": {"operationId": "getC", "responses": {"204": {"description": ""}}}},
    }));
    document["components"] = json!({
        "responses": {"default": answer(json_content(schema("There")))},
        "schemas": {"Here": object, "There": object, "Gone": object},
    });
    let folder = Folder::of(&document).with_sources("select = { tags = [\"T\"] }\n");
    let client = checked(folder.generate().expect("the tag is there"));
    assert_eq!(client.report.schemas, 2);
    assert_in_order(
        file(&client, "errors.rs"),
        &[
            "pub enum ApiError {",
            "    Here(types::Here),\n",
            "    There(types::There),\n",
        ],
    );
}

#[test]
fn a_component_may_be_called_as_what_is_data_elsewhere() {
    let component =
        |section: &str, name: &str| json!({"$ref": format!("#/components/{section}/{name}")});
    let mut document = document(json!({"/a": {"post": {
        "operationId": "postA",
        "parameters": [component("parameters", "default")],
        "requestBody": component("requestBodies", "example"),
        "responses": {"200": component("responses", "enum")},
    }}}));
    document["components"] = json!({
        "parameters": {"default": {"name": "x", "in": "cookie", "schema": {"type": "string"}}},
        "requestBodies": {"example": {"content": {
            "application/xml": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "string"}},
        }}},
        "responses": {"enum": answer(json_content(json!({"type": "object", "properties": {
            "way": {"type": "string", "enum": ["asc", "ASC"]},
            "word": {"type": "string", "format": "password", "minLength": 1},
        }})))},
    });
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &["pub word[?]: Option<::openapi_client_core::Secret>,\n"],
    );
}

#[test]
fn what_is_only_sent_is_not_required_of_an_answer_even_if_it_is_a_secret() {
    let user = json!({"type": "object", "required": ["name", "password"], "properties": {
        "name": {"type": "string"},
        "password": {"type": "string", "format": "password", "writeOnly": true},
    }});
    let client = generated(&answering(schema("User"), json!({"User": user})));
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "    pub name: String,\n",
            "    pub password[?]: Option<::openapi_client_core::Secret>,\n",
        ],
    );
}

#[test]
fn a_property_called_parameters_is_no_parameter() {
    let bounded = json!({"type": "object", "required": ["n"], "properties": {"parameters": {
        "type": "object", "required": ["n"], "properties": {
            "n": {"type": "integer", "minimum": 1},
            "s": {"type": "string", "maxLength": 3},
        },
    }}});
    let client = generated(&operation(json!({
        "requestBody": {"content": json_content(bounded.clone())},
        "responses": {"200": answer(json_content(bounded))},
    })));
    let types = file(&client, "types/mod.rs");
    assert!(!types.contains("NonZero"), "{types}");
    assert!(!types.contains("longer than"), "{types}");
}
