//! Removes what names a schema, a dialect or a comment, and says nothing about values.
//!
//! References by identifiers are settled before.
//!
//! # Needed for
//!
//! Documents of 3.1, whose schemas may have identifiers and definitions of their own.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   $id: a, $comment: Old., type: object, properties: {$id: {type: string}},
//!   $defs: {B: {type: string}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {type: object, properties: {$id: {type: string}}}}}
//! ```

use serde_json::Value;

use crate::rule::Record;
use crate::versions::openapi_3_1::keywords;

const KEYWORDS: [&str; 10] = [
    "$schema",
    "$vocabulary",
    "$comment",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "$defs",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    keywords::remove(document, &KEYWORDS, record);
}
