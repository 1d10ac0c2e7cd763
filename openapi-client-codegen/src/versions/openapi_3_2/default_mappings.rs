//! Removes the schema that a discriminator has for all values that it does not list.
//!
//! A value that is not listed is kept as it is.
//!
//! # Needed for
//!
//! Documents of 3.2 with `defaultMapping`, which 3.0 does not have.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/B'}],
//!   discriminator: {propertyName: t, defaultMapping: B}}, B: {}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/B'}],
//!   discriminator: {propertyName: t}}, B: {}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let discriminator = schema
            .get_mut("discriminator")
            .and_then(Value::as_object_mut);
        if let Some(before) = discriminator.and_then(|d| d.shift_remove("defaultMapping")) {
            let at = at.join("discriminator").join("defaultMapping");
            record.change(&at, before, Value::Null);
        }
    });
}
