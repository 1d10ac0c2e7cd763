//! Reading YAML 1.2, in which a plain word means what the core schema says.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use serde_saphyr::Spanned;

/// Parses `text`.
///
/// # Errors
///
/// The text is not YAML, an object has a key twice, or the text exceeds a limit.
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    let node = serde_saphyr::from_str_with_options::<Spanned<Node>>(text, options());
    let node = node.map_err(|error| {
        let message = error.to_string();
        let message = message.strip_prefix("error: ").unwrap_or(&message);
        // It is for those who write a program.
        message.replace(", set DuplicateKeyPolicy in Options if acceptable", "")
    })?;
    Ok(value(node, text))
}

/// How deep a document may be. JSON has a limit of its own, 128.
const DEPTH: usize = 500;

/// How many nodes a document may have, and how many of them aliases may repeat. The
/// largest known documents have some hundred thousand.
const NODES: usize = 20_000_000;

const REPEATED: usize = 1_000_000;

/// Limits that every real document meets, but not a few lines whose aliases expand
/// to billions of nodes.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        budget: serde_saphyr::budget! {
            max_depth: DEPTH,
            flow_nesting_limit: DEPTH,
            max_nodes: NODES,
            max_events: 2 * NODES,
            max_total_scalar_bytes: 1 << 30,
            max_total_comment_bytes: 1 << 30,
            max_buffered_comment_events: 10_000,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: REPEATED,
        },
    }
}

/// A node, with the places of those within it.
enum Node {
    Text(String),
    /// A flag or a number, by the rules of the parser, which are wider than those of
    /// YAML 1.2.
    Word(Value),
    List(Vec<Spanned<Node>>),
    Object(Vec<(String, Spanned<Node>)>),
}

/// The value of `node` in the document `text`.
fn value(node: Spanned<Node>, text: &str) -> Value {
    match node.value {
        Node::Text(text) => text.into(),
        Node::Word(value) => {
            let span = node.defined.span();
            let range = span.byte_offset().zip(span.byte_len());
            let written = range.and_then(|(start, length)| {
                let start = usize::try_from(start).ok()?;
                text.get(start..start + usize::try_from(length).ok()?)
            });
            match written {
                Some(written) => word(value, written),
                None => value,
            }
        }
        Node::List(items) => items.into_iter().map(|item| value(item, text)).collect(),
        Node::Object(members) => members
            .into_iter()
            .map(|(name, member)| (name, value(member, text)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// What the word `written`, which the parser reads as `value`, is in YAML 1.2
/// (section 10.3.2).
fn word(value: Value, written: &str) -> Value {
    let is_core = match &value {
        Value::Bool(_) => matches!(
            written,
            "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
        ),
        Value::Number(_) => {
            !written.contains('_') && (written.starts_with("0x") || !written.contains(['b', 'B']))
        }
        _ => true,
    };
    match value {
        _ if !is_core => written.into(),
        // Zeros at the beginning mean nothing.
        Value::Number(_) => match written.trim_start_matches('+').parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => value,
        },
        value => value,
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Word(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Word(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Word(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Word(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Word(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        let number = Number::from_f64(value)
            .ok_or_else(|| E::custom("a number that JSON does not have (NaN or infinite)"))?;
        Ok(Node::Word(Value::Number(number)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        let mut names = HashSet::new();
        while let Some(name) = access.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("duplicate key `{name}`")));
            }
            members.push((name, access.next_value()?));
        }
        Ok(Node::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_plain_word_is_what_yaml_1_2_says() {
        for (written, expected) in [
            ("true", json!(true)),
            ("FALSE", json!(false)),
            ("tRuE", json!("tRuE")),
            ("null", json!(null)),
            ("~", json!(null)),
            ("12", json!(12)),
            ("-12", json!(-12)),
            ("+12", json!(12)),
            ("007", json!(7)),
            ("0o14", json!(12)),
            ("0x1F", json!(31)),
            ("1e3", json!(1000.0)),
            (".5", json!(0.5)),
            ("\"12\"", json!("12")),
            ("18446744073709551615", json!(u64::MAX)),
        ] {
            assert_eq!(parse(written), Ok(expected), "{written}");
        }
        // These were something else in YAML 1.1.
        for text in [
            "y",
            "n",
            "Y",
            "N",
            "yes",
            "No",
            "NO",
            "on",
            "Off",
            "1_000",
            "-1_0",
            "0b11",
            "1_0.5",
            "12:30:45",
            "2026-01-02",
            "=",
            "<",
        ] {
            assert_eq!(parse(text), Ok(json!(text)), "{text}");
            let member = parse(&format!("a: &x [{text}]\nb: *x\n{text}: {text} # remark\n"));
            let expected = json!({"a": [text], "b": [text], text: text});
            assert_eq!(member, Ok(expected), "{text}");
        }
    }
}
