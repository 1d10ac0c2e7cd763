//! TLS by rustls.

use std::sync::Arc;

use ::rustls::client::WebPkiServerVerifier;
use ::rustls::client::danger::ServerCertVerifier;
use ::rustls::crypto::{CryptoProvider, aws_lc_rs};
use ::rustls::pki_types::pem::PemObject;
use ::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use ::rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion, version};

use super::fingerprint::parse_fingerprint;
use super::identity::invalid_identity;
use super::settings::{Peers, TlsSettings};
use super::verifier::{Trust, Verifier};
use super::version::TlsVersion;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// Valid settings, with the certificates read.
pub(crate) struct Tls(ClientConfig);

impl Tls {
    /// Applies the settings to the builder of an HTTP client.
    pub(crate) fn apply(
        &self,
        http: reqwest::ClientBuilder,
        http1_only: bool,
    ) -> reqwest::ClientBuilder {
        let mut config = self.0.clone();
        config.alpn_protocols = match http1_only {
            true => vec![b"http/1.1".to_vec()],
            false => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        };
        http.tls_backend_preconfigured(config)
    }
}

impl TlsSettings {
    /// Validates the settings for connections to `peers`.
    pub(crate) fn prepare(&self, peers: &Peers<'_>) -> Result<Tls, BuildError> {
        self.check(peers)?;
        let provider = CryptoProvider::get_default().cloned();
        let provider = provider.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let verifier = Verifier {
            server: self.trust_in_servers(peers, &provider)?,
            proxy: self.trust_in_proxy(peers, &provider)?,
            provider: provider.clone(),
        };
        let versions: &[&SupportedProtocolVersion] = match self.min_version {
            Some(TlsVersion::V1_3) => &[&version::TLS13],
            Some(TlsVersion::V1_2) | None => &[&version::TLS13, &version::TLS12],
        };
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .map_err(|error| BuildError::new(BuildErrorKind::TlsVersion, error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier));
        let config = match &self.identity {
            None => config.with_no_client_auth(),
            Some(pem) => {
                let (chain, key) = read_identity(pem)?;
                config
                    .with_client_auth_cert(chain, key)
                    .map_err(|_| invalid_identity())?
            }
        };
        Ok(Tls(config))
    }

    fn trust_in_servers(
        &self,
        peers: &Peers<'_>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Trust, BuildError> {
        if self.accepts_anything {
            return Ok(Trust::Everything);
        }
        if !self.pins.is_empty() {
            let pins = self.pins.iter().map(|pin| parse_fingerprint(pin));
            return Ok(Trust::Pins(pins.collect::<Result<_, _>>()?));
        }
        let roots = authorities(&self.roots)?;
        if peers.is_local && peers.servers.is_empty() {
            // Plain HTTP to this machine: nobody has a certificate.
            return Ok(Trust::Pins(Vec::new()));
        }
        match self.trust_in(roots, provider) {
            // The operating system may have no authorities, and they are not needed.
            Err(_) if peers.servers.is_empty() => Ok(Trust::Pins(Vec::new())),
            trust => trust,
        }
    }

    fn trust_in_proxy(
        &self,
        peers: &Peers<'_>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Option<(ServerName<'static>, Trust)>, BuildError> {
        let own = authorities(&self.proxy_roots)?;
        let Some(host) = peers.proxy.filter(|_| !self.accepts_anything) else {
            return Ok(None);
        };
        let is_ordinary = self.pins.is_empty() && own.is_empty();
        if is_ordinary || peers.servers.contains(&host) {
            // Trusted as the server is.
            return Ok(None);
        }
        let name = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let name = ServerName::try_from(name).map_err(|_| {
            BuildError::new(
                BuildErrorKind::Proxy,
                "its host is not a name or an address",
            )
        })?;
        let mut roots = authorities(&self.roots)?;
        roots.extend(own);
        Ok(Some((name, self.trust_in(roots, provider)?)))
    }

    /// Trust in `roots`, and in the authorities of the operating system unless the
    /// settings exclude them.
    fn trust_in(
        &self,
        roots: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Trust, BuildError> {
        let refused = |reason: &str| BuildError::new(BuildErrorKind::RootCertificate, reason);
        let verifier: Arc<dyn ServerCertVerifier> = match self.only_roots {
            true => {
                let mut store = RootCertStore::empty();
                store.add_parsable_certificates(roots);
                let verifier =
                    WebPkiServerVerifier::builder_with_provider(store.into(), provider.clone());
                verifier
                    .build()
                    .map_err(|_| refused("it is not a certificate authority"))?
            }
            false => Arc::new(platform(roots, provider)?),
        };
        Ok(Trust::Authorities(verifier))
    }
}

/// The authorities of the operating system, and `roots`.
fn platform(
    roots: Vec<CertificateDer<'static>>,
    provider: &Arc<CryptoProvider>,
) -> Result<rustls_platform_verifier::Verifier, BuildError> {
    #[cfg(target_os = "android")]
    let verifier = match roots.is_empty() {
        true => rustls_platform_verifier::Verifier::new(provider.clone()),
        false => {
            let reason = "Android trusts no other authority beside its own; use \
                          `only_root_certificates`";
            return Err(BuildError::new(BuildErrorKind::RootCertificate, reason));
        }
    };
    #[cfg(not(target_os = "android"))]
    let verifier =
        rustls_platform_verifier::Verifier::new_with_extra_roots(roots, provider.clone());
    verifier.map_err(BuildError::http)
}

/// The certificates in `pems`, each of which is one of an authority.
fn authorities(pems: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, BuildError> {
    let refused = |reason: &str| BuildError::new(BuildErrorKind::RootCertificate, reason);
    let mut found = Vec::new();
    for pem in pems {
        let certificates = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| refused("it is not PEM"))?;
        if certificates.is_empty() {
            return Err(refused("the PEM contains no certificate"));
        }
        let mut store = RootCertStore::empty();
        for certificate in &certificates {
            store
                .add(certificate.clone())
                .map_err(|_| refused("the PEM contains what is not a certificate"))?;
        }
        found.extend(certificates);
    }
    Ok(found)
}

fn read_identity(
    pem: &Secret,
) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), BuildError> {
    let pem = pem.expose().as_bytes();
    let chain = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| invalid_identity())?;
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| invalid_identity())?;
    if chain.is_empty() {
        return Err(invalid_identity());
    }
    Ok((chain, key))
}
