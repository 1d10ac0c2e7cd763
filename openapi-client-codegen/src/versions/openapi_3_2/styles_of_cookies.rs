//! Writes the style `cookie` as `form`, which differs in what is escaped.
//!
//! # Needed for
//!
//! Documents of 3.2, which have a style for cookies.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [{in: cookie, name: c, style: cookie}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [{in: cookie, name: c, style: form}]}}}
//! ```

use serde_json::Value;

use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        let has_style = object.get("style").is_some_and(|style| style == "cookie");
        if has_style && node == Node::One(ComponentKind::Parameter) {
            let before = object.insert("style".to_owned(), "form".into());
            record.change(
                &at.join("style"),
                before.unwrap_or_default(),
                Value::from("form"),
            );
        }
    });
}
