//! TLS: whom the client trusts, and how it shows who it is.

#[cfg(feature = "rustls")]
mod pinned;

use std::error::Error as StdError;
use std::fmt;
use std::io;

use crate::{BuildError, Secret};

/// The oldest version of TLS that a client accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsVersion {
    /// TLS 1.2 (RFC 5246).
    V1_2,
    /// TLS 1.3 (RFC 8446).
    V1_3,
}

/// The SHA-256 of a certificate, by which a server is known.
pub(crate) type Fingerprint = [u8; 32];

/// What a builder was told about TLS.
#[derive(Default)]
pub(crate) struct TlsSettings {
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) pins: Vec<String>,
    pub(crate) identity: Option<Secret>,
    pub(crate) min_version: Option<TlsVersion>,
    pub(crate) accepts_anything: bool,
}

impl TlsSettings {
    /// Puts the settings into the builder of the HTTP client.
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
                "certificate pin",
                "another setting trusts other certificates; a pin is the only trust or none",
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
            let refused = |reason| BuildError::new("root certificate", reason);
            let bundle =
                reqwest::Certificate::from_pem_bundle(pem).map_err(|_| refused("it is not PEM"))?;
            if bundle.is_empty() {
                return Err(refused("the PEM holds no certificate"));
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
            "certificate pin",
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

/// rustls, if it is there: it can do all of this.
#[cfg(feature = "rustls")]
fn select_backend(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_backend_rustls()
}

#[cfg(not(feature = "rustls"))]
fn select_backend(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_backend_native()
}

#[cfg(feature = "rustls")]
fn identity(pem: &Secret) -> Result<reqwest::Identity, BuildError> {
    reqwest::Identity::from_pem(pem.expose().as_bytes()).map_err(|_| bad_identity())
}

#[cfg(not(feature = "rustls"))]
fn identity(pem: &Secret) -> Result<reqwest::Identity, BuildError> {
    // This backend finds each of the two in a text that holds both.
    let pem = pem.expose().as_bytes();
    reqwest::Identity::from_pkcs8_pem(pem, pem).map_err(|_| bad_identity())
}

fn bad_identity() -> BuildError {
    BuildError::new(
        "client identity",
        "it is not PEM with a certificate and its private key",
    )
}

/// Reads a fingerprint as tools print it: 64 hexadecimal digits, in either
/// case, with or without colons between the pairs.
fn parse_fingerprint(text: &str) -> Result<Fingerprint, BuildError> {
    let refused = || {
        BuildError::new(
            "certificate pin",
            "it is not a SHA-256: 64 hexadecimal digits, with or without colons",
        )
    };
    let digits: Vec<u8> = match text.contains(':') {
        true => {
            let pairs: Vec<&str> = text.trim().split(':').collect();
            if pairs.iter().any(|pair| pair.len() != 2) {
                return Err(refused());
            }
            pairs.concat().into_bytes()
        }
        false => text.trim().as_bytes().to_vec(),
    };
    let mut fingerprint = Fingerprint::default();
    if digits.len() != 2 * fingerprint.len() {
        return Err(refused());
    }
    for (byte, pair) in fingerprint.iter_mut().zip(digits.chunks(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        let (Some(high), Some(low)) = (digit(pair[0]), digit(pair[1])) else {
            return Err(refused());
        };
        *byte = u8::try_from(high << 4 | low).map_err(|_| refused())?;
    }
    Ok(fingerprint)
}

/// Whether `error` or one of its causes is that the two sides did not agree on
/// TLS.
pub(crate) fn is_tls_error(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(is_backend_error)
}

/// The error, its cause, the cause of that, and so on.
fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| {
        // An I/O error hides what it wraps from `source`.
        let wrapped = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        match wrapped {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        }
    })
}

/// Whether the server ended the connection because it does not accept the
/// client's certificate or wants one. With TLS 1.3 it says so after the
/// handshake.
pub(crate) fn is_refused_identity(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(is_identity_alert)
}

#[cfg(feature = "rustls")]
fn is_identity_alert(error: &(dyn StdError + 'static)) -> bool {
    use rustls::AlertDescription as Alert;
    matches!(
        error.downcast_ref::<rustls::Error>(),
        Some(rustls::Error::AlertReceived(
            Alert::AccessDenied
                | Alert::BadCertificate
                | Alert::CertificateExpired
                | Alert::CertificateRequired
                | Alert::CertificateRevoked
                | Alert::CertificateUnknown
                | Alert::UnknownCA
                | Alert::UnsupportedCertificate
        ))
    )
}

#[cfg(not(feature = "rustls"))]
fn is_identity_alert(_: &(dyn StdError + 'static)) -> bool {
    false
}

fn is_backend_error(error: &(dyn StdError + 'static)) -> bool {
    #[cfg(feature = "rustls")]
    if error.is::<rustls::Error>() {
        return true;
    }
    #[cfg(feature = "native-tls")]
    if error.is::<native_tls::Error>() {
        return true;
    }
    let _ = error;
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_tools_print_it() {
        let plain = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";
        let colons: Vec<&str> = (0..32).map(|i| &plain[2 * i..2 * i + 2]).collect();
        let expected = parse_fingerprint(plain).expect("digits");
        assert_eq!(expected[..3], [0x00, 0x11, 0x22]);
        assert_eq!(expected[31], 0xff);
        assert_eq!(
            parse_fingerprint(&colons.join(":")).expect("colons"),
            expected
        );
        assert_eq!(
            parse_fingerprint(&format!(" {plain}\n")).expect("spaces"),
            expected
        );
    }

    #[test]
    fn what_is_no_fingerprint_is_refused() {
        let colon_in_pair = format!("0:{}", "0".repeat(63));
        for text in [
            "",
            "00",
            &"0".repeat(63),
            &"0".repeat(65),
            &"g".repeat(64),
            &colon_in_pair,
            &"é".repeat(32),
        ] {
            let error = parse_fingerprint(text).expect_err(text);
            assert!(error.to_string().contains("SHA-256"), "{error}");
        }
    }
}
