//! Validation by the schemas of a document.

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::direction::Direction;
use super::translate::translated;
use crate::document::Document;

/// A schema of a document, ready to validate.
#[derive(Debug)]
pub struct Schema(Validator);

impl Schema {
    /// Prepares `schema`, which may be a reference, of `document`.
    ///
    /// # Panics
    ///
    /// It is no schema of OpenAPI 3.0.
    pub fn new(document: &Document, schema: &Value, direction: Direction) -> Self {
        Self::prepared(document, schema, direction, false)
    }

    /// The same, and an object has no members but those that its schema names.
    ///
    /// # Panics
    ///
    /// As for [`new`](Self::new).
    pub fn closed(document: &Document, schema: &Value, direction: Direction) -> Self {
        Self::prepared(document, schema, direction, true)
    }

    fn prepared(
        document: &Document,
        schema: &Value,
        direction: Direction,
        is_closed: bool,
    ) -> Self {
        let whole = |has_patterns| {
            let schema = translated(document, schema, direction, is_closed, has_patterns);
            jsonschema::options()
                .with_draft(Draft::Draft4)
                .offline()
                .should_validate_formats(true)
                .with_format("uuid", is_uuid)
                .build(&schema)
        };
        // Some patterns are regular expressions of another language.
        let validator = whole(true).or_else(|_| whole(false));
        Self(validator.unwrap_or_else(|error| panic!("the schema {schema}: {error}")))
    }

    /// All that is wrong with `value`, each with its place; nothing if it is valid.
    pub fn problems(&self, value: &Value) -> Vec<String> {
        let errors = self.0.iter_errors(value);
        errors
            .map(|error| match error.instance_path().as_str() {
                "" => error.masked().to_string(),
                place => format!("{place}: {}", error.masked()),
            })
            .collect()
    }

    /// Whether `value` is valid.
    pub fn is_valid(&self, value: &Value) -> bool {
        self.0.is_valid(value)
    }
}

/// Hexadecimal digits with the hyphens of RFC 9562.
fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}
