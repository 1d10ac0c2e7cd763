//! Writes a file as a string in bytes.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 with `type: file`, in an answer or a form.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {Photo: {type: file, description: A photo.}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {Photo: {type: string, format: binary, description: A photo.}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

/// Whether `name` is the type of a file, in whatever case.
pub(super) fn is_file(name: &str) -> bool {
    name.eq_ignore_ascii_case("file")
}

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let name = schema.get("type").and_then(Value::as_str);
        if name.is_some_and(is_file) {
            let before = schema.clone();
            schema.insert("type".to_owned(), "string".into());
            schema.insert("format".to_owned(), "binary".into());
            record.change(at, before.into(), schema.clone().into());
        }
    });
}
