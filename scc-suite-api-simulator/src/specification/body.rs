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

    /// Whether a request has a body of another media type than JSON.
    pub(super) fn is_of_another_type(&self, call: &Call) -> bool {
        let declared = call.header(header::CONTENT_TYPE).unwrap_or_default();
        let media_type = declared.split(';').next().unwrap_or_default().trim();
        !call.bytes().is_empty() && !media_type.eq_ignore_ascii_case("application/json")
    }

    /// The body without members that are `null`, which each must be allowed to be; none
    /// if there is no body, or `null`, and none is needed.
    pub(super) fn read(&self, call: &Call) -> Result<Value, Vec<Invalid>> {
        if call.bytes().is_empty() && !self.required {
            return Ok(Value::Null);
        }
        let Ok(mut json) = serde_json::from_slice(call.bytes()) else {
            return Err(vec![Invalid::new("body", "is not JSON")]);
        };
        // A client of the vendor's sends it where no body is given.
        if json == Value::Null && !self.required {
            return Ok(Value::Null);
        }
        let problems = self.schema.problems("", &json);
        if problems.is_empty() {
            remove_nulls(&mut json);
            Ok(json)
        } else {
            Err(problems)
        }
    }
}
