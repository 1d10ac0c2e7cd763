//! Parameters, and how their values are written.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::json::Document;

/// A parameter of an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parameter<'a> {
    pub(crate) name: &'a str,
    /// `path`, `query`, `header` or `cookie`.
    pub(crate) place: &'a str,
    pub(crate) is_required: bool,
    pub(crate) schema: &'a Value,
    pub(crate) style: &'a str,
    pub(crate) explode: bool,
    /// Whether the value is JSON as a whole.
    pub(crate) is_json: bool,
}

/// What a value is written as, whatever its schema allows besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Scalar,
    List,
    Object,
}

/// The schema of a text.
static TEXT: LazyLock<Value> = LazyLock::new(|| json!({"type": "string"}));

impl<'a> Parameter<'a> {
    /// One of the path that only its template has.
    pub(crate) fn undeclared(name: &'a str) -> Self {
        Self {
            name,
            place: "path",
            is_required: true,
            schema: &TEXT,
            style: "simple",
            explode: false,
            is_json: false,
        }
    }

    pub(crate) fn of(document: &'a Document, object: &'a Value) -> Self {
        let object = document.resolve(object);
        let place = object["in"].as_str().unwrap_or_default();
        let content = object["content"].as_object();
        let content = content.and_then(|content| content.iter().next());
        let style = object["style"].as_str();
        let style = style.unwrap_or(match place {
            "query" | "cookie" => "form",
            _ => "simple",
        });
        Self {
            name: object["name"].as_str().unwrap_or_default(),
            place,
            is_required: object["required"] == true || place == "path",
            schema: content.map_or(&object["schema"], |(_, content)| &content["schema"]),
            style,
            explode: object["explode"].as_bool().unwrap_or(style == "form"),
            is_json: content.is_some(),
        }
    }
}

/// The schemas of which `schema` is composed.
pub(crate) fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    let keys = ["allOf", "oneOf", "anyOf"].into_iter();
    keys.flat_map(|key| schema[key].as_array().into_iter().flatten())
}

impl Form {
    /// The form of the values of `schema`.
    pub(crate) fn of(document: &Document, schema: &Value) -> Self {
        Self::stated(document, schema).unwrap_or(Self::Scalar)
    }

    /// The same, if the schema says it at all.
    pub(crate) fn stated(document: &Document, schema: &Value) -> Option<Self> {
        Self::known(document, schema, 0)
    }

    fn known(document: &Document, schema: &Value, depth: usize) -> Option<Self> {
        // A choice may contain itself.
        if depth > 16 {
            return None;
        }
        let schema = document.resolve(schema);
        match schema["type"].as_str() {
            Some("array") => return Some(Self::List),
            Some("object") => return Some(Self::Object),
            Some(_) => return Some(Self::Scalar),
            None => {}
        }
        if let Some(form) = parts(schema).find_map(|part| Self::known(document, part, depth + 1)) {
            return Some(form);
        }
        let has = |key: &str| schema.get(key).is_some();
        match () {
            () if has("items") => Some(Self::List),
            () if has("properties") || has("additionalProperties") => Some(Self::Object),
            () => None,
        }
    }
}
