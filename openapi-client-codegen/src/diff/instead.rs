//! What a program writes in place of a public item that is gone.

use std::collections::BTreeSet;

use crate::diff::found::{Found, Part, Presence, Subject};
use crate::diff::rust::is_of;
use crate::names::{builder_name, constant_name, field_name, type_name, value_name};
use crate::rust_api::{RustApi, RustChange, RustItem, RustItemKind};

type Naming = fn(&str) -> String;

/// Where what an operation gives is, and how it is called there after its id.
const OF_OPERATION: [(&str, Naming); 4] = [
    ("Client::", value_name),
    ("builder::", builder_name),
    ("operations::", constant_name),
    ("types::", type_name),
];

/// Finds what to write for each of `changes` that takes an item away. `found` is what is
/// other in the document, and `new` what there is now.
pub(super) fn find(changes: &mut [RustChange], found: &[Found], new: &RustApi) {
    let items: BTreeSet<&RustItem> = new.items().map(|(item, _)| item).collect();
    for change in changes.iter_mut().filter(|change| change.after.is_none()) {
        let path = &change.item.path;
        let is_there = |path: &String| {
            let kind = change.item.kind;
            items.contains(&RustItem {
                path: path.clone(),
                kind,
            })
        };
        let concerned = found.iter().filter(|found| is_of(&found.place, path));
        let mut renamed = concerned.filter_map(|found| renamed(path, found));
        change.instead = renamed
            .find(is_there)
            .or_else(|| unknown_value(&change.item).filter(is_there))
            .or_else(|| found.iter().find_map(|found| request(path, found)));
    }
}

/// The item at `path` by the name that `found` gives it.
fn renamed(path: &str, found: &Found) -> Option<String> {
    if found.presence != Presence::Renamed {
        return None;
    }
    let place = &found.place;
    if place.was.is_some() {
        let now = match &place.part {
            Part::Sent(words) => value_name(words.split('`').nth(1)?),
            _ => field_name(place.way.rsplit('.').next()?),
        };
        let (of, _) = path.rsplit_once("::")?;
        return Some(format!("{of}::{now}"));
    }
    let called = |module: &str, name: Naming, old: &str, new: &str| {
        let rest = path.strip_prefix(module)?.strip_prefix(&name(old))?;
        Some(format!("{module}{}{rest}", name(new)))
    };
    match &place.subject {
        Subject::Operation { old, new } => {
            let mut ways = OF_OPERATION.iter();
            ways.find_map(|(module, name)| called(module, *name, old, new))
        }
        Subject::Schema { old, new } => called("types::", type_name, old, new),
        Subject::Document | Subject::Webhook(_) => None,
    }
}

/// The variant of an enum that holds the values that are not listed.
fn unknown_value(item: &RustItem) -> Option<String> {
    let (of, _) = item.path.rsplit_once("::")?;
    (item.kind == RustItemKind::Variant).then(|| format!("{of}::UnknownValue"))
}

/// The call of an operation that the document lacks, in place of the method at `path`.
fn request(path: &str, found: &Found) -> Option<String> {
    let Subject::Operation { old, .. } = &found.place.subject else {
        return None;
    };
    let is_gone = found.place.part == Part::Whole && found.presence == Presence::Removed;
    let (method, of) = found.text.split_once(' ')?;
    (is_gone && path == format!("Client::{}", value_name(old)))
        .then(|| format!("Client::request(Method::{method}, \"{of}\")"))
}
