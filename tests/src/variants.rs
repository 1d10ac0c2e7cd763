//! Values as servers send them: members missing or `null`, and members that no
//! document names.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::samples::{TEXT, sample};

/// A value as it is sent, and as it is to be understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// What a server sends.
    pub sent: Value,
    /// What it says: without `null`, without what the document does not name,
    /// and without optional lists that are empty.
    pub understood: Value,
}

/// Values of one schema and another, by the same choices.
pub fn choices() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..60)
}

/// The value of `schema` that these choices lead to. When there are none left,
/// nothing that is optional is there.
pub fn variant(document: &Document, schema: &Value, choices: &[u8]) -> Variant {
    let mut choices = choices.iter().copied();
    Choosing {
        document,
        next: &mut || choices.next().unwrap_or(0),
    }
    .value(schema)
}

struct Choosing<'a> {
    document: &'a Document,
    next: &'a mut dyn FnMut() -> u8,
}

impl Choosing<'_> {
    fn value(&mut self, schema: &Value) -> Variant {
        let document = self.document;
        let schema = document.resolve(schema);
        if let Some(listed) = schema.get("enum").and_then(Value::as_array) {
            let choice = usize::from((self.next)());
            // One more than there are: nobody has heard of it yet.
            let new = json!("NEW_IN_THIS_VERSION");
            return same(listed.get(choice % (listed.len() + 1)).unwrap_or(&new));
        }
        match (schema["type"].as_str(), schema["properties"].as_object()) {
            (Some("object"), Some(members)) => self.object(schema, members),
            (Some("array"), _) => self.list(&schema["items"]),
            (Some("string"), _) if schema.get("format").is_none() => {
                let texts = ["", TEXT, "null"];
                same(&json!(texts[usize::from((self.next)() % 3)]))
            }
            (Some("boolean"), _) => same(&json!((self.next)() % 2 == 1)),
            (Some("integer"), _) if (self.next)() % 2 == 1 => same(&json!(-1)),
            _ => same(&sample(document, schema)),
        }
    }

    fn list(&mut self, items: &Value) -> Variant {
        let count = (self.next)() % 3;
        let items = (0..count).map(|_| self.value(items));
        let (sent, understood): (Vec<_>, Vec<_>) =
            items.map(|item| (item.sent, item.understood)).unzip();
        Variant {
            sent: sent.into(),
            understood: understood.into(),
        }
    }

    fn object(&mut self, schema: &Value, members: &Map<String, Value>) -> Variant {
        let (mut sent, mut understood) = (Map::new(), Map::new());
        let required = schema["required"].as_array();
        for (name, member) in members {
            let is_required = required.is_some_and(|all| all.iter().any(|one| one == name));
            match (self.next)() % 4 {
                0 if !is_required => {}
                1 if !is_required => drop(sent.insert(name.clone(), Value::Null)),
                _ => {
                    let value = self.value(member);
                    let is_nothing = value.understood == json!([]) && !is_required;
                    if !is_nothing {
                        understood.insert(name.clone(), value.understood);
                    }
                    sent.insert(name.clone(), value.sent);
                }
            }
        }
        let more = [json!(null), json!({ "a": [1] }), json!("b"), json!(-1.5)];
        if let Some(value) = more.get(usize::from((self.next)() % 6)) {
            sent.insert("notDocumented".to_owned(), value.clone());
        }
        Variant {
            sent: sent.into(),
            understood: understood.into(),
        }
    }
}

/// It is understood as it is sent.
fn same(value: &Value) -> Variant {
    Variant {
        sent: value.clone(),
        understood: value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variant_of(choices: &[u8]) -> Variant {
        let document = Document::new(json!({ "components": { "schemas": {
            "Thing": {
                "type": "object",
                "required": ["a"],
                "properties": {
                    "a": { "type": "array", "items": { "type": "boolean" } },
                    "b": { "type": "array", "items": { "type": "boolean" } },
                    "c": { "type": "string", "enum": ["C"] },
                },
            },
        } } }));
        let schema = json!({ "$ref": "#/components/schemas/Thing" });
        variant(&document, &schema, choices)
    }

    #[test]
    fn without_choices_only_what_is_required_is_there() {
        let variant = variant_of(&[]);
        assert_eq!(variant.understood, json!({ "a": [] }));
        assert_eq!(variant.sent, json!({ "a": [], "notDocumented": null }));
    }

    #[test]
    fn choices_decide_what_is_there_and_how() {
        let variant = variant_of(&[0, 2, 1, 0, 2, 0, 2, 1, 5]);
        let sent = json!({ "a": [true, false], "b": [], "c": "NEW_IN_THIS_VERSION" });
        assert_eq!(variant.sent, sent);
        let understood = json!({ "a": [true, false], "c": "NEW_IN_THIS_VERSION" });
        assert_eq!(variant.understood, understood);
        let variant = variant_of(&[0, 0, 1, 1, 2]);
        let sent = json!({ "a": [], "b": null, "c": null, "notDocumented": "b" });
        assert_eq!(variant.sent, sent);
        assert_eq!(variant.understood, json!({ "a": [] }));
    }
}
