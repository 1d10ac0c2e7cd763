//! Adds `paths`, which 3.0 requires and 3.1 does not.
//!
//! # Needed for
//!
//! Documents with webhooks or components only.
//!
//! # Before
//!
//! ```yaml
//! webhooks: {}
//! ```
//!
//! # After
//!
//! ```yaml
//! webhooks: {}
//! paths: {}
//! ```

use serde_json::{Value, json};

use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    if let Some(document) = document.as_object_mut()
        && !document.contains_key("paths")
    {
        document.insert("paths".to_owned(), json!({}));
        record.change(&Pointer::root().join("paths"), Value::Null, json!({}));
    }
}
