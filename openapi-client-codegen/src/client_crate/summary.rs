//! What a crate has: in a line for people, and in full.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client_crate::MadeCrate;
use crate::pipeline::Report;
use crate::rule::Change;

impl MadeCrate {
    /// Whether every selected operation is part of the crate.
    pub fn is_whole(&self) -> bool {
        self.operations().0 == self.partial.operations && self.partial.problems.is_empty()
    }

    /// How many operations were made, and the changes to the document.
    fn operations(&self) -> (usize, &[Change]) {
        let report = self.partial.client.as_ref().map(|client| &client.report);
        report.map_or((0, &[]), |report| {
            (report.operations.len(), &report.changes)
        })
    }

    /// How many lines each file of the library has.
    fn files(&self) -> BTreeMap<&String, usize> {
        let files = self.partial.crate_files.iter();
        let files = files.filter(|(path, _)| path.starts_with("src/"));
        files.map(|(path, text)| (path, count(text))).collect()
    }

    fn lines(&self) -> usize {
        self.files().values().sum()
    }

    /// Every change to the document, and all counts. `document` is what it is called.
    pub fn report(&self, document: &str) -> Value {
        let (made, changes) = self.operations();
        let files = self.files();
        let tags = self.partial.client.iter().flat_map(|client| &client.tags);
        let tags = tags.map(|tag| {
            let own = tag.files(files.keys().copied());
            json!({
                "tag": tag.name,
                "feature": tag.feature,
                "operations": tag.operations.len(),
                "lines": own.map(|file| files[file]).sum::<usize>(),
            })
        });
        let tags: Vec<Value> = tags.collect();
        json!({
            "document": document,
            "operations": {"made": made, "of": self.partial.operations},
            "schemas": {"made": self.partial.made_schemas, "of": self.partial.schemas},
            "lines": {"all": self.lines(), "files": files},
            "tags": tags,
            "problems": self.partial.problems,
            "rules": rules(changes),
            "changes": changes,
        })
    }

    /// All counts and problems.
    pub fn counts(&self) -> Value {
        let (made, changes) = self.operations();
        json!({
            "operations": {"made": made, "of": self.partial.operations},
            "schemas": {"made": self.partial.made_schemas, "of": self.partial.schemas},
            "lines": self.lines(),
            "problems": self.partial.problems,
            "rules": rules(changes),
        })
    }

    /// The counts for people, and the `time` that it took:
    /// `operations 504/504 · schemas 587/587 · adapted: 12 rules, 431 changes ·
    /// 214,000 lines · 3.1 s`, and below it what is one type and what is none.
    pub fn summary(&self, time: Duration) -> String {
        let (made, changes) = self.operations();
        let rules: BTreeSet<&str> = changes.iter().map(|change| change.rule).collect();
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{} {noun}s", grouped(&count.to_string())),
        };
        let mut text = format!(
            "operations {}/{} · schemas {}/{} · adapted: {}, {} · {} · {:.1} s",
            made,
            self.partial.operations,
            self.partial.made_schemas,
            self.partial.schemas,
            count(rules.len(), "rule"),
            count(changes.len(), "change"),
            count(self.lines(), "line"),
            time.as_secs_f64(),
        );
        let report = self.partial.client.as_ref().map(|client| &client.report);
        let equal = report.map(Report::equal_schemas).unwrap_or_default();
        if let (1.., types) = equal {
            let (equal, types) = (count(equal.0, "equal schema"), count(types, "type"));
            text += &format!("\nmade one: {equal} in {types}");
        }
        let not_carried = report.map(Report::not_carried).unwrap_or_default();
        if !not_carried.is_empty() {
            let counts = not_carried.iter();
            let counts: Vec<_> = counts
                .map(|(key, count)| format!("{key} ({count})"))
                .collect();
            text += &format!("\nnot in the client: {}", counts.join(", "));
        }
        text
    }
}

fn count(text: &str) -> usize {
    text.lines().count()
}

/// How many changes each rule made.
fn rules(changes: &[Change]) -> BTreeMap<&str, usize> {
    let mut rules = BTreeMap::new();
    for change in changes {
        *rules.entry(change.rule).or_default() += 1;
    }
    rules
}

/// The digits `1234567` as `1,234,567`.
pub fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        for (number, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("214000", "214,000"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
