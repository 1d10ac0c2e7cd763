//! Declares the version that the document has after the other rules.
//!
//! # Needed for
//!
//! Documents of other versions, and those that declare 3.0 without a patch level, which
//! progenitor refuses.
//!
//! # Before
//!
//! ```yaml
//! openapi: 3.0
//! ```
//!
//! # After
//!
//! ```yaml
//! openapi: 3.0.4
//! ```

use serde_json::Value;

use crate::pointer::Pointer;
use crate::rule::Record;

/// The version of OpenAPI that the stages behind read.
pub(super) const VERSION: &str = "3.0.4";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(document) = document.as_object_mut() else {
        return;
    };
    let declared = document.get("openapi").and_then(Value::as_str);
    if declared.is_some_and(|version| version.starts_with("3.0.")) {
        return;
    }
    let before = document.shift_remove("openapi").unwrap_or_default();
    document.shift_insert(0, "openapi".to_owned(), VERSION.into());
    record.change(&Pointer::root().join("openapi"), before, VERSION.into());
}
