//! What is absent, what is `null` and what is empty are three things.

use cases::empty_lists_and_maps as lists;
use serde_json::json;

use crate::support::Server;

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let server = Server::of_json(&json!({})).await;
    let client = lists::Client::builder(server.origin())
        .build()
        .expect("a client");
    let call = client.patch_x().id("1").body_map(|body| body);
    call.send().await.expect("an answer");
    assert_eq!(server.body(), json!({}));
}

#[tokio::test]
async fn a_body_without_a_required_property_is_refused_before_sending() {
    let server = Server::of_json(&json!({})).await;
    let client = cases::null_and_absent::Client::builder(server.origin())
        .build()
        .expect("a client");
    let call = client.change().body_map(|body| body.must_null(None));
    let error = call.send().await.expect_err("a refusal");
    assert!(error.to_string().contains("must"), "{error}");
    assert!(server.requests().is_empty());
}
