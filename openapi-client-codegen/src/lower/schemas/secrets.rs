//! Brings every secret into the one form that becomes the type for secrets.
//!
//! Forced by the generator, which replaces a schema by a type of ours only if
//! the two are alike to the last field. A string of format `password` keeps
//! its format and its description; bounds, patterns and examples go: the
//! server checks a password, not its client.

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |object, at| {
        if !is_secret(object) {
            return;
        }
        let before = object.clone();
        object.retain(|key, _| {
            matches!(
                key.as_str(),
                "type" | "format" | "description" | "nullable" | "deprecated"
            )
        });
        if *object != before {
            record.change(at, before.into(), object.clone().into());
        }
    });
}

fn is_secret(object: &Map<String, Value>) -> bool {
    let has = |key: &str, value: &str| object.get(key).and_then(Value::as_str) == Some(value);
    has("type", "string") && has("format", "password")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn a_secret_keeps_its_format_and_description_only() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {"A": {"properties": {
                "password": {"type": "string", "format": "password", "description": "d",
                    "minLength": 8, "example": "x"},
                "name": {"type": "string", "minLength": 8},
            }}}}}),
        );
        assert_eq!(
            document["components"]["schemas"]["A"]["properties"],
            json!({
                "password": {"type": "string", "format": "password", "description": "d"},
                "name": {"type": "string", "minLength": 8},
            })
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(
            changes[0].pointer,
            "/components/schemas/A/properties/password"
        );
    }
}
