//! Operations whose ids are missing, taken, or the same name in Rust.

use serde_json::{Value, json};

use crate::support::{Folder, assert_has, assert_in_order, checked, document, file, generated};

fn operation() -> Value {
    json!({"responses": {"204": {"description": ""}}})
}

fn with_id(id: &str) -> Value {
    let mut operation = operation();
    operation["operationId"] = id.into();
    operation
}

#[test]
fn an_operation_without_an_id_is_called_after_method_and_path() {
    let id = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
    let client = generated(&document(json!({
        "/things/{id}": {"parameters": [id], "get": operation(), "delete": operation()},
        "/things": {"get": operation()},
    })));
    assert_eq!(
        client.report.operations,
        ["get_things_by_id", "delete_things_by_id", "get_things"]
    );
    assert_in_order(
        file(&client, "client.rs"),
        &[
            "pub fn get_things_by_id(&self) -> builder::GetThingsById<'_>",
            "pub fn delete_things_by_id(&self)",
            "pub fn get_things(&self)",
        ],
    );
    let places: Vec<&str> = (client.report.changes.iter())
        .filter(|change| change.rule == "operation-ids")
        .map(|change| change.pointer.as_str())
        .collect();
    assert_eq!(
        places,
        [
            "/paths/~1things~1{id}/get/operationId",
            "/paths/~1things~1{id}/delete/operationId",
            "/paths/~1things/get/operationId",
        ]
    );
}

#[test]
fn ids_that_are_equal_or_one_name_in_rust_give_several_operations() {
    let client = generated(&document(json!({
        "/a": {"get": with_id("getA"), "put": with_id("get_a")},
        "/b": {"put": with_id("getA")},
    })));
    assert_eq!(client.report.operations, ["getA", "get_a", "getA_put_b"]);
    assert_in_order(
        file(&client, "operations.rs"),
        &["pub static GET_A: ", "pub static GET_A_PUT_A: "],
    );
    let table = file(&client, "operations.rs").replace(['\n', ' '], "");
    assert_has(&table, "Operation::put(\"get_a\",");
}

#[test]
fn an_overlay_may_give_the_id_that_is_missing() {
    let overlay = "overlay: 1.0.0\nactions:\n- target: $.paths['/a'].get\n  \
                   update: {operationId: fetch}\n";
    let folder = Folder::of(&document(json!({"/a": {"get": operation()}})))
        .with("o.yaml", overlay)
        .with_sources("overlays = [\"o.yaml\"]\n");
    let client = checked(folder.generate().expect("a client"));
    assert_eq!(client.report.operations, ["fetch"]);
    assert_eq!(client.report.changes, []);
}

#[test]
fn a_selection_may_name_an_id_that_was_made() {
    let document = document(json!({
        "/a": {"get": operation()},
        "/b": {"get": with_id("getB"), "put": with_id("get_b")},
    }));
    for (selected, expected) in [("get_a", "get_a"), ("get_b", "get_b")] {
        let folder = Folder::of(&document)
            .with_sources(&format!("select = {{ operations = [\"{selected}\"] }}\n"));
        let client = checked(folder.generate().expect("a client"));
        assert_eq!(client.report.operations, [expected]);
        let named = (client.report.changes.iter()).filter(|c| c.rule == "operation-ids");
        assert_eq!(named.count(), 1, "the others are left out");
    }
}
