//! Bodies that are forms, and bodies of other media types than the usual.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::parameters::every_kind;
use crate::support::{
    assert_has, assert_in_order, document, file, foreign_crates, generated, schema,
};

fn with_body(media_type: &str, is_required: bool, content: Value) -> Client {
    let mut body = json!({"required": is_required, "content": {}});
    body["content"][media_type] = content;
    generated(&document(json!({"/a": {"post": {
        "operationId": "postA",
        "requestBody": body,
        "responses": {"204": {"description": ""}},
    }}})))
}

#[test]
fn each_field_of_a_multipart_form_has_a_setter_and_a_part() {
    let client = generated(&every_kind());
    let (_, upload) = file(&client, "builder.rs")
        .split_once("impl Upload<'_> {")
        .expect("an upload");
    let (upload, _) = upload.split_once("pub async fn send").expect("it is sent");
    let upload: String = upload.split_whitespace().collect();
    for (value, written) in [
        ("FilePart", "form.files(\"file\",[value])"),
        (
            "Vec<::openapi_client_core::FilePart>",
            "form.optional_files(\"files\",Some(value))",
        ),
        (
            "::openapi_client_core::FilePart",
            "form.files(\"icon\",[value].into_iter().map(|file|file.or_media_type(\"image/png\")),)",
        ),
        ("String", "form.text_as(\"note\",\"text/csv\",&value)"),
        ("Vec<String>", "form.text(\"tags\",&value)"),
        ("::chrono::naive::NaiveDate", "form.text(\"day\",&value)"),
        (
            "::openapi_client_core::Secret",
            "form.text(\"password\",&value)",
        ),
        ("types::Filter", "form.json(\"meta\",&value)"),
        ("Vec<types::Filter>", "form.json_each(\"metas\",&value)"),
        ("::serde_json::Value", "form.json(\"any\",&value)"),
    ] {
        let piece = format!("{value}|{{{written}}}");
        let short = format!("{value}|{written}");
        let found = upload.matches(&piece).count() + upload.matches(&short).count();
        assert_eq!(found, 1, "{piece}\n{upload}");
    }
    let table: String = file(&client, "operations.rs").split_whitespace().collect();
    let fields = ".required(&[(::openapi_client_core::Place::Form,\"file\")]).form(&[\"file\",\"files\",\
                  \"icon\",\"note\",\"tags\",\"day\",\"password\",\"meta\",\"metas\",\"any\",],).optional_body()";
    assert_has(&table, fields);
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_form_without_known_fields_is_set_whole() {
    let client = generated(&every_kind());
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    pub fn form(self, value: impl IntoValue<::openapi_client_core::Form>) -> Self {\n",
            "form.append(value)",
        ],
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[
            ".required(&[(::openapi_client_core::Place::Form, \"\")])",
            ".content_type(\"multipart/mixed\")",
            ".form(&[\"\"])",
        ],
    );
}

#[test]
fn a_list_of_objects_is_sent_alike_with_a_name_and_without() {
    let rule = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let mut document = document(json!({"/a": {"post": {
        "operationId": "postA",
        "requestBody": {"content": {"multipart/form-data": {"schema": {
            "type": "object",
            "required": ["must"],
            "properties": {
                "must": schema("Rules"),
                "may": schema("Rules"),
                "nothing": {"allOf": [schema("Rules")], "nullable": true},
                "inPlace": {"type": "array", "items": rule},
            },
        }}}},
        "responses": {"204": {"description": ""}},
    }}}));
    document["components"] = json!({"schemas": {"Rules": {"type": "array", "items": rule}}});
    // The type of a named list is no iterator, and neither is an option of it.
    assert_in_order(
        file(&generated(&document), "builder.rs"),
        &[
            "form.json_each(\"inPlace\", &value)",
            "form.json_each(\"may\", &value)",
            "form.json_each(\"must\", &value)",
            "form.json_each(\"nothing\", &value)",
        ],
    );
}

#[test]
fn json_by_another_name_keeps_its_name_on_the_wire() {
    let content = json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}});
    for (media_type, is_required, rest) in [
        ("application/merge-patch+json", true, ";"),
        (
            "application/json; charset=utf-8",
            false,
            "\n    .optional_body();",
        ),
    ] {
        let client = with_body(media_type, is_required, content.clone());
        let piece = format!(".content_type(\"{media_type}\"){rest}\n");
        assert_in_order(file(&client, "operations.rs"), &[&piece]);
    }
    let client = with_body("application/*+json", true, content);
    let table = file(&client, "operations.rs");
    assert!(!table.contains(".content_type("), "{table}");
    let client = with_body("application/json", true, json!({}));
    assert_in_order(
        file(&client, "builder.rs"),
        &["Request<'a, ValueBody<::serde_json::Value>>"],
    );
}

#[test]
fn the_fields_of_a_form_are_written_as_its_encoding_says() {
    let client = with_body(
        "application/x-www-form-urlencoded",
        false,
        json!({
            "schema": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}},
            "encoding": {"a": {"explode": false}},
        }),
    );
    assert_in_order(
        file(&client, "builder.rs"),
        &["Request<'a, BuiltBody<types::PostABody>>"],
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[
            ".url_encoded(&[(\"a\", ::openapi_client_core::Style::Commas)])\n",
            ".optional_body();\n",
        ],
    );
}

#[test]
fn a_body_that_is_no_json_and_no_form_is_sent_as_it_is_given() {
    let list = json!({"schema": {"type": "array", "items": {"type": "string", "format": "byte"}}});
    for media_type in [
        "application/octet-stream",
        "text/csv",
        "image/png",
        "application/xml",
    ] {
        for content in [&list, &json!({})] {
            let client = with_body(media_type, true, content.clone());
            assert_in_order(
                file(&client, "builder.rs"),
                &[
                    "pub struct PostA<'a>(pub(crate) Request<'a, RawBody>);\n",
                    "    pub fn body(self, value: impl IntoValue<::openapi_client_core::Body>) -> Self {\n",
                ],
            );
            let table = file(&client, "operations.rs");
            assert_in_order(table, &[&format!(".content_type(\"{media_type}\");\n")]);
        }
        let client = with_body(media_type, false, list.clone());
        let table = file(&client, "operations.rs");
        let piece = format!(".content_type(\"{media_type}\")\n    .optional_body();\n");
        assert_in_order(table, &[&piece]);
    }
}

#[test]
fn a_text_that_may_be_left_out_is_sent_only_if_it_is_set() {
    let client = with_body("text/plain", false, json!({"schema": {"type": "string"}}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "Request<'a, TextBody>",
            "    pub fn body(self, value: impl IntoValue<String>) -> Self {\n",
        ],
    );
    let table = file(&client, "operations.rs");
    assert_in_order(
        table,
        &[".content_type(\"text/plain\")\n    .optional_body();\n"],
    );
}

#[test]
fn the_caller_chooses_the_media_type_where_the_document_has_a_range() {
    for media_type in ["*/*", "image/*"] {
        let client = with_body(media_type, true, json!({}));
        assert_in_order(
            file(&client, "builder.rs"),
            &[
                "    /// Sets the media type of the body; otherwise it is `application/octet-stream`.\n",
                "        Self(self.0.media_type(value))\n",
            ],
        );
        assert_in_order(
            file(&client, "operations.rs"),
            &[".content_type(\"application/octet-stream\")"],
        );
    }
}
