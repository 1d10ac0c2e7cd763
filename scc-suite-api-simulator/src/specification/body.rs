//! The JSON body of a request, and its check.

use http::header;
use serde_json::Value;

use super::document::resolve;
use super::schema::Schema;
use crate::call::{Call, Invalid};
use crate::json::remove_nulls;

/// The JSON body of a request.
#[derive(Debug)]
pub(super) struct Body {
    required: bool,
    schema: Schema,
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
    pub(super) fn read(&self, call: &Call) -> Result<Value, Vec<Invalid>> {
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
