//! Keeps the properties that an object has beside those that are listed.
//!
//! Forced by documents that say `additionalProperties: true` of an object with
//! properties: the generator makes a field for the others of
//! `additionalProperties: {}`, which means the same, and leaves them out for
//! `true`. Where nothing is said, OpenAPI means the same again; there they stay
//! left out, since few documents mean it.

use serde_json::{Map, Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let properties = schema.get("properties").and_then(Value::as_object);
        let has_properties = properties.is_some_and(|listed: &Map<_, _>| !listed.is_empty());
        if has_properties && schema.get("additionalProperties") == Some(&Value::Bool(true)) {
            schema.insert("additionalProperties".to_owned(), json!({}));
            record.change(&at.join("additionalProperties"), true.into(), json!({}));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::applied;

    #[test]
    fn only_what_stands_beside_properties_is_said_in_another_way() {
        let beside = |more: Value| json!({"properties": {"a": {}}, "additionalProperties": more});
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {
                "A": beside(true.into()),
                "B": beside(json!({"type": "string"})),
                "C": {"type": "object", "additionalProperties": true},
                "D": {"properties": {"a": {}}},
            }}}),
        );
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "A": beside(json!({})),
                "B": beside(json!({"type": "string"})),
                "C": {"type": "object", "additionalProperties": true},
                "D": {"properties": {"a": {}}},
            })
        );
        assert_eq!(changes.len(), 1);
    }
}
