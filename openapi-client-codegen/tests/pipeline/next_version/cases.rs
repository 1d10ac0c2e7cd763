//! Changes of the rich document, each of one kind.

use serde_json::Value;

/// A change with a name.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    edits: Vec<&'static str>,
}

/// All of `changes.txt`: a name, and below it a line for each edit. `+` puts a value at a
/// pointer, and `-` takes away what is there; a last token `-` is the end of a list.
pub(crate) fn cases() -> Vec<Case> {
    let blocks = include_str!("changes.txt").split("\n\n");
    blocks
        .map(|block| {
            let mut lines = block.lines();
            Case {
                name: lines.next().expect("a name"),
                edits: lines.collect(),
            }
        })
        .collect()
}

impl Case {
    pub(crate) fn apply(&self, document: &mut Value) {
        for edit in &self.edits {
            let (sign, rest) = edit.split_once(' ').expect("a sign and a pointer");
            let (pointer, value) = rest.split_once(' ').unwrap_or((rest, ""));
            let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
            let last = last.replace("~1", "/").replace("~0", "~");
            let place = document.pointer_mut(parent);
            let place = place.unwrap_or_else(|| panic!("{}: nothing is at {parent}", self.name));
            match (sign, place) {
                ("+", Value::Array(items)) if last == "-" => items.push(parsed(value)),
                ("+", place @ Value::Object(_)) => place[&last] = parsed(value),
                ("-", Value::Object(members)) => {
                    let removed = members.shift_remove(&last);
                    assert!(removed.is_some(), "{}: {pointer} is not there", self.name);
                }
                ("-", Value::Array(items)) => {
                    items.remove(last.parse().expect("an index"));
                }
                ("+", Value::Array(items)) => {
                    let index: usize = last.parse().expect("an index");
                    items[index] = parsed(value);
                }
                _ => panic!("{}: {edit}", self.name),
            }
        }
    }
}

fn parsed(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_else(|error| panic!("{value}: {error}"))
}
