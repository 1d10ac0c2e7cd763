//! Lets the caller choose the media type of a body that may have any.
//!
//! The builder gets a setter `content_type`; without it the body is sent as
//! `application/octet-stream`.
//!
//! # Needed for
//!
//! Documents whose uploads take `*/*` or `image/*`, as springdoc and gateways write
//! them: a request has one media type, not a range.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /images:
//!     put: {requestBody: {content: {image/*: {}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /images:
//!     put:
//!       requestBody: {content: {image/*: {}}}
//!       parameters: [{name: content-type, in: media-type, schema: {type: string}}]
//! ```

use serde_json::{Value, json};

use crate::annotations::MEDIA_TYPE;
use crate::document;
use crate::media_type::is_range;
use crate::model::request_body::{BodyKind, body};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let places: Vec<_> = document::operations(document)
        .filter(|(_, _, _, operation)| {
            let body = body(document, operation);
            body.is_some_and(|body| body.kind == BodyKind::Bytes && is_range(&body.media_type))
        })
        .map(|(at, ..)| at)
        .collect();
    for at in places {
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
        let Some(parameters) = parameters.as_array_mut() else {
            continue;
        };
        let added = json!({"name": "content-type", "in": MEDIA_TYPE, "schema": {"type": "string"}});
        let at = at.join("parameters").join(parameters.len());
        record.change(&at, Value::Null, added.clone());
        parameters.push(added);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn the_caller_chooses_the_media_type_only_of_a_range() {
        for (media_type, expected) in [
            ("*/*", 1),
            ("image/*", 1),
            ("image/png", 0),
            ("application/json", 0),
        ] {
            let content = json!({media_type: {}});
            let (document, changes) = Tested(apply)
                .on(json!({"paths": {"/a": {"put": {"requestBody": {"content": content}}}}}));
            let parameters = &document["paths"]["/a"]["put"]["parameters"];
            let count = parameters.as_array().map_or(0, Vec::len);
            assert_eq!((count, changes.len()), (expected, expected), "{media_type}");
        }
    }
}
