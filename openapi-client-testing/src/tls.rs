//! How a server uses TLS.

use std::io;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, version};

use crate::certificate::{Authority, Certificate};

/// A version of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TlsVersion {
    /// TLS 1.2.
    V1_2,
    /// TLS 1.3.
    V1_3,
}

/// How a server uses TLS; a [`Certificate`] alone is enough.
#[derive(Debug, Clone)]
#[must_use = "a builder's `tls` takes it"]
pub struct Tls {
    certificate: Certificate,
    clients_of: Option<Authority>,
    only: Option<TlsVersion>,
    has_http2: bool,
}

impl Tls {
    /// TLS 1.2 and 1.3 with this certificate, for every client.
    pub fn new(certificate: Certificate) -> Self {
        Self {
            certificate,
            clients_of: None,
            only: None,
            has_http2: false,
        }
    }

    /// Accepts only clients that present a certificate of this authority.
    pub fn require_client_certificate(mut self, authority: &Authority) -> Self {
        self.clients_of = Some(authority.clone());
        self
    }

    /// Uses only this version.
    pub fn only(mut self, version: TlsVersion) -> Self {
        self.only = Some(version);
        self
    }

    /// Offers HTTP/2 beside HTTP/1.1. Faults that cut a response are for HTTP/1.1
    /// alone.
    pub fn with_http2(mut self) -> Self {
        self.has_http2 = true;
        self
    }

    /// The names of the certificate.
    pub(crate) fn names(&self) -> &[String] {
        self.certificate.names()
    }

    /// The acceptor of handshakes.
    pub(crate) fn acceptor(&self) -> io::Result<TlsAcceptor> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let versions = match self.only {
            None => vec![&version::TLS12, &version::TLS13],
            Some(TlsVersion::V1_2) => vec![&version::TLS12],
            Some(TlsVersion::V1_3) => vec![&version::TLS13],
        };
        let config = ServerConfig::builder_with_provider(provider.clone())
            .with_protocol_versions(&versions)
            .map_err(io::Error::other)?;
        let config = match &self.clients_of {
            None => config.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                let root = CertificateDer::from(authority.der().to_vec());
                roots.add(root).map_err(io::Error::other)?;
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
                config.with_client_cert_verifier(verifier.build().map_err(io::Error::other)?)
            }
        };
        let chain = vec![CertificateDer::from(self.certificate.der().to_vec())];
        let key = PrivatePkcs8KeyDer::from(self.certificate.private_key_der().to_vec());
        let mut config = config
            .with_single_cert(chain, PrivateKeyDer::Pkcs8(key))
            .map_err(io::Error::other)?;
        // Faults that cut a response write HTTP/1.1.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        if self.has_http2 {
            config.alpn_protocols.insert(0, b"h2".to_vec());
        }
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

impl From<Certificate> for Tls {
    fn from(certificate: Certificate) -> Self {
        Self::new(certificate)
    }
}
