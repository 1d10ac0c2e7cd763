//! Which servers a client trusts: servers with certificates of every kind, clients with
//! every setting, and what comes of a call.

use std::time::Duration;

use openapi_client_core::{CallError, ErrorKind};
use scc_suite_api_simulator::{Authority, Certificate, Ledger, Tls, TlsVersion};

/// How long the server may take to enter a handshake that has failed.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server, a client, and whether they agree.
#[derive(Debug)]
pub struct TlsCase {
    /// What it is.
    pub name: &'static str,
    /// How the server speaks TLS.
    pub server: Tls,
    /// The settings of the client, beside its address.
    pub settings: Vec<Setting>,
    end: End,
}

/// A setting of a client for TLS.
#[derive(Debug, Clone)]
pub enum Setting {
    /// Trust in an authority.
    Root(String),
    /// Trust in one certificate.
    Pin(String),
    /// A certificate of the client's own, with its key.
    Identity(String),
    /// TLS 1.3 or nothing.
    MinTls13,
    /// Trust in everybody.
    Anything,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Works,
    /// The handshake fails; in TLS 1.3 perhaps for the server alone: the client
    /// is done before the server has seen its certificate, and learns of the
    /// refusal with the answer to its request.
    Refused,
}

/// Every case.
pub fn tls_cases() -> Vec<TlsCase> {
    let mut all = authorities();
    all.extend(appliances());
    all.extend(versions());
    all.extend(identities());
    all
}

/// The base URL of a server by its address, whatever its certificate is for.
///
/// # Panics
/// If it has no port.
pub fn by_address(base_url: &str) -> String {
    let rest = base_url.strip_prefix("https://").expect("HTTPS");
    let (_, port_and_path) = rest.split_once(':').expect("a port");
    format!("https://127.0.0.1:{port_and_path}")
}

/// Certificates that an authority has signed.
fn authorities() -> Vec<TlsCase> {
    let (known, other) = (Authority::new(), Authority::new());
    let root = || Setting::Root(known.pem().to_owned());
    let both = Setting::Root(format!("{}{}", other.pem(), known.pem()));
    let good = known.issue(&["127.0.0.1"]);
    let elsewhere = known.issue(&["ops.example.com"]);
    let expired = known.issue_expired(&["127.0.0.1"]);
    let anything = || Setting::Anything;
    vec![
        refused("an unknown authority", &good, vec![]),
        refused(
            "another authority",
            &good,
            vec![Setting::Root(other.pem().to_owned())],
        ),
        refused("another host", &elsewhere, vec![root()]),
        refused("a certificate of the past", &expired, vec![root()]),
        works("an authority of one's own", &good, vec![root()]),
        works("two authorities in one text", &good, vec![both]),
        works("an unknown authority, and danger", &good, vec![anything()]),
        works("another host, and danger", &elsewhere, vec![anything()]),
        works(
            "a certificate of the past, and danger",
            &expired,
            vec![anything()],
        ),
        works("another host with a pin", &elsewhere, vec![pin(&elsewhere)]),
        works(
            "a certificate of the past with a pin",
            &expired,
            vec![pin(&expired)],
        ),
        // The pin counts alone: not even a known signer helps.
        refused(
            "a known authority with another pin",
            &good,
            vec![pin(&elsewhere)],
        ),
    ]
}

/// Certificates that nobody but themselves vouches for.
fn appliances() -> Vec<TlsCase> {
    let own = Certificate::self_signed(&["127.0.0.1"]);
    let flagged = Certificate::self_signed_ca_flagged(&["127.0.0.1"]);
    let same_name = Certificate::self_signed(&["127.0.0.1"]);
    let root = |certificate: &Certificate| Setting::Root(certificate.pem().to_owned());
    let colons = Setting::Pin(own.fingerprint_sha256_with_colons());
    let spaced = Setting::Pin(format!(" {}\n", own.fingerprint_sha256().to_uppercase()));
    vec![
        refused("self-signed", &own, vec![]),
        refused(
            "self-signed with the flag of an authority",
            &flagged,
            vec![],
        ),
        // What rustls does not take even then; hence the pins.
        refused(
            "with the flag of an authority, and trusted as one",
            &flagged,
            vec![root(&flagged)],
        ),
        works("self-signed with a pin", &own, vec![pin(&own)]),
        works(
            "with the flag of an authority, and a pin",
            &flagged,
            vec![pin(&flagged)],
        ),
        works(
            "the first of two pins",
            &own,
            vec![pin(&own), pin(&flagged)],
        ),
        works(
            "the second of two pins",
            &own,
            vec![pin(&flagged), pin(&own)],
        ),
        works("a pin with colons", &own, vec![colons]),
        works("a pin in capitals with space around", &own, vec![spaced]),
        refused(
            "the pin of another certificate for the same name",
            &own,
            vec![pin(&same_name)],
        ),
        refused(
            "two pins of others",
            &own,
            vec![pin(&same_name), pin(&flagged)],
        ),
        works("self-signed, and danger", &own, vec![Setting::Anything]),
        works(
            "with the flag of an authority, and danger",
            &flagged,
            vec![Setting::Anything],
        ),
    ]
}

/// Versions of TLS.
fn versions() -> Vec<TlsCase> {
    let certificate = Certificate::self_signed(&["127.0.0.1"]);
    let old = || Tls::new(certificate.clone()).only(TlsVersion::V1_2);
    let new = || Tls::new(certificate.clone()).only(TlsVersion::V1_3);
    let pin = || pin(&certificate);
    vec![
        works("TLS 1.2", &old(), vec![pin()]),
        works("TLS 1.3", &new(), vec![pin()]),
        works(
            "TLS 1.3 where nothing else will do",
            &new(),
            vec![pin(), Setting::MinTls13],
        ),
        refused(
            "TLS 1.2 where only 1.3 will do",
            &old(),
            vec![pin(), Setting::MinTls13],
        ),
        refused(
            "the same without a pin",
            &old(),
            vec![Setting::Anything, Setting::MinTls13],
        ),
    ]
}

/// Servers that want to know the client.
fn identities() -> Vec<TlsCase> {
    let (servers, clients, others) = (Authority::new(), Authority::new(), Authority::new());
    let certificate = servers.issue(&["127.0.0.1"]);
    let strict = || Tls::new(certificate.clone()).require_client_certificate(&clients);
    let old = || strict().only(TlsVersion::V1_2);
    let root = || Setting::Root(servers.pem().to_owned());
    let pin = || pin(&certificate);
    let identity = |authority: &Authority| {
        let own = authority.issue_client("automation");
        Setting::Identity(format!("{}{}", own.pem(), own.private_key_pem()))
    };
    vec![
        works(
            "a known client",
            &strict(),
            vec![root(), identity(&clients)],
        ),
        works(
            "a known client with a pin",
            &strict(),
            vec![pin(), identity(&clients)],
        ),
        works(
            "a known client by TLS 1.2",
            &old(),
            vec![root(), identity(&clients)],
        ),
        works(
            "a known client that nobody asks",
            &certificate,
            vec![root(), identity(&clients)],
        ),
        refused("no client's certificate by TLS 1.2", &old(), vec![root()]),
        refused(
            "an unknown client by TLS 1.2",
            &old(),
            vec![pin(), identity(&others)],
        ),
        refused("no client's certificate", &strict(), vec![root()]),
        refused("no client's certificate, and a pin", &strict(), vec![pin()]),
        refused(
            "an unknown client",
            &strict(),
            vec![root(), identity(&others)],
        ),
    ]
}

fn pin(certificate: &Certificate) -> Setting {
    Setting::Pin(certificate.fingerprint_sha256())
}

fn works(name: &'static str, server: &(impl Clone + Into<Tls>), settings: Vec<Setting>) -> TlsCase {
    TlsCase {
        name,
        server: server.clone().into(),
        settings,
        end: End::Works,
    }
}

fn refused(
    name: &'static str,
    server: &(impl Clone + Into<Tls>),
    settings: Vec<Setting>,
) -> TlsCase {
    TlsCase {
        end: End::Refused,
        ..works(name, server, settings)
    }
}

impl TlsCase {
    /// Whether client and server agree.
    pub fn works(&self) -> bool {
        self.end == End::Works
    }

    /// Checks what came of a call for which `requests` are sent if all is well.
    ///
    /// # Panics
    /// If it is not what has to come.
    pub async fn check(&self, failure: Option<&CallError>, ledger: &Ledger, requests: usize) {
        let name = self.name;
        let counts = || (ledger.connections(), ledger.tls_failures());
        assert_eq!(failure.is_none(), self.works(), "{name}: {failure:?}");
        let Some(failure) = failure else {
            assert_eq!(ledger.requests().len(), requests, "{name}");
            assert_eq!(counts(), (1, 0), "{name}");
            return;
        };
        assert_eq!(failure.kind(), ErrorKind::Tls, "{name}: {failure:?}");
        let text = failure.to_string();
        assert!(text.contains(" to the server: "), "{name}: {text}");
        assert!(failure.is_tls(), "{name}");
        assert!(!failure.is_connect() && !failure.is_timeout(), "{name}");
        assert!(!failure.is_retryable(), "{name}");
        assert_eq!(failure.status(), None, "{name}");
        assert_eq!(failure.attempts(), 1, "{name}");
        let failed = ledger.wait_until(|ledger| ledger.tls_failures() > 0);
        let failed = tokio::time::timeout(PATIENCE, failed).await;
        assert!(failed.is_ok(), "{name}: the server has noticed");
        assert_eq!(ledger.requests().len(), 0, "{name}: no request arrives");
        assert_eq!(counts(), (1, 1), "{name}");
    }
}
