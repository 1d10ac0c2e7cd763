//! Removes the bounds on the values of responses and bodies.
//!
//! A response is to be read even if the server does not keep to its document, and
//! what a body holds is for the server to check. Parameters keep their bounds,
//! since they are only sent; but a minimum length of zero goes, since its check
//! cannot fail. An integer from 0 whose maximum needs 64 bits becomes unsigned.
//!
//! # Needed for
//!
//! Any document with `maxLength` or `maximum`: the generated types would refuse a
//! response that does not keep to them, and for `minimum: 1` there would be numbers
//! that cannot be 0.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [
//!   {name: p, schema: {type: integer, minimum: 1}},
//!   {name: q, schema: {type: string, minLength: 0, maxLength: 3}}]}}}
//! components: {schemas: {A: {
//!   properties: {
//!     minimum: {type: integer, minimum: 0, maximum: 18446744073709551615},
//!     a: {type: array, minItems: 1, items: {type: string, maxLength: 3}}},
//!   example: {minItems: 1}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [
//!   {name: p, schema: {type: integer, minimum: 1}},
//!   {name: q, schema: {type: string, maxLength: 3}}]}}}
//! components: {schemas: {A: {
//!   properties: {
//!     minimum: {type: integer, format: uint64},
//!     a: {type: array, items: {type: string}}},
//!   example: {minItems: 1}}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::document::visit::{ComponentKind, is_within};
use crate::rule::Record;

const BOUNDS: [&str; 11] = [
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if is_within(ComponentKind::Parameter, at) {
            if schema.get("minLength") == Some(&0.into()) {
                let before = schema.shift_remove("minLength").unwrap_or_default();
                record.change(&at.join("minLength"), before, Value::Null);
            }
            return;
        }
        let is_not_negative = schema.get("minimum").is_some_and(Value::is_u64);
        let maximum = schema.get("maximum").and_then(Value::as_u64);
        let is_wide = maximum.is_some_and(|maximum| i64::try_from(maximum).is_err());
        if is_not_negative && is_wide && schema.get("type") == Some(&"integer".into()) {
            let before = schema.insert("format".to_owned(), "uint64".into());
            record.change(
                &at.join("format"),
                before.unwrap_or_default(),
                "uint64".into(),
            );
        }
        for bound in BOUNDS {
            if let Some(before) = schema.shift_remove(bound) {
                record.change(&at.join(bound), before, Value::Null);
            }
        }
    });
}
