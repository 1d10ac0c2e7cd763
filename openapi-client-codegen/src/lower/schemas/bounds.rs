//! Takes the bounds off the values of answers and bodies.
//!
//! Forced by any document with `maxLength` or `maximum`: the generated types
//! would refuse an answer that does not keep to them, and for `minimum: 1`
//! there would be numbers that cannot be 0. An answer is to be read even where
//! the server does not keep to its document, and what a body holds is for the
//! server to check. Parameters keep their bounds, since they are only sent, but
//! for a least length of nothing: the check for it can never fail. An integer
//! that goes beyond 63 bits and not below 0 becomes an unsigned one.

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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn a_least_length_of_nothing_is_none() {
        let document = |schema: Value| json!({"paths": {"/a": {"get": {"parameters": [{"name": "p", "schema": schema}]}}}});
        let (after, changes) = applied(apply, document(json!({"minLength": 0, "maxLength": 3})));
        assert_eq!(
            (after, changes.len()),
            (document(json!({"maxLength": 3})), 1)
        );
    }

    #[test]
    fn bounds_go_but_for_parameters_and_what_is_only_called_so() {
        let parameter =
            json!({"parameters": [{"name": "p", "schema": {"type": "integer", "minimum": 1}}]});
        let (document, changes) = applied(
            apply,
            json!({"paths": {"/a": {"get": parameter}}, "components": {"schemas": {"A": {
                "properties": {
                    "minimum": {"type": "integer", "minimum": 0, "maximum": 18_446_744_073_709_551_615_u64},
                    "a": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 3}},
                },
                "example": {"minItems": 1},
            }}}}),
        );
        assert_eq!(document["paths"]["/a"]["get"], parameter);
        assert_eq!(
            document["components"]["schemas"]["A"],
            json!({
                "properties": {
                    "minimum": {"type": "integer", "format": "uint64"},
                    "a": {"type": "array", "items": {"type": "string"}},
                },
                "example": {"minItems": 1},
            })
        );
        assert_eq!(changes.len(), 5);
    }
}
