//! Hands the fixed parts of a list on to the rule that makes a type of them.
//!
//! # Needed for
//!
//! Documents of 3.1 with `prefixItems`, which 3.0 does not have.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {Point: {
//!   prefixItems: [{type: number}, {type: number}], minItems: 2}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {Point: {
//!   type: array, x-codegen-prefix-items: [{type: number}, {type: number}], minItems: 2,
//!   items: {}}}}
//! ```

use serde_json::{Value, json};

use crate::annotations::PREFIX_ITEMS;
use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let has_parts = |value: &Value| value.as_array().is_some_and(|parts| !parts.is_empty());
        if !schema.get("prefixItems").is_some_and(has_parts) {
            return;
        }
        let parts = schema.shift_remove("prefixItems").unwrap_or_default();
        schema.insert(PREFIX_ITEMS.to_owned(), parts.clone());
        schema.entry("type").or_insert_with(|| "array".into());
        schema.entry("items").or_insert_with(|| json!({}));
        let (from, to) = (at.join("prefixItems"), at.join(PREFIX_ITEMS));
        record.change(&from, parts.clone(), parts);
        record.moved(&from, &to);
    });
}
