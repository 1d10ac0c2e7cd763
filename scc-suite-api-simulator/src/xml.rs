//! XML responses, made from the JSON with the same content.

use std::fmt::Write;

use serde_json::Value;

/// The members that are written as attributes, in their order.
const ATTRIBUTES: [&str; 16] = [
    "httpStatusCode",
    "apiErrorCode",
    "key",
    "href",
    "rel",
    "enabled",
    "created",
    "lastModified",
    "system-created",
    "allowAllObjects",
    "selectAllResources",
    "adapterInstanceAssociation",
    "dataType",
    "modifiable",
    "required",
    "resource-selection-type",
];

/// The whole document: a value as the element `root`, with a prefix for the namespace.
///
/// A list whose name is a plural is an element with one element for each entry; of
/// another list, each entry is an element with the name of the list.
pub(crate) fn document(root: &str, value: &Value, prefix: &str, namespace: &str) -> String {
    let mut writer = Writer {
        document: r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_owned(),
        prefix,
    };
    let namespace = format!(r#" xmlns:{prefix}="{}""#, escaped(namespace));
    writer.element(root, &namespace, value);
    writer.document
}

struct Writer<'a> {
    document: String,
    prefix: &'a str,
}

impl Writer<'_> {
    fn element(&mut self, name: &str, attributes: &str, value: &Value) {
        let prefix = self.prefix;
        self.push(format_args!("<{prefix}:{name}{attributes}"));
        for name in ATTRIBUTES {
            let attribute = value.get(name).and_then(text);
            if let Some(attribute) = attribute {
                self.push(format_args!(r#" {name}="{}""#, escaped(&attribute)));
            }
        }
        self.push(format_args!(">"));
        let start = self.document.len();
        self.content(name, value);
        if self.document.len() == start {
            self.document.pop();
            self.push(format_args!("/>"));
        } else {
            self.push(format_args!("</{prefix}:{name}>"));
        }
    }

    fn content(&mut self, name: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    if !ATTRIBUTES.contains(&name.as_str()) {
                        self.member(name, member);
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.element(singular(name).unwrap_or(name), "", item);
                }
            }
            value => {
                let text = text(value).unwrap_or_default();
                self.push(format_args!("{}", escaped(&text)));
            }
        }
    }

    fn member(&mut self, name: &str, value: &Value) {
        match value {
            Value::Null => {}
            Value::Array(items) if singular(name).is_none() => {
                for item in items {
                    self.element(name, "", item);
                }
            }
            value => self.element(name, "", value),
        }
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Infallible: the writer is a string.
        let _ = self.document.write_fmt(text);
    }
}

/// The name of one entry of a list with this name, if the name is a plural.
fn singular(name: &str) -> Option<&str> {
    name.strip_suffix('s')
}

/// The text of a value that is neither a list nor an object.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Text with the five special characters replaced.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::document;

    fn written(root: &str, value: &Value) -> String {
        let document = document(root, value, "ops", "urn:x");
        let start = concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "<ops:"
        );
        let rest = document.strip_prefix(start).expect("a document");
        rest.replacen(r#" xmlns:ops="urn:x""#, "", 1)
    }

    #[test]
    fn a_document_has_the_namespace_once_and_escapes_text() {
        assert_eq!(
            document(
                "error",
                &json!({ "message": "a < b & \"c\"" }),
                "ops",
                "urn:x"
            ),
            concat!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                r#"<ops:error xmlns:ops="urn:x">"#,
                "<ops:message>a &lt; b &amp; &quot;c&quot;</ops:message></ops:error>",
            )
        );
    }

    #[test]
    fn every_kind_of_value_has_its_form() {
        for (root, value, xml) in [
            (
                "error",
                json!({ "apiErrorCode": 7, "httpStatusCode": 400, "message": "'" }),
                concat!(
                    r#"error httpStatusCode="400" apiErrorCode="7">"#,
                    "<ops:message>&apos;</ops:message></ops:error>",
                ),
            ),
            (
                "user",
                json!({ "enabled": true, "roleNames": ["A", "B"] }),
                concat!(
                    r#"user enabled="true"><ops:roleNames><ops:roleName>A</ops:roleName>"#,
                    "<ops:roleName>B</ops:roleName></ops:roleNames></ops:user>",
                ),
            ),
            (
                "privilege-keys",
                json!({ "privilege-key": ["a", "b"] }),
                concat!(
                    "privilege-keys><ops:privilege-key>a</ops:privilege-key>",
                    "<ops:privilege-key>b</ops:privilege-key></ops:privilege-keys>",
                ),
            ),
            ("user", json!({}), "user/>"),
            (
                "user",
                json!({ "groupIds": [] }),
                "user><ops:groupIds/></ops:user>",
            ),
            ("user", json!({ "firstName": null }), "user/>"),
            (
                "user",
                json!({ "time": 12 }),
                "user><ops:time>12</ops:time></ops:user>",
            ),
        ] {
            assert_eq!(written(root, &value), xml, "{value}");
        }
    }
}
