//! Whom the client trusts, and what it tells when it does not.

use contract_tests::tls::{Setting, Situation, by_address, situations};
use contract_tests::wire::RawServer;
use openapi_client_core::{CallError, ErrorKind};
use scc_client::{Client, ClientBuilder, TlsVersion};
use scc_suite_api_simulator::{Certificate, ConnectionFault, Scc};

use super::support::call_for;

/// The builder of a client with these settings.
fn builder(scc: &Scc, settings: &[Setting]) -> ClientBuilder {
    let builder = Client::builder(by_address(&scc.base_url())).token(scc.admin_token());
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

async fn generate(client: &Client, scc: &Scc) -> Option<CallError> {
    let generated = call_for(client, "generateApiToken", scc.api_only_user_uid()).await;
    generated.err().map(CallError::from)
}

async fn check(situation: &Situation) {
    let scc = Scc::builder().tls(situation.server.clone()).start().await;
    let scc = scc.expect("a free port");
    let client = builder(&scc, &situation.settings).build();
    let client = client.expect(situation.name);
    let failure = generate(&client, &scc).await;
    situation.check(failure.as_ref(), scc.ledger(), 1).await;
}

#[tokio::test]
async fn a_server_gets_the_token_only_if_it_is_the_one_that_is_trusted() {
    let (mut trusted, mut refused) = (0, 0);
    for situation in situations() {
        check(&situation).await;
        *if situation.works() {
            &mut trusted
        } else {
            &mut refused
        } += 1;
    }
    assert_eq!((trusted, refused), (22, 17));
}

/// A server with a certificate of its own, and a client that has its pin.
async fn pinned() -> (Scc, Client) {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let pin = Setting::Pin(certificate.fingerprint_sha256());
    let scc = Scc::builder().tls(certificate).start().await;
    let scc = scc.expect("a free port");
    let client = builder(&scc, &[pin]).build().expect("a client");
    (scc, client)
}

#[tokio::test]
async fn a_handshake_that_is_cut_off_is_tried_again_since_nothing_was_sent() {
    let (scc, client) = pinned().await;
    scc.faults().fail_next_connection(ConnectionFault::Reset);
    assert!(generate(&client, &scc).await.is_none());
    assert_eq!(scc.ledger().requests().len(), 1);
    assert_eq!(scc.ledger().connections(), 2);
    assert_eq!(scc.ledger().executions("POST", "/generate"), 1);
}

#[tokio::test]
async fn a_server_without_tls_gets_no_token_by_https() {
    let (scc, client) = pinned().await;
    let garbage = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
    let garbage = ConnectionFault::Garbage(garbage.as_slice().into());
    scc.faults().fail_next_connection(garbage);
    let failure = generate(&client, &scc).await.expect("no TLS");
    assert_eq!(failure.kind(), ErrorKind::Tls, "{failure:?}");
    assert_eq!(failure.attempts(), 1);
    assert_eq!(scc.ledger().connections(), 1);
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_server_with_tls_is_not_understood_by_http() {
    let (scc, _) = pinned().await;
    let base_url = by_address(&scc.base_url()).replace("https:", "http:");
    let client = Client::builder(base_url).token(scc.admin_token()).build();
    let client = client.expect("a client");
    let failure = generate(&client, &scc).await.expect("no HTTP");
    assert_eq!(failure.kind(), ErrorKind::Transport, "{failure:?}");
    assert_eq!(failure.attempts(), 1, "a POST is not repeated");
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_pin_is_no_obstacle_where_there_is_no_tls() {
    let server = RawServer::start("HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}").await;
    let pin = "00".repeat(32);
    let builder = Client::builder(server.base_url()).token("t");
    let client = builder.pin_certificate_sha256(pin).build();
    let client = client.expect("a client");
    let uid = uuid::Uuid::nil();
    let issued = call_for(&client, "generateApiToken", uid).await;
    assert_eq!(issued.expect("a success").status, 201);
    assert_eq!(server.requests(), 1);
}
