//! Names for schemas that are equal, of what all of them share.

use serde_json::Value;

use crate::document::schemas::name_at;
use crate::names::{name_words, type_name};
use crate::pointer::Pointer;

/// The words of the name that a schema has by its place.
#[derive(Clone)]
pub(super) struct Words {
    words: Vec<String>,
    /// Where those of its property begin.
    own: usize,
}

impl Words {
    /// Those of the schema at `at`, which is not part of another.
    pub(super) fn of_root(document: &Value, at: &Pointer) -> Self {
        let words = name_words(&name_at(document, at));
        let parameter = at
            .parent()
            .and_then(|at| document.pointer(at.as_str())?.get("name")?.as_str());
        let own = parameter.map_or(0, |name| name_words(&type_name(name)).len());
        Self {
            own: words.len().saturating_sub(own),
            words,
        }
    }

    /// Those of its property `name`.
    pub(super) fn property(&self, name: &str) -> Self {
        let own = self.words.len();
        let words = self
            .words
            .iter()
            .cloned()
            .chain(name_words(&type_name(name)));
        Self {
            words: words.collect(),
            own,
        }
    }

    /// Those of the part that the keyword `key` has.
    pub(super) fn part(&self, key: &str) -> Self {
        let word = match key {
            "items" => Some("item".to_owned()),
            "additionalProperties" => Some("value".to_owned()),
            _ => None,
        };
        Self {
            words: self.words.iter().cloned().chain(word).collect(),
            own: self.own,
        }
    }

    /// These words, where those of `parent` become `name`.
    pub(super) fn within(&self, parent: &Self, name: &str) -> Self {
        let name = name_words(name);
        let rest = self.words.get(parent.words.len()..).unwrap_or_default();
        let own = self.own.checked_sub(parent.words.len());
        Self {
            own: own.map_or(name.len(), |own| own + name.len()),
            words: [name, rest.to_vec()].concat(),
        }
    }

    /// The name.
    pub(super) fn name(&self) -> String {
        joined(&self.words)
    }

    /// The name of the property alone.
    pub(super) fn own_name(&self) -> Option<String> {
        Some(joined(self.own())).filter(|name| !name.is_empty())
    }

    fn own(&self) -> &[String] {
        self.words.get(self.own..).unwrap_or_default()
    }
}

fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        words => type_name(&words.join("-")),
    }
}

/// The names for schemas that are equal, the best first: their `title`, the property
/// that they are all under if it has several words, the words at the beginning and the
/// end of their names that all have in common, that property, and the first of the
/// shortest of their names.
pub(super) fn wanted(title: Option<&str>, all: &[Words]) -> Vec<String> {
    let mut wanted: Vec<String> = title.map(type_name).into_iter().collect();
    let first = all.first().map(Words::own).unwrap_or_default();
    let is_shared = !first.is_empty() && all.iter().all(|words| words.own() == first);
    if is_shared && first.len() > 1 {
        wanted.push(joined(first));
    }
    let (begin, end) = common(all);
    if !end.is_empty() && (is_shared || begin.len() > 1 || end.len() > 1) {
        wanted.push(joined(&[begin, end].concat()));
    } else if begin.len() > 1 {
        wanted.push(joined(&[begin, &["value".to_owned()]].concat()));
    }
    if is_shared {
        wanted.push(joined(first));
    }
    let names = all.iter().map(Words::name);
    wanted.extend(names.min_by_key(|name| (name.len(), name.clone())));
    wanted
}

/// The words at the beginning and at the end that all have in common.
fn common(all: &[Words]) -> (&[String], &[String]) {
    let Some(first) = all.first().map(|words| words.words.as_slice()) else {
        return (&[], &[]);
    };
    let least = all
        .iter()
        .map(|words| words.words.len())
        .min()
        .unwrap_or_default();
    let same = |of: &dyn Fn(&[String], usize) -> Option<String>, most: usize| {
        (0..most)
            .take_while(|index| {
                all.iter()
                    .all(|words| of(&words.words, *index) == of(first, *index))
            })
            .count()
    };
    let end = same(
        &|words, index| words.iter().rev().nth(index).cloned(),
        least,
    );
    let begin = same(&|words, index| words.get(index).cloned(), least - end);
    (&first[..begin], &first[first.len() - end..])
}
