//! Which certificates are trusted: that of a server, and that of a proxy.

use std::sync::Arc;

use ::aws_lc_rs::digest::{SHA256, digest};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};

use super::fingerprint::{Fingerprint, NotPinned};

/// Which certificates are trusted.
#[derive(Debug)]
pub(super) enum Trust {
    /// Those with these digests. Their names, dates and signers are ignored.
    Pins(Vec<Fingerprint>),
    /// Those that authorities have signed.
    Authorities(Arc<dyn ServerCertVerifier>),
    Everything,
}

/// Verifies certificates, and that the peer has the private key.
#[derive(Debug)]
pub(super) struct Verifier {
    pub(super) server: Trust,
    /// The name of a proxy that is trusted otherwise.
    pub(super) proxy: Option<(ServerName<'static>, Trust)>,
    pub(super) provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn trust(&self, name: &ServerName<'_>) -> &Trust {
        match &self.proxy {
            Some((proxy, trust)) if proxy == name => trust,
            _ => &self.server,
        }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self.trust(server_name) {
            Trust::Everything => Ok(ServerCertVerified::assertion()),
            Trust::Authorities(verifier) => verifier.verify_server_cert(
                end_entity,
                intermediates,
                server_name,
                ocsp_response,
                now,
            ),
            Trust::Pins(pins) => {
                let found = digest(&SHA256, end_entity);
                match pins.iter().any(|pin| pin == found.as_ref()) {
                    true => Ok(ServerCertVerified::assertion()),
                    false => {
                        let mismatch = Arc::new(NotPinned::new(found.as_ref()));
                        Err(CertificateError::Other(OtherError(mismatch)).into())
                    }
                }
            }
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
