//! Makes query parameters of a parameter that is the whole query.
//!
//! One of another media type than a form is kept, and its operation refused.
//!
//! # Needed for
//!
//! Documents of 3.2 with parameters `in: querystring`. A form as a query is what an object
//! in the style `form` is in 3.0.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [{in: querystring, name: all, content:
//!   {application/x-www-form-urlencoded: {schema: {type: object}}}}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {parameters: [{in: query, name: all, style: form, explode: true,
//!   schema: {type: object}}]}}}
//! ```

use serde_json::{Value, json};

use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

const FORM: &str = "application/x-www-form-urlencoded";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        let is_query = object.get("in").is_some_and(|place| place == "querystring");
        if !is_query || node != Node::One(ComponentKind::Parameter) {
            return;
        }
        let Some(schema) = object
            .get("content")
            .and_then(|c| c.get(FORM)?.get("schema"))
        else {
            return;
        };
        let (schema, before) = (schema.clone(), Value::Object(object.clone()));
        object.shift_remove("content");
        for (key, value) in [
            ("in", "query".into()),
            ("style", "form".into()),
            ("explode", true.into()),
            ("schema", schema),
        ] {
            object.insert(key.to_owned(), value);
        }
        let from = at.join_all(["content", FORM, "schema"]);
        record.change(at, before, json!(object));
        record.moved(&from, &at.join("schema"));
    });
}
