//! TLS: who is trusted, who is let in, and what arrives when it fails.

use std::error::Error as _;

use reqwest::{Client, ClientBuilder, Identity, tls};
use scc_suite_api_simulator::{Authority, Certificate, Fault, Scc, SuiteApi, Tls, TlsVersion};

use super::support::{cases, post, send, start_ops, start_scc};

const NAMES: &[&str] = &["localhost", "127.0.0.1"];

/// A suite-api that speaks TLS.
async fn secure(tls: impl Into<Tls>) -> SuiteApi {
    start_ops(SuiteApi::builder().tls(tls)).await
}

/// A client that trusts only this certificate.
fn trusting(pem: &str) -> ClientBuilder {
    let root = reqwest::Certificate::from_pem(pem.as_bytes()).expect("PEM");
    Client::builder().no_proxy().tls_certs_only([root])
}

fn identity(certificate: &Certificate) -> Identity {
    let pem = [certificate.pem(), certificate.private_key_pem()].concat();
    Identity::from_pem(pem.as_bytes()).expect("an identity")
}

/// The status of a call, or everything that is known about its failure.
async fn status(ops: &SuiteApi, client: ClientBuilder) -> Result<u16, String> {
    let client = client.build().expect("a client");
    let answer = client.post(format!("{}/x", ops.base_url())).send().await;
    answer
        .map(|answer| answer.status().as_u16())
        .map_err(|error| {
            assert!(error.is_connect() || error.source().is_some(), "{error}");
            format!("{error:?}")
        })
}

/// Waits for the failure and checks that no request came with it.
async fn assert_refused(ops: &SuiteApi) {
    ops.ledger()
        .wait_until(|ledger| ledger.tls_failures() == 1)
        .await;
    assert_eq!(ops.ledger().requests().len(), 0);
    assert_eq!(ops.ledger().connections(), 1);
}

#[tokio::test]
async fn a_service_is_at_a_name_that_its_certificate_is_for() {
    let authority = Authority::new();
    let ops = secure(authority.issue(NAMES)).await;
    assert!(ops.base_url().starts_with("https://127.0.0.1:"));
    let scc = start_scc(Scc::builder().tls(authority.issue(&["localhost"]))).await;
    assert!(scc.base_url().starts_with("https://localhost:"));
    let client = trusting(authority.pem()).build().expect("a client");
    let answer = send(client.post(scc.base_url())).await;
    assert_eq!(answer.status(), 404);

    let ops = secure(authority.issue(&["ops.example.com"])).await;
    let url = ops.base_url();
    let rest = url.strip_prefix("https://ops.example.com:");
    let (port, _) = rest.expect("its name").split_once('/').expect("a port");
    let address = format!("127.0.0.1:{port}").parse().expect("an address");
    let resolved = trusting(authority.pem()).resolve("ops.example.com", address);
    assert_eq!(status(&ops, resolved).await, Ok(404));
    let answer = client.post(format!("https://127.0.0.1:{port}/")).send();
    let failure = format!("{:?}", answer.await.expect_err("another name"));
    assert!(failure.contains("NotValidForName"), "{failure}");
}

#[tokio::test]
async fn a_handshake_fails_only_for_the_reason_that_there_is_and_no_request_arrives() {
    let (authority, clients) = (Authority::new(), Authority::new());
    let root = || trusting(authority.pem());
    let own = Certificate::self_signed(NAMES);
    let flagged = Certificate::self_signed_ca_flagged(NAMES);
    let expired = authority.issue_expired(NAMES);
    let certificate = authority.issue(NAMES);
    let good = || Tls::new(certificate.clone());
    let strict = || good().require_client_certificate(&clients);
    let jo = identity(&clients.issue_client("jo"));
    let stranger = identity(&Authority::new().issue_client("stranger"));
    let at_least = |version| root().tls_version_min(version);
    let (old, new) = (good().only(TlsVersion::V1_2), good().only(TlsVersion::V1_3));
    for (tls, client, reason) in cases::<11, _>([
        (good(), root(), None),
        (good(), trusting(clients.pem()), Some("UnknownIssuer")),
        (expired.into(), root(), Some("Expired")),
        (own.clone().into(), trusting(own.pem()), None),
        (
            flagged.clone().into(),
            trusting(flagged.pem()),
            Some("CaUsedAsEndEntity"),
        ),
        (strict(), root().identity(jo), None),
        (strict(), root().identity(stranger), Some("UnknownCA")),
        (strict(), root(), Some("CertificateRequired")),
        (old.clone(), at_least(tls::Version::TLS_1_2), None),
        (old, at_least(tls::Version::TLS_1_3), Some("")),
        (new, at_least(tls::Version::TLS_1_2), None),
    ]) {
        let ops = secure(tls).await;
        match (status(&ops, client).await, reason) {
            (Ok(404), None) => assert_eq!(ops.ledger().tls_failures(), 0),
            (Err(failure), Some(reason)) => {
                assert!(failure.contains(reason), "{failure}");
                assert_refused(&ops).await;
            }
            (outcome, reason) => panic!("{outcome:?} in place of {reason:?}"),
        }
    }
}

#[tokio::test]
async fn plain_http_to_a_tls_port_is_a_tls_failure() {
    let ops = secure(Certificate::self_signed(NAMES)).await;
    let url = ops.base_url().replace("https:", "http:");
    post(url).send().await.expect_err("not HTTP");
    assert_refused(&ops).await;
}

#[tokio::test]
async fn faults_cut_answers_below_tls_too() {
    let authority = Authority::new();
    let ops = secure(authority.issue(NAMES)).await;
    let client = || trusting(authority.pem()).build().expect("a client");
    for fault in [
        Fault::close_connection(),
        Fault::close_connection().by_reset(),
        Fault::half_headers(),
        Fault::garbage(),
    ] {
        ops.fail_next(fault);
        client().post(ops.base_url()).send().await.expect_err("cut");
    }
    ops.fail_next(Fault::short_body());
    let answer = send(client().post(ops.base_url())).await;
    answer.bytes().await.expect_err("cut");
    ops.fail_next(Fault::single_byte_writes());
    let answer = client().post(ops.base_url()).send().await;
    assert_eq!(answer.expect("an answer").status(), 404);
    assert_eq!(ops.ledger().tls_failures(), 0);
}

#[test]
fn fingerprints_are_the_digest_of_the_certificate_in_two_forms() {
    let certificate = Certificate::self_signed(NAMES);
    let (plain, colons) = (
        certificate.fingerprint_sha256(),
        certificate.fingerprint_sha256_with_colons(),
    );
    assert_eq!(plain.len(), 64);
    assert_eq!(colons.len(), 95);
    assert_eq!(colons.replace(':', "").to_lowercase(), plain);
    assert_ne!(Certificate::self_signed(NAMES).fingerprint_sha256(), plain);
    assert!(certificate.pem().starts_with("-----BEGIN CERTIFICATE-----"));
}

#[test]
fn debug_shows_no_private_key() {
    let authority = Authority::new();
    let certificate = authority.issue_client("jo");
    let tls = Tls::new(certificate.clone()).require_client_certificate(&authority);
    let builder = SuiteApi::builder().tls(tls.clone());
    let text = format!("{certificate:?} {authority:?} {tls:?} {builder:?}");
    assert!(text.contains(&certificate.fingerprint_sha256()), "{text}");
    let lines = certificate.private_key_pem().lines().map(str::to_owned);
    for line in lines.filter(|line| !line.starts_with("-----")) {
        assert!(!text.contains(&line), "{text}");
    }
}
