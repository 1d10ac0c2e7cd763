//! Which servers the client trusts, and what it reports otherwise.

use contract_tests::failures::assert_one_sentence;
use contract_tests::sample_server;
use contract_tests::tls::{Setting, by_address, tls_cases};
use contract_tests::wire::RawServer;
use openapi_client_core::{CallError, ErrorKind, Retry, TlsVersion};
use openapi_client_testing::Mock;
use scc_suite_api_simulator::{Authority, Certificate, ConnectionFault};

use super::{TOKEN, build, call, example, raw_success, run_tests};
use crate::api::{Client, ClientBuilder, NAME};

/// A client with these settings.
fn client(server: &Mock, settings: &[Setting]) -> Client {
    let builder = Client::builder(by_address(&server.base_url())).token(TOKEN);
    build(with_settings(builder, settings))
}

/// The same builder with these settings.
pub(crate) fn with_settings(builder: ClientBuilder, settings: &[Setting]) -> ClientBuilder {
    settings
        .iter()
        .cloned()
        .fold(builder, |builder, setting| match setting {
            Setting::Root(pem) => builder.root_certificate_pem(pem),
            Setting::Pin(pin) => builder.pin_certificate_sha256(pin),
            Setting::Identity(pem) => builder.identity_pem(pem),
            Setting::MinTls13 => builder.min_tls_version(TlsVersion::V1_3),
            Setting::Anything => builder.danger_accept_invalid_certs(true),
        })
}

async fn ask(client: &Client) -> Option<CallError> {
    call(client, example()).await.err().map(CallError::from)
}

#[tokio::test]
async fn a_server_gets_the_token_only_if_it_is_the_one_that_is_trusted() {
    let (mut trusted, mut refused) = (0, 0);
    for case in tls_cases() {
        let server = sample_server::start_tls(NAME, case.server.clone()).await;
        let failure = ask(&client(&server, &case.settings)).await;
        case.check(failure.as_ref(), server.ledger(), 1).await;
        *if case.works() {
            &mut trusted
        } else {
            &mut refused
        } += 1;
    }
    assert_eq!((trusted, refused), (22, 17));
}

/// A server with a certificate of its own, and a client that has its pin.
async fn pinned() -> (Mock, Client) {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let pin = Setting::Pin(certificate.fingerprint_sha256());
    let server = sample_server::start_tls(NAME, certificate).await;
    let client = client(&server, &[pin]);
    (server, client)
}

#[tokio::test]
async fn a_handshake_that_is_cut_off_is_tried_again_since_nothing_was_sent() {
    let (server, client) = pinned().await;
    server.faults().fail_next_connection(ConnectionFault::Reset);
    assert!(ask(&client).await.is_none());
    assert_eq!(server.ledger().requests().len(), 1);
    assert_eq!(server.ledger().connections(), 2);
    let request = server.ledger().only_request();
    assert!(request.executed);
}

#[tokio::test]
async fn a_server_without_tls_gets_no_token_by_https() {
    let (server, client) = pinned().await;
    let garbage = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
    let garbage = ConnectionFault::Garbage(garbage.as_slice().into());
    server.faults().fail_next_connection(garbage);
    let failure = ask(&client).await.expect("no TLS");
    assert_eq!(failure.kind(), ErrorKind::Tls, "{failure:?}");
    assert_eq!(failure.attempts(), 1);
    assert_eq!(server.ledger().connections(), 1);
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_server_with_tls_is_not_understood_by_http() {
    let (server, _) = pinned().await;
    let base_url = by_address(&server.base_url()).replace("https:", "http:");
    let client = build(Client::builder(base_url).token(TOKEN).retry(Retry::none()));
    let failure = ask(&client).await.expect("no HTTP");
    assert_eq!(failure.kind(), ErrorKind::Protocol, "{failure:?}");
    assert_eq!(failure.attempts(), 1);
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_pin_is_no_obstacle_where_there_is_no_tls() {
    let server = RawServer::start(raw_success(example())).await;
    let pin = "00".repeat(32);
    let builder = Client::builder(server.base_url()).token("t");
    let client = build(builder.pin_certificate_sha256(pin));
    call(&client, example()).await.expect("a success");
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_certificate_that_is_not_pinned_is_reported_with_its_digest() {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let found = certificate.fingerprint_sha256_with_colons();
    let server = sample_server::start_tls(NAME, certificate).await;
    let client = client(&server, &[Setting::Pin("00".repeat(32))]);
    let failure = ask(&client).await.expect("another one");
    assert_eq!(failure.kind(), ErrorKind::Tls, "{failure:?}");
    let text = format!("its certificate has the SHA-256 {found}, which is not pinned");
    assert!(failure.to_string().ends_with(&text), "{failure}");

    // What the error shows is what a pin takes.
    let client = self::client(&server, &[Setting::Pin(found)]);
    assert!(ask(&client).await.is_none());
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_reported_with_the_reason_and_what_to_do() {
    let known = Authority::new();
    let address = ["127.0.0.1"];
    for (certificate, reason) in [
        (
            Certificate::self_signed(&address),
            "its certificate has no trusted signer; help: add its authority \
             (`root_certificate_pem`) or pin it (`pin_certificate_sha256`)",
        ),
        (
            Certificate::self_signed_ca_flagged(&address),
            "its certificate is one of an authority, not of a server; help: pin it \
             (`pin_certificate_sha256`)",
        ),
        (
            known.issue(&["ops.example.com"]),
            "its certificate is for another name; help: use that (`resolve` gives its address) \
             or pin it (`pin_certificate_sha256`)",
        ),
        (
            known.issue_expired(&address),
            "its certificate has expired; help: renew it, or pin it (`pin_certificate_sha256`)",
        ),
    ] {
        let server = sample_server::start_tls(NAME, certificate).await;
        let client = client(&server, &[Setting::Root(known.pem().to_owned())]);
        let failure = call(&client, example()).await.expect_err("no trust");
        assert_one_sentence(&failure);
        let text = failure.to_string();
        let (_, found) = text
            .split_once(": no TLS connection to the server: ")
            .expect(&text);
        assert_eq!(found, reason);
    }
}

#[tokio::test]
async fn an_authority_of_one_s_own_may_be_the_only_one() {
    let (known, other) = (Authority::new(), Authority::new());
    let server = sample_server::start_tls(NAME, known.issue(&["127.0.0.1"])).await;
    let builder = || Client::builder(by_address(&server.base_url())).token("t");
    for (root, works) in [(&known, true), (&other, false)] {
        let builder = builder().root_certificate_pem(root.pem());
        let client = build(builder.only_root_certificates(true));
        assert_eq!(ask(&client).await.is_none(), works);
    }
    let error = builder().only_root_certificates(true).build();
    let error = error.expect_err("nobody is trusted").to_string();
    assert!(error.contains("there is none"), "{error}");
}

#[tokio::test]
async fn a_host_is_reached_at_the_addresses_that_were_given() {
    let known = Authority::new();
    let server = sample_server::start_tls(NAME, known.issue(&["ops.invalid"])).await;
    let address = server.origin().trim_start_matches("https://ops.invalid:");
    let address: u16 = address.parse().expect("a port");
    let elsewhere = (std::net::Ipv4Addr::LOCALHOST, address).into();
    let builder = || {
        let builder = Client::builder("https://ops.invalid/base/path").token("t");
        builder
            .root_certificate_pem(known.pem())
            .retry(Retry::none())
    };
    let client = build(builder().resolve("ops.invalid", [elsewhere]));
    assert!(ask(&client).await.is_none());
    let failure = ask(&build(builder())).await.expect("nobody knows it");
    assert_eq!(failure.kind(), ErrorKind::Connect, "{failure:?}");
    let error = builder().resolve("ops.invalid", []).build();
    let error = error.expect_err("no address").to_string();
    assert!(
        error.contains("the list for `ops.invalid` is empty"),
        "{error}"
    );
}

#[test]
fn a_server_on_this_machine_by_plain_http_needs_no_certificates_of_the_machine() {
    let none = tempfile::NamedTempFile::new().expect("a file");
    let folder = tempfile::tempdir().expect("a folder");
    let test = "shared::requests::every_operation_is_sent_as_documented";
    let result = run_tests(&["--exact", test], |command| {
        command.env("SSL_CERT_FILE", none.path());
        command.env("SSL_CERT_DIR", folder.path());
    });
    assert!(result.contains("ok. 1 passed"), "{result}");
}
