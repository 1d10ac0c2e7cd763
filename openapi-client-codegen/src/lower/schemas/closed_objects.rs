//! Opens objects that allow no more properties than are listed.
//!
//! Unknown properties are ignored instead. None are sent anyway.
//!
//! # Needed for
//!
//! Any document with `additionalProperties: false`: the generated type would refuse
//! a response of a newer server, which has one more.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object, additionalProperties: false},
//!   B: {type: object, additionalProperties: true},
//!   C: {type: object, additionalProperties: {type: string}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object},
//!   B: {type: object, additionalProperties: true},
//!   C: {type: object, additionalProperties: {type: string}}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
            let before = schema.shift_remove("additionalProperties");
            let at = at.join("additionalProperties");
            record.change(&at, before.unwrap_or_default(), Value::Null);
        }
    });
}
