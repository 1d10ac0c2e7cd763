//! Events without a server: the examples of HTML, and time.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::{HeaderMap, Method, StatusCode};
use tokio::time::{Instant, sleep};

use super::events::Events;
use super::format::{EventData, StreamFormat};
use super::reconnect::Reconnect;
use crate::error::{CallError, ErrorKind};
use crate::operation::Operation;
use crate::request::parts::RequestParts;
use crate::response::{ByteStream, ResponseValue};
use crate::transport::Transport;

static FORMAT: StreamFormat = StreamFormat::events(EventData::Text);
static OPERATION: Operation = Operation::new("watch", Method::GET, "/").streams(&FORMAT);

const IDLE: Duration = Duration::from_secs(60);
const ALMOST: Duration = Duration::from_secs(59);

/// The events in chunks that each arrive after one of these times.
fn events(chunks: Vec<(Duration, &'static str)>) -> Events<String, CallError> {
    let chunks = stream::iter(chunks).then(|(delay, chunk)| async move {
        sleep(delay).await;
        Ok(Bytes::from_static(chunk.as_bytes()))
    });
    let body = ByteStream::of_chunks((&OPERATION).into(), chunks, IDLE);
    let response = ResponseValue::new(body, StatusCode::OK, HeaderMap::new());
    let transport = Transport::builder("http://127.0.0.1:9").build();
    let parts = Box::new(RequestParts::of_path(String::new()));
    let source = Reconnect::new(&transport.expect("a transport"), parts);
    Events::of(&(&OPERATION).into(), &FORMAT, response, source)
}

/// Name, id and data of the events of a body, in chunks of every size.
async fn read(body: &'static str) -> Vec<(String, Option<String>, String)> {
    let mut found = Vec::new();
    for size in 1..=body.len() {
        let bytes = body.as_bytes().chunks(size);
        let chunks = bytes.map(|chunk| str::from_utf8(chunk).expect("ASCII"));
        let events = events(chunks.map(|chunk| (Duration::ZERO, chunk)).collect());
        let events = events.map(|event| event.expect("an event"));
        let events = events.map(|event| (event.event, event.id, event.data.expect("text")));
        let events: Vec<_> = events.collect().await;
        assert!(found.is_empty() || found == events, "{size}");
        found = events;
    }
    found
}

#[tokio::test]
async fn the_examples_of_html_are_read_as_it_says() {
    let event = |name: &str, id: Option<&str>, data: &str| {
        (name.to_owned(), id.map(str::to_owned), data.to_owned())
    };
    let message = |data: &str| event("message", None, data);
    for (body, expected) in [
        (
            "data: This is the first message.\n\ndata: This is the second message, it\n\
             data: has two lines.\n\ndata: This is the third message.\n\n",
            vec![
                message("This is the first message."),
                message("This is the second message, it\nhas two lines."),
                message("This is the third message."),
            ],
        ),
        (
            "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\n\
             data: 113411\n\n",
            vec![
                event("add", None, "73857293"),
                event("remove", None, "2153"),
                event("add", None, "113411"),
            ],
        ),
        (
            "data: YHOO\ndata: +2\ndata: 10\n\n",
            vec![message("YHOO\n+2\n10")],
        ),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n\
             data:  third event\n\n",
            vec![
                event("message", Some("1"), "first event"),
                message("second event"),
                message(" third event"),
            ],
        ),
        (
            "data\n\ndata\ndata\n\ndata:",
            vec![message(""), message("\n")],
        ),
        (
            "data:test\n\ndata: test\n\n",
            vec![message("test"), message("test")],
        ),
        // An id with NUL and a time that is no number are ignored; a name is of one event.
        (
            "id: 1\nretry: 1s\nevent: a\n\nid: 2\0\ndata: x\r\rdata: y\r\n\r\n",
            vec![
                event("message", Some("1"), "x"),
                event("message", Some("1"), "y"),
            ],
        ),
    ] {
        assert_eq!(read(body).await, expected, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn comments_are_a_sign_of_life() {
    let life = (ALMOST, ": still here\n\n");
    let mut events = events(vec![life, life, life, (ALMOST, "data: a\n\n"), life]);
    let began = Instant::now();
    let event = events.next().await.expect("an event").expect("an event");
    assert_eq!(event.data.ok().as_deref(), Some("a"));
    assert_eq!(began.elapsed(), 4 * ALMOST);
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn silence_is_an_error_after_the_events_before_it() {
    let mut events = events(vec![(ALMOST, "data: a\n\ndata: b"), (2 * IDLE, "\n\n")]);
    assert!(events.next().await.is_some_and(|event| event.is_ok()));
    let began = Instant::now();
    let error = events.next().await.expect("an end").expect_err("silence");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(began.elapsed(), IDLE);
    assert!(events.next().await.is_none());
    assert_eq!(events.incomplete(), Some("b"));
}

#[tokio::test(start_paused = true)]
async fn a_read_that_is_cancelled_loses_nothing() {
    let mut events = events(vec![(ALMOST, "data: a\n"), (ALMOST, "\ndata: b\n\n")]);
    for _ in 0..5 {
        let read = tokio::time::timeout(ALMOST / 3, events.next()).await;
        assert!(read.is_err());
    }
    for expected in ["a", "b"] {
        let event = events.next().await.expect("an event").expect("an event");
        assert_eq!(event.data.ok().as_deref(), Some(expected));
    }
}
