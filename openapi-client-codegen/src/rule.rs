//! A step that changes a document, and the record of what it changed.

use serde_json::Value;

use crate::annotations::encoded_names::readable;
use crate::origins::Origins;
use crate::pointer::Pointer;

/// One rule of the stages *normalize* and *lower*, in a file of its own.
///
/// The documentation of the file says what the rule is needed for, and shows a
/// document before and after it. A test holds the rule to these examples, and
/// the catalogue of rules is made of them.
pub(crate) struct Rule {
    /// Its name in the records of its changes.
    pub(crate) name: &'static str,
    pub(crate) apply: fn(&mut Value, &mut Record<'_>),
    /// The text of its file.
    pub(crate) source: &'static str,
}

/// The [`Rule`] called `$name` whose function `apply` is in the module `$module`
/// of the calling file, or in the module `$folder::$module`.
macro_rules! rule {
    ($name:literal, $module:ident) => {
        $crate::rule::Rule {
            name: $name,
            apply: $module::apply,
            source: include_str!(concat!(stringify!($module), ".rs")),
        }
    };
    ($name:literal, $folder:ident::$module:ident) => {
        $crate::rule::Rule {
            name: $name,
            apply: $folder::$module::apply,
            source: include_str!(concat!(
                stringify!($folder),
                "/",
                stringify!($module),
                ".rs"
            )),
        }
    };
}
pub(crate) use rule;

/// Applies `rules` to `document` in their order, and adds what they changed to
/// `changes`.
pub(crate) fn apply(rules: &[Rule], document: &mut Value, changes: &mut Vec<Change>) {
    for rule in rules {
        (rule.apply)(document, &mut Record::new(rule.name, changes));
    }
}

/// As [`apply`], for rules that move parts of the document. The places of the changes
/// are those before any move.
pub(crate) fn apply_with_moves(
    rules: &[Rule],
    document: &mut Value,
    changes: &mut Vec<Change>,
    origins: &mut Origins,
) {
    for rule in rules {
        let mut record = Record {
            rule: rule.name,
            changes,
            origins: Some(origins),
        };
        (rule.apply)(document, &mut record);
    }
}

/// A change that a rule made to the document.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The name of the rule.
    pub rule: &'static str,
    /// The place, as a JSON pointer.
    pub pointer: String,
    /// The value before.
    pub before: Value,
    /// The value after; `null` if it was removed.
    pub after: Value,
}

impl Change {
    /// The change at the place in the published document.
    pub(crate) fn published(mut self, origins: &Origins) -> Self {
        let at = origins.published(&Pointer::of(&self.pointer));
        self.pointer = at.to_string();
        self
    }
}

/// Records the changes of one rule.
pub(crate) struct Record<'a> {
    rule: &'static str,
    changes: &'a mut Vec<Change>,
    /// Where parts came from, if that counts.
    origins: Option<&'a mut Origins>,
}

impl<'a> Record<'a> {
    /// A record for the rule called `rule` that adds to `changes`.
    pub(crate) fn new(rule: &'static str, changes: &'a mut Vec<Change>) -> Self {
        Self {
            rule,
            changes,
            origins: None,
        }
    }

    /// Adds the change at `at` from `before` to `after`.
    pub(crate) fn change(&mut self, at: &Pointer, before: Value, after: Value) {
        let at = match &self.origins {
            Some(origins) => origins.published(at),
            None => at.clone(),
        };
        self.changes.push(Change {
            rule: self.rule,
            pointer: at.to_string(),
            before: readable(before),
            after: readable(after),
        });
    }

    /// Adds that the part at `from` is at `to` now.
    pub(crate) fn moved(&mut self, from: &Pointer, to: &Pointer) {
        if let Some(origins) = &mut self.origins {
            origins.moved(from, to);
        }
    }
}

/// The rows of a table for a test: a list in YAML, a row on each line.
#[cfg(test)]
pub(crate) fn rows(yaml: &str) -> Vec<Value> {
    let table = crate::document::parse::parse(std::path::Path::new("table.yaml"), yaml.as_bytes());
    match table {
        Ok(Value::Array(rows)) => rows,
        other => panic!("{other:?} is no list"),
    }
}

/// A rule under test.
#[cfg(test)]
pub(crate) struct Tested(pub(crate) fn(&mut Value, &mut Record<'_>));

#[cfg(test)]
impl Tested {
    /// What the rule makes of `document`, and its changes.
    pub(crate) fn on(&self, mut document: Value) -> (Value, Vec<Change>) {
        let mut changes = Vec::new();
        self.0(&mut document, &mut Record::new("tested", &mut changes));
        (document, changes)
    }

    /// What the rule makes of a document with `schemas` and nothing else, and its
    /// changes.
    pub(crate) fn on_schemas(&self, schemas: Value) -> (Value, Vec<Change>) {
        let (mut document, changes) =
            self.on(serde_json::json!({"components": {"schemas": schemas}}));
        (document["components"]["schemas"].take(), changes)
    }

    /// What the rule makes of a document with `paths` and nothing else, and its
    /// changes.
    pub(crate) fn on_paths(&self, paths: Value) -> (Value, Vec<Change>) {
        let (mut document, changes) = self.on(serde_json::json!({ "paths": paths }));
        (document["paths"].take(), changes)
    }
}
