//! What the parts of schemas say, in words, and which of them are for people only.

use serde_json::{Map, Value};

use crate::annotations::{PREFIX_ITEMS, TUPLE};
use crate::diff::facets::FACETS;
use crate::document;
use crate::document::schemas::only_target;
use crate::names::name_words;

/// Whether a keyword is one of the [`FACETS`].
pub(super) fn is_facet(key: &str) -> bool {
    FACETS.iter().any(|facet| facet.keywords.contains(&key))
}

/// The keywords whose members are called by names of the document.
const NAMED: [&str; 5] = ["properties", "encoding", "headers", "mapping", "scopes"];

/// What a document says of how a client behaves.
pub(super) const ANNOTATIONS: [&str; 4] =
    ["x-error-role", "x-idempotent", "x-paging", "x-stream-end"];

/// Whether a keyword is for people only.
pub(super) fn is_text(key: &str) -> bool {
    const TEXTS: [&str; 6] = [
        "title",
        "description",
        "example",
        "examples",
        "externalDocs",
        "xml",
    ];
    TEXTS.contains(&key)
        || key.starts_with("x-") && !TUPLES.contains(&key) && !ANNOTATIONS.contains(&key)
}

/// What a list with schemas for its first items has in OpenAPI 3.0.
pub(super) const TUPLES: [&str; 2] = [PREFIX_ITEMS, TUPLE];

/// Whether the names have a word in common, or one begins with the other.
pub(super) fn has_common_word(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(name_words);
    one.iter().any(|word| other.contains(word))
}

/// `value`, a schema or a part of one, without its texts.
pub(super) fn said(value: Option<&Value>) -> Option<Value> {
    Some(match value? {
        Value::Object(object) => object
            .iter()
            .filter(|(key, _)| !is_text(key))
            .filter_map(|(key, value)| {
                let said = match (key.as_str(), value) {
                    // Their names are any.
                    (key, Value::Object(properties)) if NAMED.contains(&key) => properties
                        .iter()
                        .filter_map(|(name, schema)| Some((name.clone(), said(Some(schema))?)))
                        .collect::<Map<_, _>>()
                        .into(),
                    _ => said(Some(value))?,
                };
                Some((key.clone(), said))
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().filter_map(|item| said(Some(item))).collect(),
        other => other.clone(),
    })
}

/// A few words for `schema`.
pub(super) fn kind_of(schema: &Value, is_required: bool) -> String {
    let kind = match schema.as_object().and_then(only_target) {
        Some(name) => format!("`{name}`"),
        None => match (
            document::text(schema, "type"),
            document::text(schema, "format"),
        ) {
            ("", _) => "of any type".to_owned(),
            (ty, "") => ty.to_owned(),
            (ty, format) => format!("{ty}, {format}"),
        },
    };
    match is_required {
        true => format!("{kind}, required"),
        false => kind,
    }
}

/// What `keywords` say now and what they said.
pub(super) fn change_of(
    name: &str,
    keywords: &[&str],
    old: &Map<String, Value>,
    new: &Map<String, Value>,
) -> String {
    if name == "values" {
        let values = |of: &Map<String, Value>| of.get("enum").and_then(Value::as_array).cloned();
        return match (values(old), values(new)) {
            (Some(old), Some(new)) => {
                let list = |these: &[Value], those: &[Value]| -> Vec<String> {
                    let only = these.iter().filter(|value| !those.contains(value));
                    only.map(ToString::to_string).collect()
                };
                let (added, removed) = (list(&new, &old), list(&old, &new));
                let part = |what: &str, values: Vec<String>| {
                    (!values.is_empty()).then(|| format!("{what} {}", values.join(", ")))
                };
                let parts = [part("new values", added), part("values gone", removed)];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                match parts.is_empty() {
                    true => "values in another order".to_owned(),
                    false => parts.join("; "),
                }
            }
            (None, Some(new)) if new.len() == 1 => format!("only {}, was any", new[0]),
            (None, Some(new)) => format!("only {} values, was any", new.len()),
            _ => "any value, was one of a list".to_owned(),
        };
    }
    // A default may be `true`, but is no flag.
    let flag = |of: &Map<String, Value>, key: &str| match of.get(key) {
        _ if key == "default" => None,
        None => Some(false),
        Some(value) => value.as_bool(),
    };
    let changed = keywords
        .iter()
        .filter(|key| old.get(**key) != new.get(**key));
    let changed = changed.map(|key| match (flag(old, key), flag(new, key)) {
        (Some(false), Some(true)) => format!("now {name}"),
        (Some(true), Some(false)) => format!("no longer {name}"),
        _ => {
            let value = |of: &Map<String, Value>| match of.get(*key) {
                None => "none".to_owned(),
                Some(value) => format!("`{}`", shown(value)),
            };
            format!("{key} {}, was {}", value(new), value(old))
        }
    });
    changed.collect::<Vec<_>>().join("; ")
}

pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
