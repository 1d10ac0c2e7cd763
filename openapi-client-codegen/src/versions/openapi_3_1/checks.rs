//! Removes the keywords of which no type is made: conditions, and checks of a value.
//!
//! A server checks what it gets, and what it sends is read even if it fails a check.
//! Each is reported.
//!
//! # Needed for
//!
//! Documents of 3.1, whose schemas may use all of JSON Schema 2020-12.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   type: object, properties: {if: {type: string}},
//!   if: {required: [if]}, then: {minProperties: 2}, propertyNames: {minLength: 1},
//!   unevaluatedProperties: false}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: object, properties: {if: {type: string}}}}}
//! ```

use serde_json::Value;

use crate::rule::Record;
use crate::versions::openapi_3_1::keywords;

const KEYWORDS: [&str; 13] = [
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contains",
    "minContains",
    "maxContains",
    "contentSchema",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    keywords::remove(document, &KEYWORDS, record);
}
