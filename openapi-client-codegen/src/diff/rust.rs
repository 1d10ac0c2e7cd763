//! Which public items a place of a document gives.

use crate::diff::found::{Part, Place, Subject};
use crate::names::{builder_name, constant_name, field_name, type_name, value_name};
use crate::rust_api::{Level, RustChange};

/// By how much the version has to rise for what the place gives.
pub(super) fn level(place: &Place, changes: &[RustChange]) -> Level {
    let concerned = changes
        .iter()
        .filter(|change| is_of(place, &change.item.path));
    let levels = concerned.map(|change| change.level);
    levels.max().unwrap_or(Level::Patch)
}

/// Whether the item at `path` is of what is at `place`.
pub(super) fn is_of(place: &Place, path: &str) -> bool {
    let first = place.way.split(['.', '[']).find(|step| !step.is_empty());
    match &place.subject {
        Subject::Schema { old, new } => [old, new].iter().any(|name| {
            let name = type_name(name);
            types(path).any(|(ty, member)| match first {
                None => ty == name,
                Some(step) => {
                    (ty == name && member.is_some_and(|member| member == field_name(step)))
                        || ty
                            .strip_prefix(&*name)
                            .is_some_and(|rest| rest.starts_with(&type_name(step)))
                }
            })
        }),
        Subject::Operation { old, new } => [old, new].iter().any(|id| {
            let name = builder_name(id);
            let is_inline = || types(path).any(|(ty, _)| ty.starts_with(&type_name(id)));
            if is_inline() {
                return true;
            }
            match &place.part {
                Part::Sent(words) => {
                    let setter = words.split('`').nth(1).unwrap_or("body");
                    path == format!("builder::{name}::{}", value_name(setter))
                }
                Part::Read(_) => {
                    path == format!("builder::{name}::send") || path.starts_with("errors::")
                }
                Part::Whole => {
                    path.starts_with(&format!("builder::{name}"))
                        || path == format!("Client::{}", value_name(id))
                        || path == format!("operations::{}", constant_name(id))
                }
            }
        }),
        Subject::Document => path.starts_with("Server") || path.starts_with("schemes::"),
        Subject::Webhook(_) => path.starts_with("webhooks::"),
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
