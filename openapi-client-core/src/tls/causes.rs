//! What the causes of a failed connection say about TLS.

use std::error::Error as StdError;
use std::io;

/// Whether `error` or one of its causes comes from TLS.
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
