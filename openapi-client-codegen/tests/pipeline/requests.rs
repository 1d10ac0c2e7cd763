//! What a builder sends: path, query, headers and the forms of bodies.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::support::{
    assert_in_order, document, file, foreign_crates, generated, json_content, operation, schema,
};

fn parameter(name: &str, place: &str, required: bool, schema: Value) -> Value {
    json!({"name": name, "in": place, "required": required, "schema": schema})
}

/// The client for an operation with a body of `media_type`.
fn with_body(media_type: &str, schema: Value) -> Client {
    let mut content = json!({});
    content[media_type] = json!({"schema": schema});
    let mut document = document(json!({"/a": {"post": {
        "operationId": "postA",
        "requestBody": {"required": true, "description": "What to keep.", "content": content},
        "responses": {"204": {"description": ""}},
    }}}));
    document["components"] = json!({"schemas": {
        "Form": {"type": "object", "properties": {"x": {"type": "string"}}}}});
    generated(&document)
}

#[test]
fn parameters_of_path_and_query_are_sent_by_their_names() {
    let client = generated(&document(json!({"/a/{theId}/b/{kind}": {"get": {
        "operationId": "getA",
        "parameters": [
            parameter("kind", "path", true, json!({"type": "string"})),
            parameter("theId", "path", true, json!({"type": "integer", "format": "int64"})),
            parameter("pageSize", "query", false, json!({"type": "integer", "format": "int32"})),
            parameter("q", "query", true, json!({"type": "array", "items": {"type": "string"}})),
        ],
        "responses": {"204": {"description": ""}},
    }}})));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "pub struct GetA<'a>(pub(crate) Request<'a>);\n",
            "    pub fn kind(self, value: impl IntoValue<String>) -> Self {\n        Self(self.0.path(\"kind\", value))\n    }\n",
            "    pub fn page_size(self, value: impl IntoValue<i32>) -> Self {\n        Self(self.0.query(\"pageSize\", value))\n    }\n",
            "    pub fn q(self, value: impl IntoValue<Vec<String>>) -> Self {\n        Self(self.0.query(\"q\", value))\n    }\n",
            "    pub fn the_id(self, value: impl IntoValue<i64>) -> Self {\n        Self(self.0.path(\"theId\", value))\n    }\n",
            "    /// Sends the request, `GET /a/{theId}/b/{kind}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }\n",
        ],
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[".required(&[(::openapi_client_core::Place::Query, \"q\")])"],
    );
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_parameter_that_is_twice_in_a_path_fills_both_places() {
    let client = generated(&document(json!({"/a/{id}/b/{id}": {"get": {
        "operationId": "getA",
        "parameters": [parameter("id", "path", true, json!({"type": "string"}))],
        "responses": {"204": {"description": ""}},
    }}})));
    let builder = file(&client, "builder.rs");
    assert_eq!(
        builder.matches("self.0.path(\"id\", value)").count(),
        1,
        "{builder}"
    );
    assert!(file(&client, "operations.rs").contains("\"/a/{id}/b/{id}\""));
}

#[test]
fn parameters_of_the_path_item_are_those_of_each_operation() {
    let get = |id: &str| json!({"operationId": id, "responses": {"204": {"description": ""}}});
    let mut document = document(json!({"/a/{id}": {
        "parameters": [{"$ref": "#/components/parameters/Id"}],
        "get": get("getA"),
        "delete": get("deleteA"),
    }}));
    document["components"] = json!({"parameters": {
        "Id": {"name": "id", "in": "path", "required": true, "description": "Which one.",
               "schema": {"type": "string"}}}});
    let client = generated(&document);
    let builder = file(&client, "builder.rs");
    let setter =
        "    /// Sets the path parameter `id`.\n    ///\n    /// Which one.\n    pub fn id(";
    assert_eq!(builder.matches(setter).count(), 2, "{builder}");
}

#[test]
fn parameters_of_headers_are_sent_and_need_no_crate_that_a_client_lacks() {
    let client = generated(&operation(json!({"parameters": [
        parameter("X-Must", "header", true, json!({"type": "string"})),
        parameter("X-May", "header", false, json!({"type": "integer"})),
    ]})));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    pub fn x_may(self, value: impl IntoValue<i128>) -> Self {\n        Self(self.0.header(\"X-May\", value))\n",
            "    pub fn x_must(self, value: impl IntoValue<String>) -> Self {\n        Self(self.0.header(\"X-Must\", value))\n",
        ],
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[".required(&[(::openapi_client_core::Place::Header, \"X-Must\")])"],
    );
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_body_is_set_and_sent_as_its_media_type_says() {
    let text = json!({"type": "string"});
    let bytes = json!({"type": "string", "format": "binary"});
    let cases: [(&str, Value, &[&str], &str); 4] = [
        (
            "application/json",
            schema("Form"),
            &[
                "pub struct PostA<'a>(pub(crate) Request<'a, BuiltBody<types::Form>>);\n",
                "    /// Sets the body.\n    ///\n    /// What to keep.\n    pub fn body(self, value: impl IntoValue<types::Form>) -> Self {\n        Self(self.0.body(value))\n",
                "    /// Changes the body by means of its builder.\n    pub fn body_map(\n",
            ],
            "Operation::post(\"postA\", \"/a\")\n    .requires(&[&[\"token\"], &[]]);\n",
        ),
        (
            "application/x-www-form-urlencoded",
            schema("Form"),
            &["Request<'a, BuiltBody<types::Form>>"],
            "    .url_encoded(&[]);\n",
        ),
        (
            "text/x-markdown",
            text,
            &[
                "Request<'a, TextBody>",
                "    pub fn body(self, value: impl IntoValue<String>) -> Self {\n",
            ],
            ".content_type(\"text/x-markdown\")",
        ),
        (
            "application/octet-stream",
            bytes,
            &["#[derive(Debug)]\npub struct PostA<'a>(pub(crate) Request<'a, RawBody>);\n"],
            ".content_type(\"application/octet-stream\")",
        ),
    ];
    for (media_type, schema, pieces, in_table) in cases {
        let client = with_body(media_type, schema);
        assert_in_order(file(&client, "builder.rs"), pieces);
        assert_in_order(file(&client, "operations.rs"), &[in_table]);
        assert_eq!(foreign_crates(&client), [""; 0]);
    }
}

#[test]
fn the_table_says_that_a_body_may_be_left_out() {
    let optional = |schema: Value| {
        let mut document = document(json!({"/a": {"post": {
            "operationId": "postA",
            "requestBody": {"content": json_content(schema)},
            "responses": {"204": {"description": ""}},
        }}}));
        document["components"] = json!({"schemas": {
            "Form": {"type": "object", "properties": {"x": {"type": "string"}}}}});
        generated(&document)
    };
    for (schema, body) in [
        (schema("Form"), "BuiltBody<types::Form>"),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            "ValueBody<Vec<String>>",
        ),
    ] {
        let client = optional(schema);
        assert_in_order(
            file(&client, "builder.rs"),
            &[body, "    /// Sets the body, which is optional.\n"],
        );
        assert_in_order(file(&client, "operations.rs"), &[".optional_body();\n"]);
        assert_eq!(foreign_crates(&client), [""; 0]);
    }
}

#[test]
fn the_table_says_of_each_operation_what_the_run_time_must_know() {
    let none = json!({"204": {"description": ""}});
    let mut document = document(json!({
        "/a": {
            "get": {"operationId": "getA", "responses": none},
            "put": {"operationId": "putA", "security": [], "responses": none},
            "post": {"operationId": "postA", "responses": none},
            "patch": {"operationId": "patchA", "x-idempotent": true, "responses": none},
            "delete": {"operationId": "deleteA", "x-idempotent": false, "responses": none},
            "options": {"operationId": "optionsA", "security": [{}, {"token": []}], "responses": none},
        },
    }));
    document["security"] = json!([{"token": []}]);
    let client = generated(&document);
    let operations = ["getA", "putA", "postA", "deleteA", "optionsA", "patchA"];
    assert_eq!(client.report.operations, operations);
    assert_in_order(
        file(&client, "operations.rs"),
        &[
            "pub static ALL: &[&Operation] = &[\n",
            "/// `GET /a`\npub static GET_A: Operation = Operation::get(\"getA\", \"/a\").requires(&[&[\"token\"]]);\n",
            "/// `PUT /a`\npub static PUT_A: Operation = Operation::put(\"putA\", \"/a\");\n",
            "pub static POST_A: Operation = Operation::post(\"postA\", \"/a\").requires(&[&[\"token\"]]);\n",
            "pub static DELETE_A: Operation = Operation::delete(\"deleteA\", \"/a\")\n    .requires(&[&[\"token\"]])\n    .not_idempotent();\n",
            "pub static OPTIONS_A: Operation = Operation::options(\"optionsA\", \"/a\")\n    .requires(&[&[], &[\"token\"]]);\n",
            "pub static PATCH_A: Operation = Operation::patch(\"patchA\", \"/a\")\n    .requires(&[&[\"token\"]])\n    .idempotent();\n",
        ],
    );
}
