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

/// The path with `/` between its parts, on every system; an absolute one is of its system.
pub(crate) fn portable(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    match path.is_absolute() {
        true => path.display().to_string(),
        false => parts.join("/"),
    }
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
