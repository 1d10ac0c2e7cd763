//! Keeps the summary of an API as the beginning of its description.
//!
//! The identifier of a license, which is that of the document, is removed.
//!
//! # Needed for
//!
//! Documents of 3.1 with `info.summary`, which 3.0 does not have.
//!
//! # Before
//!
//! ```yaml
//! info: {title: T, summary: All things., description: With parts.,
//!   license: {name: MIT, identifier: MIT}}
//! ```
//!
//! # After
//!
//! ```yaml
//! info: {title: T, description: "All things.\n\nWith parts.", license: {name: MIT}}
//! ```

use serde_json::Value;

use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(info) = document.get_mut("info").and_then(Value::as_object_mut) else {
        return;
    };
    let at = Pointer::root().join("info");
    if let Some(summary) = info.shift_remove("summary") {
        let parts = [Some(&summary), info.get("description")];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let description = Value::from(parts.join("\n\n"));
        info.insert("description".to_owned(), description.clone());
        record.change(&at.join("summary"), summary, Value::Null);
    }
    let license = info.get_mut("license").and_then(Value::as_object_mut);
    if let Some(identifier) = license.and_then(|license| license.shift_remove("identifier")) {
        let at = at.join("license").join("identifier");
        record.change(&at, identifier, Value::Null);
    }
}
