//! Requests of operations that the document lacks.

use contract_tests::document::OwnDocument;
use std::error::Error as _;
use std::time::Duration;

use contract_tests::sample_server::BASE_PATH;
use contract_tests::samples::sample;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use contract_tests::trace_recorder::TraceRecorder;
use openapi_client_core::{
    Body, ErrorBody, ErrorKind, Method, Operation, Retry, Secret, StatusCode,
};
use scc_suite_api_simulator::{Fault, RecordedRequest};
use serde_json::{Value, json};

use super::{TOKEN, answer, build, builder, client, document, example, server, server_and_client};
use crate::api::{Client, Error, OPERATIONS, operations};

/// The template of an operation that no document has.
const PATH: &str = "/odd/{id}/ends";

/// Whether a request has the token, wherever the document wants it.
fn carries_token(request: &RecordedRequest) -> bool {
    let (begin, _) = TOKEN.split_once(':').expect("a token of two parts");
    let mut headers = request.headers.values();
    let has = |text: &str| text.contains(begin);
    headers.any(|value| value.to_str().is_ok_and(has)) || request.query.as_deref().is_some_and(has)
}

/// An answer of this JSON.
fn json_answer(body: &Value) -> Fault {
    answer(200, body.to_string()).header("content-type", "application/json")
}

#[tokio::test]
async fn an_operation_that_the_document_lacks_is_called_like_every_other() {
    let (server, client) = server_and_client().await;
    server.fail_next(json_answer(&json!({"values": [1, 2]})));
    let request = client
        .request(Method::GET, PATH)
        .path("id", "a/b c")
        .query("key", ["x y", "z&"])
        .query("none", None::<u8>)
        .query("limit", 7)
        .header("X-Odd", "yes");
    let response = request.send().await.expect("a success");
    let answer = response.json::<Value>().expect("JSON");
    assert_eq!(answer["values"], json!([1, 2]));
    let sent = server.ledger().only_request();
    assert_eq!(sent.path, format!("{BASE_PATH}/odd/a%2Fb%20c/ends"));
    assert_eq!(sent.query.as_deref(), Some("key=x%20y&key=z%26&limit=7"));
    assert_eq!(sent.header("accept"), Some("application/json"));
    assert_eq!(sent.header("x-odd"), Some("yes"));
    let documented = document().operation(example().id());
    assert_eq!(carries_token(&sent), documented.security().is_some());
}

#[tokio::test]
async fn a_body_is_json_a_form_bytes_or_a_stream() {
    let (server, client) = server_and_client().await;
    let post = || client.request(Method::POST, "/odd");
    let fields = json!({"a": "x y", "b": [1, 2]});
    let chunks = ["one", "two"].map(Ok::<_, std::io::Error>);
    let stream = Body::wrap_stream(futures_util::stream::iter(chunks));
    for (request, media_type, body) in [
        (
            post().json(&fields),
            "application/json",
            r#"{"a":"x y","b":[1,2]}"#,
        ),
        (
            post().form(&fields),
            "application/x-www-form-urlencoded",
            "a=x+y&b=1&b=2",
        ),
        (post().body("text/csv", "a,b\n"), "text/csv", "a,b\n"),
        (post().body("image/png", stream), "image/png", "onetwo"),
    ] {
        server.ledger().clear();
        server.fail_next(answer(200, ""));
        let response = request.accept("text/plain").send().await;
        response.and_then(|it| Ok(it.empty()?)).expect("a success");
        let sent = server.ledger().only_request();
        assert_eq!(sent.header("content-type"), Some(media_type));
        assert_eq!(sent.body, body.as_bytes());
        assert_eq!(sent.header("accept"), Some("text/plain"));
    }
}

/// How often a request is sent to a server that is starting.
async fn times_sent(request: impl AsyncFnOnce(&Client) -> Result<(), Error>) -> usize {
    let (server, client) = server_and_client().await;
    server.fail_next(Fault::starting_up().retry_after_seconds(0).times(2));
    server.fail_next(answer(200, ""));
    let _ = request(&client).await;
    server.ledger().requests().len()
}

#[tokio::test]
async fn what_is_repeated_goes_by_the_method_unless_the_caller_knows_better() {
    for (method, is_repeated) in [
        (Method::GET, true),
        (Method::HEAD, true),
        (Method::PUT, true),
        (Method::DELETE, true),
        (Method::POST, false),
        (Method::PATCH, false),
    ] {
        for declared in [None, Some(true), Some(false)] {
            let request = async |client: &Client| {
                let request = client.request(method.clone(), "/odd");
                let request = match declared {
                    Some(idempotent) => request.idempotent(idempotent),
                    None => request,
                };
                request.send().await.map(|_| ())
            };
            let expected = if declared.unwrap_or(is_repeated) {
                3
            } else {
                1
            };
            assert_eq!(times_sent(request).await, expected, "{method} {declared:?}");
        }
    }
    // A stream is read once.
    let streamed = async |client: &Client| {
        let stream = futures_util::stream::iter([Ok::<_, std::io::Error>("a")]);
        let request = client.request(Method::PUT, "/odd");
        let request = request.body("text/plain", Body::wrap_stream(stream));
        request.send().await.map(|_| ())
    };
    assert_eq!(times_sent(streamed).await, 1);
}

#[tokio::test]
async fn its_settings_are_its_own() {
    let (server, client) = server_and_client().await;
    server.fail_next(Fault::starting_up().retry_after_seconds(0));
    let once = client.request(Method::GET, "/odd").retry(Retry::none());
    let error = once.send().await.expect_err("not again");
    assert_eq!(error.attempts(), 1);
    server.fail_next(Fault::stall());
    let short = client.request(Method::GET, "/odd");
    let error = short.timeout(Duration::from_millis(50)).send().await;
    assert!(error.expect_err("too long").is_timeout());

    server.ledger().clear();
    server.fail_next(answer(200, ""));
    let open = client.request(Method::GET, "/odd").without_token();
    open.send().await.expect("a success");
    assert!(!carries_token(&server.ledger().only_request()));
}

#[tokio::test]
async fn its_errors_and_its_span_name_the_method_and_the_template() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (server, client) = server_and_client().await;
    let request = || client.request(Method::GET, PATH).path("id", SECRET);
    let error = request().send().await.expect_err("no such path");
    assert!(error.is_not_found());
    assert_eq!(server.take_problems().len(), 1);
    let text = error.to_string();
    assert!(
        text.starts_with("GET /odd/{id}/ends: the server answered 404"),
        "{text}"
    );
    let operation = error.operation().expect("an operation");
    assert_eq!(operation.id(), "GET /odd/{id}/ends");
    assert_error_hides("an error", &error);
    server.fail_next(answer(200, "<html>").header("content-type", "text/html"));
    let response = request().send().await.expect("a success");
    let error = Error::from(response.json::<Value>().expect_err("no JSON"));
    assert!(
        error.to_string().starts_with("GET /odd/{id}/ends: "),
        "{error}"
    );
    let calls = spans.calls();
    assert_eq!(calls.len(), 2);
    for call in &calls {
        assert_eq!(call.field("otel.name"), Some("GET /odd/{id}/ends"));
        assert_eq!(call.field("url.template"), Some(PATH));
    }
    assert_eq!(contract_tests::secrets::occurrences(&spans.text()), 0);
    assert_debug_hides("a request", &request());
}

#[tokio::test]
async fn an_error_body_is_read_as_most_operations_document_it() {
    let (server, client) = server_and_client().await;
    for operation in operations::ALL.iter() {
        for status in [400, 401, 404, 500].map(|status| StatusCode::from_u16(status).expect("one"))
        {
            let others = operations::ALL.iter();
            let Some(schema) = operation.error_schema(status) else {
                continue;
            };
            let has_it = |other: &&&Operation| other.error_schema(status) == Some(schema);
            // Only what more than half of them have is the usual one for sure.
            if others.filter(has_it).count() * 2 <= OPERATIONS {
                continue;
            }
            // Its name in the document may be in another case.
            let mut schemas = document().schemas().iter();
            let known = schemas.find(|(name, _)| name.eq_ignore_ascii_case(schema));
            let (_, known) = known.expect("the document has the schema");
            let body = sample(document(), known).to_string();
            server.fail_next(answer(status.as_u16(), body));
            let error = client.request(Method::POST, "/odd").send().await;
            let error = error.expect_err("a status");
            assert_eq!(
                error.api_error().map(ErrorBody::schema),
                Some(schema),
                "{error}"
            );
            server.fail_next(answer(status.as_u16(), "[1, 2"));
            let error = client.request(Method::POST, "/odd").send().await;
            let error = error.expect_err("a status");
            assert!(
                error.api_error().is_none() && error.source().is_none(),
                "{error:?}"
            );
            assert_eq!(error.body(), Some(&b"[1, 2"[..]));
        }
    }
}

#[tokio::test]
async fn a_path_that_could_take_the_token_elsewhere_is_refused() {
    let (server, client) = server_and_client().await;
    for path in [
        "",
        "odd",
        "//other.example.com/odd",
        "https://other.example.com/odd",
        "\\\\other.example.com\\odd",
        "@other.example.com/odd",
        "/odd/../other",
        "/odd/%2e%2E/other",
        "/odd/.%2e",
        "/./odd",
        "/odd\\..\\other",
        "/odd/.\t./other",
        "/odd\n",
        "/odd#part",
        "/odd?key=value",
        "/odd/{id",
        "/odd/id}",
        "/odd/{}",
        "/odd/{a{b}}",
    ] {
        let request = client.request(Method::GET, path).path("id", "1");
        let error = request.send().await.expect_err(path);
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{path}");
    }
    // What is refused may be a whole URL.
    for path in [
        format!("https://user:{SECRET}@other.example.com/odd"),
        format!("/odd?token={SECRET}"),
        format!("/odd#{SECRET}"),
    ] {
        let request = client.request(Method::GET, path);
        assert_debug_hides("a request", &request);
        let error = request.send().await.expect_err("another path");
        assert_error_hides("an error of a path", &error);
    }
    let tunnel = client.request(Method::CONNECT, "/odd").send().await;
    assert_eq!(
        tunnel.expect_err("a tunnel").kind(),
        ErrorKind::InvalidRequest
    );
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_value_that_is_missing_unknown_or_another_path_is_named() {
    let (server, client) = server_and_client().await;
    let request = || client.request(Method::DELETE, PATH);
    for (request, named) in [
        (request(), "nothing is set for `{id}`"),
        (
            request().path("id", "1").path("uid", "1"),
            "no place `{uid}`",
        ),
        (request().path("id", ""), "`id` is empty"),
        (request().path("id", ".."), "`id` is the name of a folder"),
        (request().path("id", None::<u8>), "`id`"),
        (
            request().path("id", "1").query("key", [""; 0]),
            "`key` is empty",
        ),
        (request().path("id", "1").query("key", [[1]]), "`key`"),
        (
            request().path("id", "1").accept("a\nb"),
            "the accepted media type",
        ),
        (
            request().path("id", "1").body("a\nb", ""),
            "the media type of the body",
        ),
    ] {
        let error = request.send().await.expect_err(named);
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        let text = error.to_string();
        assert!(
            text.starts_with("DELETE /odd/{id}/ends: the request was not sent: "),
            "{text}"
        );
        assert!(text.contains(named), "{text}");
    }
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn an_answer_has_the_limits_of_every_other_and_a_stream_has_none() {
    let server = server().await;
    let client = build(builder(&server.base_url()).max_body_bytes(10));
    server.fail_next(answer(200, "a".repeat(11)).times(2));
    let error = client.request(Method::GET, "/odd").send().await;
    assert_eq!(error.expect_err("too large").kind(), ErrorKind::TooLarge);
    let stream = client.request(Method::GET, "/odd").stream().await;
    let mut stream = stream.expect("a success").into_inner();
    let mut length = 0;
    while let Some(bytes) = stream.next().await {
        length += bytes.expect("bytes").len();
    }
    assert_eq!(length, 11);
}

#[tokio::test]
async fn a_secret_in_a_request_is_shown_nowhere() {
    let server = server().await;
    let client = client(&server);
    let secret = Secret::from(SECRET);
    let request = client
        .request(Method::POST, "/odd/{id}")
        .path("id", SECRET)
        .query("key", SECRET)
        .header("x-key", &secret)
        .json(&json!({"password": SECRET}));
    assert_debug_hides("a request", &request);
    let error = request.send().await.expect_err("no such path");
    assert_error_hides("an error", &error);
    assert_eq!(server.take_problems().len(), 1);
    let sent = server.ledger().only_request();
    assert_eq!(sent.header("x-key"), Some(SECRET));
}
