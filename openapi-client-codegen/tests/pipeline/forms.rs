//! Bodies that are forms, and bodies of other media types than the usual.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::parameters::every_kind;
use crate::support::{assert_in_order, document, file, foreign_crates, generated, schema};

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
    let builder = file(&client, "builder.rs");
    for piece in [
        "    file: Result<::openapi_client_core::FilePart, String>,\n",
        "    files: Result<Option<::std::vec::Vec<::openapi_client_core::FilePart>>, String>,\n",
        "    password: Result<Option<::openapi_client_core::Secret>, String>,\n",
        "    meta: Result<Option<types::Filter>, String>,\n",
        "file: Err(\"the form field `file` is not set\".to_string())",
        "    /// Sets the form field `files`.\n",
    ] {
        assert_eq!(builder.matches(piece).count(), 1, "{piece}\n{builder}");
    }
    let (_, send) = builder
        .split_once(".request(&operations::UPLOAD, &[])")
        .expect("an upload");
    let (send, _) = send.split_once(".send()").expect("it is sent");
    let send: String = send.split_whitespace().collect();
    assert_eq!(
        send,
        ".optional_multipart(openapi_client_core::Form::new()\
         .files(\"file\",[file]).optional_files(\"files\",files)\
         .files(\"icon\",icon.into_iter().map(|file|file.or_media_type(\"image/png\")),)\
         .text_as(\"note\",\"text/csv\",&note).text(\"tags\",&tags).text(\"day\",&day)\
         .text(\"password\",&password).json(\"meta\",&meta).json_each(\"metas\",&metas)\
         .json(\"any\",&any),)"
    );
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_form_without_known_fields_is_set_whole() {
    let client = generated(&every_kind());
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    form: Result<::openapi_client_core::Form, String>,\n",
            "form: Err(\"the form is not set\".to_string())",
            ".media_type(\"multipart/mixed\")\n                .multipart(form)\n",
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
            ".json_each(\"must\", &must)\n",
            ".json_each(\"may\", &may)\n",
            ".json_each(\"nothing\", &nothing)\n",
            ".json_each(\"inPlace\", &in_place),\n",
        ],
    );
}

#[test]
fn json_by_another_name_keeps_its_name_on_the_wire() {
    let content = json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}});
    for (media_type, is_required, sent) in [
        ("application/merge-patch+json", true, ".json(&body)"),
        (
            "application/json; charset=utf-8",
            false,
            ".optional_json(body.as_ref())",
        ),
    ] {
        let client = with_body(media_type, is_required, content.clone());
        let piece = format!(".media_type(\"{media_type}\")\n                {sent}\n");
        assert_in_order(file(&client, "builder.rs"), &[&piece]);
    }
    let builder = with_body("application/*+json", true, content);
    let builder = file(&builder, "builder.rs");
    assert!(!builder.contains(".media_type("), "{builder}");
    let client = with_body("application/json", true, json!({}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    body: Result<::serde_json::Value, String>,\n",
            ".json(&body)",
        ],
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
        &[
            "    body: Result<Option<types::builder::PostABody>, String>,\n",
            ".styles(&[(\"a\", openapi_client_core::Style::Commas)])\n                .optional_form_urlencoded(body.as_ref())\n",
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
            let sent = format!(".media_type(\"{media_type}\")\n                .body(body)\n");
            assert_in_order(
                file(&client, "builder.rs"),
                &[
                    "    body: Result<::openapi_client_core::Body, String>,\n",
                    &sent,
                ],
            );
        }
        let client = with_body(media_type, false, list.clone());
        assert_in_order(
            file(&client, "builder.rs"),
            &[
                "    body: Result<Option<::openapi_client_core::Body>, String>,\n",
                "            client: client.call(),\n            body: Ok(None),\n",
                ".optional_body(body)\n",
            ],
        );
    }
}

#[test]
fn a_text_that_may_be_left_out_is_sent_only_if_it_is_set() {
    let client = with_body("text/plain", false, json!({"schema": {"type": "string"}}));
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    body: Result<Option<::openapi_client_core::Body>, String>,\n",
            ".map(|v| Some(v.into()));",
            ".media_type(\"text/plain\")\n                .optional_body(body)\n",
        ],
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
                "                .chosen_media_type(content_type.as_deref(), \"application/octet-stream\")\n                .body(body)\n",
            ],
        );
    }
}
