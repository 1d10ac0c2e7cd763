//! TLS: which servers are trusted, and how the client authenticates itself.

pub(crate) mod causes;
#[cfg(feature = "rustls")]
mod fingerprint;
mod identity;
#[cfg(not(feature = "rustls"))]
mod native;
#[cfg(feature = "rustls")]
mod rustls;
mod settings;
#[cfg(feature = "rustls")]
mod verifier;
mod version;

#[cfg(not(feature = "rustls"))]
pub(crate) use native::Tls;
#[cfg(feature = "rustls")]
pub(crate) use rustls::Tls;
pub(crate) use settings::{Peers, TlsSettings};
pub use version::TlsVersion;
