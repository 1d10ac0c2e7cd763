//! What a mock answers, and what it refuses.

use std::panic::{AssertUnwindSafe, catch_unwind};

use openapi_client_core::{Method, Operation};
use openapi_client_testing::{Certificate, Direction, Document, Fault, Mock, Reply, Schema};
use serde_json::{Value, json};

use super::support::{ADD_USER, GET_ME, GET_USER, ID, document, mock, request, send};

async fn user_of(mock: &Mock) -> Value {
    let answer = send(mock, Method::GET, &format!("/users/{ID}"), None).await;
    assert_eq!(answer.status(), 200);
    answer.json().await.expect("JSON")
}

#[tokio::test]
async fn an_answer_is_a_value_of_its_schema_drawn_from_the_seed() {
    let document = document();
    let parsed = Document::new(document.clone());
    let schema = json!({"$ref": "#/components/schemas/User"});
    let schema = Schema::new(&parsed, &schema, Direction::Response);
    let mut users = Vec::new();
    for seed in [0, 0, 7] {
        let mock = Mock::builder()
            .seed(seed)
            .start(&document.to_string())
            .await;
        let user = user_of(&mock.expect("a mock")).await;
        assert_eq!(schema.problems(&user), [""; 0], "{user}");
        assert_eq!(user.get("secret"), None, "{user}");
        assert!(user["friends"].is_array(), "{user}");
        users.push(user);
    }
    assert_eq!(users[0], users[1]);
    assert_ne!(users[0], users[2]);
}

#[tokio::test]
async fn the_path_without_a_parameter_is_meant_where_two_match() {
    let mock = mock().await;
    let answer = send(&mock, Method::GET, "/users/me", None).await;
    assert_eq!(answer.headers()["content-type"], "text/plain");
    assert!(answer.text().await.expect("text").starts_with("text "));
    assert_eq!(mock.on(&GET_USER).count(), 0);
}

#[tokio::test]
async fn a_test_sets_the_answers_and_counts_the_requests() {
    let mock = mock().await;
    let own = json!({"id": ID, "name": "ada"});
    mock.on(&GET_USER)
        .reply(200, &own)
        .reply_once(Reply::documented(404))
        .reply_once(Reply::empty(503).header("retry-after", "1"))
        .fail_next(Fault::close_connection());
    let url = format!("{}/users/{ID}", mock.base_url());
    let broken = request("", Method::GET, &url).send().await;
    assert!(broken.is_err());
    let mut statuses = Vec::new();
    for _ in 0..4 {
        let answer = send(
            &mock,
            Method::GET,
            &format!("/users/{ID}?parts=a&parts=b"),
            None,
        )
        .await;
        statuses.push(answer.status().as_u16());
        match answer.status().as_u16() {
            404 => assert!(answer.json::<Value>().await.expect("JSON")["code"].is_i64()),
            503 => assert_eq!(answer.headers()["retry-after"], "1"),
            _ => assert_eq!(answer.json::<Value>().await.expect("JSON"), own),
        }
    }
    assert_eq!(statuses, [404, 503, 200, 200]);
    let answer = send(&mock, Method::POST, "/users", Some(&json!({"name": "eve"}))).await;
    assert_eq!(answer.status(), 201);
    assert_eq!(mock.on(&GET_USER).count(), 5);
    let arrived = mock.on(&ADD_USER).arrived();
    assert_eq!(arrived[0].body(), Some(&json!({"name": "eve"})));
    let arrived = mock.on(&GET_USER).arrived();
    assert_eq!(
        arrived[4].parameter("query", "parts"),
        Some(&json!(["a", "b"]))
    );
    assert_eq!(arrived[4].parameter("path", "id"), Some(&json!(ID)));
}

#[tokio::test]
async fn a_wrong_request_is_refused_with_what_is_wrong_and_fails_the_test() {
    let mock = mock().await;
    let body = json!({"id": ID, "name": "SECRET-1", "age": 21});
    let answer = send(&mock, Method::POST, "/users?a=b", Some(&body)).await;
    assert_eq!(answer.status(), 400);
    let text = answer.text().await.expect("text");
    for part in [
        "POST /mock/users: the query parameter `a` is not documented (#/paths/~1users/post)",
        "the body: /id: ",
        "the body: /name: ",
        "the body: /age: ",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!text.contains("SECRET-1"), "{text}");
    let failed = catch_unwind(AssertUnwindSafe(move || drop(mock)));
    let message = *failed
        .expect_err("a failure")
        .downcast::<String>()
        .expect("text");
    assert!(
        message.contains("the query parameter `a` is not documented"),
        "{message}"
    );
}

#[tokio::test]
async fn a_test_that_fails_by_itself_fails_with_its_own_message() {
    let mock = mock().await;
    assert_eq!(send(&mock, Method::GET, "/other", None).await.status(), 404);
    let failed = catch_unwind(AssertUnwindSafe(move || {
        let _mock = mock;
        panic!("own");
    }));
    let message = failed.expect_err("a failure");
    assert_eq!(message.downcast_ref::<&str>(), Some(&"own"));
}

#[tokio::test]
async fn the_path_of_the_address_may_be_another_one() {
    for base_path in ["", "/api/v1"] {
        let document = document().to_string();
        let mock = Mock::builder().base_path(base_path).start(&document).await;
        let mock = mock.expect("a mock");
        assert_eq!(mock.base_url(), format!("{}{base_path}", mock.origin()));
        user_of(&mock).await;
        assert_eq!(mock.on(&GET_USER).count(), 1);
        let path = mock.ledger().only_request().path;
        assert_eq!(path, format!("{base_path}/users/{ID}"));
    }
}

#[tokio::test]
async fn problems_that_are_taken_fail_no_test() {
    let mock = mock().await;
    assert_eq!(send(&mock, Method::GET, "/other", None).await.status(), 404);
    let problems = mock.take_problems();
    assert_eq!(
        problems,
        ["GET /mock/other: the document has no such operation"]
    );
    drop(mock);
}

#[tokio::test]
async fn a_reply_that_no_server_gives_is_refused() {
    let mock = mock().await;
    let wrong = || drop(mock.on(&GET_USER).reply(200, json!({"id": ID})));
    let failed = catch_unwind(AssertUnwindSafe(wrong)).expect_err("a failure");
    let message = failed.downcast::<String>().expect("text");
    assert!(message.contains("the reply 200 of getUser"), "{message}");
    assert!(message.contains("name"), "{message}");
    let other = || drop(mock.on(&GET_USER).reply(500, json!({"any": "thing"})));
    let failed = catch_unwind(AssertUnwindSafe(other)).expect_err("a failure");
    let message = failed.downcast::<String>().expect("text");
    assert!(message.contains("no answer 500 of getUser"), "{message}");
    // What a wrong server sends is not checked.
    mock.on(&GET_USER)
        .reply_with(Reply::bytes(200, "text/html", "<html>"));
    static OTHER: Operation = Operation::get("getOther", "/other");
    assert!(catch_unwind(AssertUnwindSafe(|| drop(mock.on(&OTHER)))).is_err());
}

#[tokio::test]
async fn a_mock_may_use_tls() {
    let certificate = Certificate::self_signed(&["localhost", "127.0.0.1"]);
    let document = document().to_string();
    let mock = Mock::builder().tls(certificate).start(&document).await;
    let mock = mock.expect("a mock");
    assert!(
        mock.base_url().starts_with("https://127.0.0.1:"),
        "{mock:?}"
    );
}

#[tokio::test]
async fn json_where_the_document_has_none_is_refused_and_a_stream_may_be_given() {
    let mock = mock().await;
    let json = AssertUnwindSafe(|| drop(mock.on(&GET_ME).reply(200, json!("ada"))));
    let message = *catch_unwind(json)
        .expect_err("a failure")
        .downcast::<String>()
        .expect("text");
    let expected = "the answer 200 of getMe is not JSON by the document";
    assert!(message.starts_with(expected), "{message}");
    mock.on(&GET_ME)
        .reply_with(Reply::events([json!({"n": 1}), json!({"n": 2})]));
    let answer = send(&mock, Method::GET, "/users/me", None).await;
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let text = answer.text().await.expect("text");
    assert_eq!(text, "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n");
}

#[tokio::test]
async fn what_is_no_document_is_an_error() {
    for (text, expected) in [
        ("{", "the document is not JSON"),
        ("{}", "has no `openapi`"),
        (
            r#"{"openapi": "3.1.0", "paths": {}}"#,
            "has `openapi: 3.1.0`",
        ),
    ] {
        let error = Mock::start(text).await.expect_err("no document");
        assert!(error.to_string().contains(expected), "{error}");
    }
}
