//! Streams of events and of lines have types, and are asked for where there is more.

use cases::streams::{Client, Error, types};
use http::StatusCode;
use openapi_client_core::{ErrorKind, Events, JsonStream, Method};
use serde::de::DeserializeOwned;

use crate::support::Server;

async fn server(media_type: &str, body: &str) -> (Client, Server) {
    let server = Server::answering(200, media_type, body).await;
    let client = Client::builder(server.origin()).build();
    (client.expect("a client"), server)
}

fn request(stream: bool) -> types::Request {
    let request = types::Request::builder().model("m").stream(stream);
    request.try_into().expect("a request")
}

/// The events until the end: their data, or the text that is not of the schema.
async fn data<T: DeserializeOwned>(mut events: Events<T, Error>) -> Vec<Result<T, String>> {
    let mut data = Vec::new();
    while let Some(event) = events.next().await {
        let event = event.expect("an event");
        data.push(event.data.map_err(|undecoded| undecoded.into_text()));
    }
    data
}

async fn items<T: DeserializeOwned>(mut items: JsonStream<T, Error>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.expect("an item"));
    }
    all
}

const CHUNKS: &str = "data: {\"delta\": \"a\"}\n\nevent: ping\ndata: {}\n\n\
                      data: {\"delta\": \"b\"}\n\ndata: [DONE]\n\n";

#[tokio::test]
async fn one_operation_gives_json_or_a_stream_as_it_is_asked() {
    let (client, sent) = server("text/event-stream", CHUNKS).await;
    let call = client.create_chat_completion().body(request(true));
    let response = call.stream().await.expect("a stream");
    assert_eq!(response.status(), StatusCode::OK);
    let found = data(response.into_inner()).await;
    let deltas = found.into_iter().map(|data| data.map(|chunk| chunk.delta));
    let expected = [Ok("a".to_owned()), Err("{}".to_owned()), Ok("b".to_owned())];
    assert!(deltas.eq(expected));
    let accept = "text/event-stream, application/json;q=0.5";
    assert_eq!(sent.request().headers["accept"], accept);
    assert_eq!(sent.body()["stream"], true);

    let (client, sent) = server("application/json", r#"{"id":"1"}"#).await;
    let call = client.create_chat_completion().body(request(false));
    assert_eq!(call.send().await.expect("an answer").id, "1");
    assert_eq!(sent.request().headers["accept"], "application/json");
}

#[tokio::test]
async fn an_answer_of_the_other_kind_is_an_error_that_has_it() {
    let (client, _server) = server("application/json", r#"{"id":"1"}"#).await;
    let call = client.create_chat_completion().body(request(false));
    let error = call.stream().await.expect_err("it is JSON");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.body_text().as_deref(), Some(r#"{"id":"1"}"#));

    let (client, _server) = server("text/event-stream", CHUNKS).await;
    let call = client.create_chat_completion().body(request(true));
    let error = call.send().await.expect_err("it is a stream");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`stream`"), "{error}");
}

#[tokio::test]
async fn an_error_before_the_stream_is_typed() {
    let body = r#"{"message":"no such model"}"#;
    let server = Server::answering(400, "application/json", body).await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let call = client.create_chat_completion().body(request(true));
    let error = call.stream().await.expect_err("it is refused");
    assert_eq!(error.message(), Some("no such model"));
}

#[tokio::test]
async fn the_secret_of_an_event_does_not_print() {
    let body = "data: {\"delta\": \"a\", \"secret\": \"hunter2\"}\n\n";
    let (client, _server) = server("text/event-stream", body).await;
    let response = client.create_speech().stream().await.expect("a stream");
    let mut events = response.into_inner();
    let event = events.next().await.expect("an event").expect("an event");
    assert!(!format!("{event:?}").contains("hunter2"));
    assert!(event.data.expect("a chunk").secret.is_some());
}

#[tokio::test]
async fn a_list_is_the_sequence_and_a_parameter_keeps_its_name() {
    let body = "data: {\"text\": \"a\"}\n\ndata: [DONE]\n\ndata: x\n\n";
    let (client, sent) = server("text/event-stream", body).await;
    let call = client.create_completion().stream(true);
    let response = call.stream_of_items().await.expect("a stream");
    let found = data(response.into_inner()).await;
    assert!(
        found
            .into_iter()
            .map(|data| data.expect("an item").text)
            .eq(["a"])
    );
    assert_eq!(sent.request().query.as_deref(), Some("stream=true"));
}

#[tokio::test]
async fn the_schema_of_whole_events_gets_whole_events() {
    let body = "event: thread.created\ndata: {\"id\": \"1\"}\n\nevent: done\ndata: [DONE]\n\n\
                event: thread.odd\ndata: 1\n\n";
    let (client, _server) = server("text/event-stream", body).await;
    let response = client
        .create_thread_and_run()
        .send()
        .await
        .expect("a stream");
    let found = data(response.into_inner()).await;
    let [Ok(created), Ok(done), Ok(odd)] = &found[..] else {
        panic!("{found:?}");
    };
    use types::AssistantEvent::{Created, Done, UnknownValue};
    assert!(matches!(created, Created(created) if created.data.id == "1"));
    assert!(matches!(done, Done(_)), "{done:?}");
    let whole = serde_json::json!({"event": "thread.odd", "data": 1});
    assert!(
        matches!(odd, UnknownValue(value) if *value == whole),
        "{odd:?}"
    );
}

#[tokio::test]
async fn text_and_enums_in_events_are_not_json() {
    let (client, sent) = server("text/event-stream", "data: {a}\ndata: b\n\n").await;
    let response = client.watch().send().await.expect("a stream");
    assert_eq!(data(response.into_inner()).await, [Ok("{a}\nb".to_owned())]);
    let accept = &sent.request().headers["accept"];
    assert_eq!(accept, "text/event-stream, application/json");

    let (client, _server) = server("text/event-stream", "data: low\n\n").await;
    let response = client.levels().send().await.expect("a stream");
    let found = data(response.into_inner()).await;
    assert!(matches!(&found[..], [Ok(types::Level::Low)]), "{found:?}");
}

#[tokio::test]
async fn nothing_is_a_stream_without_items() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let response = client.watch().send().await.expect("a stream");
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert!(data(response.into_inner()).await.is_empty());
}

#[tokio::test]
async fn lines_are_items_of_the_schema() {
    let body = "{\"stream\":\"stdout\",\"data\":\"a\"}\n{\"stream\":\"exit\",\"code\":0}\n";
    let (client, _server) = server("application/x-ndjson", body).await;
    let response = client.logs().send().await.expect("a stream");
    let found = serde_json::json!(items(response.into_inner()).await);
    let lines = body
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    assert_eq!(found, serde_json::Value::Array(lines.collect()));
}

#[tokio::test]
async fn lines_and_sequences_beside_json_are_one_stream() {
    for (media_type, body) in [
        ("application/jsonl", "{\"id\":\"1\"}\n{\"id\":\"2\"}"),
        (
            "application/json-seq",
            "\u{1e}{\"id\":\n\"1\"}\n\u{1e}{\"id\":\"2\"}\n",
        ),
    ] {
        let (client, sent) = server(media_type, body).await;
        let response = client.results().stream().await.expect("a stream");
        let found = items(response.into_inner()).await;
        assert!(
            found.into_iter().map(|item| item.id).eq(["1", "2"]),
            "{media_type}"
        );
        let accept = "application/jsonl, application/json-seq, application/json;q=0.5";
        assert_eq!(sent.request().headers["accept"], accept);
    }
    let (client, _server) = server("application/json", r#"[{"id":"1"}]"#).await;
    assert_eq!(client.results().send().await.expect("a list").len(), 1);
}

#[tokio::test]
async fn lines_without_a_schema_are_any_json() {
    let (client, _server) = server("application/jsonl", "1\n\"a\"\nnull\n").await;
    let response = client.anything().stream().await.expect("a stream");
    let found = items(response.into_inner()).await;
    assert_eq!(serde_json::json!(found), serde_json::json!([1, "a", null]));
}

#[tokio::test]
async fn events_that_the_document_calls_binary_are_bytes() {
    let (client, _server) = server("text/event-stream", "data: 1\n\n").await;
    let mut bytes = client.raw().send().await.expect("bytes").into_inner();
    let chunk = bytes.next().await.expect("a chunk").expect("a chunk");
    assert_eq!(chunk, "data: 1\n\n");
}

#[tokio::test]
async fn an_operation_that_the_document_lacks_may_answer_a_stream_too() {
    let (client, sent) = server("text/event-stream", CHUNKS).await;
    let call = client.request(Method::GET, "/odd").events::<types::Chunk>();
    let found = data(call.await.expect("a stream").into_inner()).await;
    let known = found.iter().flatten().map(|chunk| &*chunk.delta);
    assert!(known.eq(["a", "b"]));
    let end = found.last().and_then(|end| end.as_ref().err());
    assert_eq!(end.map(String::as_str), Some("[DONE]"));
    let accept = "text/event-stream, application/json;q=0.5";
    assert_eq!(sent.request().headers["accept"], accept);

    let (client, sent) = server("application/x-ndjson", "1\n2\n").await;
    let call = client
        .request(Method::GET, "/odd")
        .accept("application/x-ndjson");
    let response = call.json_stream::<u8>().await.expect("a stream");
    assert_eq!(items(response.into_inner()).await, [1, 2]);
    assert_eq!(sent.request().headers["accept"], "application/x-ndjson");

    let (client, _server) = server("application/json", "{}").await;
    let call = client.request(Method::GET, "/odd").events::<types::Chunk>();
    let error = call.await.expect_err("it is JSON");
    assert_eq!(error.body_text().as_deref(), Some("{}"));
}

#[tokio::test]
async fn the_parts_of_a_list_are_of_its_schema() {
    let body = "--x\r\nContent-ID: <1>\r\n\r\n{\"id\": \"1\"}\r\n--x--";
    let (client, sent) = server("multipart/mixed; boundary=x", body).await;
    let mut parts = client.batch().send().await.expect("parts").into_inner();
    let part = parts.next().await.expect("a part").expect("a part");
    assert_eq!(part.headers["content-id"], "<1>");
    assert_eq!(part.data.expect("a completion").id, "1");
    assert!(parts.next().await.is_none());
    let accept = "multipart/mixed, application/json";
    assert_eq!(sent.request().headers["accept"], accept);
}
