//! The same input always gives the same bytes.

use std::thread;

use serde_json::{Value, json};

use crate::compile::rich_document;
use crate::support::{Folder, answering, checked, document, generated, schema};

#[test]
fn the_same_document_gives_the_same_bytes_on_every_run_and_thread_and_in_every_folder() {
    let document = rich_document();
    let expected = generated(&document);
    assert!(expected.files.len() >= 8, "{:?}", expected.files.keys());
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let document = document.clone();
            thread::spawn(move || {
                [(); 2].map(|()| Folder::of(&document).generate().expect("a client"))
            })
        })
        .collect();
    let mut compared = 0;
    for run in runs {
        for client in run.join().expect("no panic") {
            assert_eq!(client.files, expected.files);
            assert_eq!(client.report.changes, expected.report.changes);
            compared += 1;
        }
    }
    assert_eq!(compared, 8);
}

/// The code of the document `name` with `text`, without its name and digest.
pub(crate) fn made(name: &str, text: &str) -> Vec<(String, String)> {
    let client = checked(Folder::of_file(name, text).generate().expect("a client"));
    let digest = openapi_client_codegen::sha256(text.as_bytes());
    (client.files.into_iter())
        .map(|(file, text)| (file, text.replace(&digest, "").replace(name, "")))
        .collect()
}

/// The keys of every object of `value` in reverse order.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .rev()
            .map(|(key, value)| (key.clone(), reversed(value)))
            .collect(),
        Value::Array(array) => array.iter().map(reversed).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_order_of_schemas_and_properties_leaves_no_trace_in_the_types() {
    let object = |names: &[&str]| {
        let properties: serde_json::Map<String, Value> = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": "string"})))
            .collect();
        json!({"type": "object", "properties": properties})
    };
    let holder =
        json!({"type": "object", "properties": {"z": schema("Zeta"), "a": schema("Alpha")}});
    let there = answering(
        schema("Holder"),
        json!({"Zeta": object(&["b", "a"]), "Holder": holder, "Alpha": object(&["y", "x"])}),
    );
    let back = reversed(&there);
    assert_ne!(there.to_string(), back.to_string());
    let made = |document: &Value| made("a.json", &document.to_string());
    assert_eq!(made(&there), made(&there));
    assert_eq!(made(&there), made(&back));
}

#[test]
fn operations_keep_the_order_of_the_document() {
    let operation =
        |id: &str| json!({"operationId": id, "responses": {"204": {"description": ""}}});
    let there = document(json!({
        "/z": {"put": operation("putZ"), "get": operation("getZ")},
        "/a": {"get": operation("getA")},
    }));
    assert_eq!(
        generated(&there).report.operations,
        ["getZ", "putZ", "getA"]
    );
    assert_eq!(
        generated(&reversed(&there)).report.operations,
        ["getA", "getZ", "putZ"]
    );
}

#[test]
fn json_and_yaml_of_one_document_give_the_same_code() {
    let yaml = "openapi: 3.0.3
info: {title: Test, version: \"1\"}
paths:
  /a:
    get:
      operationId: getA
      responses:
        200: {description: ''}
";
    let json = "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Test\", \"version\": \"1\"},
        \"paths\": {\"/a\": {\"get\": {\"operationId\": \"getA\",
        \"responses\": {\"200\": {\"description\": \"\"}}}}}}";
    assert_eq!(made("a.yaml", yaml), made("a.json", json));
}
