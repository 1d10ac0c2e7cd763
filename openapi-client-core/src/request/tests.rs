//! Requests as they are built, without a server.

use std::sync::LazyLock;

use http::Method;
use serde_json::json;

use super::builder::RequestBuilder;
use crate::body::{Body, FilePart, Form};
use crate::error::ErrorKind;
use crate::operation::Operation;
use crate::parameters::{Param, Style};
use crate::secret::Secret;
use crate::transport::Transport;

static POST: Operation = Operation::new("post", Method::POST, "/a/{b}");

static TRANSPORT: LazyLock<Transport> = LazyLock::new(|| {
    let builder = Transport::builder("http://127.0.0.1:9/base");
    builder.build().expect("a transport")
});

fn post() -> RequestBuilder<'static> {
    TRANSPORT.request(&POST, &[&1])
}

async fn finished(request: RequestBuilder<'_>) -> reqwest::Request {
    let (base_url, operation) = (
        &request.transport.server.servers.root.base_url,
        request.operation.clone(),
    );
    let mut parts = request.finish().await.expect("a valid request");
    let request = parts.request(base_url, &operation);
    request.expect("a valid request")
}

async fn refused(request: RequestBuilder<'_>) -> String {
    let failure = request.finish().await.err().expect("an invalid request");
    assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
    failure.to_string()
}

fn header<'r>(request: &'r reqwest::Request, name: &str) -> Vec<&'r str> {
    let values = request.headers().get_all(name).into_iter();
    values.map(|v| v.to_str().expect("text")).collect()
}

fn body(request: &reqwest::Request) -> String {
    let bytes = request.body().and_then(reqwest::Body::as_bytes);
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

#[tokio::test]
async fn query_parameters_are_sent_in_the_order_in_which_they_are_set() {
    let (list, none) = (["a", "b"], None::<u8>);
    let request = post()
        .query(&Param::new("z", &list).style(Style::Commas))
        .query(&Param::new("none", &none))
        .query(&Param::new("a", &"ü &"));
    assert_eq!(
        finished(request).await.url().as_str(),
        "http://127.0.0.1:9/base/a/1?z=a,b&a=%C3%BC%20%26"
    );
    assert_eq!(finished(post()).await.url().query(), None);
}

#[tokio::test]
async fn a_query_in_the_path_of_the_document_is_a_query() {
    static WITH_QUERY: Operation = Operation::new("get", Method::GET, "/a?action={b}");
    let request = finished(TRANSPORT.request(&WITH_QUERY, &[&"b?#"])).await;
    assert_eq!(
        request.url().as_str(),
        "http://127.0.0.1:9/base/a?action=b%3F%23"
    );
    let request = TRANSPORT.request(&WITH_QUERY, &[&"b"]);
    let request = finished(request.query(&Param::new("c", &1))).await;
    assert_eq!(
        request.url().as_str(),
        "http://127.0.0.1:9/base/a?action=b&c=1"
    );
}

#[tokio::test]
async fn each_attempt_gets_the_same_request_unless_its_body_is_spent() {
    let base_url = &TRANSPORT.server.servers.root.base_url;
    let bodies = [
        post().json(&json!({"a": 1})),
        post().body("{}"),
        post().header(&Param::new("X-Plain", &1)),
    ];
    for request in bodies {
        let mut parts = request.finish().await.expect("a valid request");
        let mut next = || {
            parts
                .request(base_url, &(&POST).into())
                .expect("a valid request")
        };
        let (first, second) = (next(), next());
        assert_eq!(first.headers(), second.headers());
        assert_eq!(body(&first), body(&second));
        assert!(!parts.is_spent());
    }
    let chunks = futures_util::stream::iter([Ok::<_, std::io::Error>("{}")]);
    let streamed = post().body(Body::wrap_stream(chunks));
    let mut parts = streamed.finish().await;
    let parts = parts.as_mut().expect("a valid request");
    assert!(
        parts
            .request(base_url, &(&POST).into())
            .is_ok_and(|request| request.body().is_some())
    );
    assert!(parts.is_spent());
}

#[tokio::test]
async fn headers_and_cookies_are_sent_and_hidden() {
    let (secret, list) = (Secret::from("hunter2"), ["a", "b"]);
    let request = post()
        .header(&Param::new("X-Plain", &1))
        .header(&Param::new("X-List", &list))
        .header(&Param::new("X-None", &None::<u8>))
        .cookie(&Param::new("session", &secret))
        .cookie(&Param::new("list", &list));
    let request = finished(request).await;
    assert_eq!(header(&request, "x-plain"), ["1"]);
    assert_eq!(header(&request, "x-list"), ["a,b"]);
    assert_eq!(header(&request, "x-none"), [""; 0]);
    assert_eq!(
        header(&request, "cookie"),
        ["session=hunter2; list=a; list=b"]
    );
    assert!(request.headers()["cookie"].is_sensitive());
    assert!(request.headers()["x-list"].is_sensitive());
    assert!(!format!("{request:?}").contains("hunter2"));
}

#[tokio::test]
async fn an_invalid_value_is_reported_with_its_name_and_not_sent() {
    let (line, deep) = ("hunter2\n", json!([["hunter2"]]));
    let in_path = TRANSPORT.request(&POST, &[&Param::new("b", &deep)]);
    let object = json!({"a": "hunter2"});
    let in_form = |value| post().multipart(Form::new().text("f", value).text("g", value));
    for (request, place, name) in [
        (post().header(&Param::new("X-B", &line)), "header", "X-B"),
        (post().header(&Param::new("X-C", &deep)), "header", "X-C"),
        (post().cookie(&Param::new("d", &deep)), "cookie", "d"),
        (post().query(&Param::new("e", &deep)), "query", "e"),
        (in_path, "path", "b"),
        (in_form(&deep), "form field", "f"),
        (in_form(&object), "form field", "f"),
    ] {
        let error = refused(request).await;
        let is_named = error.contains(place) && error.contains(&format!("`{name}`"));
        assert!(is_named, "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[tokio::test]
async fn a_body_has_its_default_media_type_unless_another_is_set() {
    let value = json!({"a": [1, 2]});
    let (json, patch) = ("application/json", "application/merge-patch+json");
    let (form, bytes) = (
        "application/x-www-form-urlencoded",
        "application/octet-stream",
    );
    let commas = post().styles(&[("a", Style::Commas)]);
    for (request, media_type, text) in [
        (post().json(&value), json, "{\"a\":[1,2]}"),
        (
            post().media_type(patch).json(&value),
            patch,
            "{\"a\":[1,2]}",
        ),
        (post().form_urlencoded(&value), form, "a=1&a=2"),
        (commas.form_urlencoded(&value), form, "a=1,2"),
        (post().media_type("text/csv").body("a,b"), "text/csv", "a,b"),
        (post().chosen_media_type(None, bytes).body("x"), bytes, "x"),
        (
            post().chosen_media_type(Some("image/png"), bytes).body("x"),
            "image/png",
            "x",
        ),
    ] {
        let request = finished(request).await;
        assert_eq!(header(&request, "content-type"), [media_type]);
        assert_eq!(body(&request), text);
    }
}

#[tokio::test]
async fn a_body_that_is_left_out_has_no_media_type() {
    for request in [
        post().media_type("text/csv"),
        post().optional_multipart(Form::new()),
    ] {
        let request = finished(request).await;
        assert!(request.body().is_none());
        assert_eq!(header(&request, "content-type"), [""; 0]);
        assert_eq!(header(&request, "content-length"), ["0"]);
    }
}

#[tokio::test]
async fn a_form_in_memory_can_be_sent_again() {
    let form = Form::new()
        .text("note", &Secret::from("hunter2"))
        .text_as("csv", "text/csv", &"a,b")
        .json("meta", &json!({"a": 1}))
        .files(
            "file\"",
            [FilePart::from_bytes("ü\".txt", "bytes").media_type("text/plain")],
        );
    let request = finished(post().multipart(form)).await;
    let media_type = header(&request, "content-type")[0].to_owned();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a boundary");
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhunter2\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"csv\"\r\n\
         Content-Type: text/csv\r\n\r\na,b\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"meta\"\r\n\
         Content-Type: application/json\r\n\r\n{{\"a\":1}}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file%22\"; \
         filename=\"ü%22.txt\"\r\nContent-Type: text/plain\r\n\r\nbytes\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(body(&request), expected);
    let length = expected.len().to_string();
    assert_eq!(header(&request, "content-length"), [length]);
    assert!(request.try_clone().is_some());
    let other = finished(post().multipart(Form::new())).await;
    assert_ne!(header(&other, "content-type"), [media_type]);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named_before_anything_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [folder.path().join("gone.zip"), folder.path().to_owned()] {
        let form = Form::new().files("file", [FilePart::open(&path)]);
        let error = refused(post().multipart(form)).await;
        assert!(error.contains(&path.display().to_string()), "{error}");
        assert!(error.contains("cannot be read"), "{error}");
    }
}

#[tokio::test]
async fn a_media_type_with_a_line_in_it_is_refused() {
    let file = FilePart::from_bytes("a", "").media_type("text/plain\r\nX-Evil: 1");
    let error = refused(post().multipart(Form::new().files("file", [file]))).await;
    assert!(error.contains("form field `file`"), "{error}");
    let chosen = post().chosen_media_type(Some("a\n"), "text/plain");
    assert!(refused(chosen.body("x")).await.contains("media type"));
}
