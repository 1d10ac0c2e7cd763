//! Operations whose answers are streams of items.

use serde_json::{Value, json};

use crate::support::{
    Folder, assert_has, assert_in_order, file, generated, operation, packed, refused, schema,
};

/// A document whose operation answers `content`, with a schema `Thing`.
fn answering(content: Value) -> Value {
    let answer = json!({"200": {"description": "", "content": content}});
    let mut document = operation(json!({"responses": answer}));
    let thing = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    document["components"] = json!({"schemas": {"Thing": thing}});
    document
}

fn thing() -> Value {
    json!({"schema": schema("Thing")})
}

#[test]
fn a_stream_alone_is_what_send_gives() {
    for (media_type, ty, call, format) in [
        (
            "text/event-stream",
            "Events<types::Thing,Error>",
            "events",
            "events(::openapi_client_core::EventData::Json)",
        ),
        (
            "application/x-ndjson",
            "JsonStream<types::Thing,Error>",
            "json_stream",
            "lines()",
        ),
        (
            "application/json-seq",
            "JsonStream<types::Thing,Error>",
            "json_stream",
            "sequence()",
        ),
    ] {
        let client = generated(&answering(json!({media_type: thing()})));
        let builder = packed(file(&client, "builder.rs"));
        assert_has(
            &builder,
            &packed(&format!("ResponseValue<::openapi_client_core::{ty}>")),
        );
        assert_has(&builder, &packed(&format!("self.0.{call}().await")));
        assert!(!builder.contains("fnstream"), "{builder}");
        let table = packed(file(&client, "operations.rs")).replace(",)", ")");
        let format = format!(".streams(const{{&::openapi_client_core::StreamFormat::{format}}})");
        assert_has(&table, &packed(&format));
        assert_has(
            &table,
            &packed(&format!(".accept(\"{media_type}, application/json\")")),
        );
    }
}

#[test]
fn a_stream_beside_json_has_a_method_of_its_own_and_both_make_one_request() {
    let client = generated(&answering(
        json!({"application/json": thing(), "text/event-stream": {"schema": {
            "type": "object", "required": ["delta"], "properties": {"delta": {"type": "string"}}}}}),
    ));
    let builder = file(&client, "builder.rs");
    assert_in_order(
        builder,
        &[
            "    /// [`stream`](Self::stream) asks for a stream instead.\n",
            "    pub async fn send(self) -> Result<ResponseValue<types::Thing>, Error> {\n",
            "        self.0.json().await\n",
            "    pub async fn stream(\n",
            "        self.0.events().await\n",
        ],
    );
    assert_has(file(&client, "types/mod.rs"), "pub struct GetA200Item {");
    let table = packed(file(&client, "operations.rs"));
    assert_has(
        &table,
        ".asked_for_by(\"text/event-stream,application/json;q=0.5\")",
    );
    assert!(!table.contains(".accept("), "{table}");
}

#[test]
fn an_overlay_names_the_text_at_the_end() {
    let document = answering(json!({"text/event-stream": thing()}));
    let operation = "$.paths['/a'].get";
    for target in [
        operation.to_owned(),
        format!("{operation}.responses['200'].content['text/event-stream']"),
    ] {
        let overlay = json!({
            "overlay": "1.0.0", "info": {"title": "", "version": "1"},
            "actions": [{"target": target, "update": {"x-stream-end": "[DONE]"}}]});
        let folder = Folder::of(&document)
            .with_sources("overlays = [\"o.json\"]\n")
            .with("o.json", overlay.to_string());
        let client = folder.generate().expect("a client");
        assert_has(
            &packed(file(&client, "operations.rs")),
            ".until(\"[DONE]\")",
        );
    }
}

#[test]
fn a_text_at_the_end_that_is_none_is_refused() {
    let mut document = answering(json!({"text/event-stream": thing()}));
    document["paths"]["/a"]["get"]["x-stream-end"] = json!(true);
    assert_eq!(
        refused(&document),
        [
            "a.json: operation getA (/paths/~1a/get): `x-stream-end` is not a text\n  help: it is \
          the text in place of an item that ends a stream"
        ]
    );
}

#[test]
fn a_document_of_3_2_has_the_schema_of_an_item() {
    let mut document = answering(json!({
        "application/json-seq": {"itemSchema": schema("Thing"), "schema": {"type": "array"}}}));
    document["openapi"] = json!("3.2.0");
    let client = generated(&document);
    assert_has(
        &packed(file(&client, "builder.rs")),
        "::openapi_client_core::JsonStream<types::Thing,Error>",
    );
    let changes = client.report.changes.iter();
    let changes = changes.filter(|change| change.rule == "stream-items");
    let places: Vec<&str> = changes.map(|change| &*change.pointer).collect();
    let at = "/paths/~1a/get/responses/200/content/application~1json-seq";
    assert_eq!(places, [format!("{at}/itemSchema"), format!("{at}/schema")]);
}

#[test]
fn the_whole_events_of_3_2_are_typed_with_their_content() {
    let data = json!({"type": "string", "contentMediaType": "application/json",
        "contentSchema": schema("Thing")});
    let item = json!({"type": "object", "required": ["data"],
        "properties": {"event": {"type": "string"}, "data": data}});
    let mut document = answering(json!({"text/event-stream": {"itemSchema": item}}));
    document["openapi"] = json!("3.2.0");
    let client = generated(&document);
    assert_has(file(&client, "types/mod.rs"), "pub data: Thing,");
    assert_has(
        &packed(file(&client, "operations.rs")),
        "EventData::WholeWithJson",
    );
}

#[test]
fn streams_that_are_not_read_alike_are_one_and_the_others_are_reported() {
    let client = generated(&answering(
        json!({"text/event-stream": thing(), "application/x-ndjson": thing()}),
    ));
    let changes = client.report.changes.iter();
    let changes = changes.filter(|change| change.rule == "answer-media-types");
    let places: Vec<&str> = changes.map(|change| &*change.pointer).collect();
    assert_eq!(
        places,
        ["/paths/~1a/get/responses/200/content/application~1x-ndjson"]
    );
    assert_has(
        &packed(file(&client, "builder.rs")),
        "Events<types::Thing,Error>",
    );
}
