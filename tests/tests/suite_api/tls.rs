//! Whom the client trusts, and what it tells when it does not.

use contract_tests::tls::{Setting, Situation, by_address, situations};
use openapi_client_core::{CallError, ErrorKind};
use scc_suite_api_simulator::{Certificate, ConnectionFault, SuiteApi};
use suite_api_client::{Client, ClientBuilder, Credentials, Operation, TlsVersion};

use super::support::call;

/// The builder of a client with these settings, which has to log in first.
fn builder(ops: &SuiteApi, settings: &[Setting]) -> ClientBuilder {
    let credentials = Credentials::new(ops.username(), ops.password());
    let builder = Client::builder(by_address(&ops.base_url())).credentials(credentials);
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

async fn exchange(client: &Client) -> Option<CallError> {
    let exchanged = call(client, "exchangeOpsTokenWithJwtToken").await;
    exchanged.err().map(CallError::from)
}

async fn check(situation: &Situation) {
    let ops = SuiteApi::builder().tls(situation.server.clone());
    let ops = ops.start().await.expect("a free port");
    let client = builder(&ops, &situation.settings).build();
    let client = client.expect(situation.name);
    let failure = exchange(&client).await;
    let failed = failure.as_ref().and_then(CallError::operation);
    let expected = (!situation.works()).then_some("acquireToken");
    assert_eq!(failed.map(Operation::id), expected, "{}", situation.name);
    situation.check(failure.as_ref(), ops.ledger(), 2).await;
}

#[tokio::test]
async fn a_server_gets_the_password_only_if_it_is_the_one_that_is_trusted() {
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
async fn pinned() -> (SuiteApi, Client) {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let pin = Setting::Pin(certificate.fingerprint_sha256());
    let ops = SuiteApi::builder().tls(certificate).start().await;
    let ops = ops.expect("a free port");
    let client = builder(&ops, &[pin]).build().expect("a client");
    (ops, client)
}

#[tokio::test]
async fn a_handshake_that_is_cut_off_is_tried_again_since_nothing_was_sent() {
    let (ops, client) = pinned().await;
    ops.faults().fail_next_connection(ConnectionFault::Reset);
    assert!(exchange(&client).await.is_none());
    assert_eq!(ops.ledger().connections(), 2);
    assert_eq!(ops.ledger().executions("POST", "/acquire"), 1);
    assert_eq!(ops.ledger().executions("POST", "/exchange"), 1);
    assert_eq!(ops.ledger().requests().len(), 2);
}

#[tokio::test]
async fn a_server_without_tls_gets_no_password_by_https() {
    let (ops, client) = pinned().await;
    let garbage = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
    let garbage = ConnectionFault::Garbage(garbage.as_slice().into());
    ops.faults().fail_next_connection(garbage);
    let failure = exchange(&client).await.expect("no TLS");
    assert_eq!(failure.kind(), ErrorKind::Tls, "{failure:?}");
    assert_eq!(failure.attempts(), 1);
    assert_eq!(ops.ledger().connections(), 1);
    assert_eq!(ops.ledger().requests().len(), 0);
}
