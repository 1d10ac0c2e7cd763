//! A document of Swagger 2.0: what is sent and read means what it says.

use cases::swagger_lists_forms_and_files::{Client, types};
use openapi_client_core::FilePart;
use serde_json::json;

use crate::support::Server;

fn client(server: &Server) -> Client {
    let client = Client::builder(format!("{}/v1", server.origin())).build();
    client.expect("a client")
}

fn list() -> Vec<String> {
    ["a b", "c,d"].map(str::to_owned).to_vec()
}

#[tokio::test]
async fn a_list_is_written_in_its_collection_format() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let call = client.lists().names(list()).plain(list()).commas(list());
    let call = call.spaces(list()).tabs("a\tb").pipes(list()).multi(list());
    let nested = vec!["1|2".to_owned(), "3".to_owned()];
    let call = call.nested(nested).x_list(list());
    call.send().await.expect("an answer");
    let request = server.request();
    assert_eq!(request.path, "/v1/lists/a%20b,c%2Cd");
    assert_eq!(request.header("x-list"), Some("a b,c,d"));
    let query = request.query.unwrap_or_default();
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "commas=a%20b,c%2Cd",
            "multi=a%20b",
            "multi=c%2Cd",
            "nested=1%7C2,3",
            "pipes=a%20b%7Cc%2Cd",
            "plain=a%20b,c%2Cd",
            "spaces=a%20b%20c%2Cd",
            "tabs=a%09b",
        ]
    );
}

#[tokio::test]
async fn a_form_has_the_fields_of_its_operation_and_its_path() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let call = client.form().body_map(|form| {
        let form = form.shared("s").plain(list()).multi(list());
        form.pipes(list()).tabs("a\tb".to_owned())
    });
    call.send().await.expect("an answer");
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let body = String::from_utf8(request.body.to_vec()).expect("UTF-8");
    let mut pairs: Vec<&str> = body.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "multi=a+b",
            "multi=c%2Cd",
            "pipes=a+b%7Cc%2Cd",
            "plain=a+b,c%2Cd",
            "shared=s",
            "tabs=a%09b",
        ]
    );
}

#[tokio::test]
async fn a_form_with_a_file_is_sent_in_parts() {
    let server = Server::of_nothing().await;
    let client = client(&server);
    let call = client.upload().file(FilePart::from_bytes("f.bin", "bytes"));
    let call = call.plain("a,b").multi(list());
    call.send().await.expect("an answer");
    let request = server.request();
    let media_type = request.header("content-type").unwrap_or_default();
    assert!(
        media_type.starts_with("multipart/form-data"),
        "{media_type}"
    );
    let body = String::from_utf8_lossy(&request.body).into_owned();
    for (part, count) in [
        ("name=\"file\"", 1),
        ("name=\"plain\"", 1),
        ("name=\"multi\"", 2),
    ] {
        assert_eq!(body.matches(part).count(), count, "{body}");
    }
}

#[tokio::test]
async fn a_file_is_read_as_bytes() {
    let server = Server::answering(200, "application/octet-stream", b"\x00\xff").await;
    let answer = client(&server).file().send().await.expect("an answer");
    let mut bytes = answer.into_inner();
    let first = bytes.next().await.expect("a piece").expect("no error");
    assert_eq!(&first[..], b"\x00\xff");
}

#[tokio::test]
async fn a_subtype_is_told_by_the_name_of_its_definition() {
    let cat = json!({"kind": "wild-cat", "name": null, "lives": 9});
    let server = Server::of_json(&cat).await;
    let pet = client(&server).pet().send().await.expect("an answer");
    let types::Pet::WildCat(cat) = pet.into_inner() else {
        panic!("not a cat")
    };
    assert_eq!(
        cat.lives.and_then(|lives| lives.to_string().parse().ok()),
        Some(9)
    );
}

#[tokio::test]
async fn an_empty_list_of_media_types_means_the_default() {
    let server = Server::of_nothing().await;
    let call = client(&server)
        .set_nothing()
        .body(serde_json::Map::new())
        .send()
        .await;
    call.expect("an answer");
    assert_eq!(
        server.request().header("content-type"),
        Some("application/json")
    );
}
