//! What several tests need: start, log in, and raw sockets.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use http::Method;
use reqwest::{Client, RequestBuilder, Response};
use scc_suite_api_simulator::{Clock, Scc, SccBuilder, SuiteApi, SuiteApiBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The moment at which every manual clock of these tests begins.
pub(crate) fn start_of_test() -> DateTime<Utc> {
    "2026-01-05T08:00:00Z".parse().expect("a date")
}

/// A suite-api as its builder says.
pub(crate) async fn start_ops(builder: SuiteApiBuilder) -> SuiteApi {
    builder.start().await.expect("a free port")
}

/// An SCC as its builder says.
pub(crate) async fn start_scc(builder: SccBuilder) -> Scc {
    builder.start().await.expect("a free port")
}

/// A suite-api by a manual clock.
pub(crate) async fn suite_api() -> SuiteApi {
    start_ops(SuiteApi::builder().clock(Clock::manual(start_of_test()))).await
}

/// An SCC by the machine's clock.
pub(crate) async fn scc() -> Scc {
    start_scc(Scc::builder()).await
}

/// A request over a client without proxy and without redirects.
pub(crate) fn request(method: Method, url: String) -> RequestBuilder {
    let client = Client::builder()
        .no_proxy()
        // Spares it the search for the machine's own certificates.
        .tls_certs_only([])
        .redirect(reqwest::redirect::Policy::none());
    client.build().expect("a client").request(method, url)
}

/// A POST that asks for JSON.
pub(crate) fn post(url: String) -> RequestBuilder {
    request(Method::POST, url).header("accept", "application/json")
}

/// The response to a request, or its head.
pub(crate) async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("a response")
}

/// The JSON of a response.
pub(crate) async fn json_of(response: Response) -> Value {
    response.json().await.expect("JSON")
}

/// A file that is not there yet, in a folder that is gone with the first value.
pub(crate) fn new_file(name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join(name);
    (folder, file)
}

/// The text of a file.
pub(crate) fn text_of(file: &Path) -> String {
    std::fs::read_to_string(file).expect("a file")
}

/// The cases of a table, whose number is counted when it is compiled.
pub(crate) fn cases<const COUNT: usize, T>(cases: [T; COUNT]) -> [T; COUNT] {
    cases
}

/// A POST to an operation of the suite-api.
pub(crate) fn post_ops(ops: &SuiteApi, path: &str) -> RequestBuilder {
    post(format!("{}{path}", ops.base_url()))
}

/// A login with these fields.
pub(crate) async fn login(ops: &SuiteApi, fields: Value) -> Response {
    send(post_ops(ops, "/api/auth/token/acquire").json(&fields)).await
}

/// What the user that is always there logs in with.
pub(crate) fn credentials(ops: &SuiteApi) -> Value {
    json!({ "username": ops.username(), "password": ops.password() })
}

/// A token of the user that logs in with these fields.
pub(crate) async fn token_of(ops: &SuiteApi, fields: Value) -> String {
    let response = login(ops, fields).await;
    assert_eq!(response.status(), 200);
    let body = json_of(response).await;
    body["token"].as_str().expect("a token").to_owned()
}

/// A token of the user that is always there.
pub(crate) async fn token(ops: &SuiteApi) -> String {
    token_of(ops, credentials(ops)).await
}

/// The header with a token of the user that is always there.
pub(crate) async fn authorization(ops: &SuiteApi) -> String {
    format!("OpsToken {}", token(ops).await)
}

/// An exchange for `ops-li`, not sent yet: the call with a token that does not end the token.
pub(crate) fn exchange_request(ops: &SuiteApi, authorization: &str) -> RequestBuilder {
    let request = post_ops(ops, "/api/auth/token/exchange");
    let request = request.header("authorization", authorization);
    request.json(&json!({ "serviceKeys": ["ops-li"] }))
}

/// The response to an exchange for `ops-li`.
pub(crate) async fn exchange(ops: &SuiteApi, authorization: &str) -> Response {
    send(exchange_request(ops, authorization)).await
}

/// The host and port of a base URL.
pub(crate) fn authority(base_url: &str) -> &str {
    let rest = base_url.strip_prefix("http://").expect("plain HTTP");
    rest.split('/').next().expect("an authority")
}

/// A connection on which this was sent.
pub(crate) async fn connect(ops: &SuiteApi, bytes: &str) -> TcpStream {
    let stream = TcpStream::connect(authority(&ops.base_url())).await;
    let mut stream = stream.expect("a connection");
    stream.write_all(bytes.as_bytes()).await.expect("sent");
    stream
}

/// Everything that comes back until the connection ends.
pub(crate) async fn raw_exchange(ops: &SuiteApi, request: &str) -> String {
    let mut stream = connect(ops, request).await;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("a clean end");
    String::from_utf8(answer).expect("text")
}
