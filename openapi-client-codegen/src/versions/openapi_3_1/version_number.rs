//! Declares the version that the document has after the other rules.
//!
//! # Needed for
//!
//! Every document of another version.
//!
//! # Before
//!
//! ```yaml
//! openapi: 3.1.0
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

const VERSION: &str = "3.0.4";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    if let Some(version) = document.get_mut("openapi").filter(|v| **v != VERSION) {
        let before = std::mem::replace(version, VERSION.into());
        record.change(&Pointer::root().join("openapi"), before, VERSION.into());
    }
}
