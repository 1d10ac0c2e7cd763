//! Removes what says how tags are nested and what they are for.
//!
//! Operations name their tags as before.
//!
//! # Needed for
//!
//! Documents of 3.2, whose tags may have a `parent` and a `kind`; in 3.0 they are a list.
//!
//! # Before
//!
//! ```yaml
//! tags: [{name: all}, {name: some, parent: all, kind: nav}]
//! ```
//!
//! # After
//!
//! ```yaml
//! tags: [{name: all}, {name: some}]
//! ```

use serde_json::Value;

use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let at = Pointer::root().join("tags");
    let tags = document.get_mut("tags").and_then(Value::as_array_mut);
    for (index, tag) in tags.into_iter().flatten().enumerate() {
        for key in ["parent", "kind"] {
            let tag = tag.as_object_mut();
            if let Some(before) = tag.and_then(|tag| tag.shift_remove(key)) {
                record.change(&at.join(index).join(key), before, Value::Null);
            }
        }
    }
}
