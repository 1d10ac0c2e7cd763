//! What progenitor refuses becomes an error that names the
//! operation and its place; every operation is tried in one run.

use openapi_client_codegen::is_generating;
use serde_json::{Value, json};

use crate::support::{Folder, assert_begins, document, json_content, refused, schema};

fn fine(id: &str) -> Value {
    json!({"operationId": id, "responses": {"204": {"description": ""}}})
}

fn with(id: &str, key: &str, value: Value) -> Value {
    let mut operation = fine(id);
    operation[key] = value;
    operation
}

/// With items that are no schema.
fn odd(id: &str) -> Value {
    let content = json_content(json!({"type": "array", "items": 5}));
    with(id, "requestBody", json!({"content": content}))
}

#[test]
fn every_operation_that_fails_is_reported_in_one_run() {
    let problems = refused(&document(json!({
        "/a": {"get": fine("getA"), "post": odd("postA")},
        "/b}": {"get": fine("getB")},
        "/b": {"put": fine("putB")},
    })));
    let beginnings = [
        "a.json: operation postA (/paths/~1a/post): /paths/~1a/post is not a valid operation: ",
        "a.json: operation getB (/paths/~1b}/get): progenitor refuses it: ",
    ];
    assert_eq!(problems.len(), beginnings.len(), "{problems:?}");
    for (problem, beginning) in problems.iter().zip(beginnings) {
        assert_begins(problem, beginning);
    }
    assert!(problems[1].contains("unexpected }"), "{problems:?}");
    assert!(!is_generating());
}

#[test]
fn a_refusal_is_reported_in_few_lines() {
    let problems = refused(&document(json!({"/b}": {"get": fine("getB")}})));
    let lines = problems.iter().flat_map(|problem| problem.lines()).count();
    assert!(lines <= 3, "{lines} lines:\n{}", problems.join("\n"));
}

#[test]
fn a_schema_that_progenitor_cannot_read_is_reported_for_each_operation_that_has_it() {
    let mut document = document(json!({
        "/a": {"get": with("getA", "responses", json!({"200": {
            "description": "", "content": json_content(schema("Odd"))}}))},
        "/b": {"get": fine("getB")},
        "/c": {"get": with("getC", "responses", json!({"200": {
            "description": "", "content": json_content(schema("Holder"))}}))},
    }));
    document["components"] = json!({"schemas": {
        "Odd": {"type": "array", "items": 5},
        "Holder": {"type": "object", "properties": {"odd": schema("Odd")}},
    }});
    let problems = refused(&document);
    assert_eq!(problems.len(), 2, "{problems:?}");
    for (problem, id) in problems.iter().zip(["getA", "getC"]) {
        assert_begins(problem, &format!("a.json: operation {id} ("));
        assert!(problem.contains("Odd is not a valid schema: "), "{problem}");
    }
}

#[test]
fn a_refusal_leaves_nothing_behind_for_the_next_document() {
    let bad = Folder::of(&document(json!({"/a": {"post": odd("postA")}})));
    let good = Folder::of(&document(json!({"/a": {"get": fine("getA")}})));
    let before = good.generate().expect("a client").files;
    for _ in 0..3 {
        assert_eq!(bad.problems().len(), 1);
        assert!(!is_generating());
        assert_eq!(good.generate().expect("a client").files, before);
    }
}
