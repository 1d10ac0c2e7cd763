//! What a builder gives back: values, streams, or nothing.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_has, assert_in_order, document, file, foreign_crates, generated,
    json_content, operation, schema,
};

/// The builder and the table of an operation with `responses`.
fn code(responses: Value) -> (String, String) {
    let client = generated(&operation(json!({"responses": responses})));
    assert_eq!(foreign_crates(&client), [""; 0]);
    let text = |name: &str| file(&client, name).to_owned();
    (text("builder.rs"), text("operations.rs"))
}

#[test]
fn an_answer_of_json_is_decoded_into_its_type() {
    let thing = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let client = generated(&answering(schema("Thing"), json!({"Thing": thing})));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "use super::types;\nuse crate::Error;\nuse ::openapi_client_core::{Request, ResponseValue};\n",
            "    pub async fn send(self) -> Result<ResponseValue<types::Thing>, Error> {\n",
            "        self.0.json().await\n",
        ],
    );
}

#[test]
fn an_answer_of_any_other_media_type_is_a_stream_of_bytes() {
    for media_type in [
        "application/octet-stream",
        "application/zip",
        "text/csv",
        "image/png",
    ] {
        let mut content = json!({});
        content[media_type] = json!({"schema": {"type": "string", "format": "binary"}});
        let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
        assert_in_order(
            &builder,
            &[
                "use crate::Error;\nuse ::openapi_client_core::{ByteStream, Request, ResponseValue};\n",
                "    pub async fn send(self) -> Result<ResponseValue<ByteStream>, Error> {\n",
            ],
        );
        assert_has(&builder, "        self.0.bytes().await\n");
        let accept = format!("    .accept(\"{media_type}, application/json\")");
        assert_eq!(table.matches(&accept).count(), 1, "{table}");
    }
}

#[test]
fn an_answer_in_several_media_types_is_taken_as_json_if_that_is_one() {
    let text = json!({"schema": {"type": "string"}});
    let content = json!({"application/xml": text, "application/json": text});
    let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
    assert_has(&builder, "Result<ResponseValue<String>, Error>");
    assert_has(&builder, "        self.0.json().await\n");
    assert!(
        !table.contains("xml, application/json\")"),
        "XML would be asked for first:\n{table}"
    );
}

#[test]
fn an_answer_without_content_is_empty() {
    for responses in [
        json!({"204": {"description": ""}}),
        json!({"200": {"description": "", "content": {}}}),
        json!({"2XX": {"description": ""}}),
        json!({"201": {"description": ""}, "404": {"description": ""}}),
        json!({"204": {"description": ""}, "202": {"description": ""}}),
        json!({"default": {"description": ""}, "404": {"description": ""}}),
    ] {
        let (builder, _) = code(responses);
        assert!(
            builder.contains("Result<ResponseValue<()>, Error>"),
            "{builder}"
        );
        assert_has(&builder, "        self.0.empty().await\n");
    }
}

#[test]
fn two_successes_of_one_type_are_that_type() {
    let answer = json!({"description": "", "content": json_content(json!({"type": "string"}))});
    let (builder, _) = code(json!({"200": answer, "201": answer}));
    assert_has(&builder, "Result<ResponseValue<String>, Error>");
}

#[test]
fn an_answer_that_is_written_in_place_gets_the_name_of_its_operation() {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let client = generated(&answering(object, json!({})));
    assert!(file(&client, "types/mod.rs").contains("pub struct GetAResponse {\n"));
    assert!(file(&client, "builder.rs").contains("ResponseValue<types::GetAResponse>"));
}

#[test]
fn an_answer_that_is_not_described_is_a_stream_so_that_nothing_is_lost() {
    for responses in [
        json!({}),
        json!({"404": {"description": ""}}),
        json!({"302": {"description": ""}, "499": {"description": ""}, "599": {"description": ""}}),
    ] {
        let (builder, _) = code(responses);
        assert_has(&builder, "Result<ResponseValue<ByteStream>, Error>");
    }
}

/// A response with JSON of `schema`.
fn answer(schema: Value) -> Value {
    json!({"description": "", "content": json_content(schema)})
}

#[test]
fn an_answer_with_or_without_a_body_is_an_option() {
    let (builder, _) = code(json!({
        "200": answer(json!({"type": "string"})),
        "202": {"description": ""},
        "204": {"description": ""},
    }));
    assert_has(&builder, "ResponseValue<Option<String>>");
    let code = builder.replace(['\n', ' '], "");
    assert_in_order(
        &code,
        &[
            "letanswer=self.0.send().await?;",
            "matchanswer.status().as_u16(){",
            "_ifanswer.is_empty()=>answer.empty()?.map(|()|None),",
            "202|204=>answer.empty()?.map(|()|None),",
            "_=>answer.json::<String>()?.map(Some),",
        ],
    );
}

#[test]
fn a_range_without_a_body_takes_every_status_that_is_not_listed() {
    let (builder, _) = code(json!({
        "200": answer(json!({"type": "string"})),
        "2XX": {"description": ""},
    }));
    let code = builder.replace(['\n', ' '], "");
    assert_in_order(
        &code,
        &[
            "200=>answer.json::<String>()?.map(Some),",
            "_=>answer.empty()?.map(|()|None),",
        ],
    );
}

#[test]
fn several_answers_are_an_enum_with_a_variant_for_each() {
    let thing = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let mut document = operation(json!({"responses": {
        "200": answer(schema("Thing")),
        "201": answer(schema("Thing")),
        "202": answer(json!({"type": "array", "items": schema("Thing")})),
        "203": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}},
        "204": {"description": ""},
    }}));
    document["components"] = json!({"schemas": {"Thing": thing, "GetASuccess": thing}});
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "/// A successful response of [`Client::get_a`](crate::Client::get_a).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum GetASuccess2 {
    /// The response with 200, 201.
    Thing(Thing),
    /// The response with 202.
    GetA202Response(GetA202Response),
    /// The response with 203.
    Text(String),
    /// The response with 204.
    Empty,
}
",
        ],
    );
    let builder = file(&client, "builder.rs");
    assert_has(builder, "Result<ResponseValue<types::GetASuccess2>, Error>");
    // The printer puts braces around some.
    let code = builder.replace(['\n', ' ', '{', '}', ','], "");
    assert_in_order(
        &code,
        &[
            ".read(|caseanswer|Ok(matchcase",
            "0|1=>types::GetASuccess2::Thing(answer.json()?)",
            "2=>types::GetASuccess2::GetA202Response(answer.json()?)",
            "3=>types::GetASuccess2::Text(answer.text()?)",
            "_=>types::GetASuccess2::Empty",
        ],
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[
            "use ::openapi_client_core::{Content, Operation, StatusPattern};\n",
            "(StatusPattern::Code(200), \"application/json\", Content::Json),",
            "(StatusPattern::Code(201), \"application/json\", Content::Json),",
            "(StatusPattern::Code(202), \"application/json\", Content::Json),",
            "(StatusPattern::Code(203), \"text/plain\", Content::Text),",
            "(StatusPattern::Code(204), \"\", Content::Empty),",
        ],
    );
}

#[test]
fn enums_in_any_of_several_answers_are_open() {
    let kind = json!({"type": "string", "enum": ["a", "b"]});
    let mut document = operation(json!({"responses": {
        "200": answer(schema("Kind")), "202": answer(json!({"type": "integer"})),
    }}));
    document["components"] = json!({"schemas": {"Kind": kind}});
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert_has(
        types,
        "open_enums! {\n    /// `Kind`\n    pub enum Kind {\n",
    );
}

#[test]
fn bytes_among_the_answers_are_a_variant() {
    let client = generated(&operation(json!({"responses": {
        "200": {"description": "", "content": {"application/zip": {}, "application/pdf": {}}},
        "202": answer(json!({"type": "string"})),
        "204": {"description": ""},
    }})));
    assert_in_order(
        file(&client, "types/mod.rs"),
        &["#[derive(Debug)]
#[non_exhaustive]
pub enum GetASuccess {
    /// The response with 200 as `application/zip`, 200 as `application/pdf`.
    Bytes(::openapi_client_core::ByteStream),
    /// The response with 202.
    GetA202Response(GetA202Response),
    /// The response with 204.
    Empty,
}
"],
    );
    assert_has(
        file(&client, "operations.rs"),
        ".accept(\"application/zip, application/pdf, application/json\")",
    );
}

#[test]
fn bytes_or_nothing_are_bytes() {
    let (builder, _) = code(json!({
        "200": {"description": "", "content": {"application/zip": {}, "text/csv": {}}},
        "204": {"description": ""},
    }));
    assert!(builder.contains("ResponseValue<ByteStream>"), "{builder}");
}

#[test]
fn what_is_left_out_of_an_answer_is_reported() {
    let thing = json!({"schema": schema("Thing")});
    let mut document = operation(json!({"responses": {
        "200": {"description": "", "content": {
            "application/json": thing, "application/xml": thing, "text/event-stream": thing}},
        "400": {"description": "", "content": {"application/json": thing, "text/xml": thing}},
    }}));
    document["components"] = json!({"schemas": {"Thing": {"type": "object"}}});
    let client = generated(&document);
    let changes = client.report.changes.iter();
    let changes = changes.filter(|change| change.rule == "answer-media-types");
    let places: Vec<&str> = changes.map(|change| &*change.pointer).collect();
    let at = "/paths/~1a/get/responses";
    assert_eq!(
        places,
        [
            format!("{at}/200/content/application~1xml"),
            format!("{at}/400/content/text~1xml"),
        ]
    );
}

#[test]
fn json_by_another_name_is_json_and_is_asked_for_by_that_name() {
    let thing = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    for media_type in [
        "application/hal+json",
        "application/vnd.a.v1+json; charset=utf-8",
        "application/json;charset=UTF-8",
        "text/json",
        "*/*",
    ] {
        let mut content = json!({"application/xml": {}});
        content[media_type] = json!({"schema": schema("Thing")});
        let mut document = operation(json!({"responses": {
            "200": {"description": "", "content": content},
            "400": {"description": "", "content": content},
        }}));
        document["components"] = json!({"schemas": {"Thing": thing}});
        let client = generated(&document);
        assert!(
            file(&client, "builder.rs").contains("ResponseValue<types::Thing>"),
            "{media_type}"
        );
        let table = file(&client, "operations.rs").replace(['\n', ' '], "");
        let accept = format!(".accept(\"{media_type},application/json\")").replace(' ', "");
        assert!(table.contains(&accept), "{table}");
        let errors = file(&client, "errors.rs");
        assert!(
            errors.contains("Status400 : Code(400) => Thing("),
            "{errors}"
        );
    }
}

#[test]
fn json_without_a_schema_is_any_value() {
    let content = json!({"application/json": {}});
    let (builder, _) = code(json!({"200": {"description": "", "content": content}}));
    assert_has(&builder, "ResponseValue<::serde_json::Value>");
}

#[test]
fn plain_text_is_read_as_a_whole() {
    let content = json!({"text/plain": {"schema": {"type": "string"}}});
    let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
    assert_has(&builder, "ResponseValue<String>");
    assert_has(&builder, "        self.0.text().await\n");
    assert_has(&table, ".accept(\"text/plain, application/json\")");
}

#[test]
fn a_file_is_a_stream_even_where_its_media_type_is_json() {
    let content = json_content(json!({"type": "string", "format": "binary"}));
    let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
    assert!(builder.contains("ResponseValue<ByteStream>"), "{builder}");
    assert_has(&builder, "        self.0.bytes().await\n");
    // What the file is, the document does not say.
    assert_has(&table, ".accept(\"*/*, application/json\")");

    let content = json!({"application/json;charset=UTF-8": content["application/json"]});
    let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
    assert!(builder.contains("ResponseValue<ByteStream>"), "{builder}");
    assert_has(
        &table,
        "\"*/*, application/json;charset=UTF-8, application/json\"",
    );
}

#[test]
fn nothing_is_read_from_the_answer_to_head() {
    let answer = json!({"description": "", "content": json_content(json!({"type": "object"}))});
    let client = generated(&document(json!({"/a": {"head": {
        "operationId": "headA",
        "responses": {"200": answer, "204": {"description": ""}},
    }}})));
    let builder = file(&client, "builder.rs");
    assert!(builder.contains("ResponseValue<()>"), "{builder}");
    assert_has(builder, "        self.0.empty().await\n");
}

#[test]
fn the_enum_of_an_operation_called_self_has_a_name_of_one_piece() {
    let text = json!({"type": "string"});
    let client = generated(&operation(json!({"operationId": "Self", "responses": {
        "200": {"description": "", "content": json_content(json!({"type": "object"}))},
        "201": {"description": "", "content": {"text/plain": {"schema": text}}},
    }})));
    let types = file(&client, "types/mod.rs");
    assert!(types.contains("pub enum SelfSuccess {"), "{types}");
}

#[test]
fn an_answer_that_has_no_body_by_its_status_is_empty_whatever_the_document_says() {
    let content = json_content(json!({"type": "object", "properties": {"a": {"type": "string"}}}));
    let answer = json!({"description": "", "content": content});
    for status in ["204", "205"] {
        let client = generated(&operation(json!({"responses": {status: answer}})));
        assert_has(
            file(&client, "builder.rs"),
            "Result<ResponseValue<()>, Error>",
        );
    }
    let client = generated(&operation(
        json!({"responses": {"200": answer, "204": answer}}),
    ));
    let builder = file(&client, "builder.rs");
    assert_has(
        builder,
        "Result<ResponseValue<Option<types::GetAResponse>>, Error>",
    );
}
