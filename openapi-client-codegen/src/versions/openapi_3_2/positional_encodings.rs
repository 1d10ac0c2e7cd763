//! Removes how the parts of a form without names are written.
//!
//! # Needed for
//!
//! Documents of 3.2 with `prefixEncoding` and `itemEncoding`, which say it by position.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {post: {requestBody: {content: {multipart/mixed:
//!   {schema: {}, itemEncoding: {contentType: text/plain}}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {post: {requestBody: {content: {multipart/mixed: {schema: {}}}}}}}
//! ```

use serde_json::Value;

use crate::document::visit::{Node, visit_frame_mut};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        for key in ["prefixEncoding", "itemEncoding"] {
            if object.contains_key(key) && node == Node::MediaType {
                let before = object.shift_remove(key).unwrap_or_default();
                record.change(&at.join(key), before, Value::Null);
            }
        }
    });
}
