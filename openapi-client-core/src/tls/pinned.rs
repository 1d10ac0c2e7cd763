//! Trust in pinned certificates, and in no others.

use std::sync::Arc;

use ::aws_lc_rs::digest::{SHA256, digest};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme,
    SupportedProtocolVersion, version,
};

use super::fingerprint::Fingerprint;
use super::identity::invalid_identity;
use super::version::TlsVersion;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// A configuration that trusts exactly the certificates with these
/// fingerprints.
pub(super) fn config(
    pins: Vec<Fingerprint>,
    min_version: Option<TlsVersion>,
    identity: Option<&Secret>,
) -> Result<ClientConfig, BuildError> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let versions: &[&SupportedProtocolVersion] = match min_version {
        Some(TlsVersion::V1_3) => &[&version::TLS13],
        Some(TlsVersion::V1_2) | None => &[&version::TLS13, &version::TLS12],
    };
    let config = ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(versions)
        .map_err(|error| BuildError::new(BuildErrorKind::TlsVersion, error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Pinned { pins, provider }));
    let mut config = match identity {
        None => config.with_no_client_auth(),
        Some(pem) => {
            let (chain, key) = read_identity(pem)?;
            config
                .with_client_auth_cert(chain, key)
                .map_err(|_| invalid_identity())?
        }
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
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

/// Identifies a server by the digest of its certificate.
///
/// The names, dates and signers of the certificate are ignored; the server must
/// prove that it has the private key.
#[derive(Debug)]
struct Pinned {
    pins: Vec<Fingerprint>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let found = digest(&SHA256, end_entity);
        match self.pins.iter().any(|pin| pin == found.as_ref()) {
            true => Ok(ServerCertVerified::assertion()),
            false => Err(CertificateError::ApplicationVerificationFailure.into()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
