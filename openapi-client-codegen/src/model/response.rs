//! The responses of an operation: what each media type is read as.

use serde_json::{Map, Value};

use crate::document;
use crate::media_type::{essence, is_json};
use crate::model::status::Status;
use crate::model::stream::Stream;
use crate::pointer::Pointer;

/// The extension that names the text which ends a stream.
pub(crate) const STREAM_END: &str = "x-stream-end";

/// The body of a response, as a client reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ResponseBody {
    Empty,
    /// JSON of this schema.
    Json(Value),
    /// Plain text, read as a whole.
    Text,
    /// Text, which the media type gives as a string of JSON or as it is.
    TextOrJson,
    /// Items that come one after the other.
    Stream(Stream),
    /// Anything else, as a stream of bytes.
    Bytes,
}

/// A response that is a success.
pub(crate) struct Response<'a> {
    /// The key in the document.
    pub(crate) key: &'a str,
    pub(crate) status: Status,
    /// The place of the response itself, after references.
    pub(crate) place: Pointer,
    /// What its media types are read as; one that is empty, without a media type,
    /// if it has none.
    pub(crate) contents: Vec<Content<'a>>,
}

/// A media type of a response.
pub(crate) struct Content<'a> {
    pub(crate) media_type: &'a str,
    pub(crate) body: ResponseBody,
    /// The text in place of an item that ends a stream, as the document has it.
    pub(crate) end: Option<&'a Value>,
    /// Whether it may be `null`.
    is_nullable: bool,
    /// Whether it is a file, of which the document does not say what it is.
    is_file: bool,
}

impl<'a> Content<'a> {
    /// What is asked for, to get it.
    pub(crate) fn accepted(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let any = self.is_file.then_some("*/*");
        let own = Some(self.media_type).filter(|name| !name.is_empty());
        any.into_iter().chain(own)
    }
}

/// A status and a media type of a success, and what is read then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) status: Status,
    /// Empty for a response without a body.
    pub(crate) media_type: String,
    pub(crate) body: ResponseBody,
    /// Whether a value of JSON may be `null`.
    pub(crate) is_nullable: bool,
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
    /// One of several, by status and media type.
    OneOf(Vec<Case>),
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
    // The answer to HEAD has the headers of a body, and no body. Others have none by their
    // status, whatever the document says (RFC 9110, 15.3.5 and 15.3.6).
    let is_without = |status: Status| matches!(status, Status::Code(204 | 205));
    let is_head = at.tokens().last().is_some_and(|method| method == "head");
    let at = at.join("responses");
    let mut responses: Vec<Response<'a>> = known
        .into_iter()
        .filter(|(_, status, _)| is_success(*status))
        .map(|(key, status, response)| {
            let (place, response) = document::resolve_at(document, at.join(key), response);
            let mut contents = contents(document, response);
            if is_head || is_without(status) {
                for content in &mut contents {
                    content.body = ResponseBody::Empty;
                }
            }
            Response {
                key,
                status,
                place,
                contents,
            }
        })
        .collect();
    let first = stream(&responses).cloned();
    let contents = responses.iter_mut().flat_map(|it| &mut it.contents);
    for content in contents {
        // A client has one method for the stream.
        if let (ResponseBody::Stream(other), Some(first)) = (&content.body, &first)
            && !other.is_like(first)
        {
            content.body = ResponseBody::Bytes;
        }
    }
    responses
}

/// The stream of items among `responses`.
pub(crate) fn stream<'a>(responses: &'a [Response<'_>]) -> Option<&'a Stream> {
    let mut contents = responses.iter().flat_map(|response| &response.contents);
    contents.find_map(|content| match &content.body {
        ResponseBody::Stream(stream) => Some(stream),
        _ => None,
    })
}

/// Whether `responses` have a stream of items, and something else with a body.
pub(crate) fn has_stream_beside(responses: &[Response<'_>]) -> bool {
    let mut contents = responses.iter().flat_map(|response| &response.contents);
    let is_other = |content: &Content<'_>| {
        !matches!(content.body, ResponseBody::Stream(_) | ResponseBody::Empty)
    };
    stream(responses).is_some() && contents.any(is_other)
}

/// Combines `responses`. Bytes and nothing are bytes, and items and nothing are items: a
/// stream may be empty. Items beside something else are not in it: they are asked for
/// by themselves.
pub(crate) fn combined(responses: &[Response<'_>]) -> Success {
    let stream = match stream(responses) {
        Some(stream) if !has_stream_beside(responses) => {
            return Success::One(ResponseBody::Stream(stream.clone()));
        }
        stream => stream,
    };
    let is_asked_for = |content: &&Content<'_>| {
        stream.is_none() || !matches!(content.body, ResponseBody::Stream(_))
    };
    let mut bodies: Vec<(ResponseBody, Vec<Status>)> = Vec::new();
    let cases = responses.iter().flat_map(|response| {
        let contents = response.contents.iter().filter(is_asked_for);
        contents.map(move |content| (response.status, content))
    });
    for (status, content) in cases.clone() {
        match bodies.iter_mut().find(|(body, _)| *body == content.body) {
            Some((_, statuses)) if statuses.contains(&status) => {}
            Some((_, statuses)) => statuses.push(status),
            None => bodies.push((content.body.clone(), vec![status])),
        }
    }
    let is_empty = |body: &ResponseBody| *body == ResponseBody::Empty;
    match &bodies[..] {
        [] => Success::One(ResponseBody::Bytes),
        [(only, _)] => Success::One(only.clone()),
        [(empty, without), (body, with)] | [(body, with), (empty, without)] if is_empty(empty) => {
            match body {
                ResponseBody::Bytes => Success::One(ResponseBody::Bytes),
                body => Success::OrNothing {
                    body: body.clone(),
                    with: with.clone(),
                    without: without.clone(),
                },
            }
        }
        _ => {
            let cases = cases.map(|(status, content)| Case {
                status,
                media_type: content.media_type.to_owned(),
                body: content.body.clone(),
                is_nullable: content.is_nullable,
            });
            Success::OneOf(cases.collect())
        }
    }
}

/// The media types of `response`, in the document's order.
fn contents<'a>(document: &'a Value, response: &'a Value) -> Vec<Content<'a>> {
    let mut contents: Vec<Content<'a>> = content(response)
        .map(|(media_type, value)| Content {
            media_type,
            end: value.get(STREAM_END),
            body: body(document, media_type, value),
            is_nullable: is_nullable(document, value),
            is_file: is_read_as_json(media_type) && is_file(document, value),
        })
        .collect();
    let is_text = |content: &Content<'_>| content.body == ResponseBody::Text;
    let is_json_text = |content: &Content<'_>| match &content.body {
        ResponseBody::Json(schema) => is_any_text(schema),
        _ => false,
    };
    if contents.iter().any(is_text) && contents.iter().any(is_json_text) {
        let both = |content: &&mut Content<'_>| is_text(content) || is_json_text(content);
        for content in contents.iter_mut().filter(both) {
            content.body = ResponseBody::TextOrJson;
        }
    }
    if contents.is_empty() {
        contents.push(Content {
            media_type: "",
            end: None,
            body: ResponseBody::Empty,
            is_nullable: false,
            is_file: false,
        });
    }
    contents
}

/// What `value`, the object of `media_type`, is read as.
pub(crate) fn body(document: &Value, media_type: &str, value: &Value) -> ResponseBody {
    let is_range = ["*/*", "application/*", "text/*"].contains(&essence(media_type));
    let is_json = match is_read_as_json(media_type) {
        true => !is_file(document, value),
        false => is_range && is_structured(document, value),
    };
    if is_json {
        let schema = value.get("schema").cloned();
        return ResponseBody::Json(schema.unwrap_or_else(|| Map::new().into()));
    }
    if let Some(stream) = Stream::of(document, media_type, value) {
        return ResponseBody::Stream(stream);
    }
    match is_text(document, media_type, value) {
        true => ResponseBody::Text,
        false => ResponseBody::Bytes,
    }
}

/// The media types of `response` whose bodies are JSON, each with its schema. The
/// one by which a body of any other media type is read comes first.
pub(crate) fn json_contents<'a>(
    document: &Value,
    response: &'a Value,
) -> Vec<(&'a str, &'a Value)> {
    let has_json = |(name, value): &(&String, &Value)| {
        is_read_as_json(name) || matches!(body(document, name, value), ResponseBody::Json(_))
    };
    let found = content(response).filter(has_json);
    let mut found: Vec<_> = found.map(|(name, value)| (name.as_str(), value)).collect();
    found.sort_by_key(|(name, _)| match name {
        name if is_json(name) => 0,
        name if is_read_as_json(name) => 1,
        _ => 2,
    });
    found
}

/// Whether the schema of a media type restricts the type of values, and allows `null`.
fn is_nullable(document: &Value, media_type: &Value) -> bool {
    let schema = media_type.get("schema");
    let schema = schema.and_then(|schema| document::resolve(document, schema));
    schema.is_some_and(|schema| {
        let has_type = ["type", "allOf", "anyOf", "oneOf"];
        schema.get("nullable") == Some(&Value::Bool(true))
            && has_type.iter().any(|key| schema.get(*key).is_some())
    })
}

/// Whether `schema` is that of any text, so that its type is a string of Rust.
fn is_any_text(schema: &Value) -> bool {
    const ANNOTATIONS: [&str; 3] = ["type", "description", "example"];
    let mut keys = schema.as_object().into_iter().flat_map(Map::keys);
    document::text(schema, "type") == "string" && keys.all(|key| ANNOTATIONS.contains(&&**key))
}

fn content(response: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let content = response.get("content").and_then(Value::as_object);
    content.into_iter().flatten()
}

/// Whether `media_type` is JSON, another name for it, or a format based on it.
fn is_read_as_json(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    is_json(media_type)
        || essence.ends_with("+json") && !essence.ends_with("stream+json")
        || ["text/json", "application/x-json"].contains(&essence.as_str())
}

/// Whether the schema of a media type is one that only JSON has: Spring declares
/// `*/*` for objects, while files and plain text have a string.
pub(crate) fn is_structured(document: &Value, media_type: &Value) -> bool {
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
        let contents = found.iter().flat_map(|response| &response.contents);
        let media_types = contents.flat_map(Content::accepted);
        (combined(&found), media_types.map(str::to_owned).collect())
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
                json!({"application/json": text}),
                json(&text),
                vec!["application/json"],
            ),
            (
                json!({"application/json; charset=utf-8": thing}),
                json(&thing),
                vec!["application/json; charset=utf-8"],
            ),
            (
                json!({"application/hal+json": thing}),
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
                vec!["*/*", "application/json"],
            ),
            (
                json!({"application/hal+json": {"schema": {"$ref": "#/components/schemas/File"}}}),
                ResponseBody::Bytes,
                vec!["*/*", "application/hal+json"],
            ),
            (json!({"*/*": thing}), json(&thing), vec!["*/*"]),
            (json!({"text/*": thing}), json(&thing), vec!["text/*"]),
            (
                json!({"text/plain": text}),
                ResponseBody::Text,
                vec!["text/plain"],
            ),
            (
                json!({"text/plain": text, "application/json": text, "text/json": text}),
                ResponseBody::TextOrJson,
                vec!["text/plain", "application/json", "text/json"],
            ),
            (
                json!({"application/hal+json": thing, "application/json": thing}),
                json(&thing),
                vec!["application/hal+json", "application/json"],
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
            json!({"application/x-ndjson": file}),
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
        let case = |status, media_type: &str, body| Case {
            status: code(status),
            media_type: media_type.to_owned(),
            body,
            is_nullable: false,
        };
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
                    case(200, "application/json", body("a")),
                    case(201, "application/json", body("b")),
                    case(202, "application/json", body("a")),
                    case(204, "", ResponseBody::Empty),
                ]),
            ),
            (
                json!({"200": zip, "202": json("a")}),
                Success::OneOf(vec![
                    case(200, "application/zip", ResponseBody::Bytes),
                    case(202, "application/json", body("a")),
                ]),
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
