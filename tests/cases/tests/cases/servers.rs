//! Where requests go, and whether the token goes along: a table of documents,
//! settings and operations, written from the OpenAPI Specification 3.0.3, "Server
//! Object", "Path Item Object" and "Operation Object".
//!
//! Servers of an operation override those of its path, and these those of the
//! document; an empty list is none. "The default value [of a variable] … SHALL be
//! sent if an alternate value is not supplied"; a relative address is "relative to
//! the location where the OpenAPI document is being served".

use cases::servers_of_every_kind::{
    Client, ClientBuilder, OperationServer, Retry, Server, servers,
};
use cases::servers_of_paths_and_operations as small;
use openapi_client_core::ErrorKind;

use crate::support;

/// Two hosts: addresses of this machine with different ports.
async fn hosts() -> (support::Server, support::Server) {
    (
        support::Server::of_nothing().await,
        support::Server::of_nothing().await,
    )
}

fn built(builder: ClientBuilder) -> Client {
    builder.token("secret").build().expect("a client")
}

/// What arrived: the path, and whether the token came along.
fn arrived(server: &support::Server) -> Vec<String> {
    let requests = server.requests().into_iter().map(|request| {
        let token = request.header("authorization").is_some();
        let path = request.path.clone();
        format!("{path}{}", if token { " with token" } else { "" })
    });
    requests.collect()
}

#[tokio::test]
async fn an_operation_goes_to_its_own_server_and_others_to_the_root() {
    let (root, other) = hosts().await;
    let builder = Client::builder(format!("{}/v1", root.origin()));
    let builder = builder.server(servers::FILES, format!("{}/files/", other.origin()));
    let client = built(builder.server(servers::UPLOAD_EXAMPLE_COM, other.origin()));
    client.root().send().await.expect("an answer");
    client.get_file().id("a b").send().await.expect("an answer");
    client.head_file().id("1").send().await.expect("an answer");
    client.put_file().id("2").send().await.expect("an answer");
    client
        .delete_file()
        .id("3")
        .send()
        .await
        .expect("an answer");
    client.root_by_name().send().await.expect("an answer");
    assert_eq!(
        arrived(&root),
        ["/v1/root with token", "/v1/root-by-name with token"]
    );
    assert_eq!(
        arrived(&other),
        [
            "/files/files/a%20b with token",
            "/files/files/1 with token",
            "/files/2 with token",
            "/files/files/3 with token",
        ]
    );
}

#[tokio::test]
async fn the_small_document_goes_where_it_says() {
    let (root, other) = hosts().await;
    let builder = small::Client::builder(root.origin());
    let builder = builder.server(small::servers::UPLOAD_EXAMPLE_COM_V2, other.origin());
    let builder = builder.server(small::servers::GADGETS_EXAMPLE_COM_V3, other.origin());
    let client = builder.build().expect("a client");
    client.list_widgets().send().await.expect("an answer");
    client.upload().send().await.expect("an answer");
    client.list_gadgets().send().await.expect("an answer");
    assert_eq!(arrived(&root), ["/widgets"]);
    assert_eq!(arrived(&other), ["/widgets", "/gadgets"]);
    let own = small::operations::ALL.iter().map(|operation| {
        let server = operation.server();
        server.map(|server| server.url())
    });
    assert_eq!(
        own.collect::<Vec<_>>(),
        [
            None,
            Some("https://upload.example.com/v2"),
            Some("https://gadgets.example.com/v3"),
        ]
    );
}

#[tokio::test]
async fn a_relative_server_is_on_the_host_of_the_client() {
    let root = support::Server::of_nothing().await;
    let client = built(Client::builder(format!("{}/api/v1", root.origin())));
    client.beside().send().await.expect("an answer");
    client.below().send().await.expect("an answer");
    client.top().send().await.expect("an answer");
    // RFC 3986, section 5.3.
    assert_eq!(
        arrived(&root),
        [
            "/v2/beside with token",
            "/api/latest/below with token",
            "/top with token",
        ]
    );
}

#[tokio::test]
async fn a_client_of_another_address_sends_nothing_to_a_server_of_the_document() {
    let root = support::Server::of_nothing().await;
    let client = built(Client::builder(root.origin()));
    let error = client.get_file().id("1").send().await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(
        error.to_string(),
        "getFile: the request was not sent: the operation has a server of its own, \
         `https://files.example.com/v2/`, which is not used by itself, since the client is built \
         for none of the servers of the document; set `servers::FILES`"
    );
    client.put_file().id("1").send().await.expect_err("refused");
    client.root().send().await.expect("an answer");
    assert_eq!(arrived(&root), ["/root with token"]);
}

/// A port of this machine at which nothing listens, as a proxy: what would go to
/// the world outside ends there.
async fn closed() -> String {
    support::Server::of_nothing().await.origin().to_owned()
}

#[tokio::test]
async fn a_client_of_a_server_of_the_document_uses_the_others_too() {
    let proxy = closed().await;
    for root in [
        Server::Main.url().to_owned(),
        // As it was written by hand.
        "https://API.example.com/v1/".to_owned(),
        Server::Zone.url().to_owned(),
    ] {
        let builder = Client::builder(root).proxy(proxy.as_str());
        let client = built(builder.retry(Retry::none()));
        for error in [
            client.get_file().id("1").send().await.expect_err("no way"),
            client.put_file().id("1").send().await.expect_err("no way"),
        ] {
            assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
        }
        for (error, expected) in [
            (
                client.tenant().send().await.expect_err("refused"),
                "`https://{tenant}.example.com/t`, whose address the document leaves \
                 open; set `servers::TENANT_EXAMPLE_COM_T`",
            ),
            (
                client.plain().send().await.expect_err("refused"),
                "`http://plain.example.com`, which would get tokens unencrypted over plain HTTP; \
                 set `servers::PLAIN_EXAMPLE_COM`",
            ),
        ] {
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
            assert!(error.to_string().ends_with(expected), "{error}");
        }
    }
}

#[tokio::test]
async fn a_server_can_be_chosen_by_its_name_or_be_told_the_documents_own() {
    let all: Vec<OperationServer> = servers::ALL.to_vec();
    assert_eq!(all.len(), 7);
    assert_eq!(
        servers::FILES.all(),
        [
            ("Files", "https://files.example.com/v2/"),
            ("Files of a region", "https://eu.files.example.com"),
        ]
    );
    let named = servers::FILES.named("files OF a region").expect("a server");
    assert_eq!(format!("{named:?}"), "\"https://eu.files.example.com/\"");
    let error = servers::FILES.named("Moon").expect_err("no such server");
    assert_eq!(
        error.to_string(),
        "`Moon` is none of Files, Files of a region"
    );
    // Where another address than the document's is the root.
    let builder = Client::builder("http://127.0.0.1:1").no_proxy();
    let builder = builder.server(servers::FILES, servers::FILES);
    built(builder.server(servers::PLAIN_EXAMPLE_COM, "https://plain.example.com"));
}

#[tokio::test]
async fn no_token_goes_to_a_server_that_is_to_have_none() {
    let (root, other) = hosts().await;
    let builder = Client::builder(root.origin());
    let builder = builder.server(servers::FILES, other.origin());
    let builder = builder.server_without_tokens(servers::FILES);
    let client = builder.token("secret").build().expect("a client");
    client.root().send().await.expect("an answer");
    client.get_file().id("1").send().await.expect("an answer");
    assert_eq!(arrived(&root), ["/root with token"]);
    assert_eq!(arrived(&other), ["/files/1"]);
}

#[tokio::test]
async fn an_address_that_would_get_tokens_unencrypted_is_refused() {
    let builder = || Client::builder("https://api.example.com/v1");
    let server = "http://files.example.com";
    let error = builder().server(servers::FILES, server).build();
    let error = error.expect_err("plain HTTP");
    assert_eq!(
        error.to_string(),
        "the base URL is not usable: `FILES`: tokens would be sent unencrypted over plain HTTP; \
         write `https`"
    );
    let builder = builder().server(servers::FILES, server);
    builder
        .danger_allow_plain_http(true)
        .build()
        .expect("a client");
}

#[tokio::test]
async fn what_is_meant_for_this_machine_takes_no_proxy() {
    let other = support::Server::of_nothing().await;
    let builder = || Client::builder(Server::Main).server(servers::FILES, other.origin());
    let error = builder()
        .proxy(closed().await)
        .build()
        .expect_err("a proxy");
    assert!(error.to_string().starts_with("the proxy"), "{error}");
    let client = built(builder());
    client.get_file().id("1").send().await.expect("an answer");
    assert_eq!(arrived(&other), ["/files/1 with token"]);
}
