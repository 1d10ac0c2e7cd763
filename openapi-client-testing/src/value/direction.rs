//! Who sends a value.

/// Who sends a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// A client, which sends nothing that is `readOnly`.
    Request,
    /// A server, which sends nothing that is `writeOnly`.
    Response,
}

impl Direction {
    /// The keyword of what is not sent.
    pub(super) fn unsent(self) -> &'static str {
        match self {
            Self::Request => "readOnly",
            Self::Response => "writeOnly",
        }
    }
}
