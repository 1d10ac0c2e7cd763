//! The public items of a client's generated code, and what a change of them asks of its
//! users.

mod changes;
mod macros;
mod read;
mod types;

use std::collections::BTreeMap;

use serde::Serialize;

pub use changes::{Level, RustChange};

use crate::error::Error;

/// What the users of a client can name of its generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustApi {
    items: BTreeMap<RustItem, String>,
}

/// Something that a program may rely on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RustItem {
    /// Its path in the crate, such as `types::User::name`.
    pub path: String,
    /// What it is.
    pub kind: RustItemKind,
}

/// What a public item is. Beside each is what [`RustApi::items`] says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum RustItemKind {
    /// A struct; nothing.
    Struct,
    /// An enum; nothing.
    Enum,
    /// Another name for a type; the type.
    Alias,
    /// A field; its type.
    Field,
    /// A variant; the type of its value, if it has one.
    Variant,
    /// All variants of an enum to which none can be added without a break; their names.
    Variants,
    /// That a type has a trait, whose path is the whole of it; nothing.
    Trait,
    /// A setter, which takes what converts to a type; the type.
    Setter,
    /// Another method or associated function; its signature.
    Method,
    /// A constant or a static; its type.
    Constant,
}

impl RustApi {
    /// Reads `files`, the files of a client by their paths below the folder
    /// `src/generated`.
    ///
    /// # Errors
    ///
    /// A file is not what this pipeline writes.
    pub fn of(files: &BTreeMap<String, String>) -> Result<Self, Error> {
        Ok(Self {
            items: read::items(files)?,
        })
    }

    /// Each item, with what its [kind](RustItemKind) says of it.
    pub fn items(&self) -> impl Iterator<Item = (&RustItem, &str)> {
        self.items.iter().map(|(item, text)| (item, text.as_str()))
    }

    /// What is other in `new`.
    pub fn changes(&self, new: &Self) -> Vec<RustChange> {
        changes::changes(&self.items, &new.items)
    }
}
