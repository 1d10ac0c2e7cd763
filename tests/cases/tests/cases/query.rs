//! What the caller gives for the query, as it is sent.

use cases::query_spaces::Client;

use crate::support::Server;

#[tokio::test]
async fn without_parameters_there_is_no_query() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    client.search().send().await.expect("an answer");
    assert_eq!(server.request().query, None);
}
