//! Adds the responses that an operation lacks, and the description of a response.
//!
//! # Needed for
//!
//! Documents of 3.1, where an operation need not have responses, of 3.2, where a response
//! need not have a description, and those of 3.0 that leave them out all the same: the
//! parser refuses such operations.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {operationId: a}, put: {responses: {200: {}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {
//!   get: {operationId: a, responses: {default: {description: ""}}},
//!   put: {responses: {200: {description: ""}}}}}
//! ```

use serde_json::{Value, json};

use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        let (key, missing) = match node {
            Node::Operation => ("responses", json!({"default": {"description": ""}})),
            Node::One(ComponentKind::Response) if !object.contains_key("$ref") => {
                ("description", "".into())
            }
            _ => return,
        };
        if object.get(key).is_none_or(Value::is_null) {
            let before = object.insert(key.to_owned(), missing.clone());
            record.change(&at.join(key), before.unwrap_or_default(), missing);
        }
    });
}
