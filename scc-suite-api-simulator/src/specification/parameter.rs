//! A parameter of an operation, and the check of its values.

use serde_json::{Number, Value};

use super::document::{resolve, text};
use super::schema::Schema;
use crate::call::{Call, Invalid};

/// A parameter in the path or in the query.
#[derive(Debug)]
pub(super) struct Parameter {
    name: String,
    in_path: bool,
    required: bool,
    parameter_type: ParameterType,
    schema: Schema,
}

/// The type that the text of a parameter is read as.
#[derive(Debug)]
enum ParameterType {
    Text,
    Integer,
    Number,
    Boolean,
    /// As often as the name is repeated.
    List(Box<ParameterType>),
}

impl Parameter {
    /// Reads a parameter; none if it is neither in the path nor in the query.
    pub(super) fn parse(document: &Value, value: &Value) -> Result<Option<Self>, String> {
        let value = resolve(document, value)?;
        let in_path = match value["in"].as_str() {
            Some("path") => true,
            Some("query") => false,
            _ => return Ok(None),
        };
        let schema = &value["schema"];
        Ok(Some(Self {
            name: text(value, "name")?,
            in_path,
            required: value["required"].as_bool().unwrap_or(in_path),
            parameter_type: ParameterType::of(resolve(document, schema)?),
            schema: Schema::new(document, schema)?,
        }))
    }

    pub(super) fn check(&self, call: &Call) -> Vec<Invalid> {
        let texts = if self.in_path {
            call.param(&self.name).into_iter().collect()
        } else {
            call.query_all(&self.name)
        };
        match texts.first() {
            // Its bytes are not UTF-8: a path has all its parameters.
            None if self.in_path => vec![Invalid::new(&self.name, "must be text")],
            None if self.required => vec![Invalid::new(&self.name, "is required")],
            None => Vec::new(),
            Some(first) => {
                let value = match &self.parameter_type {
                    ParameterType::List(item) => {
                        texts.iter().map(|text| item.value(text)).collect()
                    }
                    single => single.value(first),
                };
                self.schema.problems(&self.name, &value)
            }
        }
    }
}

impl ParameterType {
    fn of(schema: &Value) -> Self {
        match schema["type"].as_str() {
            Some("array") => Self::List(Box::new(Self::of(&schema["items"]))),
            Some("integer") => Self::Integer,
            Some("number") => Self::Number,
            Some("boolean") => Self::Boolean,
            _ => Self::Text,
        }
    }

    /// The value that a text represents; the text itself, which the schema then
    /// refuses, if it represents none.
    fn value(&self, text: &str) -> Value {
        let value = match self {
            Self::Integer => text.parse::<i64>().ok().map(Value::from),
            Self::Number => text
                .parse()
                .ok()
                .and_then(Number::from_f64)
                .map(Value::from),
            Self::Boolean => text.parse::<bool>().ok().map(Value::from),
            Self::Text | Self::List(_) => None,
        };
        value.unwrap_or_else(|| text.into())
    }
}
