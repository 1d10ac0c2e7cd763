//! What setters take that is no JSON.

use openapi_client_core::{FilePart, Form};
use serde_json::Value;

/// A file with these bytes.
pub fn file(bytes: Vec<u8>) -> FilePart {
    FilePart::from_bytes("file.bin", bytes)
}

/// This many files.
pub fn files(count: usize) -> Vec<FilePart> {
    (0..count).map(|_| file(b"bytes".to_vec())).collect()
}

/// A form with the members of an object as its fields.
pub fn form(fields: &Value) -> Form {
    let fields = fields.as_object().into_iter().flatten();
    fields.fold(Form::new(), |form, (name, value)| match value {
        Value::Array(items) if items.is_empty() => form,
        Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
            form.json_each(name.clone(), value)
        }
        Value::Object(_) => form.json(name.clone(), value),
        value => form.text(name.clone(), value),
    })
}
