//! Leaves one response for each operation, in the one form that progenitor reads.
//!
//! The table of operations has read all of them, and the method that sends a
//! request distinguishes them by their status and media type. The schemas stay.
//!
//! # Needed for
//!
//! Operations that answer several things, such as 200 with a body and 202 without,
//! on which progenitor panics; and answers in `application/hal+json` or `*/*`, or
//! without a schema, which it ignores.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     get:
//!       responses:
//!         200: {content: {application/hal+json: {schema: {type: object}}}}
//!         202: {description: Not ready.}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /jobs:
//!     get:
//!       responses:
//!         2XX: {description: "", content: {application/json: {schema: {type: object}}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document;
use crate::media_type::is_json;
use crate::model::response::{self, ResponseBody, Success};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let simplified: Vec<(Pointer, Value)> = document::operations(document)
        .filter_map(|(at, _, _, operation)| {
            let responses = response::responses(document, &at, operation);
            let body = match response::combined(&responses) {
                Success::One(body) | Success::OrNothing { body, .. } => body,
                // An enum of ours replaces progenitor's type.
                Success::OneOf(_) => ResponseBody::Empty,
            };
            let simple = json!({ "2XX": response(&body) });
            let found: Vec<&Value> = responses
                .iter()
                .filter_map(|response| document.pointer(response.place.as_str()))
                .collect();
            let is_simple = matches!(&found[..], [only] if is_supported(only, &body));
            (!is_simple).then_some((at, simple))
        })
        .collect();
    for (at, simple) in simplified {
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = operation.insert("responses".to_owned(), simple.clone());
        record.change(&at.join("responses"), before.unwrap_or_default(), simple);
    }
}

/// A response that has `body`, as progenitor reads it.
fn response(body: &ResponseBody) -> Value {
    let content = match body {
        ResponseBody::Empty => return json!({ "description": "" }),
        ResponseBody::Json(schema) => json!({"application/json": {"schema": schema}}),
        ResponseBody::Text | ResponseBody::TextOrJson => {
            json!({"application/json": {"schema": {"type": "string"}}})
        }
        // The type of an item; the stream of them is of the run time.
        ResponseBody::Stream(stream) => match &stream.schema {
            Some(schema) => json!({"application/json": {"schema": schema}}),
            None => return json!({ "description": "" }),
        },
        ResponseBody::Bytes => json!({"application/octet-stream": {"schema": {}}}),
    };
    json!({ "description": "", "content": content })
}

/// Whether progenitor sees `body` in the response as it is.
fn is_supported(response: &Value, body: &ResponseBody) -> bool {
    let content = response.get("content").and_then(Value::as_object);
    match (body, content) {
        (ResponseBody::Empty, content) => content.is_none_or(Map::is_empty),
        (ResponseBody::Json(_), Some(content)) => content
            .get("application/json")
            .is_some_and(|json| json.get("schema").is_some() && json.get("encoding").is_none()),
        // Progenitor would make a string of a file in JSON.
        (ResponseBody::Bytes, Some(content)) => {
            !content.is_empty() && !content.keys().any(|name| is_json(name))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    fn simplified(responses: Value) -> (Value, usize) {
        let (paths, changes) =
            Tested(apply).on_paths(json!({"/a": {"get": {"responses": responses}}}));
        (paths["/a"]["get"]["responses"].clone(), changes.len())
    }

    #[test]
    fn the_response_to_head_has_no_content() {
        let answer = json!({"200": {"content": {"application/json": {"schema": {}}}}});
        let (paths, _) = Tested(apply).on_paths(json!({"/a": {"head": {"responses": answer}}}));
        let responses = &paths["/a"]["head"]["responses"];
        assert_eq!(*responses, json!({"2XX": {"description": ""}}));
    }

    #[test]
    fn one_response_that_progenitor_reads_is_kept() {
        let schema = json!({"schema": {"type": "string"}});
        for content in [
            json!({}),
            json!({"application/hal+json": schema, "application/json": schema}),
            json!({"application/zip": {}}),
        ] {
            let responses = json!({"201": {"description": "", "content": content}});
            assert_eq!(simplified(responses.clone()), (responses, 0));
        }
    }

    #[test]
    fn other_responses_are_rewritten_in_a_form_that_progenitor_reads() {
        let content = |media_type: &str, schema: Value| json!({"2XX": {"description": "", "content": {media_type: {"schema": schema}}}});
        let expected = json!({
            "thing": content("application/json", json!({"type": "object"})),
            "text": content("application/json", json!({"type": "string"})),
            "any": content("application/json", json!({})),
            "bytes": content("application/octet-stream", json!({})),
            "empty": {"2XX": {"description": ""}},
        });
        let pairs = rows(
            "
            - [{200: {content: {application/hal+json: {schema: {type: object}}}}}, thing]
            - [{200: {content: {'*/*': {schema: {type: object}}}}, 204: {}}, thing]
            - [{200: {content: {application/json: {}}}}, any]
            - [{200: {content: {text/plain: {schema: {type: string}}}}}, text]
            - [{200: {content: {a/b: {}}}, 202: {content: {c/d: {}}}}, bytes]
            - [{200: {content: {application/json: {schema: {type: file}}}}}, bytes]
            - - 200: {content: {application/json;charset=UTF-8: {schema: {type: string, format: binary}}}}
              - bytes
            - - 200: {content: {application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}}}
              - text
            - [{}, bytes]
            - - 200: {content: {application/json: {schema: {type: object}}}}
                201: {content: {application/json: {schema: {type: array}}}}
              - empty
            ",
        );
        assert_eq!(pairs.len(), 10);
        for pair in pairs {
            let expected = &expected[pair[1].as_str().expect("a name")];
            let made = simplified(pair[0].clone());
            assert_eq!(made, (expected.clone(), 1), "{pair}");
        }
    }
}
