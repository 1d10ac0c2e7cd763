//! The settings of TLS.

use std::fmt;

use super::version::TlsVersion;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// The settings of a builder that are about TLS.
#[derive(Default)]
pub(crate) struct TlsSettings {
    pub(crate) roots: Vec<Vec<u8>>,
    /// Whether the authorities of the operating system are not trusted.
    pub(crate) only_roots: bool,
    /// Authorities for the certificate of the proxy alone.
    pub(crate) proxy_roots: Vec<Vec<u8>>,
    pub(crate) pins: Vec<String>,
    pub(crate) identity: Option<Secret>,
    pub(crate) min_version: Option<TlsVersion>,
    pub(crate) accepts_anything: bool,
}

/// With whom connections are made.
pub(crate) struct Peers<'a> {
    /// The hosts of the servers that use TLS.
    pub(crate) servers: Vec<&'a str>,
    /// The host of the proxy, if the caller named one that uses TLS.
    pub(crate) proxy: Option<&'a str>,
    /// Whether all connections stay on this machine.
    pub(crate) is_local: bool,
}

impl TlsSettings {
    /// Refuses settings that contradict one another.
    pub(super) fn check(&self, peers: &Peers<'_>) -> Result<(), BuildError> {
        let refused = |kind, reason: &str| Err(BuildError::new(kind, reason));
        if !self.pins.is_empty() && (self.accepts_anything || !self.roots.is_empty()) {
            return refused(
                BuildErrorKind::CertificatePin,
                "another setting trusts other certificates; a pin excludes all other trust",
            );
        }
        if self.only_roots && self.roots.is_empty() && self.pins.is_empty() {
            return refused(
                BuildErrorKind::RootCertificate,
                "no other than those of the caller are trusted, and there is none",
            );
        }
        if self.proxy_roots.is_empty() {
            return Ok(());
        }
        match peers.proxy {
            None if !peers.is_local => refused(
                BuildErrorKind::RootCertificate,
                "one is set for the proxy, but no proxy whose address begins with `https`",
            ),
            Some(host) if peers.servers.contains(&host) => refused(
                BuildErrorKind::RootCertificate,
                "one is set for the proxy alone, but the server has the same name",
            ),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for TlsSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsSettings")
            .field("roots", &self.roots.len())
            .field("only_roots", &self.only_roots)
            .field("proxy_roots", &self.proxy_roots.len())
            .field("pins", &self.pins)
            .field("identity", &self.identity)
            .field("min_version", &self.min_version)
            .field("accepts_anything", &self.accepts_anything)
            .finish()
    }
}
