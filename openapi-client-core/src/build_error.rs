//! Why a client could not be built.

use std::error::Error as StdError;
use std::fmt;

/// Why a client could not be built. Nothing was sent.
///
/// `Display` names the setting and what is wrong with it; neither it nor
/// `Debug` contains a secret. The type behind
/// [`source`](std::error::Error::source) is not part of the API.
#[derive(Debug)]
pub struct BuildError {
    kind: BuildErrorKind,
    reason: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The setting that a [`BuildError`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// The address of the server.
    BaseUrl,
    /// The name of the program.
    UserAgent,
    /// The address of the proxy, or a proxy where none may be used.
    Proxy,
    /// The addresses of a host, in place of those of the resolver.
    Addresses,
    /// A certificate authority.
    RootCertificate,
    /// The SHA-256 of a certificate.
    CertificatePin,
    /// The client's certificate and private key.
    ClientIdentity,
    /// The oldest version of TLS.
    TlsVersion,
    /// The token, or the place in which it is sent.
    Token,
    /// A header that all requests carry.
    DefaultHeader,
    /// None of the settings: the HTTP client or its TLS does not start.
    HttpClient,
}

impl BuildError {
    pub(crate) fn new(kind: BuildErrorKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            reason: reason.into(),
            source: None,
        }
    }

    /// The HTTP client does not start.
    pub(crate) fn http(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let reason = "it does not start; are the operating system's CA certificates installed?";
        Self {
            source: Some(source.into()),
            ..Self::new(BuildErrorKind::HttpClient, reason)
        }
    }

    /// The same error, of the one setting of its kind that is called `name`.
    pub(crate) fn of(self, name: &str) -> Self {
        Self {
            reason: format!("`{name}`: {}", self.reason),
            ..self
        }
    }

    /// The setting that is invalid.
    pub fn kind(&self) -> BuildErrorKind {
        self.kind
    }
}

impl fmt::Display for BuildErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::BaseUrl => "base URL",
            Self::UserAgent => "user agent",
            Self::Proxy => "proxy",
            Self::Addresses => "list of addresses",
            Self::RootCertificate => "root certificate",
            Self::CertificatePin => "certificate pin",
            Self::ClientIdentity => "client identity",
            Self::TlsVersion => "TLS version",
            Self::Token => "token",
            Self::DefaultHeader => "default header",
            Self::HttpClient => "HTTP client",
        })
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} is not usable: {}", self.kind, self.reason)
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
