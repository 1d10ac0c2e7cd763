//! The settings of a call beside parameters of the same names, and the credentials of
//! a request that the document lacks.

use std::time::Duration;

use cases::{
    parameters_named_as_settings, schemes_per_operation, security_of_every_kind,
    two_keys_in_one_requirement,
};
use openapi_client_core::{ErrorKind, Method, Retry};

use crate::support::Server;

#[tokio::test]
async fn parameters_that_are_called_as_settings_are_set_by_their_place() {
    let server = Server::of_nothing().await;
    let client = parameters_named_as_settings::Client::builder(server.origin()).build();
    let client = client.expect("a client");
    // The client's own `request` is for what the document lacks.
    let call = client
        .request_operation()
        .timeout_path_param("t")
        .header_query_param("h")
        .retry_query_param(3)
        .client("c")
        .call("d")
        .timeout_header_param("5")
        .timeout(Duration::from_secs(60))
        .header("x-own", "yes")
        .retry(Retry::none());
    call.send().await.expect("a success");
    let request = server.request();
    assert_eq!(request.path, "/a/t");
    let query = request.query.as_deref().expect("a query");
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(pairs, ["call=d", "client=c", "header=h", "retry=3"]);
    assert_eq!(request.header("timeout"), Some("5"));
    assert_eq!(request.header("x-own"), Some("yes"));
}

#[tokio::test]
async fn a_request_beside_the_document_carries_what_most_operations_require() {
    let server = Server::of_nothing().await;
    let builder = two_keys_in_one_requirement::Client::builder(server.origin());
    let builder = builder.credential(two_keys_in_one_requirement::schemes::CLIENT_ID, "i");
    let client = builder.build().expect("a client");
    let missing = client.request(Method::GET, "/odd").send().await;
    let missing = missing.expect_err("a key is missing");
    assert_eq!(missing.kind(), ErrorKind::InvalidRequest);
    let pass_key = two_keys_in_one_requirement::schemes::PASS_KEY;
    let client = client.with_credential(pass_key, "p").expect("a key");
    client
        .request(Method::GET, "/odd")
        .send()
        .await
        .expect("a success");
    let request = server.request();
    assert_eq!(request.header("client-id"), Some("i"));
    assert_eq!(request.header("pass-key"), Some("p"));

    let server = Server::of_nothing().await;
    let builder = schemes_per_operation::Client::builder(server.origin());
    let builder = builder
        .credential(schemes_per_operation::schemes::ADMIN, "a")
        .credential(schemes_per_operation::schemes::USER, "u");
    let client = builder.build().expect("a client");
    client
        .request(Method::GET, "/odd")
        .send()
        .await
        .expect("a success");
    let chosen = client.request(Method::GET, "/odd").requires(&[&["admin"]]);
    chosen.send().await.expect("a success");
    let sent = server.requests();
    let said = |name| sent.iter().map(move |request| request.header(name));
    assert_eq!(
        said("authorization").collect::<Vec<_>>(),
        [Some("Bearer u"), None]
    );
    assert_eq!(said("x-admin-key").collect::<Vec<_>>(), [None, Some("a")]);
}

#[tokio::test]
async fn the_header_of_a_key_is_not_the_callers_to_set() {
    let server = Server::of_nothing().await;
    let builder = || security_of_every_kind::Client::builder(server.origin());
    let client = builder().build().expect("a client");
    let error = client.everywhere().header("X-App", "mine").send().await;
    let error = error.expect_err("another key");
    let text = error.to_string();
    assert!(
        text.contains("`x-app` is one that the client sets; help: "),
        "{text}"
    );
    let error = builder().default_header("X-App", "mine").build();
    let text = error.expect_err("another key").to_string();
    assert!(
        text.starts_with("the default header is not usable: the header `x-app`"),
        "{text}"
    );
    assert!(server.requests().is_empty(), "something was sent");
}
