//! What is set is in a form or a patch, `null` and empty included.

use std::collections::HashMap;

use cases::empty_list_in_merge_patch::{Client, types};
use openapi_client_core::{FilePart, Form, Nullable};
use serde_json::json;

use crate::support::Server;

fn client(server: &Server) -> Client {
    let client = Client::builder(server.origin()).build();
    client.expect("a client")
}

fn nothing(body: types::builder::P) -> types::builder::P {
    body.a(Nullable::Null).tags(vec![]).m(HashMap::new())
}

#[tokio::test]
async fn a_merge_patch_has_what_was_set() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let call = client.merge().body_map(nothing);
    call.send().await.expect("an answer");
    let request = server.request();
    assert_eq!(
        request.json(),
        Some(json!({"a": null, "tags": [], "m": {}}))
    );
    assert_eq!(
        request.header("content-type"),
        Some("application/merge-patch+json")
    );
}

#[tokio::test]
async fn a_form_has_an_empty_value_for_what_is_null_or_empty() {
    for (set, expected) in [(true, &b"a=&tags=&m="[..]), (false, b"")] {
        let server = Server::of_nothing().await;
        let client = client(&server);
        let call = client.form().body_map(|body| match set {
            true => nothing(body),
            false => body,
        });
        call.send().await.expect("an answer");
        let mut pairs: Vec<_> = server
            .request()
            .body
            .split(|byte| *byte == b'&')
            .map(<[u8]>::to_vec)
            .collect();
        let mut expected: Vec<_> = expected
            .split(|byte| *byte == b'&')
            .map(<[u8]>::to_vec)
            .collect();
        pairs.sort();
        expected.sort();
        assert_eq!(pairs, expected);
    }
}

#[tokio::test]
async fn a_multipart_form_has_a_part_for_what_is_set() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let more = Form::new().text("more", &1).text("and more", &["a", "b"]);
    let call = client.upload().must("x").tags(vec![]).m(HashMap::new());
    let call = call.extra(more);
    call.send().await.expect("an answer");
    let body = String::from_utf8(server.request().body.to_vec()).expect("text");
    let parts: Vec<(&str, &str)> = body
        .split("name=\"")
        .skip(1)
        .map(|part| {
            let (name, rest) = part.split_once('"').expect("a name");
            let (_, content) = rest.split_once("\r\n\r\n").expect("a content");
            (name, content.split("\r\n").next().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        parts,
        [
            ("must", "x"),
            ("tags", ""),
            ("m", "{}"),
            ("more", "1"),
            ("and more", "a"),
            ("and more", "b"),
        ]
    );
}

#[tokio::test]
async fn a_list_that_no_part_can_express_is_refused_with_its_name() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let upload = || client.upload().must("x");
    for (call, field) in [
        (upload().files(Vec::<FilePart>::new()), "files"),
        (upload().list(Vec::<types::P>::new()), "list"),
    ] {
        let error = call.send().await.expect_err("a refusal").to_string();
        assert!(
            error.contains(&format!("`{field}` is an empty list")),
            "{error}"
        );
    }
    assert!(server.requests().is_empty());
}
