//! Takes off the formats whose types would refuse or change what a server
//! sends.
//!
//! Forced by documents with `ipv4`, where servers send `10.0.0.0/8`, host names
//! and empty text too, and by `float`, whose 32 bits change the number that
//! stands on the wire. Addresses stay text, and a number that is not said to be
//! whole has 64 bits; a whole one has the bits that its format says.
//! `uuid`, `date` and `date-time` stay the types that the design names.

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let told = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        if matches!(
            (told("type"), told("format")),
            ("string", "ip" | "ipv4" | "ipv6") | ("number", "float")
        ) {
            let before = schema.shift_remove("format").unwrap_or_default();
            record.change(&at.join("format"), before, Value::Null);
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn addresses_become_text_and_the_rest_stays() {
        let schema = |ty: &str, format: &str| json!({"type": ty, "format": format});
        for (before, changes_it) in [
            (schema("string", "ipv4"), true),
            (schema("number", "float"), true),
            (schema("number", "double"), false),
            (schema("string", "uuid"), false),
            (schema("string", "float"), false),
        ] {
            let (document, changes) =
                applied(apply, json!({"components": {"schemas": {"A": before}}}));
            let after = &document["components"]["schemas"]["A"];
            assert_eq!(after.get("format").is_none(), changes_it, "{before}");
            assert_eq!(changes.len(), usize::from(changes_it));
        }
    }
}
