//! The client's own certificate and private key.

use crate::build_error::{BuildError, BuildErrorKind};

pub(super) fn invalid_identity() -> BuildError {
    BuildError::new(
        BuildErrorKind::ClientIdentity,
        "it is not PEM with a certificate and its private key",
    )
}
