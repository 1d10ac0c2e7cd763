//! Certificates for servers and clients, made when they are asked for.

use std::fmt;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A certificate and its private key.
#[derive(Clone)]
pub struct Certificate {
    names: Vec<String>,
    der: Vec<u8>,
    pem: String,
    key_der: Vec<u8>,
    key_pem: String,
}

impl Certificate {
    /// A server's certificate that is signed by itself.
    ///
    /// The names are host names or IP addresses.
    ///
    /// # Panics
    /// If a name is not valid in a certificate.
    pub fn self_signed(names: &[&str]) -> Self {
        Self::signed_by_itself(names, params(names, "simulator"))
    }

    /// A self-signed certificate with the flag of a CA, as the appliances ship with.
    ///
    /// # Panics
    /// If a name is not valid in a certificate.
    pub fn self_signed_ca_flagged(names: &[&str]) -> Self {
        let mut params = params(names, "simulator");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self::signed_by_itself(names, params)
    }

    /// The certificate as PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The certificate as DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The private key as PEM, for a client that has to authenticate itself.
    pub fn private_key_pem(&self) -> &str {
        &self.key_pem
    }

    /// The SHA-256 of the certificate: 64 hex digits in lower case.
    pub fn fingerprint_sha256(&self) -> String {
        let digest = Sha256::digest(&self.der);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The same as pairs of digits in upper case with colons between, as browsers show it.
    pub fn fingerprint_sha256_with_colons(&self) -> String {
        let digest = Sha256::digest(&self.der);
        let pairs: Vec<_> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    }

    /// The names that it is for.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The private key as PKCS #8.
    pub(crate) fn private_key_der(&self) -> &[u8] {
        &self.key_der
    }

    fn signed_by_itself(names: &[&str], params: CertificateParams) -> Self {
        let key = new_key();
        let signed = params.self_signed(&key).expect("a certificate");
        Self::new(names, &signed, &key)
    }

    fn new(names: &[&str], signed: &rcgen::Certificate, key: &KeyPair) -> Self {
        Self {
            names: names.iter().map(ToString::to_string).collect(),
            der: signed.der().to_vec(),
            pem: signed.pem(),
            key_der: key.serialize_der(),
            key_pem: key.serialize_pem(),
        }
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("names", &self.names)
            .field("fingerprint_sha256", &self.fingerprint_sha256())
            .field("private_key", &format_args!("<redacted>"))
            .finish()
    }
}

/// An authority that issues certificates; clones are the same authority.
#[derive(Clone)]
pub struct Authority(Arc<Inner>);

struct Inner {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// An authority with a name and a key of its own.
    pub fn new() -> Self {
        let mut params = params(&[], &format!("Simulator Authority {}", Uuid::new_v4()));
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = new_key();
        let signed = params.self_signed(&key).expect("a certificate");
        Self(Arc::new(Inner {
            certificate: Certificate::new(&[], &signed, &key),
            issuer: Issuer::new(params, key),
        }))
    }

    /// The certificate of the authority as PEM, for those that trust it.
    pub fn pem(&self) -> &str {
        self.0.certificate.pem()
    }

    /// The certificate of the authority as DER.
    pub fn der(&self) -> &[u8] {
        self.0.certificate.der()
    }

    /// A server's certificate for these host names and IP addresses.
    ///
    /// # Panics
    /// If a name is not valid in a certificate.
    pub fn issue(&self, names: &[&str]) -> Certificate {
        self.sign(names, for_servers(names))
    }

    /// A server's certificate that expired years ago.
    ///
    /// # Panics
    /// If a name is not valid in a certificate.
    pub fn issue_expired(&self, names: &[&str]) -> Certificate {
        let mut params = for_servers(names);
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(2020, 1, 1);
        self.sign(names, params)
    }

    /// A client's certificate.
    pub fn issue_client(&self, name: &str) -> Certificate {
        let mut params = params(&[], name);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        self.sign(&[], params)
    }

    fn sign(&self, names: &[&str], params: CertificateParams) -> Certificate {
        let key = new_key();
        let signed = params.signed_by(&key, &self.0.issuer);
        Certificate::new(names, &signed.expect("a certificate"), &key)
    }
}

impl Default for Authority {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Authority")
            .field(&self.0.certificate)
            .finish()
    }
}

/// A leaf for servers.
fn for_servers(names: &[&str]) -> CertificateParams {
    let mut params = params(names, "simulator");
    params.is_ca = IsCa::ExplicitNoCa;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params
}

fn params(names: &[&str], common_name: &str) -> CertificateParams {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let mut params = CertificateParams::new(names).expect("host names or IP addresses");
    params.distinguished_name = DistinguishedName::new();
    params
        .distinguished_name
        .push(DnType::CommonName, common_name);
    params
}

fn new_key() -> KeyPair {
    KeyPair::generate().expect("a random key")
}
