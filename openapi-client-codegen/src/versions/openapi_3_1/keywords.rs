//! Removing keywords from all schemas.

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

/// Removes each of `keywords` from each schema of `document`, and records it.
pub(super) fn remove(document: &mut Value, keywords: &[&str], record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        for keyword in keywords {
            if let Some(before) = schema.shift_remove(*keyword) {
                record.change(&at.join(keyword), before, Value::Null);
            }
        }
    });
}
