//! The key of a response.

use std::fmt;

/// The key of a response object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Code(u16),
    /// `4XX` is `Range(4)`.
    Range(u16),
    Default,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(range) => write!(f, "{range}XX"),
            Self::Default => f.write_str("any other status"),
        }
    }
}

impl Status {
    pub(crate) fn parse(key: &str) -> Option<Self> {
        if key == "default" {
            return Some(Self::Default);
        }
        // Some documents write it in lower case.
        if let Some(digit) = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
            return digit
                .parse()
                .ok()
                .filter(|d| (1..=5).contains(d))
                .map(Self::Range);
        }
        key.parse()
            .ok()
            .filter(|c| (100..=999).contains(c))
            .map(Self::Code)
    }

    pub(crate) fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_valid_statuses_are_parsed() {
        for (key, status) in [
            ("404", Some(Status::Code(404))),
            ("499", Some(Status::Code(499))),
            ("4XX", Some(Status::Range(4))),
            ("5xx", Some(Status::Range(5))),
            ("default", Some(Status::Default)),
            ("9XX", None),
            ("40", None),
            ("ok", None),
        ] {
            assert_eq!(Status::parse(key), status, "{key}");
        }
    }
}
