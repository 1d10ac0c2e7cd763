//! A diff as text and as Markdown.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use crate::diff::{Diff, DocumentChange, Presence, Verdict};
use crate::rust_api::{Level, RustChange, RustItemKind};
use crate::text::markdown::plain_line;

/// How many operations are named of those that a schema concerns.
const USERS: usize = 5;

impl fmt::Display for Diff {
    /// Lines for a terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {}", self.old, self.new)?;
        if self.is_empty() {
            return writeln!(f, "no change");
        }
        for (name, outcome) in self.summary() {
            writeln!(f, "{name}: {outcome}")?;
        }
        for (subject, changes) in subjects(&self.changes) {
            writeln!(f, "\n{subject}{}", users(&changes[0].users))?;
            for change in changes.iter().filter(|change| change.what != TEXT) {
                writeln!(f, "  {} {}", sign(change.presence), words(change))?;
                for consequence in consequences(change) {
                    writeln!(f, "      {consequence}")?;
                }
            }
            if let Some(texts) = texts(&changes) {
                writeln!(f, "  ~ {texts}")?;
            }
        }
        let advice = self.advice();
        if !advice.is_empty() {
            writeln!(f, "\nwhat a program has to change")?;
            for line in advice {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}

impl Diff {
    /// A section of Markdown, for a pull request.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "### {} → {}\n\n",
            plain_line(&self.old),
            plain_line(&self.new)
        );
        if self.is_empty() {
            return text + "No change.\n";
        }
        text += "| | |\n| --- | --- |\n";
        for (name, outcome) in self.summary() {
            text += &format!("| {name} | {outcome} |\n");
        }
        for (subject, changes) in subjects(&self.changes) {
            text += &format!("\n**{subject}**{}\n\n", users(&changes[0].users));
            for change in changes.iter().filter(|change| change.what != TEXT) {
                let word = match change.presence {
                    Presence::Added => "new: ",
                    Presence::Removed => "gone: ",
                    Presence::Renamed | Presence::Changed => "",
                };
                text += &format!("- {word}{}\n", words(change));
                for consequence in consequences(change) {
                    text += &format!("  - {consequence}\n");
                }
            }
            if let Some(texts) = texts(&changes) {
                text += &format!("- {texts}\n");
            }
        }
        let advice = self.advice();
        if !advice.is_empty() {
            text += "\n**What a program has to change**\n\n";
            for line in advice {
                text += &format!("- {line}\n");
            }
        }
        text
    }

    /// The verdicts on all of it, each with its name.
    fn summary(&self) -> [(&'static str, String); 4] {
        let counts = [
            (Presence::Added, "added"),
            (Presence::Removed, "removed"),
            (Presence::Renamed, "renamed"),
            (Presence::Changed, "changed"),
        ];
        let changes = self.changes.iter().filter(|change| change.what != TEXT);
        let counts = counts.map(|(presence, word)| {
            let count = changes
                .clone()
                .filter(|change| change.presence == presence)
                .count();
            format!("{count} {word}")
        });
        [
            ("document", counts.join(", ")),
            (
                "old client, new server",
                counted(changes.clone().map(|it| &it.old_client)),
            ),
            (
                "new client, old server",
                counted(changes.map(|it| &it.new_client)),
            ),
            ("Rust API", self.level().to_string()),
        ]
    }

    /// What a program has to change, a line each.
    pub(super) fn advice(&self) -> Vec<String> {
        let changes = self.rust.iter();
        changes
            .filter_map(|change| advice(change, &self.rust))
            .collect()
    }
}

/// How many of `verdicts` are none that it works.
fn counted<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for verdict in verdicts.filter(|verdict| !matches!(verdict, Verdict::Works(_))) {
        *counts.entry(verdict.word()).or_default() += 1;
    }
    // `breaks` is before `may break`.
    let counts = counts.into_iter().map(|(word, count)| match count {
        1 => format!("{word} by 1 change"),
        _ => format!("{word} by {count} changes"),
    });
    let counts: Vec<String> = counts.collect();
    match counts.is_empty() {
        true => "works".to_owned(),
        false => counts.join(", "),
    }
}

/// What is only for people.
pub(super) const TEXT: &str = "text";

fn sign(presence: Presence) -> char {
    match presence {
        Presence::Added => '+',
        Presence::Removed => '-',
        Presence::Renamed | Presence::Changed => '~',
    }
}

/// The change in a line, such as ``~ the schema `User`: `name`: now required``.
impl fmt::Display for DocumentChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}: {}",
            sign(self.presence),
            self.subject,
            words(self)
        )
    }
}

/// Where something is other, and how.
pub(super) fn words(change: &DocumentChange) -> String {
    let words = [change.place.as_str(), &change.text].into_iter();
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    // Whether it is required is a word for what came or went.
    let is_whole = matches!(change.what, "parameter" | "body")
        && matches!(change.presence, Presence::Added | Presence::Removed);
    words.join(if is_whole { ", " } else { ": " })
}

/// What does not go on as before, a line each.
fn consequences(change: &DocumentChange) -> Vec<String> {
    let mut lines = failures(change);
    if change.level == Level::Major {
        lines.push("Rust API: major".to_owned());
    }
    lines
}

/// What does not go on between clients and servers, a line each.
fn failures(change: &DocumentChange) -> Vec<String> {
    let clients = [
        ("old client", &change.old_client),
        ("new client", &change.new_client),
    ];
    let failures = clients.map(|(client, verdict)| failure(client, verdict));
    failures.into_iter().flatten().collect()
}

/// What does not go on for `client`.
pub(super) fn failure(client: &str, verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Works(_) => None,
        _ => Some(format!("{client} {verdict}: {}", verdict.reason())),
    }
}

/// The operations that a shared schema concerns, the first few by their ids.
fn users(users: &[String]) -> String {
    if users.is_empty() {
        return String::new();
    }
    let named = users.iter().take(USERS).map(|id| format!("`{id}`"));
    let named: Vec<String> = named.collect();
    match users.len().saturating_sub(USERS) {
        0 => format!(", of {}", named.join(", ")),
        more => format!(", of {} and {more} more", named.join(", ")),
    }
}

/// How many texts are other.
fn texts(changes: &[&DocumentChange]) -> Option<String> {
    match changes.iter().filter(|change| change.what == TEXT).count() {
        0 => None,
        1 => Some("1 text changed".to_owned()),
        count => Some(format!("{count} texts changed")),
    }
}

/// The changes of each subject: those that break something first, otherwise in the order
/// in which it comes first.
fn subjects(changes: &[DocumentChange]) -> Vec<(&str, Vec<&DocumentChange>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<(&str, Vec<&DocumentChange>)> = Vec::new();
    for change in changes {
        let place = *places.entry(&change.subject).or_insert_with(|| {
            all.push((&change.subject, Vec::new()));
            all.len() - 1
        });
        all[place].1.push(change);
    }
    all.sort_by_key(|(_, changes)| {
        let worst = changes.iter().map(|change| severity(change)).max();
        Reverse(worst.unwrap_or_default())
    });
    all
}

/// How much a change breaks: 2 for a client or a program, 1 for what may.
fn severity(change: &DocumentChange) -> u8 {
    let of = |verdict: &Verdict| match verdict {
        Verdict::Works(_) => 0,
        Verdict::MayBreak(_) => 1,
        Verdict::Breaks(_) => 2,
    };
    let is_major = change.level == Level::Major;
    of(&change.old_client)
        .max(of(&change.new_client))
        .max(if is_major { 2 } else { 0 })
}

/// What a program has to change for `change`, if that is not said of another of `all`.
fn advice(change: &RustChange, all: &[RustChange]) -> Option<String> {
    if change.level < Level::Major {
        return None;
    }
    let kind = match change.item.kind {
        RustItemKind::Struct => "struct",
        RustItemKind::Enum => "enum",
        RustItemKind::Alias => "type",
        RustItemKind::Field => "field",
        RustItemKind::Variant => "variant",
        RustItemKind::Variants => "enum",
        RustItemKind::Trait => "trait",
        RustItemKind::Setter => "setter",
        RustItemKind::Method => "method",
        RustItemKind::Constant => "constant",
        RustItemKind::Feature => "feature",
    };
    let path = &change.item.path;
    // A field and its setter change together, and so do the method of an operation, its
    // builder and its constant.
    let field = path.replace("types::builder::", "types::");
    let has_field = |it: &RustChange| it.item.path == field && it.item.kind == RustItemKind::Field;
    let has_method = |it: &RustChange| {
        let of = (operation("builder::", path)).or_else(|| operation("operations::", path));
        of.is_some() && of == operation("Client::", &it.item.path)
    };
    let is_gone = |it: &&RustChange| it.after.is_none();
    if field != *path && !change.is_silent && all.iter().any(has_field)
        || is_gone(&change) && all.iter().filter(is_gone).any(has_method)
    {
        return None;
    }
    Some(match (&change.before, &change.after) {
        (Some(before), Some(after)) if change.is_silent => {
            format!("{kind} `{path}` {after}, was {before}")
        }
        (Some(before), Some(after)) if change.item.kind == RustItemKind::Variants => {
            format!("enum `{path}` has the variants {after}, had {before}")
        }
        (Some(before), Some(after)) => format!("{kind} `{path}`: `{after}`, was `{before}`"),
        (_, None) => match &change.instead {
            Some(call) if call.starts_with("Client::request(") => {
                format!("{kind} `{path}` is gone; where a server has it: `{call}`")
            }
            Some(instead) => format!("{kind} `{path}` is gone: write `{instead}`"),
            None => format!("{kind} `{path}` is gone"),
        },
        (None, Some(_)) => format!("{kind} `{path}` is new"),
    })
}

/// The operation of which the item at `path` is, whose items are in `module` in a case of
/// their own.
fn operation(module: &str, path: &str) -> Option<String> {
    let name = path.strip_prefix(module)?;
    Some(name.replace('_', "").to_ascii_lowercase())
}
