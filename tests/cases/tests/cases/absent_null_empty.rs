//! What is absent, what is `null` and what is empty are three things.

use std::collections::HashMap;

use cases::{empty_lists_and_maps as lists, null_and_absent as nulls};
use openapi_client_core::Nullable;
use serde_json::{Value, json};

use crate::support::Server;

/// What `change` sends.
async fn patched(
    change: impl FnOnce(lists::types::builder::X) -> lists::types::builder::X,
) -> Value {
    let server = Server::of_json(&json!({})).await;
    let client = lists::Client::builder(server.origin())
        .build()
        .expect("a client");
    let call = client.patch_x().id("1").body_map(change);
    call.send().await.expect("an answer");
    server.body()
}

/// What `change` sends.
async fn changed(
    change: impl FnOnce(nulls::types::builder::Change) -> nulls::types::builder::Change,
) -> Value {
    let server = Server::of_json(&json!({"must": "m", "mustNull": null})).await;
    let client = nulls::Client::builder(server.origin())
        .build()
        .expect("a client");
    let call = client
        .change()
        .body_map(|body| change(body.must("m".to_owned()).must_null(None)));
    call.send().await.expect("an answer");
    server.body()
}

#[tokio::test]
async fn what_is_set_is_sent_empty_or_not_and_what_is_not_is_left_out() {
    assert_eq!(patched(|body| body).await, json!({}));
    let empty = patched(|body| {
        body.tags(vec![])
            .labels(HashMap::new())
            .free(serde_json::Map::new())
    });
    assert_eq!(empty.await, json!({"tags": [], "labels": {}, "free": {}}));
    let full = patched(|body| {
        body.tags(["a".to_owned()])
            .labels([("b".to_owned(), "c".to_owned())])
    });
    assert_eq!(full.await, json!({"tags": ["a"], "labels": {"b": "c"}}));
    let taken_back = patched(|body| body.tags(vec![]).labels(HashMap::new()).tags(None));
    assert_eq!(taken_back.await, json!({"labels": {}}));
}

#[tokio::test]
async fn an_optional_property_that_may_be_null_is_absent_null_or_a_value() {
    let must = json!({"must": "m", "mustNull": null});
    assert_eq!(changed(|body| body).await, must);
    let null = changed(|body| {
        body.may_null(Nullable::Null)
            .may_null_list(Nullable::Null)
            .must_null_ref(Nullable::Null)
    });
    let expected = json!({"must": "m", "mustNull": null, "mayNull": null, "mayNullList": null,
        "mustNullRef": null});
    assert_eq!(null.await, expected);
    let inner = nulls::types::Inner::builder().a(7);
    let inner: nulls::types::Inner = inner.try_into().expect("a value");
    let value = changed(|body| {
        body.may_null("a")
            .may_null_list([])
            .must_null_ref(inner)
            .must_null("b".to_owned())
    });
    let expected = json!({"must": "m", "mustNull": "b", "mayNull": "a", "mayNullList": [],
        "mustNullRef": {"a": 7}});
    assert_eq!(value.await, expected);
    let taken_back = changed(|body| body.may_null("a").may_null(Nullable::Absent));
    assert_eq!(taken_back.await, must);
}

#[tokio::test]
async fn what_is_read_and_sent_back_is_what_was_read() {
    let must = json!({"must": "m", "mustNull": null});
    for more in [
        json!({}),
        json!({"mayNull": null, "mayNullList": null, "mustNullRef": null}),
        json!({"mayNull": "", "mayNullList": [], "mustNullRef": {}}),
        json!({"may": "a", "mayNull": "b", "mayNullList": ["c"], "mustNullRef": {"a": 1}}),
    ] {
        let mut value = must.clone();
        let members = value.as_object_mut().expect("an object");
        members.extend(more.as_object().cloned().unwrap_or_default());
        let server = Server::of_json(&value).await;
        let client = nulls::Client::builder(server.origin())
            .build()
            .expect("a client");
        let first = client
            .change()
            .body_map(|body| body.must("x".to_owned()).must_null(None));
        let read = first.send().await.expect("an answer").into_inner();
        client.change().body(read).send().await.expect("an answer");
        let bodies = server.requests().into_iter().map(|request| request.json());
        assert_eq!(bodies.last(), Some(Some(value)));
    }
}

#[tokio::test]
async fn a_body_without_a_required_property_is_refused_before_sending() {
    let server = Server::of_json(&json!({})).await;
    let client = nulls::Client::builder(server.origin())
        .build()
        .expect("a client");
    let call = client.change().body_map(|body| body.must_null(None));
    let error = call.send().await.expect_err("a refusal");
    assert!(error.to_string().contains("must"), "{error}");
    assert!(server.requests().is_empty());
}
