//! The public items of a client's generated code, and what a change of them asks of its
//! users.

mod changes;
mod items;
mod macros;
mod read;
mod types;

use std::collections::BTreeMap;

pub use changes::{Level, RustChange};
pub use items::{RustItem, RustItemKind};

use crate::error::Error;

/// What the users of a client can name of its generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustApi {
    items: BTreeMap<RustItem, String>,
    /// What each field is called on the wire.
    wire_names: BTreeMap<RustItem, String>,
}

impl RustApi {
    /// Reads `files`, the files of a client by their paths below the folder
    /// `src/generated`.
    ///
    /// # Errors
    ///
    /// A file is not what this pipeline writes.
    pub fn of(files: &BTreeMap<String, String>) -> Result<Self, Error> {
        let (items, wire_names) = read::items(files)?;
        Ok(Self { items, wire_names })
    }

    /// Each item, with what its [kind](RustItemKind) says of it.
    pub fn items(&self) -> impl Iterator<Item = (&RustItem, &str)> {
        self.items.iter().map(|(item, text)| (item, text.as_str()))
    }

    /// Each field with what it is called on the wire.
    pub(crate) fn wire_names(&self) -> impl Iterator<Item = (&RustItem, &str)> {
        let names = self.wire_names.iter();
        names.map(|(item, name)| (item, name.as_str()))
    }

    /// What the field `item` is called on the wire.
    pub(crate) fn wire_name(&self, item: &RustItem) -> Option<&str> {
        self.wire_names.get(item).map(String::as_str)
    }

    /// What is other in `new`.
    pub fn changes(&self, new: &Self) -> Vec<RustChange> {
        changes::changes(&self.items, &new.items)
    }
}
