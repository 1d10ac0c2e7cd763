//! Removes the default of a parameter if its own schema does not allow it.
//!
//! A parameter that is not set is not sent, so that the server's own default
//! counts, with or without the one in the document.
//!
//! # Needed for
//!
//! Documents with `default: ""` on a number or a flag, or with a default that is
//! not among the values of the enum, as generators from annotations write them:
//! progenitor makes a value of it and fails.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       parameters: [{name: limit, in: query, schema: {type: integer, default: ""}}]
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       parameters: [{name: limit, in: query, schema: {type: integer}}]
//! ```

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::document::visit::{ComponentKind, is_within};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |object, at| {
        if !is_within(ComponentKind::Parameter, at) {
            return;
        }
        if object
            .get("default")
            .is_some_and(|value| !fits(object, value))
        {
            let before = object.shift_remove("default").unwrap_or_default();
            record.change(&at.join("default"), before, Value::Null);
        }
    });
}

fn fits(schema: &Map<String, Value>, value: &Value) -> bool {
    if value.is_null() {
        return schema.get("nullable") == Some(&Value::Bool(true));
    }
    let values = schema.get("enum").and_then(Value::as_array);
    if values.is_some_and(|values| !values.contains(value)) {
        return false;
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn only_defaults_that_the_schema_allows_are_kept() {
        let pairs = rows(
            "
            - [{type: integer, default: 5}, true]
            - [{type: integer, default: ''}, false]
            - [{type: integer, default: 1.5}, false]
            - [{type: boolean, default: 'true'}, false]
            - [{type: string, default: null}, false]
            - [{type: string, default: null, nullable: true}, true]
            - [{type: string, enum: [a], default: a}, true]
            - [{type: string, enum: [a], default: b}, false]
            - [{type: array, items: {type: string}, default: a}, false]
            - [{type: array, items: {type: integer, default: a}}, false]
            ",
        );
        assert_eq!(pairs.len(), 10);
        for pair in pairs {
            let (schema, stays) = (&pair[0], pair[1] == true);
            let parameters = json!([{"name": "p", "in": "query", "schema": schema}]);
            let before = json!({"paths": {"/a": {"get": {"parameters": parameters}}}});
            let (after, changes) = Tested(apply).on(before.clone());
            assert_eq!(after == before, stays, "{schema}");
            assert_eq!(changes.len(), usize::from(!stays), "{schema}");
        }
    }

    #[test]
    fn schemas_of_bodies_are_not_changed() {
        let before = json!({"components": {"schemas": {"A": {"type": "integer", "default": ""}}}});
        assert_eq!(Tested(apply).on(before.clone()), (before, Vec::new()));
    }
}
