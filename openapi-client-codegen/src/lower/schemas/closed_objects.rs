//! Opens objects that are said to have no more properties.
//!
//! Forced by any document with `additionalProperties: false`: the generated
//! type would refuse an answer of a newer server, which has one more. Unknown
//! properties are passed over instead. What is sent has none anyway.

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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn only_closed_objects_change() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {
                "A": {"type": "object", "additionalProperties": false},
                "B": {"type": "object", "additionalProperties": true},
                "C": {"type": "object", "additionalProperties": {"type": "string"}},
            }}}),
        );
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "A": {"type": "object"},
                "B": {"type": "object", "additionalProperties": true},
                "C": {"type": "object", "additionalProperties": {"type": "string"}},
            })
        );
        assert_eq!(changes.len(), 1);
    }
}
