//! What the causes of a failed connection say about TLS.

use std::error::Error as StdError;

#[cfg(feature = "rustls")]
use super::fingerprint::NotPinned;
use crate::causes::causes;
use crate::limits::SHOWN_MESSAGE_CHARS;

/// Whether `error` or one of its causes comes from TLS.
pub(crate) fn is_tls_error(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(is_backend_error)
}

/// Why there is no TLS connection, and what to do about it if that is known; else what
/// the deepest cause says.
pub(crate) fn tls_reason(error: &(dyn StdError + 'static)) -> String {
    causes(error).find_map(known_reason).unwrap_or_else(|| {
        let deepest = causes(error).last().map(ToString::to_string);
        let deepest = deepest.unwrap_or_default();
        // It is of a library, and may be of any form.
        let shown = deepest.chars().flat_map(char::escape_debug);
        shown.take(SHOWN_MESSAGE_CHARS).collect()
    })
}

#[cfg(feature = "rustls")]
fn known_reason(error: &(dyn StdError + 'static)) -> Option<String> {
    use rustls::{CertificateError as Of, Error};
    let reason = match error.downcast_ref()? {
        _ if is_identity_alert(error) => {
            "it refuses the client's certificate, or requires one; help: `identity_pem` sets it"
        }
        Error::InvalidCertificate(Of::UnknownIssuer) => {
            "its certificate has no trusted signer; help: add its authority \
             (`root_certificate_pem`) or pin it (`pin_certificate_sha256`)"
        }
        Error::InvalidCertificate(Of::Expired | Of::ExpiredContext { .. }) => {
            "its certificate has expired; help: renew it, or pin it (`pin_certificate_sha256`)"
        }
        Error::InvalidCertificate(Of::NotValidYet | Of::NotValidYetContext { .. }) => {
            "its certificate is not valid yet; help: check the clock here, or pin it \
             (`pin_certificate_sha256`)"
        }
        Error::InvalidCertificate(Of::NotValidForName | Of::NotValidForNameContext { .. }) => {
            "its certificate is for another name; help: use that (`resolve` gives its address) \
             or pin it (`pin_certificate_sha256`)"
        }
        Error::InvalidCertificate(Of::Other(other)) => {
            let other = &*other.0 as &(dyn StdError + 'static);
            if let Some(found) = other.downcast_ref::<NotPinned>() {
                return Some(found.to_string());
            }
            // An error of a crate that is no dependency. Many an appliance has such a
            // certificate: tools make one by default.
            if other.to_string() != "CaUsedAsEndEntity" {
                return None;
            }
            "its certificate is one of an authority, not of a server; help: pin it \
             (`pin_certificate_sha256`)"
        }
        _ => return None,
    };
    Some(reason.to_owned())
}

#[cfg(not(feature = "rustls"))]
fn known_reason(_: &(dyn StdError + 'static)) -> Option<String> {
    None
}

/// Whether the server closed the connection because it does not accept the
/// client's certificate or requires one. With TLS 1.3 it reports that after the
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

#[cfg(all(test, feature = "rustls"))]
mod tests {
    use std::time::Duration;

    use rustls::pki_types::UnixTime;
    use rustls::{AlertDescription, CertificateError, Error};

    use super::*;

    #[test]
    fn a_reason_is_told_with_or_without_its_context_and_any_other_by_its_own_text() {
        let (time, not_before) = (UnixTime::now(), UnixTime::since_unix_epoch(Duration::MAX));
        for reason in [
            CertificateError::NotValidYet,
            CertificateError::NotValidYetContext { time, not_before },
        ] {
            let reason = tls_reason(&Error::InvalidCertificate(reason));
            let expected = "its certificate is not valid yet; help: check the clock here";
            assert!(reason.starts_with(expected), "{reason}");
        }
        let outdated = Error::AlertReceived(AlertDescription::ProtocolVersion);
        assert_eq!(
            tls_reason(&outdated),
            "received fatal alert: ProtocolVersion"
        );
        let odd = std::io::Error::other(Error::General("a\n\u{202e}".repeat(1000)));
        let reason = tls_reason(&odd);
        assert!(reason.contains("a\\n\\u{202e}"), "{reason}");
        assert_eq!(reason.len(), SHOWN_MESSAGE_CHARS);
    }
}
