//! Replaces the formats whose types would refuse or change what a server sends.
//!
//! Addresses stay text, and a number that need not be whole has 64 bits; a whole
//! one has the bits of its format. Without a format that says how many, it has enough
//! for all that 64 bits can be, with a sign or without. `uuid`, `date` and `date-time`
//! stay types of their own.
//!
//! # Needed for
//!
//! Documents with `ipv4`, where servers send `10.0.0.0/8`, host names and empty text
//! too; with `float`, whose 32 bits change the number on the wire; and with whole
//! numbers without a format, which may be as great as any.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: string, format: ipv4}, B: {type: number, format: float},
//!   C: {type: number, format: double}, D: {type: string, format: uuid},
//!   E: {type: string, format: float}, F: {type: integer}, G: {type: integer, format: int64}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: string}, B: {type: number},
//!   C: {type: number, format: double}, D: {type: string, format: uuid},
//!   E: {type: string, format: float},
//!   F: {type: integer, format: openapi-client-core-integer},
//!   G: {type: integer, format: int64}}}
//! ```

use serde_json::Value;

use crate::annotations::INTEGER_FORMAT;
use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        // By those that are left, the generator chooses the type of an integer.
        let is_bounded = BOUNDS.iter().any(|key| schema.contains_key(*key));
        let after = match (text("type"), text("format")) {
            ("string", "ip" | "ipv4" | "ipv6") | ("number", "float") => Value::Null,
            ("integer", format) if !is_bounded && !OF_INTEGERS.contains(&format) => {
                INTEGER_FORMAT.into()
            }
            _ => return,
        };
        let before = match after {
            Value::Null => schema.shift_remove("format"),
            _ => schema.insert("format".to_owned(), after.clone()),
        };
        record.change(&at.join("format"), before.unwrap_or_default(), after);
    });
}

/// The formats that say how many bits an integer has.
const OF_INTEGERS: [&str; 10] = [
    "int8", "uint8", "int16", "uint16", "int", "int32", "uint", "uint32", "int64", "uint64",
];

const BOUNDS: [&str; 4] = ["enum", "minimum", "maximum", "multipleOf"];
