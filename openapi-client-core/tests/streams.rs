//! Streams of events and of JSON, by a server on this machine that sends what each test
//! says, and stops where it says so.

use std::pin::pin;
use std::time::Duration;

use futures_util::{Stream, StreamExt};
use openapi_client_core::{
    CallError, Content, ErrorKind, Event, EventData, Events, JsonStream, Method, Operation, Parts,
    ResponseValue, Retry, StatusPattern, StreamFormat, Transport, TransportBuilder,
};
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

static EVENTS: Operation = Operation::new("watch", Method::GET, "/events")
    .idempotent()
    .accept("text/event-stream, application/json")
    .streams(const { &StreamFormat::events(EventData::Json).until("[DONE]") });

static BESIDE: Operation = Operation::new("ask", Method::POST, "/ask").streams(
    const {
        &StreamFormat::events(EventData::Json)
            .asked_for_by("text/event-stream, application/json;q=0.5")
    },
);

static LINES: Operation = Operation::new("list", Method::GET, "/lines")
    .idempotent()
    .streams(const { &StreamFormat::lines() });

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Item {
    n: u32,
}

/// What the server does on one connection after the request came.
enum Answer {
    /// Sends these pieces, each after the one before it was sent, and closes.
    Pieces(Vec<Vec<u8>>),
    /// Sends this, and then the same again and again.
    Endless(Vec<u8>, Vec<u8>),
}

fn head(media_type: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\nconnection: close\r\n\r\n")
}

/// A body that ends with the connection.
fn closing(media_type: &str, body: impl AsRef<[u8]>) -> Answer {
    Answer::Pieces(vec![head(media_type).into_bytes(), body.as_ref().to_vec()])
}

/// A chunked body of events that breaks off after `body`.
fn broken(body: &str) -> Answer {
    broken_as("text/event-stream", body)
}

fn broken_as(media_type: &str, body: &str) -> Answer {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    Answer::Pieces(vec![
        format!("{head}{:x}\r\n{body}\r\n", body.len()).into_bytes(),
    ])
}

fn whole(answer: &str) -> Answer {
    Answer::Pieces(vec![answer.as_bytes().to_vec()])
}

/// Gives each connection the next answer; the last one when there is no other.
async fn server(answers: Vec<Answer>) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let (heads, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for answer in answers {
            let (mut client, _) = listener.accept().await.expect("a connection");
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(client.read_u8().await.expect("a head"));
            }
            let _ = heads.send(String::from_utf8(head).expect("text").to_lowercase());
            client.set_nodelay(true).expect("a socket");
            match answer {
                Answer::Pieces(pieces) => {
                    for piece in pieces {
                        // The client may have what it wants.
                        let _ = client.write_all(&piece).await;
                        let _ = client.flush().await;
                        tokio::task::yield_now().await;
                    }
                }
                Answer::Endless(first, again) => {
                    let _ = client.write_all(&first).await;
                    while client.write_all(&again).await.is_ok() {}
                }
            }
            let _ = client.shutdown().await;
        }
    });
    (format!("http://127.0.0.1:{port}"), received)
}

fn build(change: impl FnOnce(TransportBuilder) -> TransportBuilder, url: &str) -> Transport {
    change(Transport::builder(url))
        .build()
        .expect("a transport")
}

type Response<T> = Result<ResponseValue<T>, CallError>;

async fn events(url: &str) -> Events<Item, CallError> {
    let transport = build(|builder| builder, url);
    let response: Response<_> = transport.request(&EVENTS, &[]).events().await;
    response.expect("events").into_inner()
}

/// The numbers of all events until the end, and the error there.
async fn numbers(mut events: Events<Item, CallError>) -> (Vec<u32>, Option<CallError>) {
    let mut numbers = Vec::new();
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => numbers.push(event.data.expect("an item").n),
            Err(error) => {
                assert!(events.next().await.is_none(), "an error ends the events");
                return (numbers, Some(error));
            }
        }
    }
    assert!(events.next().await.is_none(), "the end is the end");
    (numbers, None)
}

#[tokio::test]
async fn events_have_a_name_an_id_and_typed_data() {
    let body = "\u{feff}: a comment\nevent: added\nid: 7\nretry: 5\ndata: {\"n\":\ndata: 1}\n\n\
                data:{\"n\": 2}\r\n\r\nid\ndata: {\"n\": 3}\r\r";
    let (url, mut heads) = server(vec![closing("text/event-stream; charset=utf-8", body)]).await;
    let mut found = Vec::new();
    let mut events = events(&url).await;
    while let Some(event) = events.next().await {
        let Event {
            event,
            id,
            retry,
            data,
            ..
        } = event.expect("an event");
        found.push((
            event,
            id,
            retry.map(|time| time.as_millis()),
            data.expect("an item").n,
        ));
    }
    let id = || Some("7".to_owned());
    let message = || "message".to_owned();
    assert_eq!(
        found,
        [
            ("added".to_owned(), id(), Some(5), 1),
            (message(), id(), None, 2),
            (message(), None, None, 3)
        ]
    );
    let head = heads.recv().await.expect("a request");
    assert!(
        head.contains("accept: text/event-stream, application/json\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn a_body_that_is_cut_anywhere_gives_the_same_events() {
    let text = "event: größer\ndata: \"é\u{1f600}\"\n\n: keep-alive\n\ndata: \"\u{e9}\"\r\n\r\n";
    for size in [1, 2, 3, 5, 7] {
        let mut pieces = vec![head("text/event-stream").into_bytes()];
        pieces.extend(text.as_bytes().chunks(size).map(<[u8]>::to_vec));
        let (url, _heads) = server(vec![Answer::Pieces(pieces)]).await;
        let transport = build(|builder| builder, &url);
        let response: Response<Events<String, CallError>> =
            transport.request(&EVENTS, &[]).events().await;
        let events = response.expect("events").into_inner();
        let found = events.map(|event| event.expect("an event"));
        let found = found.map(|event| (event.event, event.data.expect("text")));
        assert_eq!(
            found.collect::<Vec<_>>().await,
            [
                ("größer".to_owned(), "é\u{1f600}".to_owned()),
                ("message".to_owned(), "é".to_owned())
            ]
        );
    }
}

#[tokio::test]
async fn ten_thousand_events_arrive_in_order() {
    let body: String = (0..10_000)
        .map(|n| format!(": {n}\nid: {n}\ndata: {{\"n\": {n}}}\n\n"))
        .collect();
    let (url, _heads) = server(vec![closing("text/event-stream", body)]).await;
    let (numbers, error) = numbers(events(&url).await).await;
    assert!(error.is_none(), "{error:?}");
    assert!(numbers.into_iter().eq(0..10_000));
}

#[tokio::test]
async fn an_event_that_does_not_end_is_an_error_that_names_the_limit() {
    for again in ["a", "\ndata: a", "\ndata"] {
        let mut first = head("text/event-stream");
        first.push_str("data: {\"n\": 1}\n\ndata: ");
        let answer = Answer::Endless(first.into_bytes(), again.repeat(1000).into_bytes());
        let (url, _heads) = server(vec![answer]).await;
        let transport = build(|builder| builder.max_item_bytes(100_000), &url);
        let response: Response<_> = transport.request(&EVENTS, &[]).events().await;
        let (found, error) = numbers(response.expect("events").into_inner()).await;
        let error = error.expect("an error");
        assert_eq!((found, error.kind()), (vec![1], ErrorKind::TooLarge));
        let message = error.to_string();
        assert!(message.contains("100000 bytes"), "{message}");
        assert!(message.contains("max_item_bytes"), "{message}");
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn comments_without_end_take_no_memory() {
    let comments = ": still here\n\n".repeat(20_000);
    let body = format!(":{comments}data: {{\"n\": 1}}\n\n");
    let (url, _heads) = server(vec![closing("text/event-stream", body)]).await;
    let transport = build(|builder| builder.max_item_bytes(100), &url);
    let response: Response<_> = transport.request(&EVENTS, &[]).events().await;
    let (found, error) = numbers(response.expect("events").into_inner()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1]);
}

#[tokio::test]
async fn the_text_at_the_end_ends_the_events_though_more_comes() {
    let body = "data: {\"n\": 1}\n\ndata: [DONE]\n\ndata: {\"n\": 2}\n\n";
    let answer = Answer::Endless(
        format!("{}{body}", head("text/event-stream")).into_bytes(),
        b": more\n\n".to_vec(),
    );
    let (url, _heads) = server(vec![answer]).await;
    let (found, error) = numbers(events(&url).await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1]);
}

#[tokio::test]
async fn an_unknown_event_is_kept_as_it_came_and_the_next_follows() {
    let body = "event: ping\ndata: {\"at\": 1}\n\nevent: odd\ndata: not\ndata: json\n\n\
                data: {\"n\": 1}\n\n";
    let (url, _heads) = server(vec![closing("text/event-stream", body)]).await;
    let events = events(&url).await.map(|event| event.expect("an event"));
    let found = events.map(|event| (event.event, event.data.map_err(|raw| raw.into_text())));
    assert_eq!(
        found.collect::<Vec<_>>().await,
        [
            ("ping".to_owned(), Err("{\"at\": 1}".to_owned())),
            ("odd".to_owned(), Err("not\njson".to_owned())),
            ("message".to_owned(), Ok(Item { n: 1 }))
        ]
    );
}

#[tokio::test]
async fn what_came_before_a_broken_connection_is_given_before_the_error() {
    let (url, _heads) = server(vec![broken("data: {\"n\": 1}\n\ndata: {\"n\":")]).await;
    let (found, error) = numbers(events(&url).await).await;
    let error = error.expect("an error");
    assert_eq!((found, error.kind()), (vec![1], ErrorKind::Transport));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn an_event_without_its_end_is_not_given_and_not_lost() {
    for (end, expected) in [
        ("data: {\"n\": 2}", Some("{\"n\": 2}")),
        ("id: 3\ndata: {\"n\": 2}\r", Some("{\"n\": 2}")),
        (": nothing", None),
        ("", None),
    ] {
        let body = format!("id: 1\ndata: {{\"n\": 1}}\n\n{end}");
        let (url, _heads) = server(vec![closing("text/event-stream", body)]).await;
        let mut events = events(&url).await;
        assert!(events.next().await.is_some_and(|event| event.is_ok()));
        assert!(events.next().await.is_none());
        assert_eq!(events.incomplete(), expected, "{end:?}");
        assert_eq!(events.last_event_id(), Some("1"), "{end:?}");
    }
}

#[tokio::test]
async fn an_error_before_the_stream_is_an_error_with_its_body() {
    let answer = "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n\
                  content-length: 15\r\n\r\n{\"message\": \"a\"}";
    let (url, _heads) = server(vec![whole(answer)]).await;
    let transport = build(|builder| builder, &url);
    let response: Response<Events<Item, CallError>> =
        transport.request(&EVENTS, &[]).events().await;
    let error = response.expect_err("an error");
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(
        error
            .body_text()
            .expect("a body")
            .starts_with("{\"message\"")
    );
}

#[tokio::test]
async fn json_in_place_of_a_stream_is_an_error_that_has_it() {
    for (media_type, body) in [
        ("application/json", "{\"n\": 1}"),
        ("text/html", "<html>"),
        ("application/x-ndjson", "{}"),
        ("text/plain", "busy"),
    ] {
        let (url, mut heads) = server(vec![closing(media_type, body)]).await;
        let transport = build(|builder| builder, &url);
        let response: Response<Events<Item, CallError>> =
            transport.request(&BESIDE, &[]).events().await;
        let error = response.expect_err("no stream");
        assert_eq!(error.kind(), ErrorKind::Decode, "{media_type}");
        assert_eq!(error.body_text().as_deref(), Some(body));
        let head = heads.recv().await.expect("a request");
        let accept = "accept: text/event-stream, application/json;q=0.5\r\n";
        assert!(head.contains(accept), "{head}");
    }
}

#[tokio::test]
async fn a_stream_in_place_of_json_is_an_error_at_once() {
    let answer = Answer::Endless(head("text/event-stream").into_bytes(), b": a\n\n".to_vec());
    let (url, mut heads) = server(vec![answer]).await;
    let transport = build(|builder| builder, &url);
    let response = transport.request(&BESIDE, &[]).send().await;
    let error = response.expect_err("no JSON");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`stream`"), "{error}");
    let head = heads.recv().await.expect("a request");
    assert!(head.contains("accept: application/json\r\n"), "{head}");
}

#[tokio::test]
async fn a_stream_continues_after_the_last_event_until_the_server_has_no_more() {
    let no_more = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
    let answers = vec![
        broken("retry: 1\n\nid: a\ndata: {\"n\": 1}\n\nid: b\ndata: {\"n\": 2}\n\nid: c\ndata: {"),
        closing("text/event-stream", "data: {\"n\": 3}\n\n"),
        closing("text/event-stream", "id: ü\ndata: {\"n\": 4}\n\n"),
        whole(no_more),
    ];
    let (url, mut heads) = server(answers).await;
    let events = events(&url).await.reconnecting().expect("it is idempotent");
    let (found, error) = numbers(events).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1, 2, 3, 4]);
    for id in [None, Some("b"), Some("b"), Some("ü")] {
        let head = heads.recv().await.expect("a request");
        let sent = head
            .lines()
            .find_map(|line| line.strip_prefix("last-event-id: "));
        assert_eq!(sent, id);
    }
}

#[tokio::test]
async fn a_stream_is_not_continued_forever() {
    let nothing = || closing("text/event-stream", ": nothing\n\n");
    let first = closing("text/event-stream", "retry: 1\ndata: {\"n\": 1}\n\n");
    let answers = vec![first, nothing(), nothing(), nothing(), nothing(), nothing()];
    let (url, mut heads) = server(answers).await;
    let transport = build(
        |builder| builder.retry(Retry::default().max_attempts(3)),
        &url,
    );
    let response: Response<Events<Item, CallError>> =
        transport.request(&EVENTS, &[]).events().await;
    let events = response.expect("events").into_inner();
    let (found, error) = numbers(events.reconnecting().expect("it is idempotent")).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1]);
    let mut requests = 0;
    while heads.try_recv().is_ok() {
        requests += 1;
    }
    assert_eq!(requests, 3);
}

#[tokio::test]
async fn an_error_on_the_new_connection_ends_the_stream_with_it() {
    let answers = vec![
        closing("text/event-stream", "retry: 1\ndata: {\"n\": 1}\n\n"),
        whole("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"),
    ];
    let (url, _heads) = server(answers).await;
    let events = events(&url).await.reconnecting().expect("it is idempotent");
    let (found, error) = numbers(events).await;
    assert_eq!(found, [1]);
    assert!(error.expect("an error").is_not_found());
}

#[tokio::test]
async fn a_server_that_asks_for_a_long_wait_is_not_asked_again() {
    let body = "retry: 60001\ndata: {\"n\": 1}\n\n";
    let (url, _heads) = server(vec![closing("text/event-stream", body)]).await;
    let events = events(&url).await.reconnecting().expect("it is idempotent");
    assert_eq!(numbers(events).await.0, [1]);
}

#[tokio::test]
async fn only_an_idempotent_operation_is_sent_again() {
    let (url, _heads) = server(vec![closing("text/event-stream", "data: {\"n\": 1}\n\n")]).await;
    let transport = build(|builder| builder, &url);
    let response: Response<Events<Item, CallError>> =
        transport.request(&BESIDE, &[]).events().await;
    let events = response.expect("events").into_inner();
    let error = events.reconnecting().expect_err("a POST");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(error.attempts(), 1);
    assert!(error.to_string().contains("x-idempotent"), "{error}");
}

async fn lines(media_type: &str, body: &str) -> Vec<Result<u32, (ErrorKind, String)>> {
    let (url, _heads) = server(vec![closing(media_type, body)]).await;
    let transport = build(|builder| builder.max_item_bytes(50), &url);
    let response: Response<JsonStream<Item, CallError>> =
        transport.request(&LINES, &[]).json_stream().await;
    let items = response.expect("items").into_inner().map(|item| {
        let text = |error: &CallError| error.body_text().unwrap_or_default().into_owned();
        item.map(|item| item.n)
            .map_err(|error| (error.kind(), text(&error)))
    });
    items.collect().await
}

#[tokio::test]
async fn a_line_is_an_item_and_one_that_is_not_ends_nothing() {
    for media_type in [
        "application/jsonl",
        "application/x-ndjson",
        "application/json",
        "",
    ] {
        let body = "{\"n\": 1}\r\n\n{\"m\": 2}\n{\"n\": 3}\n{\"n\":";
        let decode = |text: &str| Err((ErrorKind::Decode, text.to_owned()));
        let expected = [Ok(1), decode("{\"m\": 2}"), Ok(3), decode("{\"n\":")];
        assert_eq!(lines(media_type, body).await, expected, "{media_type}");
    }
}

#[tokio::test]
async fn an_item_of_a_json_text_sequence_may_have_several_lines() {
    let body = "\u{1e}{\"n\":\n1}\n\u{1e}{\"n\": 2}\n";
    assert_eq!(lines("application/json-seq", body).await, [Ok(1), Ok(2)]);
}

#[tokio::test]
async fn a_line_without_end_is_an_error_after_which_nothing_comes() {
    let body = format!("{{\"n\": 1}}\n{}\n{{\"n\": 2}}", "a".repeat(51));
    let expected = [Ok(1), Err((ErrorKind::TooLarge, String::new()))];
    assert_eq!(lines("application/jsonl", &body).await, expected);
}

#[tokio::test]
async fn a_broken_connection_ends_the_items_with_an_error() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/jsonl\r\n\
                content-length: 100\r\n\r\n{\"n\": 1}\n{\"n\": 2}";
    let (url, _heads) = server(vec![whole(head)]).await;
    let transport = build(|builder| builder, &url);
    let response: Response<JsonStream<Item, CallError>> =
        transport.request(&LINES, &[]).json_stream().await;
    let mut items = response.expect("items").into_inner();
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    let error = items.next().await.expect("an end").expect_err("it broke");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(items.next().await.is_none());
}

static PARTS: Operation = Operation::new("batch", Method::GET, "/parts")
    .idempotent()
    .streams(const { &StreamFormat::parts() });

/// The data of the parts of a body, and the error at the end.
async fn parts(media_type: &str, body: &str) -> (Vec<Result<u32, String>>, Option<CallError>) {
    let (url, _heads) = server(vec![closing(media_type, body)]).await;
    let transport = build(|builder| builder.max_item_bytes(60), &url);
    let response: Response<Parts<Item, CallError>> = transport.request(&PARTS, &[]).parts().await;
    let mut parts = response.expect("parts").into_inner();
    let mut found = Vec::new();
    while let Some(part) = parts.next().await {
        match part {
            Ok(part) => {
                let text = String::from_utf8_lossy(&part.body).into_owned();
                found.push(part.data.map(|item| item.n).map_err(|_| text));
            }
            Err(error) => return (found, Some(error)),
        }
    }
    (found, None)
}

#[tokio::test]
async fn a_part_has_headers_and_typed_data_or_its_body() {
    let body = "--x\r\ncontent-type: application/json\r\n\r\n{\"n\": 1}\r\n--x\r\n\
                content-type: image/png\r\n\r\nnot JSON\r\n--x\r\n\r\n{\"n\": 2}\r\n--x--\r\n";
    let (found, error) = parts("multipart/mixed; boundary=x", body).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [Ok(1), Err("not JSON".to_owned()), Ok(2)]);
}

#[tokio::test]
async fn parts_that_are_cut_or_too_long_are_errors_after_those_before_them() {
    let first = "--x\r\n\r\n{\"n\": 1}\r\n--x\r\n\r\n";
    for (rest, kind, kept) in [
        ("{\"n\":", ErrorKind::Decode, "{\"n\":"),
        (&*"a".repeat(100), ErrorKind::TooLarge, ""),
    ] {
        let (found, error) = parts("multipart/mixed; boundary=x", &format!("{first}{rest}")).await;
        let error = error.expect("an error");
        assert_eq!((found, error.kind()), (vec![Ok(1)], kind));
        assert_eq!(error.body_text().expect("a body").trim(), kept);
    }
    let (found, error) = parts("multipart/mixed", first).await;
    assert_eq!(
        (found.len(), error.expect("an error").kind()),
        (0, ErrorKind::Decode)
    );
}

/// The error at the end of a stream.
async fn failure<T>(stream: impl Stream<Item = Result<T, CallError>>) -> CallError {
    let last = pin!(stream.filter_map(async |item| item.err()))
        .next()
        .await;
    last.expect("an error")
}

#[tokio::test]
async fn an_error_in_a_body_counts_the_requests_that_were_sent() {
    static FILE: Operation = Operation::new("download", Method::GET, "/file")
        .idempotent()
        .answers(&[(StatusPattern::Code(200), "*/*", Content::Bytes)]);
    let busy = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    for (media_type, requests) in [
        ("*/*", 1),
        ("*/*", 2),
        ("image/png", 2),
        ("text/event-stream", 2),
        ("application/jsonl", 2),
        ("multipart/mixed; boundary=b", 2),
    ] {
        let mut answers = vec![whole(busy)];
        answers.truncate(requests - 1);
        answers.push(broken_as(media_type, "--b"));
        let (url, _heads) = server(answers).await;
        let retry = Retry::default().first_delay(Duration::from_millis(1));
        let transport = build(|builder| builder.retry(retry), &url);
        let call = |operation| transport.request(operation, &[]);
        let error = match media_type {
            "*/*" => failure(call(&LINES).stream().await.expect("bytes").into_inner()).await,
            "image/png" => {
                let answer = call(&FILE).read(|_, answer| answer.bytes()).await;
                failure(answer.expect("bytes").into_inner()).await
            }
            "text/event-stream" => {
                let events: Response<Events<Item, _>> = call(&EVENTS).events().await;
                failure(events.expect("events").into_inner()).await
            }
            "application/jsonl" => {
                let items: Response<JsonStream<Item, _>> = call(&LINES).json_stream().await;
                failure(items.expect("items").into_inner()).await
            }
            _ => {
                let parts: Response<Parts<Item, _>> = call(&PARTS).parts().await;
                failure(parts.expect("parts").into_inner()).await
            }
        };
        assert_eq!(
            error.kind(),
            ErrorKind::Transport,
            "{media_type}: {error:?}"
        );
        assert_eq!(
            error.attempts() as usize,
            requests,
            "{media_type}: {error:?}"
        );
    }
}

#[tokio::test]
async fn an_error_of_a_continued_stream_counts_the_requests_of_all_connections() {
    let first = || closing("text/event-stream", "retry: 1\ndata: {\"n\": 1}\n\n");
    let endless = || {
        let first = head("text/event-stream").into_bytes();
        Answer::Endless(first, b"data: a\n".to_vec())
    };
    for last in [
        endless(),
        whole("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"),
    ] {
        let (url, _heads) = server(vec![first(), first(), last]).await;
        let transport = build(|builder| builder.max_item_bytes(1000), &url);
        let response: Response<Events<Item, CallError>> =
            transport.request(&EVENTS, &[]).events().await;
        let events = response.expect("events").into_inner();
        let (found, error) = numbers(events.reconnecting().expect("it is idempotent")).await;
        assert_eq!(found, [1, 1]);
        assert_eq!(error.expect("an error").attempts(), 3);
    }
}
