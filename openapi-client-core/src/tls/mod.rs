//! TLS: which servers are trusted, and how the client authenticates itself.

pub(crate) mod causes;
#[cfg(feature = "rustls")]
mod fingerprint;
mod identity;
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
mod native;
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
mod none;
#[cfg(feature = "rustls")]
mod rustls;
mod settings;
#[cfg(feature = "rustls")]
mod verifier;
mod version;

#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(crate) use native::Tls;
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(crate) use none::Tls;
#[cfg(feature = "rustls")]
pub(crate) use rustls::Tls;
pub(crate) use settings::{Peers, TlsSettings};
pub use version::TlsVersion;
