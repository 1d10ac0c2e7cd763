//! What a document says that no part of a client expresses: checks of its server.

use std::collections::BTreeMap;

use crate::diff::verdict::Verdict::MayBreak;
use crate::diff::{DocumentChange, Presence};
use crate::pipeline::Report;
use crate::pointer::Pointer;
use crate::rust_api::Level;

/// What is other in the checks that the reports of both clients list.
pub(super) fn changes(old: &Report, new: &Report) -> Vec<DocumentChange> {
    let (before, after) = (checks(old), checks(new));
    let places = before.keys().chain(after.keys());
    let mut changes: Vec<DocumentChange> = places
        .filter_map(|place| {
            let presence = match (before.get(place), after.get(place)) {
                (Some(_), None) => Presence::Removed,
                (None, Some(_)) => Presence::Added,
                (one, other) if one == other => return None,
                _ => Presence::Changed,
            };
            Some(change(place, presence))
        })
        .collect();
    // A check that has changed is in both.
    changes.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    changes.dedup_by(|a, b| a.pointer == b.pointer);
    changes
}

/// The checks by their places, as JSON.
fn checks(report: &Report) -> BTreeMap<String, String> {
    let checks = report.unexpressed();
    checks
        .map(|change| (change.pointer.clone(), change.before.to_string()))
        .collect()
}

fn change(pointer: &str, presence: Presence) -> DocumentChange {
    let refused = MayBreak("the server may refuse more");
    let keyword = Pointer::of(pointer).tokens().last().unwrap_or_default();
    DocumentChange {
        subject: "checks of the server".to_owned(),
        place: format!("`{pointer}`"),
        what: "check",
        presence,
        text: format!("`{keyword}`, which no type expresses"),
        pointer: pointer.to_owned(),
        users: Vec::new(),
        old_client: refused.clone(),
        new_client: refused,
        level: Level::Patch,
    }
}
