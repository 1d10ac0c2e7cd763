//! Lists whose first items have schemas of their own, as types.

use cases::tuples::types::{Pair, Point, Shape, builder};
use cases::tuples::{Client, Error};
use openapi_client_core::Nullable;
use serde_json::{Value, json};

use crate::support::Server;

fn client(server: &Server) -> Client {
    Client::builder(server.origin()).build().expect("a client")
}

/// The pair that a server answers with `body`.
async fn received(body: Value) -> Result<Pair, Error> {
    let server = Server::of_json(&body).await;
    let answer = client(&server).get_pair().send().await;
    answer.map(|answer| answer.into_inner())
}

/// What `change` sends.
async fn sent(change: impl FnOnce(builder::Pair) -> builder::Pair) -> Value {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let call = client.set_pair();
    let call = call.body_map(|pair| change(pair.item_0("a")));
    call.send().await.expect("an answer");
    server.body()
}

#[tokio::test]
async fn each_part_of_a_list_is_a_field_and_what_is_behind_them_is_the_rest() {
    let pair = received(json!(["a", 7, {"note": "b"}, true, false]));
    let pair = pair.await.expect("a pair");
    assert_eq!(pair.item_0, "a");
    assert_eq!(pair.item_1, Nullable::Value(7));
    let note = pair.item_2.and_then(|item| item.note);
    assert_eq!(note.as_deref(), Some("b"));
    assert_eq!(pair.rest, [true, false]);
}

#[tokio::test]
async fn what_was_read_is_sent_back_as_it_was() {
    for body in [
        json!(["a"]),
        json!(["a", null]),
        json!(["a", 7]),
        json!(["a", 7, {}]),
        json!(["a", null, {"note": "b"}, true]),
    ] {
        let pair = received(body.clone()).await.expect("a pair");
        let server = Server::of_nothing().await;
        let client = client(&server);
        client
            .set_pair()
            .body(pair)
            .send()
            .await
            .expect("an answer");
        assert_eq!(server.body(), body);
    }
}

#[tokio::test]
async fn a_part_may_be_absent_only_where_the_document_says_so() {
    let error = received(json!([])).await.expect_err("there is no key");
    assert!(!error.to_string().is_empty());
    assert_eq!(sent(|pair| pair).await, json!(["a"]));
    let rest = sent(|pair| pair.item_1(7).rest([true]));
    assert_eq!(rest.await, json!(["a", 7, null, true]));
    let error = received(json!(["a", "seven"]))
        .await
        .expect_err("no number");
    assert!(format!("{error:?}").contains("[1]"), "{error:?}");
}

#[tokio::test]
async fn a_list_in_place_is_a_type_and_a_parameter_is_a_list() {
    let server = Server::of_json(&json!([[1, 2.5], [3, 4]])).await;
    let client = client(&server);
    let line = client
        .get_line()
        .box_([1, 2])
        .send()
        .await
        .expect("a line")
        .into_inner();
    assert_eq!((line.item_0.item_1, line.item_1.item_0), (2.5, 3.0));
    assert_eq!(server.request().query.as_deref(), Some("box=1&box=2"));
}

#[tokio::test]
async fn lists_in_a_choice_are_told_apart_by_their_parts() {
    let shapes = json!([
        ["circle", [0, 0], 1.5],
        ["line", [0, 0], [1, 1]],
        "none",
        ["dot", 1, 2],
        {}
    ]);
    let server = Server::of_json(&shapes).await;
    let answer = client(&server).get_shapes().send().await;
    let shapes = answer.expect("shapes").into_inner();
    let [
        Shape::List(circle),
        Shape::List2(line),
        Shape::Text(none),
        dot,
        object,
    ] = &shapes[..]
    else {
        panic!("{shapes:?}");
    };
    assert_eq!(circle.item_2, 1.5);
    let Point { item_0, item_1, .. } = line.item_2;
    assert_eq!((item_0, item_1, none.as_str()), (1.0, 1.0, "none"));
    for other in [dot, object] {
        assert!(matches!(other, Shape::UnknownValue(_)), "{other:?}");
    }
}
