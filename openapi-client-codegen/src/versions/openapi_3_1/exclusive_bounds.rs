//! Writes exclusive bounds as flags beside inclusive ones.
//!
//! Of two bounds on one side, the narrower counts.
//!
//! # Needed for
//!
//! Documents of 3.1, where `exclusiveMinimum` is a number; it is a flag in 3.0.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: number, exclusiveMinimum: 0, maximum: 9, exclusiveMaximum: 10}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 9}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let before = schema.clone();
        bound(schema, "exclusiveMinimum", "minimum", |a, b| a < b);
        bound(schema, "exclusiveMaximum", "maximum", |a, b| a > b);
        if *schema != before {
            record.change(at, before.into(), Value::Object(schema.clone()));
        }
    });
}

fn bound(
    schema: &mut Map<String, Value>,
    exclusive: &str,
    inclusive: &str,
    is_wider: fn(f64, f64) -> bool,
) {
    let Some(value) = schema
        .get(exclusive)
        .filter(|value| value.is_number())
        .cloned()
    else {
        return;
    };
    let other = schema.get(inclusive).and_then(Value::as_f64);
    if other
        .zip(value.as_f64())
        .is_some_and(|(other, own)| is_wider(own, other))
    {
        schema.shift_remove(exclusive);
    } else {
        schema.insert(inclusive.to_owned(), value);
        schema.insert(exclusive.to_owned(), true.into());
    }
}
