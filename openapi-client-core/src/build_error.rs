//! Why a client could not be built.

use std::error::Error as StdError;
use std::fmt;

/// Why a client could not be built. Nothing was sent.
///
/// `Display` names the setting and what is wrong with it, and never shows a
/// secret.
#[derive(Debug)]
pub struct BuildError {
    setting: &'static str,
    reason: String,
    source: Option<reqwest::Error>,
}

impl BuildError {
    pub(crate) fn base_url(reason: &str) -> Self {
        Self::new("base URL", reason)
    }

    pub(crate) fn new(setting: &'static str, reason: impl Into<String>) -> Self {
        Self {
            setting,
            reason: reason.into(),
            source: None,
        }
    }

    pub(crate) fn http(source: reqwest::Error) -> Self {
        Self {
            source: Some(source),
            ..Self::new(
                "HTTP client",
                "it does not start; are the operating system's CA certificates installed?",
            )
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} is not usable: {}", self.setting, self.reason)
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
