//! The bytes of a file, and their hash.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{Error, Problem};

pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| {
        Problem::new(format!("cannot be read: {error}"))
            .file(path)
            .into()
    })
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
