//! The client's own certificate and private key.

use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

#[cfg(feature = "rustls")]
pub(super) fn identity(pem: &Secret) -> Result<reqwest::Identity, BuildError> {
    reqwest::Identity::from_pem(pem.expose().as_bytes()).map_err(|_| invalid_identity())
}

#[cfg(not(feature = "rustls"))]
pub(super) fn identity(pem: &Secret) -> Result<reqwest::Identity, BuildError> {
    // This backend finds each of the two in text that contains both.
    let pem = pem.expose().as_bytes();
    reqwest::Identity::from_pkcs8_pem(pem, pem).map_err(|_| invalid_identity())
}

pub(super) fn invalid_identity() -> BuildError {
    BuildError::new(
        BuildErrorKind::ClientIdentity,
        "it is not PEM with a certificate and its private key",
    )
}
