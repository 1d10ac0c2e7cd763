//! Memory for bodies, which may hold secrets.

use std::io;

use bytes::Bytes;

/// Bytes that are overwritten when they are dropped and when they are
/// reallocated.
#[derive(Default)]
pub(crate) struct Buffer(Vec<u8>);

impl Buffer {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        if bytes.len() > self.0.capacity() - self.0.len() {
            self.grow(bytes.len());
        }
        self.0.extend_from_slice(bytes);
    }

    /// Moves to a larger allocation.
    #[cold]
    fn grow(&mut self, by: usize) {
        let capacity = (self.0.len() + by).max(self.0.capacity() * 2);
        let mut larger = Vec::with_capacity(capacity);
        larger.extend_from_slice(&self.0);
        self.overwrite();
        self.0 = larger;
    }

    /// Overwrites the part of the memory that was written to: bytes are never
    /// removed, so that none lie beyond the end.
    fn overwrite(&mut self) {
        // As `Zeroize` does, but in large steps instead of byte by byte.
        self.0.fill(0);
        zeroize::optimization_barrier(self.0.as_slice());
    }

    /// The same memory, overwritten when the last clone is dropped.
    pub(crate) fn into_bytes(self) -> Bytes {
        Bytes::from_owner(self)
    }
}

impl From<&[u8]> for Buffer {
    fn from(bytes: &[u8]) -> Self {
        let mut buffer = Self::with_capacity(bytes.len());
        buffer.extend(bytes);
        buffer
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.overwrite();
    }
}

impl io::Write for Buffer {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.extend(bytes);
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.extend(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_stay_the_same_while_the_buffer_grows() {
        let mut buffer = Buffer::with_capacity(1);
        let all: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        for chunk in all.chunks(7) {
            buffer.extend(chunk);
        }
        assert_eq!(buffer.len(), all.len());
        assert_eq!(buffer.into_bytes(), all);
    }
}
