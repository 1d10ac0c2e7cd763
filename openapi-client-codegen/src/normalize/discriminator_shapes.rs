//! Brings every discriminator into the shape that OpenAPI 3 defines.
//!
//! A discriminator that does not name a property is removed, as is a tag that does
//! not name a schema.
//!
//! # Needed for
//!
//! Documents converted from Swagger 2, where a discriminator is only the name of
//! the property.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet: {discriminator: petType}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet: {discriminator: {propertyName: petType}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let Some(discriminator) = schema.get("discriminator") else {
            return;
        };
        let shaped = shaped(discriminator.clone());
        if shaped.as_ref() == Some(discriminator) {
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

/// `value` as a discriminator, if it names a property.
fn shaped(value: Value) -> Option<Value> {
    let mut discriminator = match value {
        Value::String(property) => Map::from_iter([("propertyName".to_owned(), property.into())]),
        Value::Object(discriminator) => discriminator,
        _ => return None,
    };
    let property = discriminator.get("propertyName")?.as_str()?;
    if property.is_empty() {
        return None;
    }
    match discriminator.get_mut("mapping") {
        Some(Value::Object(mapping)) => mapping.retain(|_, to| to.is_string()),
        Some(_) => {
            discriminator.shift_remove("mapping");
        }
        None => {}
    }
    Some(json!(discriminator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[track_caller]
    fn becomes(before: Value, after: Value) {
        let whole = |discriminator: &Value| {
            let mut schema = json!({"properties": {"discriminator": {"type": "string"}}});
            if !discriminator.is_null() {
                schema["discriminator"] = discriminator.clone();
            }
            json!({"components": {"schemas": {"A": schema}}})
        };
        let (document, changes) = Tested(apply).on(whole(&before));
        assert_eq!(document, whole(&after), "{before}");
        assert_eq!(changes.is_empty(), before == after);
    }

    #[test]
    fn a_discriminator_without_a_property_is_removed() {
        for odd in rows("[5, '', [], {}, {propertyName: 1}]") {
            becomes(odd, Value::Null);
        }
    }

    #[test]
    fn only_tags_that_name_a_schema_are_kept() {
        for odd in [json!([]), json!("x"), Value::Null] {
            let discriminator = json!({"propertyName": "t", "mapping": odd});
            becomes(discriminator, json!({"propertyName": "t"}));
        }
        becomes(
            json!({"propertyName": "t", "mapping": {"a": "A", "b": 1}}),
            json!({"propertyName": "t", "mapping": {"a": "A"}}),
        );
        let discriminator = json!({"propertyName": "t", "mapping": {"a": "A"}});
        becomes(discriminator.clone(), discriminator);
    }
}
