//! Which public items a place of a document gives.

use crate::diff::found::{Found, Part, Place, Subject};
use crate::names::{builder_name, constant_name, field_name, type_name, value_name};
use crate::rust_api::{Level, RustChange};

/// What no public item says.
const UNSAID: [&str; 14] = [
    "default",
    "deprecated",
    "deprecation",
    "exclusion",
    "headers",
    "length",
    "maximum",
    "minimum",
    "multiple",
    "number of items",
    "number of properties",
    "pattern",
    "text",
    "without repeated items",
];

/// By how much the version has to rise for what is found.
pub(super) fn level(found: &Found, changes: &[RustChange]) -> Level {
    // What is sent by itself may be of a type that has its bounds.
    let is_typed = matches!(found.place.part, Part::Sent(_));
    if UNSAID.contains(&found.what) && !is_typed {
        return Level::Patch;
    }
    let concerned = changes
        .iter()
        .filter(|change| is_of(&found.place, &change.item.path));
    let levels = concerned.map(|change| change.level);
    levels.max().unwrap_or(Level::Patch)
}

/// Whether the item at `path` is of what is at `place`.
pub(super) fn is_of(place: &Place, path: &str) -> bool {
    match &place.subject {
        Subject::Schema { old, new } => {
            let names = [old, new].map(|name| type_name(name));
            let mut types = types(path);
            types.any(|(ty, member)| {
                names
                    .iter()
                    .any(|name| is_of_schema(place, name, ty, member))
            })
        }
        Subject::Operation { old, new } => {
            [old, new].iter().any(|id| is_of_operation(place, id, path))
        }
        Subject::Document => path.starts_with("Server") || path.starts_with("schemes::"),
        Subject::Webhook(_) => path.starts_with("webhooks::"),
    }
}

/// Whether `member` of the type `ty` is of what is at `place`, in the schema whose type is
/// called `name`.
fn is_of_schema(place: &Place, name: &str, ty: &str, member: Option<&str>) -> bool {
    let first = place.way.split(['.', '[']).find(|step| !step.is_empty());
    let mut steps = first.into_iter().chain(place.was.as_deref()).peekable();
    if steps.peek().is_none() {
        return ty == name;
    }
    steps.any(|step| {
        let is_field = ty == name && member.is_some_and(|member| member == field_name(step));
        let inner = ty.strip_prefix(name);
        is_field || inner.is_some_and(|rest| rest.starts_with(&type_name(step)))
    })
}

/// Whether the item at `path` is of what is at `place`, in the operation `id`.
fn is_of_operation(place: &Place, id: &str, path: &str) -> bool {
    let builder = format!("builder::{}", builder_name(id));
    let constant = || path == format!("operations::{}", constant_name(id));
    // The types of inline schemas are called as the operation is.
    let own = type_name(id);
    let has_type = |name: &str| types(path).any(|(ty, _)| ty.starts_with(name));
    match &place.part {
        Part::Sent(words) => {
            let name = words.split('`').nth(1).unwrap_or("body");
            let mut names = [name].into_iter().chain(place.was.as_deref());
            names.any(|name| {
                has_type(&format!("{own}{}", type_name(name)))
                    || path == format!("{builder}::{}", value_name(name))
            })
        }
        Part::Read(_) | Part::Failure(_) => {
            has_type(&own) || path == format!("{builder}::send") || constant()
        }
        Part::Whole => {
            has_type(&own)
                || path.starts_with(&builder)
                || path == format!("Client::{}", value_name(id))
                || constant()
        }
    }
}

/// The types that `path` names, each with what it names of it.
fn types(path: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    path.split(' ').filter_map(|word| {
        let rest = word.split("types::").nth(1)?;
        let rest = rest.strip_prefix("builder::").unwrap_or(rest);
        let rest = rest.trim_end_matches(['>', ',']);
        Some(match rest.split_once("::") {
            Some((ty, member)) => (ty, Some(member)),
            None => (rest, None),
        })
    })
}
