//! Adds the parts that 3.0 requires and 3.1 does not: `paths`, and the responses of an
//! operation.
//!
//! # Needed for
//!
//! Documents with webhooks or components only, and operations whose responses are not
//! documented.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {operationId: a}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {operationId: a, responses: {default: {description: ""}}}}}
//! ```

use serde_json::{Value, json};

use crate::document::METHODS;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(document) = document.as_object_mut() else {
        return;
    };
    let mut add = |object: &mut serde_json::Map<String, Value>, key: &str, at: &Pointer, part| {
        if !object.contains_key(key) {
            object.insert(key.to_owned(), Value::clone(&part));
            record.change(&at.join(key), Value::Null, part);
        }
    };
    let root = Pointer::root();
    add(document, "paths", &root, json!({}));
    for section in ["paths", "webhooks"] {
        let items = document.get_mut(section).and_then(Value::as_object_mut);
        for (path, item) in items.into_iter().flatten() {
            let at = root.join(section).join(path);
            for method in METHODS {
                if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                    let responses = json!({"default": {"description": ""}});
                    add(operation, "responses", &at.join(method), responses);
                }
            }
        }
    }
}
