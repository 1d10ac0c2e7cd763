//! Whether a client and a server of two versions of a document work together.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Whether a client of one version works with a server of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does, for a reason if one is given.
    Works(&'static str),
    /// Some calls may fail or mean something else.
    MayBreak(&'static str),
    /// Calls fail that the document of the client allows.
    Breaks(&'static str),
}

use Verdict::{Breaks, MayBreak, Works};

impl Verdict {
    pub(super) fn word(&self) -> &'static str {
        match self {
            Works(_) => "works",
            MayBreak(_) => "may break",
            Breaks(_) => "breaks",
        }
    }

    /// Why.
    pub fn reason(&self) -> &'static str {
        match self {
            Works(reason) | MayBreak(reason) | Breaks(reason) => reason,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// As `{"verdict": "breaks", "reason": "…"}`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("verdict", &self.to_string())?;
        if !self.reason().is_empty() {
            object.serialize_entry("reason", self.reason())?;
        }
        object.end()
    }
}

/// What a client sends, and what it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exchange {
    pub(super) sent: Verdict,
    pub(super) read: Verdict,
}

impl Exchange {
    pub(super) fn works() -> Self {
        Self::of(Works(""), Works(""))
    }

    pub(super) fn of(sent: Verdict, read: Verdict) -> Self {
        Self { sent, read }
    }

    /// The worse of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self::of(self.sent.max(other.sent), self.read.max(other.read))
    }

    /// What matters for the `ends` that exchange it.
    pub(super) fn within(self, ends: Ends) -> Verdict {
        let sent = ends.is_sent.then_some(self.sent);
        let read = match (ends.is_read, ends.is_failure) {
            (true, _) => Some(self.read),
            (false, true) => Some(match self.read {
                Breaks(_) | MayBreak(_) => {
                    MayBreak("an error that is not known is kept as it came")
                }
                works => works,
            }),
            (false, false) => None,
        };
        sent.into_iter().chain(read).max().unwrap_or(Works(""))
    }
}

/// Who exchanges something.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends {
    /// Clients send it.
    pub(super) is_sent: bool,
    /// Clients read it of a success.
    pub(super) is_read: bool,
    /// Clients read it of an error.
    pub(super) is_failure: bool,
}
