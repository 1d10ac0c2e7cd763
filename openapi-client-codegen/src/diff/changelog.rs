//! A diff as a section of a changelog.

use crate::diff::report::{TEXT, failure, words};
use crate::diff::{Diff, DocumentChange, Presence};
use crate::text::markdown::plain_line;

/// Under which heading a change is: these of [Keep a Changelog], in its order.
///
/// [Keep a Changelog]: https://keepachangelog.com/en/1.1.0/
const HEADINGS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];

impl Diff {
    /// A section for a changelog: what is new, what is other and what is gone, and what a
    /// program has to change. Empty if nothing of it is other but texts.
    pub fn changelog(&self) -> String {
        let mut text = String::new();
        for heading in HEADINGS {
            let changes = self.changes.iter();
            let lines: Vec<String> = changes
                .filter(|change| heading_of(change) == Some(heading))
                .map(line)
                .collect();
            if !lines.is_empty() {
                text += &format!("\n#### {heading}\n\n{}\n", lines.join("\n"));
            }
        }
        let advice = self.advice();
        if !advice.is_empty() {
            let advice = advice.iter().map(|line| format!("- {line}"));
            let advice = advice.collect::<Vec<_>>().join("\n");
            text += &format!("\n#### To change in a program\n\n{advice}\n");
        }
        match text.is_empty() {
            true => text,
            false => format!("### {}\n{text}", plain_line(&self.new)),
        }
    }
}

fn heading_of(change: &DocumentChange) -> Option<&'static str> {
    match (change.presence, change.what) {
        // The heading of all says it.
        (_, TEXT | "version") => None,
        (Presence::Changed, "deprecation" | "deprecated") => Some("Deprecated"),
        (Presence::Added, _) => Some("Added"),
        (Presence::Renamed | Presence::Changed, _) => Some("Changed"),
        (Presence::Removed, _) => Some("Removed"),
    }
}

fn line(change: &DocumentChange) -> String {
    let mut line = format!("- {}: {}", change.subject, words(change));
    if let Some(failure) = failure("a client of before", &change.old_client) {
        line += &format!("; {failure}");
    }
    line
}
