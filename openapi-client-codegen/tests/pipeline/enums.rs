//! Enums of strings: open in responses, closed in what is only sent.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_in_order, file, generated, json_content, operation, schema,
};

fn values(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

/// Whether the enum of this name is an open one of `types`.
fn is_open(types: &str, name: &str) -> bool {
    let (_, open) = types.split_once("::open_enums! {\n").unwrap_or_default();
    let (open, _) = open.split_once("\n}\n").unwrap_or_default();
    open.contains(&format!("    pub enum {name} {{\n"))
}

/// The types of a document that answers `Thing` with the enum `kind`.
fn types(kind: Value) -> String {
    let thing = json!({"type": "object", "properties": {"kind": schema("Kind")}});
    let document = answering(schema("Thing"), json!({"Thing": thing, "Kind": kind}));
    file(&generated(&document), "types/mod.rs").to_owned()
}

#[test]
fn an_enum_of_an_answer_keeps_values_that_the_document_does_not_list() {
    assert_in_order(
        &types(values(&["in-progress", "DONE"])),
        &["
::openapi_client_core::open_enums! {
    /// `Kind`
    pub enum Kind {
        InProgress = \"in-progress\",
        Done = \"DONE\",
    }
}
"],
    );
}

#[test]
fn a_listed_value_may_be_called_unknown_or_unknown_value() {
    let types = types(values(&["UNKNOWN", "UnknownValue", "UNKNOWN_VALUE_"]));
    assert_in_order(
        &types,
        &[
            "    pub enum Kind else UnknownValue_",
            "        Unknown = \"UNKNOWN\",\n",
            "        UnknownValue = \"UnknownValue\",\n",
        ],
    );
}

#[test]
fn an_enum_with_a_default_keeps_it() {
    let kind = json!({"type": "string", "enum": ["a", "b"], "default": "b"});
    assert_in_order(
        &types(kind),
        &[
            "impl Default for Kind {\n    fn default() -> Self {\n        Kind::B\n    }\n}\n",
            "::openapi_client_core::open_enums! {\n",
        ],
    );
}

#[test]
fn an_enum_of_an_error_is_open() {
    let mut document = operation(json!({"responses": {
        "204": {"description": ""},
        "400": {"description": "", "content": json_content(schema("Bad"))},
    }}));
    document["components"] = json!({"schemas": {"Bad": {
        "type": "object", "properties": {"code": values(&["A", "B"])}}}});
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "::openapi_client_core::open_enums! {\n",
            "    pub enum BadCode {\n",
        ],
    );
}

#[test]
fn an_enum_that_is_only_sent_stays_closed() {
    let content = json_content(schema("Wish"));
    let sort = json!({"name": "sort", "in": "query", "schema": values(&["up", "down"])});
    let mut document =
        operation(json!({"parameters": [sort], "requestBody": {"content": content}}));
    document["components"] = json!({"schemas": {"Wish": {
        "type": "object", "properties": {"kind": values(&["one", "two"])}}}});
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert!(!types.contains("open_enums!"), "{types}");
    assert_in_order(
        types,
        &[
            "::openapi_client_core::closed_enums! {\n",
            "    pub enum GetASort {\n        Up = \"up\",\n        Down = \"down\",\n    }\n",
            "    pub enum WishKind {\n        One = \"one\",\n        Two = \"two\",\n    }\n",
        ],
    );
}

#[test]
fn an_enum_that_is_sent_and_answered_is_open() {
    let content = json_content(schema("Kind"));
    let mut document = operation(json!({
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "content": content}},
    }));
    document["components"] = json!({"schemas": {"Kind": values(&["a", "b"])}});
    let client = generated(&document);
    assert!(is_open(file(&client, "types/mod.rs"), "Kind"));
}

#[test]
fn an_enum_deep_inside_an_answer_is_open() {
    let object = |inner: Value| json!({"type": "object", "properties": {"inner": inner}});
    let list = json!({"type": "array", "items": schema("Second")});
    let map = json!({"type": "object", "additionalProperties": schema("Kind")});
    let document = answering(
        schema("First"),
        json!({"First": object(list), "Second": object(map), "Kind": values(&["a"])}),
    );
    assert!(is_open(file(&generated(&document), "types/mod.rs"), "Kind"));
}
