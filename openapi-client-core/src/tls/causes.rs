//! What the causes of a failed connection say about TLS.

use std::error::Error as StdError;

#[cfg(feature = "rustls")]
use super::fingerprint::NotPinned;
use crate::causes::causes;

/// Whether `error` or one of its causes comes from TLS.
pub(crate) fn is_tls_error(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(is_backend_error)
}

/// The server's certificate that is not pinned, in a few words.
#[cfg(feature = "rustls")]
pub(crate) fn not_pinned(error: &(dyn StdError + 'static)) -> Option<String> {
    use rustls::{CertificateError, Error};
    causes(error).find_map(|cause| match cause.downcast_ref::<Error>()? {
        Error::InvalidCertificate(CertificateError::Other(other)) => {
            let found = (&*other.0 as &(dyn StdError + 'static)).downcast_ref::<NotPinned>()?;
            Some(found.to_string())
        }
        _ => None,
    })
}

#[cfg(not(feature = "rustls"))]
pub(crate) fn not_pinned(_: &(dyn StdError + 'static)) -> Option<String> {
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
