//! Writes the one value of `const` as the only one of an `enum`.
//!
//! # Needed for
//!
//! Documents of 3.1 with `const`, which 3.0 does not have.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {properties: {const: {type: string, const: a}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {properties: {const: {type: string, enum: [a]}}}}}
//! ```

use serde_json::{Value, json};

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        if let Some(value) = schema.shift_remove("const") {
            let after = json!([value]);
            schema.insert("enum".to_owned(), after.clone());
            record.change(&at.join("const"), value, after);
        }
    });
}
