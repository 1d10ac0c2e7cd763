//! TLS by the operating system's own library.

use super::identity::invalid_identity;
use super::settings::{Peers, TlsSettings};
use super::version::TlsVersion;
use crate::build_error::{BuildError, BuildErrorKind};

/// Valid settings.
pub(crate) struct Tls {
    roots: Vec<reqwest::Certificate>,
    only_roots: bool,
    identity: Option<reqwest::Identity>,
    min_version: Option<TlsVersion>,
    accepts_anything: bool,
}

impl Tls {
    /// Applies the settings to the builder of an HTTP client.
    pub(crate) fn apply(
        &self,
        http: reqwest::ClientBuilder,
        _http1_only: bool,
    ) -> reqwest::ClientBuilder {
        let http = http.tls_backend_native();
        let http = match self.only_roots {
            true => http.tls_certs_only(self.roots.clone()),
            false => http.tls_certs_merge(self.roots.clone()),
        };
        let http = match self.min_version {
            None => http,
            Some(TlsVersion::V1_2) => http.tls_version_min(reqwest::tls::Version::TLS_1_2),
            Some(TlsVersion::V1_3) => http.tls_version_min(reqwest::tls::Version::TLS_1_3),
        };
        let http = match &self.identity {
            None => http,
            Some(identity) => http.identity(identity.clone()),
        };
        http.tls_danger_accept_invalid_certs(self.accepts_anything)
    }
}

impl TlsSettings {
    /// Validates the settings for connections to `peers`.
    pub(crate) fn prepare(&self, peers: &Peers<'_>) -> Result<Tls, BuildError> {
        self.check(peers)?;
        let refused = |kind, reason: &str| BuildError::new(kind, reason);
        if !self.pins.is_empty() {
            return Err(refused(
                BuildErrorKind::CertificatePin,
                "native-tls cannot pin a certificate; enable the feature `rustls`",
            ));
        }
        if !self.proxy_roots.is_empty() {
            return Err(refused(
                BuildErrorKind::RootCertificate,
                "native-tls trusts an authority for the server and the proxy alike; enable the \
                 feature `rustls`",
            ));
        }
        let mut roots = Vec::new();
        for pem in &self.roots {
            let refused = |reason| BuildError::new(BuildErrorKind::RootCertificate, reason);
            let bundle = reqwest::Certificate::from_pem_bundle(pem);
            let bundle = bundle.map_err(|_| refused("it is not PEM"))?;
            if bundle.is_empty() {
                return Err(refused("the PEM contains no certificate"));
            }
            roots.extend(bundle);
        }
        let identity = self.identity.as_ref().map(|pem| {
            // This backend finds each of the two in text that contains both.
            let pem = pem.expose().as_bytes();
            reqwest::Identity::from_pkcs8_pem(pem, pem).map_err(|_| invalid_identity())
        });
        Ok(Tls {
            roots,
            only_roots: self.only_roots,
            identity: identity.transpose()?,
            min_version: self.min_version,
            accepts_anything: self.accepts_anything,
        })
    }
}
