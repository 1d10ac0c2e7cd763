//! The choice of operations in `sources.toml`.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::support::{Folder, assert_has, checked, document, file, json_content, schema};

/// Two tags, three operations, and a schema for each operation.
fn folder() -> Folder {
    let operation = |id: &str, tag: &str, answer: &str| -> Value {
        json!({"operationId": id, "tags": [tag], "responses": {
            "200": {"description": "", "content": json_content(schema(answer))}}})
    };
    let mut document = document(json!({
        "/a": {"get": operation("getA", "First", "A"), "put": operation("putA", "Second", "B")},
        "/c": {"get": operation("getC", "Second", "C")},
    }));
    let object = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    document["components"] =
        json!({"schemas": {"A": object("a"), "B": object("b"), "C": object("c")}});
    Folder::of(&document)
}

fn selected(select: &str) -> Client {
    let folder = folder().with_sources(&format!("select = {select}\n"));
    checked(folder.generate().expect("the selection is right"))
}

#[test]
fn everything_is_taken_if_nothing_is_selected() {
    for client in [
        selected("{}"),
        checked(folder().generate().expect("a client")),
    ] {
        assert_eq!(client.report.operations, ["getA", "putA", "getC"]);
        assert_eq!(client.report.schemas, 3);
    }
}

#[test]
fn a_tag_takes_its_operations_and_their_schemas() {
    let client = selected("{ tags = [\"Second\"] }");
    assert_eq!(client.report.operations, ["putA", "getC"]);
    assert_eq!(client.report.schemas, 2);
    assert!(!file(&client, "types/mod.rs").contains("pub struct A "));
    assert_has(
        file(&client, "operations.rs"),
        "pub static ALL: &[&Operation] = &[&PUT_A, &GET_C];",
    );
}

#[test]
fn an_operation_is_taken_by_its_id_beside_a_tag() {
    let client = selected("{ tags = [\"First\"], operations = [\"getC\"] }");
    assert_eq!(client.report.operations, ["getA", "getC"]);
    assert_eq!(client.report.schemas, 2);
}

#[test]
fn each_name_that_selects_nothing_is_an_error() {
    let select = "select = { tags = [\"Second\", \"Gone\"], operations = [\"gone\"] }\n";
    assert_eq!(
        folder().with_sources(select).problems(),
        ["Gone", "gone"].map(|name| format!(
            "a.json: the selection names `{name}`, which is neither a tag nor an operation\n  \
             help: the tags are First, Second"
        ))
    );
}

#[test]
fn an_operation_that_is_not_selected_may_be_one_that_the_generator_refuses() {
    let cookie = json!({"name": "c", "in": "cookie", "schema": {"type": "string"}});
    let document = document(json!({
        "/a": {"get": {"operationId": "getA", "responses": {"204": {"description": ""}}}},
        "/b": {"get": {"operationId": "getB", "parameters": [cookie],
                       "responses": {"204": {"description": ""}}}},
    }));
    let folder = Folder::of(&document).with_sources("select = { operations = [\"getA\"] }\n");
    let client = checked(folder.generate().expect("the cookie is not selected"));
    assert_eq!(client.report.operations, ["getA"]);
}
