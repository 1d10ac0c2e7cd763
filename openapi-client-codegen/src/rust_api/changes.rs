//! What is other in the public items of a later version.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::rust_api::items::{RustItem, RustItemKind};

/// By how much the version of a crate has to rise, as Semantic Versioning has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Every program compiles, and has nothing new.
    Patch,
    /// Every program compiles.
    Minor,
    /// A program may no longer compile, or does something else.
    Major,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// A change of a public item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RustChange {
    /// What has changed.
    pub item: RustItem,
    /// What was said of it; `None` if it is new.
    pub before: Option<String>,
    /// What is said of it; `None` if it is gone.
    pub after: Option<String>,
    /// By how much the version has to rise for it.
    pub level: Level,
    /// What a program writes in place of an item that is gone, if that is known: a path or
    /// a call.
    pub instead: Option<String>,
    /// Whether a program compiles all the same, and does something else.
    pub is_silent: bool,
}

type Items = BTreeMap<RustItem, String>;

/// The changes from `old` to `new`, in the order of the paths. Of an item that is new or
/// gone, its parts are not listed.
pub(super) fn changes(old: &Items, new: &Items) -> Vec<RustChange> {
    let mut changes = Vec::new();
    let paths = |items: &Items| -> BTreeSet<String> {
        items
            .keys()
            .filter(|it| is_whole(it.kind))
            .map(|it| it.path.clone())
            .collect()
    };
    let (old_paths, new_paths) = (paths(old), paths(new));
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| -> BTreeSet<String> {
        these.difference(those).cloned().collect()
    };
    let (gone, added) = (only(&old_paths, &new_paths), only(&new_paths, &old_paths));
    for (item, before) in old {
        let after = new.get(item);
        if after == Some(before) || (after.is_none() && is_within(item, &gone)) {
            continue;
        }
        changes.push(RustChange {
            item: item.clone(),
            before: Some(before.clone()),
            after: after.cloned(),
            level: match after {
                Some(after) if has_more(before, after) => Level::Minor,
                _ => Level::Major,
            },
            instead: None,
            is_silent: false,
        });
    }
    let added = new
        .iter()
        .filter(|(item, _)| !old.contains_key(item) && !is_within(item, &added));
    changes.extend(added.map(|(item, after)| RustChange {
        item: item.clone(),
        before: None,
        after: Some(after.clone()),
        level: Level::Minor,
        instead: None,
        is_silent: false,
    }));
    changes.sort_by(|a, b| a.item.cmp(&b.item));
    changes
}

/// Whether what is of the type `after` serves where it was of the type `before`: an
/// operation that documents errors dereferences to one that documents none.
fn has_more(before: &str, after: &str) -> bool {
    before == "Operation" && after.starts_with("TypedOperation<")
}

/// Whether others are parts of an item of the `kind`.
fn is_whole(kind: RustItemKind) -> bool {
    matches!(
        kind,
        RustItemKind::Struct | RustItemKind::Enum | RustItemKind::Alias
    )
}

/// Whether `item` is a part of one of `paths`.
fn is_within(item: &RustItem, paths: &BTreeSet<String>) -> bool {
    match item.kind {
        RustItemKind::Trait => {
            // Of two types, either one takes it away.
            let words = item
                .path
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            words.into_iter().any(|word| paths.contains(word))
        }
        RustItemKind::Variants => paths.contains(&item.path),
        kind if is_whole(kind) => false,
        _ => item
            .path
            .rsplit_once("::")
            .is_some_and(|(of, _)| paths.contains(of)),
    }
}
