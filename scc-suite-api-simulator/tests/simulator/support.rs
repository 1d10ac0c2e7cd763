//! What several tests need: start, log in, and raw sockets.

use chrono::{DateTime, Utc};
use reqwest::{Client, RequestBuilder, Response};
use scc_suite_api_simulator::{Clock, Scc, SuiteApi};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The moment at which every manual clock of these tests begins.
pub(crate) fn start_of_test() -> DateTime<Utc> {
    "2026-01-05T08:00:00Z".parse().expect("a date")
}

/// A suite-api by a manual clock.
pub(crate) async fn suite_api() -> (SuiteApi, Clock) {
    let clock = Clock::manual(start_of_test());
    let ops = SuiteApi::builder().clock(clock.clone());
    (ops.start().await.expect("a free port"), clock)
}

/// An SCC by the machine's clock.
pub(crate) async fn scc() -> Scc {
    Scc::builder().start().await.expect("a free port")
}

/// A POST that asks for JSON, over a client without proxy and without redirects.
pub(crate) fn post(url: String) -> RequestBuilder {
    post_with_defaults(url).header("accept", "application/json")
}

/// A POST with the headers that the client sets by itself.
pub(crate) fn post_with_defaults(url: String) -> RequestBuilder {
    let client = Client::builder()
        .no_proxy()
        // Spares it the search for the machine's own certificates.
        .tls_certs_only([])
        .redirect(reqwest::redirect::Policy::none());
    client.build().expect("a client").post(url)
}

/// A POST to an operation of the suite-api.
pub(crate) fn post_ops(ops: &SuiteApi, path: &str) -> RequestBuilder {
    post(format!("{}{path}", ops.base_url()))
}

/// A login with these fields.
pub(crate) async fn login(ops: &SuiteApi, fields: Value) -> Response {
    let request = post_ops(ops, "/api/auth/token/acquire").json(&fields);
    request.send().await.expect("an answer")
}

/// A token of the user that is always there.
pub(crate) async fn token(ops: &SuiteApi) -> String {
    let fields = json!({ "username": ops.username(), "password": ops.password() });
    let answer = login(ops, fields).await;
    assert_eq!(answer.status(), 200);
    let answer: Value = answer.json().await.expect("JSON");
    answer["token"].as_str().expect("a token").to_owned()
}

/// An exchange for `ops-li`: the call with a token that does not end the token.
pub(crate) async fn exchange(ops: &SuiteApi, authorization: &str) -> Response {
    post_ops(ops, "/api/auth/token/exchange")
        .header("authorization", authorization)
        .json(&json!({ "serviceKeys": ["ops-li"] }))
        .send()
        .await
        .expect("an answer")
}

/// The host and port of a base URL.
pub(crate) fn authority(base_url: &str) -> &str {
    let rest = base_url.strip_prefix("http://").expect("plain HTTP");
    rest.split('/').next().expect("an authority")
}

/// Everything that comes back until the connection ends.
pub(crate) async fn raw_exchange(base_url: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(authority(base_url))
        .await
        .expect("a connection");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("a clean end");
    String::from_utf8(answer).expect("text")
}
