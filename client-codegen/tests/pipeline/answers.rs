//! What a builder gives back: values, streams, or nothing.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_in_order, file, foreign_crates, generated, json_content, operation, schema,
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
            "use super::{operations, types};\nuse crate::{Client, Error};\nuse ::client_core::ResponseValue;\n",
            "    pub async fn send(self) -> Result<ResponseValue<types::Thing>, Error> {\n",
            "        Ok(client.transport().request(&operations::GET_A, &[]).send().await?.json()?)\n",
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
                "use super::operations;\nuse crate::{Client, Error};\nuse ::client_core::{ByteStream, ResponseValue};\n",
                "    pub async fn send(self) -> Result<ResponseValue<ByteStream>, Error> {\n",
            ],
        );
        let end = ".request(&operations::GET_A,&[]).stream().await?)";
        assert!(builder.replace(['\n', ' '], "").contains(end), "{builder}");
        let accept = format!("    .accept(\"{media_type}, application/json\")");
        assert_eq!(table.matches(&accept).count(), 1, "{table}");
    }
}

#[test]
fn an_answer_in_several_media_types_is_taken_as_json_if_that_is_one() {
    let text = json!({"schema": {"type": "string"}});
    let content = json!({"application/xml": text, "application/json": text});
    let (builder, table) = code(json!({"200": {"description": "", "content": content}}));
    assert!(
        builder.contains("Result<ResponseValue<::std::string::String>, Error>"),
        "{builder}"
    );
    assert!(
        builder
            .replace(['\n', ' '], "")
            .contains(".send().await?.json()?)"),
        "{builder}"
    );
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
        json!({"404": {"description": ""}}),
        json!({}),
    ] {
        let (builder, _) = code(responses);
        assert!(
            builder.contains("Result<ResponseValue<()>, Error>"),
            "{builder}"
        );
        assert!(
            builder
                .replace(['\n', ' '], "")
                .contains(".send().await?.empty()?)"),
            "{builder}"
        );
    }
}

#[test]
fn two_successes_of_one_type_are_that_type() {
    let answer = json!({"description": "", "content": json_content(json!({"type": "string"}))});
    let (builder, _) = code(json!({"200": answer, "201": answer}));
    assert!(
        builder.contains("Result<ResponseValue<::std::string::String>, Error>"),
        "{builder}"
    );
}

#[test]
fn an_answer_that_is_written_in_place_gets_the_name_of_its_operation() {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let client = generated(&answering(object, json!({})));
    assert!(file(&client, "types/mod.rs").contains("pub struct GetAResponse {\n"));
    assert!(file(&client, "builder.rs").contains("ResponseValue<types::GetAResponse>"));
}
