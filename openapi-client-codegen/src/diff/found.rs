//! What is found to be other in a document.

use serde::Serialize;

use crate::diff::verdict::Exchange;
use crate::pointer::Pointer;

/// What a change is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Document,
    /// By its ids.
    Operation {
        old: String,
        new: String,
    },
    Webhook(String),
    /// A shared schema, by its names.
    Schema {
        old: String,
        new: String,
    },
}

/// What has happened to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// It is other than it was.
    Changed,
}

/// What it means for the client of one version with the server of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wire {
    pub(super) old_client: Exchange,
    pub(super) new_client: Exchange,
}

impl Wire {
    pub(super) fn both(exchange: Exchange) -> Self {
        Self {
            old_client: exchange.clone(),
            new_client: exchange,
        }
    }

    /// What `exchange` says of the client of the first with a server of the second.
    pub(super) fn between<T: Copy>(old: T, new: T, exchange: impl Fn(T, T) -> Exchange) -> Self {
        Self {
            old_client: exchange(old, new),
            new_client: exchange(new, old),
        }
    }

    /// The same the other way round: of what came, if this is of what went.
    pub(super) fn swapped(self) -> Self {
        Self {
            old_client: self.new_client,
            new_client: self.old_client,
        }
    }

    pub(super) fn works() -> Self {
        Self::both(Exchange::works())
    }

    /// The worse of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            old_client: self.old_client.and(other.old_client),
            new_client: self.new_client.and(other.new_client),
        }
    }
}

/// A part of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it; of a schema, wherever it is used.
    Whole,
    /// What the client sends, in words.
    Sent(String),
    /// What the client reads of a success, in words.
    Read(String),
    /// What it reads of an error, in words.
    Failure(String),
}

/// Where something is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) subject: Subject,
    pub(super) part: Part,
    /// The way through schemas, such as `items[].name`.
    pub(super) way: String,
    /// What its last part was called, if that is other.
    pub(super) was: Option<String>,
    pub(super) at: Pointer,
}

impl Place {
    /// The place, whose last part was called `was`.
    pub(super) fn renamed(self, was: &str) -> Self {
        Self {
            was: Some(was.to_owned()),
            ..self
        }
    }

    /// The place of a part of a schema.
    pub(super) fn below(&self, step: &str, at: Pointer) -> Self {
        let separator = match self.way.is_empty() || step.starts_with('[') || step.is_empty() {
            true => "",
            false => ".",
        };
        Self {
            way: format!("{}{separator}{step}", self.way),
            was: None,
            at,
            ..self.clone()
        }
    }
}

/// Something that is other.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) what: &'static str,
    pub(super) presence: Presence,
    /// What it is now, and what it was.
    pub(super) text: String,
    pub(super) wire: Wire,
}

/// That something is so now, or no longer.
pub(super) fn now(is_so: bool, what: &str) -> String {
    match is_so {
        true => format!("now {what}"),
        false => format!("no longer {what}"),
    }
}
