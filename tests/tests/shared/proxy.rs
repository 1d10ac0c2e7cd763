//! Through a proxy, and over plain HTTP.

use contract_tests::between::TlsProxy;
use contract_tests::sample_server::{self, BASE_PATH};
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use contract_tests::tls::by_address;
use contract_tests::wire::{RawServer, refusing};
use openapi_client_core::{ErrorKind, Operation, Retry};
use scc_suite_api_simulator::{Authority, Certificate};

use super::{build, call, example, raw_success, request_of, run_tests, server};
use crate::api::{Client, ClientBuilder, Error, NAME};

/// Where nobody should have to be: `.invalid` has no address (RFC 6761).
const FAR: &str = "http://ops.invalid/a/b";

async fn ask(client: &Client) -> Result<(), Error> {
    call(client, example()).await.map(drop)
}

/// A proxy that answers each call with a success.
async fn proxy() -> RawServer {
    RawServer::start(raw_success(example())).await
}

/// The first line of a call to a server at this address.
async fn first_line(base_url: &str) -> String {
    let request = request_of(example()).await;
    let path = request.path.strip_prefix(BASE_PATH).expect("below it");
    let query = request.query.map(|query| format!("?{query}"));
    let query = query.unwrap_or_default();
    format!("{} {base_url}{path}{query} HTTP/1.1\r\n", request.method)
}

/// The builder of a client that may go through a proxy without TLS.
fn through(base_url: &str, proxy: String) -> ClientBuilder {
    let builder = Client::builder(base_url).token("t").proxy(proxy);
    builder.danger_allow_plain_http(true)
}

/// The address of this server, with a user and a password.
fn with_password(proxy: &RawServer) -> String {
    let base_url = proxy.base_url();
    base_url.replace("http://", &format!("http://someone:{SECRET}@"))
}

/// The last part of the path of an operation that is no parameter.
fn path_end(operation: &Operation) -> &str {
    let mut parts = operation.path().rsplit('/');
    parts.find(|part| !part.contains('{')).unwrap_or_default()
}

#[tokio::test]
async fn a_proxy_gets_the_whole_address_of_each_call() {
    let (proxy, (_socket, nobody)) = (proxy().await, refusing());
    let base_url = format!("{nobody}{BASE_PATH}");
    let builder = through(&base_url, proxy.base_url());
    let client = build(builder);
    ask(&client).await.expect("a success");
    let texts = proxy.texts();
    assert_eq!(texts.len(), 1);
    let line = first_line(&base_url).await;
    assert!(texts[0].starts_with(&line), "{}", texts[0]);
    let host = nobody.replace("http://", "host: ");
    let head = texts[0].to_lowercase();
    assert!(head.contains(&format!("\r\n{host}\r\n")), "{head}");
    assert!(!head.contains("proxy-authorization"), "{head}");
}

#[tokio::test]
async fn the_password_of_a_proxy_is_for_the_proxy_alone() {
    let proxy = proxy().await;
    let (_socket, nobody) = refusing();
    let builder = through(&nobody, with_password(&proxy));
    assert_debug_hides("a builder", &builder);
    let client = build(builder);
    assert_debug_hides("a client", &client);
    ask(&client).await.expect("a success");
    let head = &proxy.texts()[0];
    let line = "\r\nproxy-authorization: Basic ";
    let at = head.find(line).expect("the proxy learns who asks");
    let rest = &head[at + line.len()..];
    // `someone:Zq7hush.Zq7hush.Zq7hush` in base64.
    assert!(rest.starts_with("c29tZW9uZTpacTdodXNoLlpxN2h1c2guWnE3aHVzaA==\r\n"));
    let authorization = |line: &&str| line.starts_with("authorization: ");
    let authorization = head.lines().find(authorization).unwrap_or("t");
    assert!(authorization.ends_with('t'), "not its own token");
}

#[tokio::test]
async fn a_proxy_that_refuses_is_reported_without_its_password() {
    let answer = "HTTP/1.1 407 No\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n";
    let proxy = RawServer::start(answer).await;
    let (_socket, nobody) = refusing();
    let builder = through(&nobody, with_password(&proxy)).token(SECRET);
    let client = build(builder);
    let error = ask(&client).await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(407));
    assert_error_hides("a refusal", &error);
    assert_eq!(proxy.requests(), 1, "and no other attempt is made");
}

#[tokio::test]
async fn over_https_a_proxy_sees_the_host_and_neither_the_call_nor_its_token() {
    let answer = "HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n";
    let proxy = RawServer::start(answer).await;
    let builder = Client::builder("https://ops.invalid")
        .token(SECRET)
        .proxy(proxy.base_url());
    let client = build(builder.retry(Retry::none()));
    let error = ask(&client).await.expect_err("no tunnel");
    assert_eq!(error.kind(), ErrorKind::Connect, "{error:?}");
    assert_eq!(error.status(), None, "the server did not say so");
    assert_error_hides("a tunnel that is refused", &error);
    let texts = proxy.texts();
    assert_eq!(texts.len(), 1);
    let line = "CONNECT ops.invalid:443 HTTP/1.1\r\n";
    assert!(texts[0].starts_with(line), "{}", texts[0]);
    assert!(!texts[0].contains(SECRET), "the token stays here");
    assert!(!texts[0].contains(path_end(example())), "{}", texts[0]);
}

#[tokio::test]
async fn a_proxy_that_does_not_answer_is_no_connection() {
    let (_socket, nobody) = refusing();
    let builder = Client::builder(FAR)
        .danger_allow_plain_http(true)
        .token("t")
        .proxy(format!("{nobody}/{SECRET}"));
    let client = build(builder.retry(Retry::none()));
    let error = ask(&client).await.expect_err("no proxy");
    assert_eq!(error.kind(), ErrorKind::Connect, "{error:?}");
    assert_error_hides("a proxy that is not there", &error);
}

#[tokio::test]
async fn without_a_proxy_the_server_itself_is_asked() {
    let (server, proxy) = (server().await, proxy().await);
    let builder = Client::builder(server.base_url())
        .token("t")
        .proxy(proxy.base_url())
        .no_proxy();
    let client = build(builder);
    ask(&client).await.expect("a success");
    assert_eq!(server.ledger().requests().len(), 1);
    assert_eq!(proxy.requests(), 0);
}

#[test]
fn what_stays_on_this_machine_is_not_given_to_a_proxy_unless_the_danger_is_taken() {
    for base_url in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]"] {
        let builder = Client::builder(base_url).proxy("http://proxy.invalid");
        let error = builder.build().expect_err("refused").to_string();
        assert!(error.starts_with("the proxy is not usable: "), "{error}");
        assert!(error.contains("plain HTTP"), "{error}");
        let builder = through(base_url, "http://proxy.invalid".to_owned());
        assert!(builder.build().is_ok(), "{base_url}");
    }
}

#[test]
fn an_address_that_is_no_proxy_is_refused_without_showing_it() {
    for address in [
        format!("http://user:{SECRET}@ a"),
        format!("{SECRET} {SECRET}"),
        String::new(),
    ] {
        let builder = Client::builder("https://ops.example.com").proxy(&*address);
        assert_debug_hides("a builder", &builder);
        let error = builder.build().expect_err("no proxy");
        assert_eq!(assert_error_hides("a BuildError", &error), 1);
        let text = error.to_string();
        assert!(text.starts_with("the proxy is not usable: "), "{text}");
    }
}

#[tokio::test]
async fn plain_http_to_another_machine_needs_a_danger_to_be_taken() {
    let error = Client::builder(FAR).token("t").build();
    let error = error.expect_err("refused").to_string();
    assert!(error.contains("plain HTTP"), "{error}");
    let refused = Client::builder(FAR).danger_allow_plain_http(false).build();
    assert!(refused.is_err());

    // The proxy takes the place of the machine, which is never looked up.
    let proxy = proxy().await;
    let builder = Client::builder(FAR).token("t").proxy(proxy.base_url());
    let client = builder.danger_allow_plain_http(true).build();
    ask(&client.expect("a client")).await.expect("a success");
    let line = first_line(FAR).await;
    assert!(proxy.texts()[0].starts_with(&line));
}

/// Runs tests of this program in an environment whose proxies are not there,
/// and gives the last line of the harness.
fn with_proxies_in_the_environment(arguments: &[&str]) -> String {
    let (_socket, nobody) = refusing();
    run_tests(arguments, |command| {
        for name in ["http_proxy", "https_proxy", "all_proxy"] {
            command.env(name, &nobody).env(name.to_uppercase(), &nobody);
        }
        command.env_remove("no_proxy").env_remove("NO_PROXY");
    })
}

#[test]
fn the_proxy_settings_of_a_builder_count_whatever_the_environment_says() {
    let result = with_proxies_in_the_environment(&["shared::proxy::", "--skip", "environment"]);
    assert!(result.contains("ok. 11 passed"), "{result}");
}

#[test]
fn a_proxy_of_the_environment_does_not_get_what_stays_on_this_machine() {
    let test = "shared::requests::every_operation_is_sent_as_documented";
    let result = with_proxies_in_the_environment(&["--exact", test]);
    assert!(result.contains("ok. 1 passed"), "{result}");
}

#[tokio::test]
async fn hosts_are_reached_without_the_proxy_that_is_set_for_all_others() {
    let (proxy, server) = (proxy().await, server().await);
    for (hosts, by_proxy) in [
        (&["127.0.0.1"][..], 0),
        (&["ops.example.com", "127.0.0.0/8"], 0),
        (&["ops.example.com"], 1),
    ] {
        let builder = through(&server.base_url(), proxy.base_url());
        let client = build(builder.no_proxy_for(hosts.iter().copied()));
        ask(&client).await.expect("a success");
        assert_eq!(proxy.requests(), by_proxy, "{hosts:?}");
    }
    assert_eq!(server.ledger().requests().len(), 2);

    // It would be of no use.
    let alone = Client::builder(server.base_url()).no_proxy_for(["ops.example.com"]);
    let error = alone.build().expect_err("no proxy");
    assert!(error.to_string().contains("`NO_PROXY`"), "{error}");
}

#[tokio::test]
async fn a_proxy_with_an_authority_of_its_own_leads_to_a_server_that_is_pinned() {
    let (authority, other) = (Authority::new(), Authority::new());
    let proxy = TlsProxy::start(&authority.issue(&["localhost"])).await;
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let pin = certificate.fingerprint_sha256();
    let server = sample_server::start_tls(NAME, certificate).await;
    let base_url = by_address(&server.base_url());
    let builder = || {
        let builder = Client::builder(&base_url).token("t").retry(Retry::none());
        builder.proxy(proxy.url("localhost"))
    };

    let pinned = || builder().pin_certificate_sha256(pin.clone());
    let client = build(pinned().proxy_root_certificate_pem(authority.pem()));
    ask(&client).await.expect("a success");
    let authority_of_server = server.origin().trim_start_matches("https://");
    assert_eq!(proxy.targets(), [authority_of_server]);
    assert_eq!(server.ledger().requests().len(), 1);

    // Neither vouches for the other.
    for builder in [
        pinned(),
        pinned().proxy_root_certificate_pem(other.pem()),
        builder().proxy_root_certificate_pem(authority.pem()),
        builder()
            .pin_certificate_sha256("00".repeat(32))
            .proxy_root_certificate_pem(authority.pem()),
    ] {
        let error = ask(&build(builder)).await.expect_err("not trusted");
        assert_eq!(error.kind(), ErrorKind::Tls, "{error}");
    }
    assert_eq!(server.ledger().requests().len(), 1);

    // With one name for both nobody could tell them apart.
    let one_name = Client::builder(proxy.url("localhost")).proxy(proxy.url("localhost"));
    let error = one_name.proxy_root_certificate_pem(authority.pem()).build();
    let error = error.expect_err("ambiguous").to_string();
    assert!(error.contains("the server has the same name"), "{error}");
    // Nor is it of use without such a proxy.
    let without = Client::builder(&base_url).proxy_root_certificate_pem(authority.pem());
    let error = without.build().expect_err("no proxy").to_string();
    assert!(
        error.contains("no proxy whose address begins with `https`"),
        "{error}"
    );
}
