//! The path of the suite-api, which an address may leave out.

use contract_tests::document::{Document, OwnDocument};
use suite_api_client::{Client, DEFAULT_PATH};

use super::support::{BASE_PATH, only_request, server};

#[test]
fn the_default_path_is_that_of_the_document_s_server() {
    let document = Document::of("suite-api");
    let servers = document.json()["servers"].as_array().expect("servers");
    assert_eq!(servers.len(), 1);
    let url = servers[0]["url"].as_str().expect("a URL");
    assert_eq!(url, format!("https://{{api_host}}{DEFAULT_PATH}"));
    assert_eq!(DEFAULT_PATH, BASE_PATH);
    for address in ["https://ops.example.com", "https://ops.example.com/"] {
        let client = Client::builder(address).build().expect("a client");
        assert_eq!(
            client.base_url(),
            url.replace("{api_host}", "ops.example.com")
        );
    }
    let other = Client::builder("https://ops.example.com:8443/a").build();
    let other = other.expect("a client");
    assert_eq!(other.base_url(), "https://ops.example.com:8443/a");
}

#[tokio::test]
async fn the_default_path_is_used_if_the_address_has_none() {
    let ops = server().await;
    let address = ops.base_url().replace(BASE_PATH, "");
    let client = Client::builder(&address)
        .token("t")
        .build()
        .expect("a client");
    client.release_token().send().await.expect_err("no session");
    assert_eq!(only_request(&ops).path, "/suite-api/api/auth/token/release");
}
