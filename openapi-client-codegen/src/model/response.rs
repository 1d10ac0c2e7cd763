//! The successes of an operation.

use serde_json::{Map, Value};

use crate::document;
use crate::model::media_type::{essence, is_json};
use crate::model::status::Status;
use crate::pointer::Pointer;

/// The body of a response, as a client reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ResponseBody {
    Empty,
    /// JSON of this schema.
    Json(Value),
    /// Plain text, read as a whole.
    Text,
    /// Anything else, as a stream.
    Bytes,
}

/// A response that is a success.
pub(crate) struct Response<'a> {
    /// The key in the document.
    pub(crate) key: &'a str,
    pub(crate) status: Status,
    /// The place of the response itself, after references.
    pub(crate) place: Pointer,
    pub(crate) body: ResponseBody,
    /// The media types that can be read.
    pub(crate) media_types: Vec<&'a str>,
}

/// All successes of an operation, combined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Success {
    /// Always the same.
    One(ResponseBody),
    /// The same with some statuses, and nothing with the others.
    OrNothing {
        body: ResponseBody,
        with: Vec<Status>,
        without: Vec<Status>,
    },
    /// One of several, each with its statuses.
    OneOf(Vec<(ResponseBody, Vec<Status>)>),
}

/// The responses of `operation`, at `at`, that are successes: those with a
/// status 2xx, or else the default.
pub(crate) fn responses<'a>(
    document: &'a Value,
    at: &Pointer,
    operation: &'a Map<String, Value>,
) -> Vec<Response<'a>> {
    let responses = operation.get("responses").and_then(Value::as_object);
    let known: Vec<(&String, Status, &Value)> = responses
        .into_iter()
        .flatten()
        .filter_map(|(key, response)| Some((key, Status::parse(key)?, response)))
        .collect();
    let has_success = known.iter().any(|(_, status, _)| status.is_success());
    let is_success = |status: Status| match has_success {
        true => status.is_success(),
        false => status == Status::Default,
    };
    // The answer to HEAD has the headers of a body, and no body.
    let is_head = at.tokens().last().is_some_and(|method| method == "head");
    let at = at.join("responses");
    known
        .into_iter()
        .filter(|(_, status, _)| is_success(*status))
        .map(|(key, status, response)| {
            let (place, response) = document::resolve_at(document, at.join(key), response);
            let (body, media_types) = match body(document, response) {
                (_, media_types) if is_head => (ResponseBody::Empty, media_types),
                found => found,
            };
            Response {
                key,
                status,
                place,
                body,
                media_types,
            }
        })
        .collect()
}

/// Combines `responses`. If one of them is bytes, all are: the caller knows them
/// by status and headers, and can still read them.
pub(crate) fn combined(responses: &[Response<'_>]) -> Success {
    let mut bodies: Vec<(ResponseBody, Vec<Status>)> = Vec::new();
    for response in responses {
        match bodies.iter_mut().find(|(body, _)| *body == response.body) {
            Some((_, statuses)) => statuses.push(response.status),
            None => bodies.push((response.body.clone(), vec![response.status])),
        }
    }
    if bodies.is_empty() || bodies.iter().any(|(body, _)| *body == ResponseBody::Bytes) {
        return Success::One(ResponseBody::Bytes);
    }
    let is_empty = |body: &ResponseBody| *body == ResponseBody::Empty;
    match &bodies[..] {
        [(only, _)] => Success::One(only.clone()),
        [(empty, without), (body, with)] | [(body, with), (empty, without)] if is_empty(empty) => {
            Success::OrNothing {
                body: body.clone(),
                with: with.clone(),
                without: without.clone(),
            }
        }
        _ => Success::OneOf(bodies),
    }
}

/// The body of `response`, and the media types that can be read.
fn body<'a>(document: &'a Value, response: &'a Value) -> (ResponseBody, Vec<&'a str>) {
    if let Some((media_type, value)) = json_content(document, response) {
        if is_file(document, value) {
            // The document does not say which media type the file has.
            return (ResponseBody::Bytes, vec![media_type, "*/*"]);
        }
        let schema = value.get("schema").cloned();
        let schema = schema.unwrap_or_else(|| Map::new().into());
        return (ResponseBody::Json(schema), vec![media_type]);
    }
    let content: Vec<(&String, &Value)> = content(response).collect();
    let body = match &content[..] {
        [] => ResponseBody::Empty,
        [(media_type, value)] if is_text(document, media_type, value) => ResponseBody::Text,
        _ => ResponseBody::Bytes,
    };
    let media_types = content.iter().map(|(media_type, _)| media_type.as_str());
    (body, media_types.collect())
}

/// The media type of `response` whose body is read as JSON, and its object. Names
/// of JSON come first.
pub(crate) fn json_content<'a>(
    document: &'a Value,
    response: &'a Value,
) -> Option<(&'a str, &'a Value)> {
    let found = content(response).find(|(name, _)| is_json(name));
    let found = found.or_else(|| content(response).find(|(name, _)| is_like_json(name)));
    let found = found.or_else(|| {
        content(response).find(|(name, value)| {
            matches!(essence(name), "*/*" | "application/*") && is_structured(document, value)
        })
    });
    found.map(|(name, value)| (name.as_str(), value))
}

fn content(response: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let content = response.get("content").and_then(Value::as_object);
    content.into_iter().flatten()
}

/// Whether `media_type` is another name for JSON or a format based on it.
fn is_like_json(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    essence.ends_with("+json") && !essence.ends_with("stream+json")
        || ["text/json", "application/x-json"].contains(&essence.as_str())
}

/// Whether the schema of a media type is one that only JSON has: Spring declares
/// `*/*` for objects, while files and plain text have a string.
fn is_structured(document: &Value, media_type: &Value) -> bool {
    let schema = media_type.get("schema");
    let schema = schema.and_then(|schema| document::resolve(document, schema));
    schema.is_some_and(|schema| {
        let named = schema.get("type").and_then(Value::as_str);
        match named {
            Some(name) => matches!(name, "object" | "array"),
            None => ["properties", "allOf", "anyOf", "oneOf", "items"]
                .iter()
                .any(|key| schema.get(*key).is_some()),
        }
    })
}

/// Whether the schema of a media type is that of a file, which cannot be JSON:
/// converters from Swagger 2 write `type: file` for any media type.
fn is_file(document: &Value, media_type: &Value) -> bool {
    let schema = media_type.get("schema");
    let schema = schema.and_then(|schema| document::resolve(document, schema));
    schema.is_some_and(|schema| {
        let format = document::text(schema, "format");
        match document::text(schema, "type") {
            "file" => true,
            "string" | "" => format == "binary",
            _ => false,
        }
    })
}

fn is_text(document: &Value, media_type: &str, value: &Value) -> bool {
    let schema = value.get("schema");
    let schema = schema.and_then(|schema| document::resolve(document, schema));
    essence(media_type).eq_ignore_ascii_case("text/plain")
        && schema.is_some_and(|schema| {
            let format = document::text(schema, "format");
            document::text(schema, "type") == "string" && !["binary", "byte"].contains(&format)
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(responses: Value) -> (Success, Vec<String>) {
        read_for("get", responses)
    }

    fn read_for(method: &str, responses: Value) -> (Success, Vec<String>) {
        let document = json!({
            "paths": {"/a": {method: {"responses": responses}}},
            "components": {
                "schemas": {
                    "Text": {"type": "string"}, "Thing": {"type": "object"}, "File": {"type": "file"}},
                "responses": {"Text": {"content": {"text/plain": {"schema": {"type": "string"}}}}},
            },
        });
        let at = Pointer::root().join_all(["paths", "/a", method]);
        let operation = document["paths"]["/a"][method].as_object();
        let found = super::responses(&document, &at, operation.expect("an operation"));
        let media_types = found.iter().flat_map(|response| &response.media_types);
        (
            combined(&found),
            media_types.map(|name| (*name).to_owned()).collect(),
        )
    }

    /// A response with `content`.
    fn with(content: Value) -> Value {
        json!({ "content": content })
    }

    #[test]
    fn the_body_follows_from_media_type_and_schema() {
        let text = json!({"schema": {"type": "string"}});
        let thing = json!({"schema": {"$ref": "#/components/schemas/Thing"}});
        let file = json!({"schema": {"type": "string", "format": "binary"}});
        let json = |media_type: &Value| ResponseBody::Json(media_type["schema"].clone());
        for (content, expected, used) in [
            (json!({}), ResponseBody::Empty, vec![]),
            (
                json!({"application/json": text, "a/b": {}}),
                json(&text),
                vec!["application/json"],
            ),
            (
                json!({"application/json; charset=utf-8": thing}),
                json(&thing),
                vec!["application/json; charset=utf-8"],
            ),
            (
                json!({"text/csv": {}, "application/hal+json": thing}),
                json(&thing),
                vec!["application/hal+json"],
            ),
            (
                json!({"application/json": {}}),
                ResponseBody::Json(json!({})),
                vec!["application/json"],
            ),
            (
                json!({"application/json": file}),
                ResponseBody::Bytes,
                vec!["application/json", "*/*"],
            ),
            (
                json!({"application/hal+json": {"schema": {"$ref": "#/components/schemas/File"}}}),
                ResponseBody::Bytes,
                vec!["application/hal+json", "*/*"],
            ),
            (json!({"*/*": thing}), json(&thing), vec!["*/*"]),
            (
                json!({"text/plain": text}),
                ResponseBody::Text,
                vec!["text/plain"],
            ),
        ] {
            let case = content.to_string();
            let (success, media_types) = read(json!({"200": with(content)}));
            assert_eq!(success, Success::One(expected), "{case}");
            assert_eq!(media_types, used, "{case}");
        }
        for content in [
            json!({"*/*": text}),
            json!({"*/*": {}}),
            json!({"text/plain": {}}),
            json!({"text/*": text}),
            json!({"text/csv": text, "image/*": {}}),
            json!({"application/xml": thing}),
            json!({"application/stream+json": thing}),
        ] {
            let (success, media_types) = read(json!({"200": with(content.clone())}));
            assert_eq!(success, Success::One(ResponseBody::Bytes), "{content}");
            let offered = content.as_object().expect("media types").keys();
            assert!(offered.eq(&media_types), "{content}");
        }
    }

    #[test]
    fn the_response_to_head_is_empty_whatever_its_body_would_be() {
        let thing = with(json!({"application/hal+json": {"schema": {"type": "object"}}}));
        let zip = with(json!({"application/zip": {}}));
        let (success, media_types) = read_for("head", json!({"200": thing, "203": zip, "204": {}}));
        assert_eq!(success, Success::One(ResponseBody::Empty));
        assert_eq!(media_types, ["application/hal+json", "application/zip"]);
    }

    #[test]
    fn several_successes_are_combined() {
        let json = |schema: &str| with(json!({"application/json": {"schema": {"type": schema}}}));
        let body = |schema: &str| ResponseBody::Json(json!({ "type": schema }));
        let zip = with(json!({"application/zip": {}}));
        let text = json!({"$ref": "#/components/responses/Text"});
        let code = Status::Code;
        for (responses, expected) in [
            (
                json!({"200": json("a"), "201": json("a")}),
                Success::One(body("a")),
            ),
            (
                json!({"200": json("a"), "204": {}, "202": {}}),
                Success::OrNothing {
                    body: body("a"),
                    with: vec![code(200)],
                    without: vec![code(204), code(202)],
                },
            ),
            (
                json!({"202": {}, "2XX": text}),
                Success::OrNothing {
                    body: ResponseBody::Text,
                    with: vec![Status::Range(2)],
                    without: vec![code(202)],
                },
            ),
            (
                json!({"200": json("a"), "201": json("b"), "202": json("a"), "204": {}}),
                Success::OneOf(vec![
                    (body("a"), vec![code(200), code(202)]),
                    (body("b"), vec![code(201)]),
                    (ResponseBody::Empty, vec![code(204)]),
                ]),
            ),
            (
                json!({"200": zip, "202": json("a")}),
                Success::One(ResponseBody::Bytes),
            ),
            (
                json!({"200": zip, "204": {}}),
                Success::One(ResponseBody::Bytes),
            ),
            (
                json!({"default": json("a"), "404": json("b")}),
                Success::One(body("a")),
            ),
            (
                json!({"default": json("a"), "200": {}}),
                Success::One(ResponseBody::Empty),
            ),
            (
                json!({"302": {}, "404": json("b")}),
                Success::One(ResponseBody::Bytes),
            ),
            (json!({}), Success::One(ResponseBody::Bytes)),
        ] {
            assert_eq!(read(responses.clone()).0, expected, "{responses}");
        }
    }
}
