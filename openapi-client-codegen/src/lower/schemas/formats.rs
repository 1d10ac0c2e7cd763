//! Removes the formats whose types would refuse or change what a server sends.
//!
//! Addresses stay text, and a number that need not be whole has 64 bits; a whole
//! one has the bits of its format. `uuid`, `date` and `date-time` stay types of
//! their own.
//!
//! # Needed for
//!
//! Documents with `ipv4`, where servers send `10.0.0.0/8`, host names and empty text
//! too, and with `float`, whose 32 bits change the number on the wire.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: string, format: ipv4}, B: {type: number, format: float},
//!   C: {type: number, format: double}, D: {type: string, format: uuid},
//!   E: {type: string, format: float}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: string}, B: {type: number},
//!   C: {type: number, format: double}, D: {type: string, format: uuid},
//!   E: {type: string, format: float}}}
//! ```

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        if matches!(
            (text("type"), text("format")),
            ("string", "ip" | "ipv4" | "ipv6") | ("number", "float")
        ) {
            let before = schema.shift_remove("format").unwrap_or_default();
            record.change(&at.join("format"), before, Value::Null);
        }
    });
}
