//! How requests are read: by the tables of OpenAPI 3.0 for the styles of parameters, and by
//! RFC 7578 and the URL standard for forms.

use openapi_client_core::Method;
use openapi_client_testing::{Document, Mock, request_problems};
use serde_json::{Value, json};

use super::support::{ID, mock, request};

/// What arrives of a parameter, whose values are those of the table in OpenAPI 3.0.3.
async fn read(place: &str, style: &str, explode: bool, schema: Value, sent: &str) -> Option<Value> {
    let path = if place == "path" { "/a/{color}" } else { "/a" };
    let document = json!({"openapi": "3.0.3", "paths": {path: {"get": {
        "operationId": "a",
        "parameters": [{"name": "color", "in": place, "style": style, "explode": explode,
                        "required": place == "path", "schema": schema}],
        "responses": {"204": {"description": ""}},
    }}}});
    let mock = Mock::start(&document.to_string()).await.expect("a mock");
    let url = match place {
        "path" => format!("/a/{sent}"),
        "query" => format!("/a?{sent}"),
        _ => "/a".to_owned(),
    };
    let request = request(&mock.base_url(), Method::GET, &url);
    let request = match place {
        "header" => request.header("color", sent),
        "cookie" => request.header("cookie", sent),
        _ => request,
    };
    request.send().await.expect("an answer");
    let problems = mock.take_problems();
    assert_eq!(problems, [""; 0], "{place} {style} {explode} {sent}");
    let requests = mock.requests();
    let document = Document::new(document);
    let operation = document.operation("a");
    let (arrived, _) = openapi_client_testing::read_request(operation, "/mock", &requests[0]);
    arrived.parameter(place, "color").cloned()
}

#[tokio::test]
async fn each_style_is_read_as_openapi_writes_it() {
    let text = || json!({"type": "string"});
    let list = || json!({"type": "array", "items": {"type": "string"}});
    let object = || {
        let number = json!({"type": "integer"});
        json!({"type": "object", "properties": {"R": number, "G": number, "B": number}})
    };
    let (blue, colors) = (json!("blue"), json!(["blue", "black", "brown"]));
    let rgb = json!({"R": 100, "G": 200, "B": 150});
    let mut read_styles = 0;
    for (place, style, explode, schema, sent, expected) in [
        ("path", "matrix", false, text(), ";color=blue", &blue),
        (
            "path",
            "matrix",
            false,
            list(),
            ";color=blue,black,brown",
            &colors,
        ),
        (
            "path",
            "matrix",
            false,
            object(),
            ";color=R,100,G,200,B,150",
            &rgb,
        ),
        (
            "path",
            "matrix",
            true,
            list(),
            ";color=blue;color=black;color=brown",
            &colors,
        ),
        ("path", "matrix", true, object(), ";R=100;G=200;B=150", &rgb),
        ("path", "label", false, text(), ".blue", &blue),
        ("path", "label", false, list(), ".blue,black,brown", &colors),
        ("path", "label", true, list(), ".blue.black.brown", &colors),
        ("path", "label", true, object(), ".R=100.G=200.B=150", &rgb),
        ("path", "simple", false, text(), "blue", &blue),
        ("path", "simple", false, list(), "blue,black,brown", &colors),
        ("path", "simple", false, object(), "R,100,G,200,B,150", &rgb),
        ("path", "simple", true, object(), "R=100,G=200,B=150", &rgb),
        (
            "header",
            "simple",
            false,
            list(),
            "blue,black,brown",
            &colors,
        ),
        (
            "header",
            "simple",
            true,
            object(),
            "R=100,G=200,B=150",
            &rgb,
        ),
        ("query", "form", false, text(), "color=blue", &blue),
        (
            "query",
            "form",
            false,
            list(),
            "color=blue,black,brown",
            &colors,
        ),
        (
            "query",
            "form",
            false,
            object(),
            "color=R,100,G,200,B,150",
            &rgb,
        ),
        (
            "query",
            "form",
            true,
            list(),
            "color=blue&color=black&color=brown",
            &colors,
        ),
        ("query", "form", true, object(), "R=100&G=200&B=150", &rgb),
        (
            "query",
            "spaceDelimited",
            false,
            list(),
            "color=blue%20black%20brown",
            &colors,
        ),
        (
            "query",
            "pipeDelimited",
            false,
            list(),
            "color=blue|black|brown",
            &colors,
        ),
        (
            "query",
            "pipeDelimited",
            false,
            list(),
            "color=blue%7Cblack%7Cbrown",
            &colors,
        ),
        (
            "query",
            "deepObject",
            true,
            object(),
            "color[R]=100&color[G]=200&color[B]=150",
            &rgb,
        ),
        (
            "query",
            "deepObject",
            true,
            object(),
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            &rgb,
        ),
        ("cookie", "form", false, text(), "color=blue", &blue),
    ] {
        let read = read(place, style, explode, schema, sent).await;
        assert_eq!(
            read.as_ref(),
            Some(expected),
            "{place} {style} {explode} {sent}"
        );
        read_styles += 1;
    }
    assert_eq!(read_styles, 26);
}

#[tokio::test]
async fn what_is_encoded_is_read_as_it_was() {
    let text = json!({"type": "string"});
    for (sent, expected) in [
        ("a%2Fb%20c%2B", "a/b c+"),
        ("%C3%BC%F0%9F%98%80", "\u{fc}\u{1f600}"),
    ] {
        let path = read("path", "simple", false, text.clone(), sent).await;
        assert_eq!(path, Some(json!(expected)));
        let query = read(
            "query",
            "form",
            true,
            text.clone(),
            &format!("color={sent}"),
        )
        .await;
        assert_eq!(query, Some(json!(expected)));
    }
}

#[tokio::test]
async fn the_check_of_requests_finds_what_is_wrong() {
    let good_body = json!({"name": "ada", "secret": "s", "age": null});
    let get = format!("/users/{ID}");
    let post = |body: Value| ("POST", "/users".to_owned(), Some(body));
    let mut looked = 0;
    for ((method, path, body), token, expected) in [
        (post(good_body.clone()), Some("Bearer t"), 0),
        (("GET", get.clone(), None), Some("bearer t"), 0),
        (("GET", format!("{get}?parts=a"), None), Some("Bearer t"), 0),
        (("DELETE", get.clone(), None), None, 0),
        (("GET", get.clone(), None), None, 1),
        (("GET", get.clone(), None), Some("Basic t"), 1),
        (("GET", get.clone(), None), Some("Bearer "), 1),
        (("GET", "/users/x".to_owned(), None), Some("Bearer t"), 1),
        (("GET", "/users/%ff".to_owned(), None), Some("Bearer t"), 1),
        (("GET", format!("{get}?parts=c"), None), Some("Bearer t"), 1),
        (("GET", format!("{get}?part=a"), None), Some("Bearer t"), 1),
        (("GET", get.clone(), Some(json!({}))), Some("Bearer t"), 1),
        (("POST", "/users".to_owned(), None), Some("Bearer t"), 1),
        (post(json!([])), Some("Bearer t"), 1),
        (post(json!({})), Some("Bearer t"), 1),
        (post(json!({"name": "Ada"})), Some("Bearer t"), 1),
        (post(json!({"name": "ada", "age": 17})), Some("Bearer t"), 1),
        (post(json!({"name": "ada", "id": ID})), Some("Bearer t"), 1),
        (
            post(json!({"name": "ada", "friends": [{"name": 1}]})),
            Some("Bearer t"),
            1,
        ),
    ] {
        let mock = mock().await;
        let method: Method = method.parse().expect("a method");
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        let mut request = client.request(method, format!("{}{path}", mock.base_url()));
        if let Some(token) = token {
            request = request.header("authorization", token);
        }
        if let Some(body) = &body {
            request = request.json(body);
        }
        request.send().await.expect("an answer");
        let problems = mock.take_problems();
        assert_eq!(problems.len(), expected, "{path} {body:?}: {problems:?}");
        looked += 1;
    }
    assert_eq!(looked, 19);
}

#[tokio::test]
async fn a_body_is_read_by_its_media_type() {
    let fields = json!({"type": "object", "required": ["n"], "properties": {
        "n": {"type": "integer"}, "tags": {"type": "array", "items": {"type": "string"}},
        "file": {"type": "string", "format": "binary"}, "o": {"type": "object"}}});
    let document = json!({"openapi": "3.0.3", "paths": {"/a": {"post": {"operationId": "a",
        "requestBody": {"required": true, "content": {
            "application/x-www-form-urlencoded": {"schema": fields},
            "multipart/form-data": {"schema": fields},
            "text/*": {"schema": {"type": "string", "maxLength": 5}},
            "application/octet-stream": {},
        }},
        "responses": {"204": {"description": ""}}}}}});
    let parts = "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n7\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"o\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx y\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n\r\n--\r\n--b--\r\n";
    let multipart = "multipart/form-data; boundary=b";
    let form = "application/x-www-form-urlencoded";
    let tagged = json!({"n": 7, "tags": ["x y"]});
    let mut looked = 0;
    for (media_type, body, expected) in [
        (form, "n=7&tags=x+y", Ok(tagged)),
        (form, "tags=x", Err("\"n\" is a required property")),
        (
            multipart,
            parts,
            Ok(json!({"n": 7, "o": {"a": 1}, "tags": ["x y"], "file": ""})),
        ),
        (multipart, "--b\r\n", Err("have no end")),
        ("multipart/form-data", parts, Err("without a boundary")),
        ("text/plain; charset=utf-8", "short", Ok(json!("short"))),
        ("text/csv", "too long", Err("the body: ")),
        (
            "application/json",
            "{}",
            Err("`application/json` of the body is not documented"),
        ),
    ] {
        let mock = Mock::start(&document.to_string()).await.expect("a mock");
        let request = request(&mock.base_url(), Method::POST, "/a");
        let request = request.header("content-type", media_type).body(body);
        request.send().await.expect("an answer");
        let problems = mock.take_problems().join("; ");
        let parsed = Document::new(document.clone());
        let sent = mock.requests().remove(0);
        let operation = parsed.operation("a");
        let (arrived, _) = openapi_client_testing::read_request(operation, "/mock", &sent);
        match expected {
            Ok(value) => {
                assert_eq!((problems.as_str(), arrived.body()), ("", Some(&value)));
                assert_eq!(request_problems(operation, "/mock", &sent), [""; 0]);
                assert_eq!(arrived.media_type(), Some(media_type));
                if media_type == multipart {
                    assert_eq!(arrived.files("file"), [b"\r\n--"]);
                    assert_eq!(
                        arrived.bytes("form", "file").as_deref(),
                        Some(&b"\r\n--"[..])
                    );
                    assert_eq!(arrived.parameter("form", "n"), Some(&json!(7)));
                    assert_eq!(arrived.files("n"), [[0; 0]; 0]);
                }
            }
            Err(part) => assert!(problems.contains(part), "{media_type}: {problems}"),
        }
        looked += 1;
    }
    assert_eq!(looked, 8);
}
