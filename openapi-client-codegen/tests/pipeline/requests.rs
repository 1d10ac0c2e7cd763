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
            "            the_id: Err(\"the path parameter `theId` is not set\".to_string()),\n",
            "            kind: Err(\"the path parameter `kind` is not set\".to_string()),\n",
            "            page_size: Ok(None),\n",
            "            q: Err(\"the query parameter `q` is not set\".to_string()),\n",
            "    /// Sends the request, `GET /a/{theId}/b/{kind}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_a`](crate::Client::get_a).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, the_id, kind, page_size, q } = self;
        let the_id = the_id.map_err(Error::invalid_request)?;
        let kind = kind.map_err(Error::invalid_request)?;
        let page_size = page_size.map_err(Error::invalid_request)?;
        let q = q.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_A, &[&the_id, &kind])
                .query(&openapi_client_core::Param::new(\"pageSize\", &page_size))
                .query(&openapi_client_core::Param::new(\"q\", &q).required())
                .send()
                .await?
                .empty()?,
        )
    }\n",
        ],
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
    assert!(file(&client, "builder.rs").contains(".request(&operations::GET_A, &[&id, &id])"));
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
        "    /// Sets the path parameter `id`.\n    ///\n    /// Which one.\n    pub fn id<V>(";
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
            "            x_may: Ok(None),\n",
            "            x_must: Err(\"the header parameter `X-Must` is not set\".to_string()),\n",
            "        let x_may = x_may.map_err(Error::invalid_request)?;\n",
            "\"X-May\"",
            "\"X-Must\"",
        ],
    );
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_body_is_set_and_sent_as_its_media_type_says() {
    let text = json!({"type": "string"});
    let bytes = json!({"type": "string", "format": "binary"});
    let cases: [(&str, Value, &[&str]); 4] = [
        (
            "application/json",
            schema("Form"),
            &[
                "    body: Result<types::builder::Form, String>,\n",
                "    /// Sets the body.\n    ///\n    /// What to keep.\n    pub fn body<V>(mut self, value: V) -> Self\n",
                "    /// Changes the body by means of its builder.\n    pub fn body_map<F>(mut self, f: F) -> Self\n",
                ".request(&operations::POST_A, &[]).json(&body).send()",
            ],
        ),
        (
            "application/x-www-form-urlencoded",
            schema("Form"),
            &[
                "    body: Result<types::builder::Form, String>,\n",
                "                .request(&operations::POST_A, &[])\n                .form_urlencoded(&body)\n                .send()\n",
            ],
        ),
        (
            "text/x-markdown",
            text,
            &[
                "        V: std::convert::TryInto<String>,\n",
                "\"text/x-markdown\"",
                ".body(body)\n                .send()\n",
            ],
        ),
        (
            "application/octet-stream",
            bytes,
            &[
                "\"application/octet-stream\"",
                ".body(body)\n                .send()\n",
            ],
        ),
    ];
    for (media_type, schema, pieces) in cases {
        let client = with_body(media_type, schema);
        assert_in_order(file(&client, "builder.rs"), pieces);
        assert_eq!(foreign_crates(&client), [""; 0]);
    }
}

#[test]
fn a_body_of_json_that_may_be_left_out_is_sent_only_if_it_is_set() {
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
    let client = optional(json!({"$ref": "#/components/schemas/Form"}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    body: Result<Option<types::builder::Form>, String>,\n",
            "            client: client.call(),\n            body: Ok(None),\n",
            "    /// Sets the body, which is optional.\n",
            "            .map(From::from)\n            .map(Some);\n",
            "self.body = self.body.map(|body| Some(f(body.unwrap_or_default())));\n",
            "                    .map(|v| types::Form::try_from(v).map_err(|e| e.to_string()))\n                    .transpose()\n",
            "                .optional_json(body.as_ref())\n",
        ],
    );
    assert_eq!(foreign_crates(&client), [""; 0]);

    let client = optional(json!({"type": "array", "items": {"type": "string"}}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    body: Result<Option<::std::vec::Vec<::std::string::String>>, String>,\n",
            "            client: client.call(),\n            body: Ok(None),\n",
            "        self.body = ::openapi_client_core::convert(value, \"the body\").map(Some);\n",
            "                .optional_json(body.as_ref())\n",
        ],
    );
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_missing_body_is_reported_before_anything_is_sent() {
    let client = with_body("text/plain", json!({"type": "string"}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "            body: Err(\"the body is not set\".to_string()),\n",
            "        let body = body.map_err(Error::invalid_request)?;\n        Ok(\n            client\n",
        ],
    );
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
            "/// `GET /a`\npub static GET_A: Operation = Operation::new(\"getA\", Method::GET, \"/a\")\n    .requires(&[&[\"token\"]])\n    .idempotent();\n",
            "/// `PUT /a`\npub static PUT_A: Operation = Operation::new(\"putA\", Method::PUT, \"/a\").idempotent();\n",
            "pub static POST_A: Operation = Operation::new(\"postA\", Method::POST, \"/a\")\n    .requires(&[&[\"token\"]]);\n",
            "pub static DELETE_A: Operation = Operation::new(\"deleteA\", Method::DELETE, \"/a\")\n    .requires(&[&[\"token\"]]);\n",
            "pub static OPTIONS_A: Operation = Operation::new(\"optionsA\", Method::OPTIONS, \"/a\")\n    .requires(&[&[], &[\"token\"]])\n    .idempotent();\n",
            "pub static PATCH_A: Operation = Operation::new(\"patchA\", Method::PATCH, \"/a\")\n    .requires(&[&[\"token\"]])\n    .idempotent();\n",
        ],
    );
}
