//! What is read-only is read and kept, and not sent back.

use cases::read_only_sent_back::Client;
use serde_json::json;

use crate::support::Server;

#[tokio::test]
async fn what_is_read_changed_and_sent_back_is_without_what_is_read_only() {
    let read = json!({"id": "1", "createdAt": "2026-01-02T03:04:05Z", "name": "a"});
    let server = Server::of_json(&read).await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let mut value = client
        .get_p()
        .id("1")
        .send()
        .await
        .expect("an answer")
        .into_inner();
    value.name = "b".to_owned();
    // For any other use it is whole.
    let whole = json!({"id": "1", "createdAt": "2026-01-02T03:04:05Z", "name": "b"});
    assert_eq!(serde_json::to_value(&value).expect("JSON"), whole);
    client
        .put_p()
        .id("1")
        .body(value)
        .send()
        .await
        .expect("an answer");
    let sent = server.requests().pop().and_then(|request| request.json());
    assert_eq!(sent, Some(json!({"name": "b"})));
}

#[tokio::test]
async fn what_is_read_only_need_not_be_given() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let call = client
        .put_p()
        .id("1")
        .body_map(|body| body.name("a".to_owned()));
    call.send().await.expect("an answer");
    assert_eq!(server.body(), json!({"name": "a"}));
}
