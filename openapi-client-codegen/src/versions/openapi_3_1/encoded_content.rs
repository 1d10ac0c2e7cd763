//! Writes the encoding of a text as its format.
//!
//! Text in base64 has the format `byte`. Content that is no text and has no encoding is
//! a file, with the format `binary`. Other encodings stay text.
//!
//! # Needed for
//!
//! Documents of 3.1, which have `contentEncoding` and `contentMediaType` in place of the
//! formats of 3.0.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   key: {type: string, contentEncoding: base64, contentMediaType: image/png},
//!   file: {type: string, contentMediaType: application/octet-stream},
//!   page: {type: string, contentMediaType: text/html}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {
//!   key: {type: string, format: byte}, file: {type: string, format: binary},
//!   page: {type: string}}}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let before = schema.clone();
        let media_type = schema.shift_remove("contentMediaType");
        let encoding = schema.shift_remove("contentEncoding");
        if media_type.is_none() && encoding.is_none() {
            return;
        }
        let text = |value: &Option<Value>| {
            let text = value.as_ref().and_then(Value::as_str);
            text.unwrap_or_default().to_ascii_lowercase()
        };
        let format = match (text(&encoding).as_str(), text(&media_type)) {
            ("base64" | "base64url", _) => Some("byte"),
            ("" | "binary", media_type) if is_file(&media_type) => Some("binary"),
            _ => None,
        };
        if let Some(format) = format.filter(|_| is_text(schema)) {
            schema.entry("type").or_insert_with(|| "string".into());
            schema.insert("format".to_owned(), format.into());
        }
        record.change(at, before.into(), Value::Object(schema.clone()));
    });
}

/// Whether content of `media_type` is no text.
fn is_file(media_type: &str) -> bool {
    let is_text = |part: &str| media_type.contains(part);
    !media_type.is_empty() && !["text/", "json", "xml", "yaml"].into_iter().any(is_text)
}

/// Whether `schema` allows texts.
fn is_text(schema: &Map<String, Value>) -> bool {
    match schema.get("type") {
        None => true,
        Some(Value::Array(types)) => types.contains(&"string".into()),
        Some(name) => name == "string",
    }
}
