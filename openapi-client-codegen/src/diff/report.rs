//! A diff as text.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use crate::diff::{Diff, DocumentChange, Presence, Verdict};
use crate::rust_api::{Level, RustChange, RustItemKind};

/// How many operations are named of those that a schema concerns.
const USERS: usize = 5;

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {}", self.old, self.new)?;
        if self.is_empty() {
            return writeln!(f, "nothing is other");
        }
        let count = |presence| {
            self.changes
                .iter()
                .filter(|it| it.presence == presence && it.what != "text")
                .count()
        };
        writeln!(
            f,
            "document: {} added, {} removed, {} renamed, {} changed",
            count(Presence::Added),
            count(Presence::Removed),
            count(Presence::Renamed),
            count(Presence::Changed),
        )?;
        writeln!(f, "old client, new server: {}", self.old_client())?;
        writeln!(f, "new client, old server: {}", self.new_client())?;
        writeln!(f, "Rust API: {}", self.level())?;
        for (subject, changes) in subjects(&self.changes) {
            write!(f, "\n{subject}")?;
            let users = &changes[0].users;
            if !users.is_empty() {
                let named = users.iter().take(USERS).map(|id| format!("`{id}`"));
                let named: Vec<String> = named.collect();
                let more = users.len().saturating_sub(USERS);
                let more = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                write!(f, ", of {}{more}", named.join(", "))?;
            }
            writeln!(f)?;
            let texts = changes
                .iter()
                .filter(|change| change.what == "text")
                .count();
            for change in changes.iter().filter(|change| change.what != "text") {
                line(f, change)?;
            }
            match texts {
                0 => {}
                1 => writeln!(f, "  ~ 1 text")?,
                _ => writeln!(f, "  ~ {texts} texts")?,
            }
        }
        let breaking: Vec<String> = self
            .rust
            .iter()
            .filter_map(|it| advice(it, &self.rust))
            .collect();
        if !breaking.is_empty() {
            writeln!(f, "\nWhat a program has to change")?;
            for line in breaking {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}

fn line(f: &mut impl Write, change: &DocumentChange) -> fmt::Result {
    let sign = match change.presence {
        Presence::Added => '+',
        Presence::Removed => '-',
        Presence::Renamed | Presence::Changed => '~',
    };
    let words = [change.place.as_str(), &change.text].into_iter();
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    writeln!(f, "  {sign} {}", words.join(": "))?;
    for (who, verdict) in [
        ("old client", &change.old_client),
        ("new client", &change.new_client),
    ] {
        if !matches!(verdict, Verdict::Works(_)) {
            writeln!(f, "      {who} {verdict}: {}", verdict.reason())?;
        }
    }
    if change.level == Level::Major {
        writeln!(f, "      Rust API: {}", change.level)?;
    }
    Ok(())
}

/// The changes of each subject, in the order in which it comes first.
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
    all
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
    };
    let path = &change.item.path;
    // A field and its setter change together.
    let field = path.replace("types::builder::", "types::");
    let has_field = |it: &RustChange| it.item.path == field && it.item.kind == RustItemKind::Field;
    if field != *path && all.iter().any(has_field) {
        return None;
    }
    Some(match (&change.before, &change.after) {
        (Some(before), Some(after)) if change.item.kind == RustItemKind::Variants => {
            format!("enum `{path}` has the variants {after}, had {before}")
        }
        (Some(before), Some(after)) => format!("{kind} `{path}`: `{after}`, was `{before}`"),
        (_, None) => format!("{kind} `{path}` is gone"),
        (None, Some(_)) => format!("{kind} `{path}` is new"),
    })
}
