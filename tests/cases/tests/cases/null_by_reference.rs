//! A reference to a schema that allows `null` allows it as the schema in place does.

use cases::null_by_reference::{Client, types};
use openapi_client_core::Nullable;
use serde_json::{Value, json};

use crate::support::Server;

async fn answering(body: Value) -> (Server, Client) {
    let server = Server::of_json(&body).await;
    let client = Client::builder(server.origin()).build();
    (server, client.expect("a client"))
}

#[tokio::test]
async fn an_answer_may_be_null() {
    let (_server, client) = answering(Value::Null).await;
    let in_place = client.in_place().send().await.expect("an answer");
    assert!(in_place.into_inner().is_none());
    let named = client.named().send().await.expect("an answer");
    assert!(named.into_inner().is_none());
    let object = client.object().send().await.expect("an answer");
    assert!(object.into_inner().is_none());
}

#[tokio::test]
async fn items_and_values_of_maps_may_be_null() {
    let (_server, client) = answering(json!(["a", null])).await;
    let list = client.list().send().await.expect("an answer").into_inner();
    let list: Vec<Option<String>> = list.into_iter().map(|item| item.map(Into::into)).collect();
    assert_eq!(list, [Some("a".to_owned()), None]);
    let (_server, client) = answering(json!({"a": {"a": 1}, "b": null})).await;
    let map = client.map().send().await.expect("an answer").into_inner();
    assert_eq!(map["a"].as_ref().and_then(|object| object.a), Some(1));
    assert!(map["b"].is_none());
}

#[tokio::test]
async fn a_body_may_be_null_and_what_is_in_it() {
    let (server, client) = answering(Value::Null).await;
    client
        .send_in_place()
        .body(None)
        .send()
        .await
        .expect("an answer");
    client.send().body(None).send().await.expect("an answer");
    let inner = types::Object::builder().next(Nullable::Null);
    let inner: types::Object = inner.try_into().expect("a value");
    client
        .send()
        .body(Box::new(inner))
        .send()
        .await
        .expect("an answer");
    let bodies = server.requests().into_iter().map(|request| request.json());
    let expected = [Value::Null, Value::Null, json!({"next": null})];
    assert_eq!(Vec::from_iter(bodies), expected.map(Some));
}

#[tokio::test]
async fn a_choice_may_be_null_if_a_member_may() {
    for alias in [
        json!({}),
        json!({"alias": null}),
        json!({"alias": {"a": 1}}),
    ] {
        let mut holder = alias.clone();
        holder["one"] = Value::Null;
        let (_server, client) = answering(holder).await;
        let holder = client
            .choice()
            .send()
            .await
            .expect("an answer")
            .into_inner();
        assert!(holder.one.is_none());
        let a = holder.alias.and_then(|alias| alias.0.a);
        assert_eq!(a, alias["alias"]["a"].as_i64().map(i128::from));
    }
}
