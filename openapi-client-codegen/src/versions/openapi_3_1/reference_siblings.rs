//! Gives a reference to a parameter, a response or a body the description beside it.
//!
//! The target is copied for it. Other keys beside such a reference mean nothing and are
//! removed.
//!
//! # Needed for
//!
//! Documents of 3.1, where `description` beside a reference overrides that of the target;
//! 3.0 ignores it.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [
//!   {$ref: '#/components/parameters/P', description: Mine., summary: P}]}}}
//! components: {parameters: {P: {name: p, in: query, description: Its own.}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [{name: p, in: query, description: Mine.}]}}}
//! components: {parameters: {P: {name: p, in: query, description: Its own.}}}
//! ```

use serde_json::{Map, Value};

use crate::document;
use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let published = document.clone();
    visit_frame_mut(document, &mut |object, node, at| {
        let has_siblings = object.len() > 1 && object.get("$ref").is_some_and(Value::is_string);
        let is_schema = node == Node::One(ComponentKind::Schema);
        if !has_siblings || !matches!(node, Node::One(_)) || is_schema {
            return;
        }
        let before = Value::Object(object.clone());
        let target = document::resolve(&published, &before).and_then(Value::as_object);
        match (object.shift_remove("description"), target) {
            (Some(description), Some(target)) => {
                *object = target.clone();
                object.insert("description".to_owned(), description);
            }
            _ => object.retain(|key: &String, _| key == "$ref"),
        }
        record.change(at, before, Value::Object(Map::clone(object)));
    });
}
