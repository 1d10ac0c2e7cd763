//! What a document says that no part of a client expresses: checks of its server.

use std::collections::BTreeMap;

use crate::diff::found::Presence;
use crate::pipeline::Report;

/// The places of what is other in the checks that the reports of both clients list.
pub(super) fn changes(old: &Report, new: &Report) -> BTreeMap<String, Presence> {
    let (before, after) = (checks(old), checks(new));
    let places = before.keys().chain(after.keys());
    let changes = places.filter_map(|place| {
        let presence = match (before.get(place), after.get(place)) {
            (Some(_), None) => Presence::Removed,
            (None, Some(_)) => Presence::Added,
            (one, other) if one == other => return None,
            _ => Presence::Changed,
        };
        Some((place.clone(), presence))
    });
    changes.collect()
}

/// The checks by their places, as JSON.
fn checks(report: &Report) -> BTreeMap<String, String> {
    let checks = report.unexpressed();
    checks
        .map(|change| (change.pointer.clone(), change.before.to_string()))
        .collect()
}
