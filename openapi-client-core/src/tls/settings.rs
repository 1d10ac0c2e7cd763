//! The settings of TLS, and their way into the HTTP client.

use std::fmt;

use super::fingerprint::{Fingerprint, parse_fingerprint};
use super::identity::identity;
#[cfg(feature = "rustls")]
use super::pinned;
use super::version::TlsVersion;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// The settings of a builder that are about TLS.
#[derive(Default)]
pub(crate) struct TlsSettings {
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) pins: Vec<String>,
    pub(crate) identity: Option<Secret>,
    pub(crate) min_version: Option<TlsVersion>,
    pub(crate) accepts_anything: bool,
}

impl TlsSettings {
    /// Applies the settings to the builder of the HTTP client.
    pub(crate) fn apply(
        &self,
        http: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, BuildError> {
        let http = select_backend(http);
        if self.pins.is_empty() {
            return self.apply_trust(http);
        }
        if self.accepts_anything || !self.roots.is_empty() {
            return Err(BuildError::new(
                BuildErrorKind::CertificatePin,
                "another setting trusts other certificates; a pin excludes all other trust",
            ));
        }
        let pins = self
            .pins
            .iter()
            .map(|pin| parse_fingerprint(pin))
            .collect::<Result<Vec<_>, _>>()?;
        self.apply_pins(http, pins)
    }

    fn apply_trust(
        &self,
        mut http: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, BuildError> {
        for pem in &self.roots {
            let refused = |reason| BuildError::new(BuildErrorKind::RootCertificate, reason);
            let bundle =
                reqwest::Certificate::from_pem_bundle(pem).map_err(|_| refused("it is not PEM"))?;
            if bundle.is_empty() {
                return Err(refused("the PEM contains no certificate"));
            }
            http = http.tls_certs_merge(bundle);
        }
        if let Some(version) = self.min_version {
            http = http.tls_version_min(match version {
                TlsVersion::V1_2 => reqwest::tls::Version::TLS_1_2,
                TlsVersion::V1_3 => reqwest::tls::Version::TLS_1_3,
            });
        }
        if let Some(pem) = &self.identity {
            http = http.identity(identity(pem)?);
        }
        Ok(http.tls_danger_accept_invalid_certs(self.accepts_anything))
    }

    #[cfg(feature = "rustls")]
    fn apply_pins(
        &self,
        http: reqwest::ClientBuilder,
        pins: Vec<Fingerprint>,
    ) -> Result<reqwest::ClientBuilder, BuildError> {
        let config = pinned::config(pins, self.min_version, self.identity.as_ref())?;
        Ok(http.tls_backend_preconfigured(config))
    }

    #[cfg(not(feature = "rustls"))]
    fn apply_pins(
        &self,
        _: reqwest::ClientBuilder,
        _: Vec<Fingerprint>,
    ) -> Result<reqwest::ClientBuilder, BuildError> {
        Err(BuildError::new(
            BuildErrorKind::CertificatePin,
            "native-tls cannot pin a certificate; enable the feature `rustls`",
        ))
    }
}

impl fmt::Debug for TlsSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsSettings")
            .field("roots", &self.roots.len())
            .field("pins", &self.pins)
            .field("identity", &self.identity)
            .field("min_version", &self.min_version)
            .field("accepts_anything", &self.accepts_anything)
            .finish()
    }
}

/// rustls if it is enabled: it supports all of the settings.
#[cfg(feature = "rustls")]
fn select_backend(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_backend_rustls()
}

#[cfg(not(feature = "rustls"))]
fn select_backend(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_backend_native()
}
