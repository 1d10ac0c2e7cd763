//! Keeps one of the media types that a request may have.
//!
//! JSON is kept if it is offered, otherwise the media type most like it. An overlay
//! that removes the others makes another choice.
//!
//! # Needed for
//!
//! VMware's document, whose bodies are offered as JSON and as XML: progenitor fails
//! on more than one.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     post:
//!       requestBody: {content: {application/xml: {}, application/json: {}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     post:
//!       requestBody: {content: {application/json: {}}}
//! ```

use serde_json::{Map, Value};

use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::media_type::{essence, is_json, is_json_like, is_range};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_contents(document, |content, at| {
        if content.len() < 2 {
            return;
        }
        let Some(chosen) = choose(content) else {
            return;
        };
        let before: Vec<Value> = content.keys().map(|key| key.as_str().into()).collect();
        content.retain(|key, _| *key == chosen);
        record.change(at, before.into(), chosen.into());
    });
}

/// Visits the `content` of the body of every request: below its operation, or
/// among the components.
pub(crate) fn visit_contents(
    document: &mut Value,
    mut visit: impl FnMut(&mut Map<String, Value>, &Pointer),
) {
    visit_frame_mut(document, &mut |object, node, at| {
        if node != Node::One(ComponentKind::RequestBody) {
            return;
        }
        if let Some(content) = object.get_mut("content").and_then(Value::as_object_mut) {
            visit(content, &at.join("content"));
        }
    });
}

/// The preferred media type; the first of several with the same rank.
fn choose(content: &Map<String, Value>) -> Option<String> {
    content.keys().min_by_key(|key| rank(key)).cloned()
}

fn rank(media_type: &str) -> u8 {
    let essence = essence(media_type).to_ascii_lowercase();
    match essence.as_str() {
        _ if is_json(media_type) => 0,
        _ if is_json_like(media_type) => 1,
        "multipart/form-data" => 2,
        "application/x-www-form-urlencoded" => 3,
        "application/octet-stream" => 4,
        // Last, because the caller would have to choose.
        _ if is_range(media_type) => 8,
        text if text.starts_with("text/") => 5,
        "application/xml" => 7,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn one_media_type_is_kept_json_first() {
        let pairs = rows(
            "
            - [{application/xml: {}, application/json: {}}, application/json]
            - [{application/xml: {}, text/plain: {}}, text/plain]
            - [{image/png: {}, image/gif: {}}, image/png]
            - [{application/xml: {}}, application/xml]
            - [{multipart/form-data: {}, application/hal+json: {}}, application/hal+json]
            - [{'*/*': {}, application/xml: {}}, application/xml]
            ",
        );
        assert_eq!(pairs.len(), 6);
        for pair in pairs {
            let (content, taken) = (&pair[0], pair[1].as_str().expect("a name"));
            let (document, changes) = Tested(apply).on(json!({
                "paths": {"/a": {"post": {
                    "requestBody": {"content": content},
                    "responses": {"200": {"content": content}},
                }}},
                "components": {"requestBodies": {"B": {"content": content}}},
            }));
            let post = &document["paths"]["/a"]["post"];
            assert_eq!(post["requestBody"]["content"], json!({taken: {}}));
            assert_eq!(
                document["components"]["requestBodies"]["B"]["content"],
                json!({taken: {}})
            );
            assert_eq!(post["responses"]["200"]["content"], *content);
            assert_eq!(
                changes.len(),
                if content.as_object().map_or(0, Map::len) > 1 {
                    2
                } else {
                    0
                }
            );
        }
    }
}
