//! The media type of an answer says what is read.

use cases::json_and_hal::{self, types as hal};
use cases::json_of_binary_with_charset as binary;
use cases::json_or_bytes::{self, types as either};
use cases::several_media_types::{self as several, types};
use openapi_client_core::ByteStream;

use crate::support::Server;

/// All bytes of a stream.
async fn whole(stream: &mut ByteStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.next().await {
        bytes.extend_from_slice(&chunk.expect("bytes"));
    }
    bytes
}

/// A client of the crate, for a server that gives the answer.
macro_rules! client {
    ($module:ident, $media_type:expr, $body:expr) => {
        client!($module, 200, $media_type, $body)
    };
    ($module:ident, $status:expr, $media_type:expr, $body:expr) => {{
        let server = Server::answering($status, $media_type, $body).await;
        let client = $module::Client::builder(server.origin()).build();
        (client.expect("a client"), server)
    }};
}

#[tokio::test]
async fn the_media_type_selects_the_schema() {
    for (media_type, body, is_a) in [
        ("application/hal+json", r#"{"a":"1"}"#, true),
        ("Application/HAL+JSON; charset=utf-8", r#"{"a":"1"}"#, true),
        ("application/json", r#"{"b":"1"}"#, false),
        ("application/json;charset=UTF-8", r#"{"b":"1"}"#, false),
        // Not documented: as one without a choice is read.
        ("", r#"{"b":"1"}"#, false),
        ("application/vnd.other+json", r#"{"b":"1"}"#, false),
    ] {
        let (client, server) = client!(json_and_hal, media_type, body);
        let answer = client.problem().send().await.expect("an answer");
        match answer.into_inner() {
            hal::ProblemSuccess::A(a) => {
                assert!(is_a && a.a.as_deref() == Some("1"), "{media_type}")
            }
            hal::ProblemSuccess::B(b) => {
                assert!(!is_a && b.b.as_deref() == Some("1"), "{media_type}")
            }
            other => panic!("{other:?}"),
        }
        let accept = &server.request().headers["accept"];
        assert_eq!(accept, "application/hal+json, application/json");
    }
}

#[tokio::test]
async fn a_range_with_the_schema_of_an_object_is_json() {
    let (client, server) = client!(json_and_hal, "application/x", r#"{"a":"1"}"#);
    let a = client.any().send().await.expect("an answer");
    assert_eq!(a.a.as_deref(), Some("1"));
    assert_eq!(server.request().headers["accept"], "*/*, application/json");
}

#[tokio::test]
async fn json_beside_bytes_is_json_where_json_comes() {
    let (client, server) = client!(json_or_bytes, "application/json", r#"{"a":[1]}"#);
    let answer = client.either().send().await.expect("an answer");
    let accept = &server.request().headers["accept"];
    assert_eq!(accept, "application/json, application/octet-stream");
    match answer.into_inner() {
        either::EitherSuccess::Either200Response(value) => {
            assert_eq!(serde_json::json!(value), serde_json::json!({"a": [1]}));
        }
        other => panic!("{other:?}"),
    }
    // What has no media type, or another one, is bytes: nothing of it is lost.
    for media_type in ["application/octet-stream", "image/png", ""] {
        let (client, _server) = client!(json_or_bytes, media_type, "{ }");
        let answer = client.either().send().await.expect("an answer");
        let either::EitherSuccess::Bytes(mut bytes) = answer.into_inner() else {
            panic!("{media_type:?} is JSON");
        };
        assert_eq!(whole(&mut bytes).await, b"{ }");
    }
}

#[tokio::test]
async fn a_stream_beside_json_is_not_limited_and_json_is() {
    let long = format!("[{}1]", "1,".repeat(100));
    for (media_type, is_limited) in [
        ("application/json", true),
        ("application/octet-stream", false),
    ] {
        let server = Server::answering(200, media_type, long.clone()).await;
        let client = json_or_bytes::Client::builder(server.origin()).max_body_bytes(50);
        let outcome = client.build().expect("a client").either().send().await;
        assert_eq!(outcome.is_err(), is_limited, "{media_type}");
        if let Ok(answer) = outcome
            && let either::EitherSuccess::Bytes(mut bytes) = answer.into_inner()
        {
            assert_eq!(whole(&mut bytes).await, long.as_bytes());
        }
    }
}

#[tokio::test]
async fn a_file_in_json_with_a_charset_is_a_stream() {
    let (client, server) = client!(binary, "application/json;charset=UTF-8", "[1, 2]");
    let mut bytes = client.as_json().send().await.expect("an answer");
    assert_eq!(whole(&mut bytes).await, b"[1, 2]");
    let accept = server.request().headers["accept"].clone();
    assert_eq!(
        accept,
        "*/*, application/json;charset=UTF-8, application/json"
    );
}

#[tokio::test]
async fn text_in_json_and_plain_text_are_one_type() {
    for (media_type, body, expected) in [
        ("text/plain", "\"a\"", "\"a\""),
        ("text/plain; charset=iso-8859-1", "a", "a"),
        ("application/json", "\"a\"", "a"),
        ("text/json", "\"a\"", "a"),
        ("", "\"a\"", "a"),
        ("", "a", "a"),
    ] {
        let (client, server) = client!(several, media_type, body);
        let text = client.text().send().await.expect("an answer");
        assert_eq!(*text, expected, "{media_type}");
        let accept = &server.request().headers["accept"];
        assert_eq!(accept, "text/plain, application/json, text/json");
        let (client, _server) = client!(several, media_type, body);
        let text = client.text_or_nothing().send().await.expect("an answer");
        assert_eq!(text.as_deref(), Some(expected), "{media_type}");
    }
    let (client, _server) = client!(several, 204, "", "");
    let text = client.text_or_nothing().send().await.expect("an answer");
    assert_eq!(*text, None);
}

#[tokio::test]
async fn a_value_in_other_spellings_is_asked_for_as_json() {
    let (client, server) = client!(several, "application/json", r#"{"a":"1"}"#);
    let a = client.spellings().send().await.expect("an answer");
    assert_eq!(a.a, "1");
    let accept = &server.request().headers["accept"];
    assert_eq!(accept, "application/json, application/hal+json");
}

#[tokio::test]
async fn the_narrowest_media_type_counts() {
    for (media_type, body, expected) in [
        ("application/json", r#"{"a":"1"}"#, "A("),
        ("application/vnd.b+json; v=2", r#"{"b":"1"}"#, "B("),
        (
            "application/vnd.b+json; charset=utf-8; v=3",
            r#"{"b":"1"}"#,
            "C(",
        ),
        ("text/html", "<a>", "Bytes("),
        ("text/plain; charset=utf-8", "a", "Text("),
        ("application/hal+json", r#"{"a":"1"}"#, "Bytes("),
        ("image/png", "a", "Bytes("),
    ] {
        let (client, _server) = client!(several, media_type, body);
        let answer = client.ranges().send().await.expect("an answer");
        let shown = format!("{:?}", *answer);
        assert!(shown.starts_with(expected), "{media_type}: {shown}");
    }
}

#[tokio::test]
async fn status_and_media_type_together_select_the_variant() {
    for (status, media_type, body, expected) in [
        (200, "application/json", r#"{"a":"1"}"#, "A("),
        (200, "text/plain", "1", "Text("),
        (
            202,
            "application/json",
            r#"{"later":1}"#,
            "Statuses202Response(",
        ),
        (203, "application/zip", "1", "Bytes("),
        (203, "application/json", "1", "Bytes("),
        (204, "", "", "Empty"),
        // Not documented.
        (206, "", "", "Empty"),
        (206, "application/json", r#"{"a":"1"}"#, "A("),
        (206, "application/zip", "1", "Bytes("),
        (200, "", r#"{"a":"1"}"#, "A("),
        (200, "", "1", "Text("),
    ] {
        let (client, _server) = client!(several, status, media_type, body);
        let answer = client.statuses().send().await.expect("an answer");
        let shown = format!("{:?}", *answer);
        assert!(
            shown.starts_with(expected),
            "{status} {media_type}: {shown}"
        );
    }
    let (client, _server) = client!(several, 202, "application/json", "{}");
    let error = client.statuses().send().await.expect_err("a wrong body");
    assert_eq!(error.kind(), several::ErrorKind::Decode);
    assert_eq!(error.body(), Some(&b"{}"[..]));
}

#[tokio::test]
async fn without_a_media_type_the_first_schema_is_taken_that_the_body_fits() {
    for (media_type, body, expected) in [
        ("application/json", r#"{"a":"1"}"#, "Inline200Response("),
        ("application/hal+json", r#"{"a":"1"}"#, "Inline200Response("),
        (
            "application/vnd.b+json",
            r#"{"b":"1"}"#,
            "Inline200VndBJsonResponse(",
        ),
        ("", r#"{"a":"1"}"#, "Inline200Response("),
        ("", r#"{"b":"1"}"#, "Inline200VndBJsonResponse("),
        (
            "application/problem+json",
            r#"{"b":"1"}"#,
            "Inline200VndBJsonResponse(",
        ),
    ] {
        let (client, _server) = client!(several, media_type, body);
        let answer = client.inline().send().await.expect("an answer");
        let shown = format!("{:?}", *answer);
        assert!(shown.starts_with(expected), "{media_type}: {shown}");
    }
}

#[tokio::test]
async fn one_of_several_answers_may_be_null() {
    for (body, is_null) in [("null", true), (r#"{"n":"1"}"#, false)] {
        let (client, _server) = client!(several, "application/json", body);
        let answer = client.nullable().send().await.expect("an answer");
        match answer.into_inner() {
            types::NullableSuccess::MayBeNull(value) => assert_eq!(value.is_none(), is_null),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_list_in_several_media_types_of_one_schema_has_pages() {
    let body = r#"{"items":[{"a":"1"}],"offset":0,"total":1}"#;
    let (client, _server) = client!(several, "application/hal+json", body);
    let mut items = client.things().items();
    let item = items.next().await.expect("an item").expect("an item");
    assert_eq!(item.a, "1");
}
