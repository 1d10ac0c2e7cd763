//! TLS: which servers are trusted, and how the client authenticates itself.

pub(crate) mod causes;
mod fingerprint;
mod identity;
#[cfg(feature = "rustls")]
mod pinned;
mod settings;
mod version;

pub(crate) use settings::TlsSettings;
pub use version::TlsVersion;
