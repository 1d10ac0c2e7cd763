//! The checks of one request: its parameters and its body.

use http::header;
use serde_json::{Number, Value};

use super::schema::Schema;
use super::{Operation, resolve, text};
use crate::call::{Call, Invalid};

/// A parameter in the path or in the query.
#[derive(Debug)]
pub(super) struct Parameter {
    name: String,
    in_path: bool,
    required: bool,
    kind: Kind,
    schema: Schema,
}

/// How the text of a parameter becomes a value.
#[derive(Debug)]
enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    /// As often as the name is repeated.
    List(Box<Kind>),
}

/// The JSON body of a request.
#[derive(Debug)]
pub(super) struct Body {
    required: bool,
    schema: Schema,
}

impl Operation {
    /// Checks a request and reads its body; what is wrong is told all at once.
    ///
    /// Parameters that the document does not name are ignored, as servers do.
    pub(crate) fn check(&self, call: &mut Call) -> Result<(), Vec<Invalid>> {
        let mut all = Vec::new();
        for parameter in &self.parameters {
            all.extend(parameter.check(call));
        }
        if let Some(body) = &self.body {
            match body.read(call) {
                Ok(json) => call.set_json(json),
                Err(invalid) => all.extend(invalid),
            }
        }
        if all.is_empty() { Ok(()) } else { Err(all) }
    }
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
            kind: Kind::of(resolve(document, schema)?),
            schema: Schema::new(document, schema)?,
        }))
    }

    fn check(&self, call: &Call) -> Vec<Invalid> {
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
                let value = match &self.kind {
                    Kind::List(kind) => texts.iter().map(|text| kind.value(text)).collect(),
                    kind => kind.value(first),
                };
                self.schema.problems(&self.name, &value)
            }
        }
    }
}

impl Kind {
    fn of(schema: &Value) -> Self {
        match schema["type"].as_str() {
            Some("array") => Self::List(Box::new(Self::of(&schema["items"]))),
            Some("integer") => Self::Integer,
            Some("number") => Self::Number,
            Some("boolean") => Self::Boolean,
            _ => Self::Text,
        }
    }

    /// The value that a text stands for; the text itself, which the schema then
    /// refuses, if it stands for none.
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

impl Body {
    pub(super) fn parse(document: &Value, value: &Value) -> Result<Self, String> {
        let value = resolve(document, value)?;
        let schema = &value["content"]["application/json"]["schema"];
        Ok(Self {
            required: value["required"].as_bool().unwrap_or(false),
            schema: Schema::new(document, schema)?,
        })
    }

    /// The body without members that are `null`; none if there is no body and none is
    /// needed.
    fn read(&self, call: &Call) -> Result<Value, Vec<Invalid>> {
        if call.bytes().is_empty() && !self.required {
            return Ok(Value::Null);
        }
        let declared = call.header(header::CONTENT_TYPE).unwrap_or_default();
        let media_type = declared.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            let invalid = Invalid::new("Content-Type", "must be application/json");
            return Err(vec![invalid]);
        }
        let Ok(mut json) = serde_json::from_slice(call.bytes()) else {
            return Err(vec![Invalid::new("body", "is not JSON")]);
        };
        remove_nulls(&mut json);
        let problems = self.schema.problems("", &json);
        if problems.is_empty() {
            Ok(json)
        } else {
            Err(problems)
        }
    }
}

/// Removes every member that is `null`, which servers take for an absent one.
fn remove_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(remove_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_nulls),
        _ => {}
    }
}
