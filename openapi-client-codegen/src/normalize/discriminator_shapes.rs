//! Brings every discriminator into the shape that OpenAPI 3 gives it.
//!
//! Forced by documents that were Swagger 2 once, where a discriminator is only
//! the name of the property. What names no property is none, and a tag that
//! names no schema tells nothing.

use serde_json::{Map, Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let Some(told) = schema.get("discriminator") else {
            return;
        };
        let shaped = shaped(told.clone());
        if shaped.as_ref() == Some(told) {
            return;
        }
        let before = Value::Object(schema.clone());
        match shaped {
            Some(shaped) => schema.insert("discriminator".to_owned(), shaped),
            None => schema.shift_remove("discriminator"),
        };
        record.change(at, before, schema.clone().into());
    });
}

/// `told` as a discriminator, if it is one.
fn shaped(told: Value) -> Option<Value> {
    let mut told = match told {
        Value::String(property) => Map::from_iter([("propertyName".to_owned(), property.into())]),
        Value::Object(told) => told,
        _ => return None,
    };
    let property = told.get("propertyName")?.as_str()?;
    if property.is_empty() {
        return None;
    }
    match told.get_mut("mapping") {
        Some(Value::Object(mapping)) => mapping.retain(|_, to| to.is_string()),
        Some(_) => {
            told.shift_remove("mapping");
        }
        None => {}
    }
    Some(json!(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::applied;

    #[track_caller]
    fn becomes(before: Value, after: Value) {
        let whole = |told: &Value| {
            let mut schema = json!({"properties": {"discriminator": {"type": "string"}}});
            if !told.is_null() {
                schema["discriminator"] = told.clone();
            }
            json!({"components": {"schemas": {"A": schema}}})
        };
        let (document, changes) = applied(apply, whole(&before));
        assert_eq!(document, whole(&after), "{before}");
        assert_eq!(changes.is_empty(), before == after);
    }

    #[test]
    fn a_name_is_that_of_the_property() {
        becomes(json!("t"), json!({"propertyName": "t"}));
    }

    #[test]
    fn what_is_none_goes() {
        for odd in [
            json!(5),
            json!(""),
            json!([]),
            json!({}),
            json!({"propertyName": 1}),
        ] {
            becomes(odd, Value::Null);
        }
    }

    #[test]
    fn only_tags_that_name_a_schema_stay() {
        for odd in [json!([]), json!("x"), Value::Null] {
            let told = json!({"propertyName": "t", "mapping": odd});
            becomes(told, json!({"propertyName": "t"}));
        }
        becomes(
            json!({"propertyName": "t", "mapping": {"a": "A", "b": 1}}),
            json!({"propertyName": "t", "mapping": {"a": "A"}}),
        );
        let told = json!({"propertyName": "t", "mapping": {"a": "A"}});
        becomes(told.clone(), told);
    }
}
