//! A document as JSON, and its references.

use std::fmt;

use serde_json::Value;

/// An OpenAPI 3.0 document.
///
/// It refers to nothing but its own parts, as the `document.json` of a made crate does.
#[derive(Debug, Clone)]
pub struct Document(Value);

/// A document that cannot be read.
#[derive(Debug)]
pub struct DocumentError(String);

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DocumentError {}

impl Document {
    /// Reads a document in JSON.
    ///
    /// # Errors
    ///
    /// It is not JSON, or not OpenAPI 3.0.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let json: Value = serde_json::from_str(text)
            .map_err(|error| DocumentError(format!("the document is not JSON: {error}")))?;
        let version = json["openapi"].as_str().unwrap_or_default();
        if !version.starts_with("3.0") || !json["paths"].is_object() {
            let found = match version {
                "" => "has no `openapi`".to_owned(),
                version => format!("has `openapi: {version}`"),
            };
            return Err(DocumentError(format!(
                "the document is not OpenAPI 3.0 with paths: it {found}; a made crate has it as \
                 tests/document.json"
            )));
        }
        Ok(Self(json))
    }

    /// A document that was read before.
    pub fn new(json: Value) -> Self {
        Self(json)
    }

    /// The whole document.
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// The value that a chain of references resolves to.
    ///
    /// # Panics
    ///
    /// A reference does not resolve within the document.
    pub fn resolve<'a>(&'a self, mut value: &'a Value) -> &'a Value {
        let mut seen = Vec::new();
        while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            assert!(!seen.contains(&reference), "{reference} refers to itself");
            seen.push(reference);
            value = self
                .at(reference)
                .unwrap_or_else(|| panic!("{reference} does not resolve"));
        }
        value
    }

    /// What a reference within the document refers to.
    pub(crate) fn at(&self, reference: &str) -> Option<&Value> {
        let fragment = reference.strip_prefix('#')?;
        let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8();
        self.0.pointer(&pointer.ok()?)
    }
}
