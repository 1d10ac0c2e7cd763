//! The catalogue of rules, made of the documentation of their files.

use std::fmt::Write as _;

use crate::rule::Rule;
use crate::{lower, normalize, versions};

/// The rules in the order in which a document passes them.
fn rules() -> impl Iterator<Item = (&'static str, &'static Rule)> {
    let stages = [
        ("From Swagger 2.0", versions::FROM_2),
        ("From OpenAPI 3.2", versions::FROM_3_2),
        ("From OpenAPI 3.1 and 3.2", versions::FROM_3_1),
        ("Types of all versions but 3.0", versions::TYPES),
        ("From all versions", versions::FROM_ALL),
        ("Before the selection", normalize::BEFORE_SELECTION),
        ("Normalize", normalize::AFTER_SELECTION),
        ("Lower", lower::RULES),
    ];
    stages
        .into_iter()
        .flat_map(|(stage, rules)| rules.iter().map(move |rule| (stage, rule)))
}

/// What the documentation of a rule says, in Markdown.
struct Documentation {
    /// What the rule does.
    summary: String,
    needed_for: String,
    /// A document that the rule changes, in YAML.
    before: String,
    /// The document after the change.
    after: String,
}

impl Documentation {
    /// Reads the text at the top of the rule's file; a section that it does not
    /// have is empty.
    fn of(rule: &Rule) -> Self {
        let lines = rule
            .source
            .lines()
            .map_while(|line| line.strip_prefix("//!"));
        let text: Vec<&str> = lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let text = text.join("\n");
        let section = |heading: &str| {
            let start = text.split_once(&format!("\n# {heading}\n"));
            let body = start.map_or("", |(_, rest)| rest);
            body.split("\n# ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let example = |heading: &str| {
            let section = section(heading);
            let yaml = section.strip_prefix("```yaml\n");
            let yaml = yaml.and_then(|yaml| yaml.strip_suffix("```"));
            yaml.unwrap_or_default().to_owned()
        };
        Self {
            summary: text
                .split("\n# ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned(),
            needed_for: section("Needed for"),
            before: example("Before"),
            after: example("After"),
        }
    }
}

/// The catalogue of all rules, as a page in Markdown.
pub fn catalogue() -> String {
    let mut page = "# The rules\n\n\
        <!-- Written by `cargo xtask generate`; edits are lost. -->\n\n\
        How the pipeline changes a document before progenitor sees it, rule by rule, in\n\
        the order in which they apply. Made of the documentation of the rules' files.\n"
        .to_owned();
    let mut last = "";
    for (stage, rule) in rules() {
        if stage != last {
            let _ = write!(page, "\n## {stage}\n");
            last = stage;
        }
        let Documentation {
            summary,
            needed_for,
            before,
            after,
        } = Documentation::of(rule);
        let _ = write!(
            page,
            "\n### {}\n\n{summary}\n\n**Needed for:** {needed_for}\n\n\
             **Before:**\n\n```yaml\n{before}```\n\n**After:**\n\n```yaml\n{after}```\n",
            rule.name
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::Value;

    use super::*;
    use crate::annotations::encoded_names::readable;
    use crate::document::parse::parse;
    use crate::rule::{Change, Tested};

    /// What is wrong with the documentation of `rule`.
    fn fault(rule: &Rule) -> Option<String> {
        let documentation = Documentation::of(rule);
        let yaml = |text: &str| parse(Path::new("example.yaml"), text.as_bytes());
        if documentation.summary.is_empty() || documentation.needed_for.is_empty() {
            return Some("no summary, or no `# Needed for`".to_owned());
        }
        if documentation.before.is_empty() || documentation.after.is_empty() {
            return Some("no `# Before` or no `# After` with a block of YAML".to_owned());
        }
        let (before, after) = match (yaml(&documentation.before), yaml(&documentation.after)) {
            (Ok(before), Ok(after)) => (before, after),
            (Err(error), _) | (_, Err(error)) => return Some(error.to_string()),
        };
        let (made, changes) = Tested(rule.apply).on(before.clone());
        let made = readable(made);
        // A record is of a place at which the documents differ; the place of an
        // item is that of its list, since other items may have moved.
        let is_real = |change: &Change| {
            let place = match change.pointer.rsplit_once('/') {
                Some((list, index)) if index.parse::<usize>().is_ok() => list,
                _ => &change.pointer,
            };
            before.pointer(place) != made.pointer(place)
        };
        if let Some(change) = changes.iter().find(|change| !is_real(change)) {
            return Some(format!("it changes nothing at {}", change.pointer));
        }
        match (made == after, changes.is_empty()) {
            (true, false) => None,
            (true, true) => Some("its example changes nothing".to_owned()),
            (false, _) => Some(format!("it makes {}", pretty(&made))),
        }
    }

    fn pretty(value: &Value) -> String {
        serde_json::to_string_pretty(value).expect("a value")
    }

    #[test]
    fn every_rule_does_what_its_documentation_shows() {
        let faults: Vec<String> = rules()
            .filter_map(|(_, rule)| Some(format!("{}: {}", rule.name, fault(rule)?)))
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(rules().count(), 86);
    }
}
