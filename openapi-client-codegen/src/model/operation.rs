//! The operations of a document, as a client's run time needs them.

use serde_json::{Map, Value};

use crate::annotations::ORIGINAL_NAME;
use crate::document;
use crate::error::{Error, Problem};
use crate::media_type::{is_json, is_json_like};
use crate::model::error_sets::{self, ErrorResponse};
use crate::model::parameter::{Parameter, parameters};
use crate::model::request_body::{RequestBody, body};
use crate::model::response::{self, Content, ResponseBody, STREAM_END, Success, json_contents};
use crate::model::secrets::Secrets;
use crate::model::security::{is_unmentioned, requirements, schemes, unmentioned};
use crate::model::servers::{Server, of_operation};
use crate::model::status::Status;
use crate::model::stream::Streamed;
use crate::names::{builder_name, constant_name, value_name};
use crate::pointer::{Pointer, local_reference};

/// An operation, as the table in the generated code describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operation {
    /// The id in the original document.
    pub(crate) id: String,
    /// The id that progenitor sees, and makes Rust names of.
    pub(crate) name: String,
    /// Lower case, as in the document.
    pub(crate) method: &'static str,
    /// The template, such as `/things/{id}`, in the original document.
    pub(crate) path: String,
    /// The template that progenitor sees.
    pub(crate) key: String,
    pub(crate) place: Pointer,
    pub(crate) summary: String,
    pub(crate) description: String,
    /// The schemes of which it needs a token, together, or those of another
    /// alternative.
    pub(crate) security: Vec<Vec<String>>,
    /// Its servers in place of those of the document, if it has other ones.
    pub(crate) servers: Vec<Server>,
    pub(crate) idempotent: bool,
    /// Whether a parameter or the body may hold a secret.
    pub(crate) sends_secrets: bool,
    pub(crate) deprecated: bool,
    /// The value of the Accept header.
    pub(crate) accept: String,
    pub(crate) success: Success,
    /// The stream of items among its successes, if it has one.
    pub(crate) stream: Option<Streamed>,
    /// The schema of the body for each status of an error.
    pub(crate) errors: Vec<ErrorResponse>,
    /// The name of the type of these errors; empty without any.
    pub(crate) error_set: String,
    /// What the caller passes, except for the body.
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
}

impl Operation {
    /// `GET /things/{id}`
    pub(crate) fn request(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// The method of the client that starts its builder.
    pub(crate) fn method_name(&self) -> String {
        value_name(&self.name)
    }

    /// The type of its builder.
    pub(crate) fn builder_name(&self) -> String {
        builder_name(&self.name)
    }

    /// Its entry in the table of operations.
    pub(crate) fn constant_name(&self) -> String {
        constant_name(&self.name)
    }

    /// The parameter that `setter` sets.
    pub(crate) fn parameter(&self, setter: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.setter == setter)
    }
}

/// Reads the operations of a document whose error schemas are components.
pub(crate) fn operations(document: &Value) -> Result<Vec<Operation>, Error> {
    let mut problems = Vec::new();
    let mut operations = Vec::new();
    let unmentioned = is_unmentioned(document).then(|| unmentioned(&schemes(document)));
    let secrets = Secrets::of(document);
    for (_, key, method, object) in document::operations(document) {
        match operation(
            document,
            key,
            method,
            object,
            unmentioned.as_deref(),
            &secrets,
        ) {
            Ok(operation) => operations.push(operation),
            Err(problem) => problems.push(problem),
        }
    }
    Error::check(problems)?;
    let names = error_sets::names(operations.iter().map(|operation| &*operation.errors));
    for (operation, name) in operations.iter_mut().zip(names) {
        operation.error_set = name;
    }
    Ok(operations)
}

fn operation(
    document: &Value,
    key: &str,
    method: &'static str,
    object: &Map<String, Value>,
    unmentioned: Option<&[Vec<String>]>,
    secrets: &Secrets<'_>,
) -> Result<Operation, Problem> {
    let original =
        |object: &Map<String, Value>| Some(object.get(ORIGINAL_NAME)?.as_str()?.to_owned());
    let name = string(object, "operationId");
    let id = original(object).unwrap_or_else(|| name.clone());
    let path = document["paths"][key]
        .as_object()
        .and_then(original)
        .unwrap_or_else(|| key.to_owned());
    let place = Pointer::root().join("paths").join(&path).join(method);
    let mut errors: Vec<ErrorResponse> = Vec::new();
    let mut media_types_of_errors = Vec::new();
    for (status, response, at) in responses(document, &place, object) {
        let status = status.map_err(|problem| problem.operation(&id))?;
        if status.is_success() {
            continue;
        }
        let mut found: Vec<(&str, Option<String>)> = Vec::new();
        for (name, media_type) in json_contents(document, response) {
            media_types_of_errors.push(name);
            let schema = error_schema(media_type, &at.join("content"));
            found.push((name, schema.map_err(|problem| problem.operation(&id))?));
        }
        if found.is_empty() {
            found.push(("", None));
        }
        let is_one = found.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let first = errors.len();
        for (name, schema) in found {
            let known = errors[first..]
                .iter()
                .position(|known| known.schema == schema);
            let known = known.unwrap_or_else(|| {
                errors.push(ErrorResponse {
                    status,
                    schema,
                    media_types: Vec::new(),
                });
                errors.len() - 1 - first
            });
            if !is_one {
                errors[first + known].media_types.push(name.to_owned());
            }
        }
    }
    errors.sort_by_key(|error| error.status);
    let at = Pointer::root().join("paths").join(key).join(method);
    let successes = response::responses(document, &at, object);
    let stream = streamed(&successes, object, &media_types_of_errors);
    let stream = stream.map_err(|problem| problem.at(&place).operation(&id))?;
    let is_beside = response::has_stream_beside(&successes);
    let contents = successes.iter().flat_map(|success| &success.contents);
    let contents = contents.filter(|content| !(is_beside && is_stream(content)));
    let media_types = contents.flat_map(Content::accepted).collect();
    Ok(Operation {
        place,
        id,
        name,
        method,
        path,
        key: key.to_owned(),
        summary: string(object, "summary"),
        description: string(object, "description"),
        security: match unmentioned {
            Some(optional) => optional.to_owned(),
            None => requirements(document, object),
        },
        servers: of_operation(document, &document["paths"][key], object),
        idempotent: object
            .get("x-idempotent")
            .and_then(Value::as_bool)
            .unwrap_or_else(|| is_idempotent(method)),
        sends_secrets: secrets.are_sent(&document["paths"][key], object),
        deprecated: object.get("deprecated") == Some(&Value::Bool(true)),
        accept: accept(media_types, media_types_of_errors),
        success: response::combined(&successes),
        stream,
        errors,
        error_set: String::new(),
        parameters: parameters(document, key, method),
        body: body(document, object),
    })
}

/// Whether operations of `method` are idempotent (RFC 9110, section 9.2.2).
pub(crate) fn is_idempotent(method: &str) -> bool {
    !matches!(method, "post" | "patch")
}

/// The responses of an operation, each with its place, references followed.
fn responses<'a>(
    document: &'a Value,
    place: &Pointer,
    object: &'a Map<String, Value>,
) -> Vec<(Result<Status, Problem>, &'a Value, Pointer)> {
    let at = place.join("responses");
    let responses = object.get("responses").and_then(Value::as_object);
    responses
        .into_iter()
        .flatten()
        .filter(|(key, _)| !key.starts_with("x-"))
        .map(|(key, response)| {
            let at = at.join(key);
            let status = Status::parse(key)
                .ok_or_else(|| Problem::new(format!("`{key}` is not a valid status")).at(&at));
            let response = document::resolve(document, response).unwrap_or(response);
            (status, response, at)
        })
        .collect()
}

fn is_stream(content: &Content<'_>) -> bool {
    matches!(content.body, ResponseBody::Stream(_))
}

/// The stream among `successes`, and what asks for it if it is beside something else.
fn streamed(
    successes: &[response::Response<'_>],
    operation: &Map<String, Value>,
    media_types_of_errors: &[&str],
) -> Result<Option<Streamed>, Problem> {
    let Some(stream) = response::stream(successes) else {
        return Ok(None);
    };
    let contents = successes.iter().flat_map(|success| &success.contents);
    let contents: Vec<&Content<'_>> = contents.filter(|content| is_stream(content)).collect();
    let end = contents.iter().find_map(|content| content.end);
    let end = match end.or_else(|| operation.get(STREAM_END)) {
        None => None,
        Some(Value::String(end)) => Some(end.clone()),
        Some(_) => {
            let problem = Problem::new(format!("`{STREAM_END}` is not a text"));
            return Err(problem.help("it is the text in place of an item that ends a stream"));
        }
    };
    let is_beside = response::has_stream_beside(successes);
    Ok(Some(Streamed {
        stream: stream.clone(),
        asked_for_by: is_beside.then(|| {
            let names: Vec<&str> = contents.iter().map(|content| content.media_type).collect();
            // An error may be sent as JSON, and a success as nothing but the stream.
            accept(names.clone(), media_types_of_errors.to_vec())
                .split(", ")
                .map(|name| match names.contains(&name) {
                    true => name.to_owned(),
                    false => format!("{name};q=0.5"),
                })
                .collect::<Vec<String>>()
                .join(", ")
        }),
        end,
    }))
}

fn error_schema(media_type: &Value, at: &Pointer) -> Result<Option<String>, Problem> {
    let Some(schema) = media_type.get("schema") else {
        return Ok(None);
    };
    let reference = schema.get("$ref").and_then(Value::as_str);
    let tokens: Vec<String> = reference
        .and_then(local_reference)
        .map(|pointer| pointer.tokens().collect())
        .unwrap_or_default();
    match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Ok(Some(name.clone()))
        }
        _ => Err(Problem::new("the schema of an error is not a component").at(at)),
    }
}

/// The Accept header: the media types of successes in the document's order. JSON is
/// always in it: most errors are JSON, and a server may answer XML to a request
/// without a preference. The media types of errors are in it too: a server may not
/// send an error to a request that does not accept it.
fn accept<'a>(of_successes: Vec<&'a str>, mut of_errors: Vec<&'a str>) -> String {
    const JSON: &str = "application/json";
    let mut media_types: Vec<&str> = Vec::new();
    // A range would accept more than an error.
    of_errors.retain(|name| is_json_like(name) && !is_json(name));
    of_errors.sort_unstable();
    for name in of_successes.into_iter().chain([JSON]).chain(of_errors) {
        if !media_types.contains(&name) {
            media_types.push(name);
        }
    }
    media_types.join(", ")
}

fn string(object: &Map<String, Value>, key: &str) -> String {
    let text = object.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(operation: Value) -> Operation {
        let document = json!({
            "security": [{"bearer": []}],
            "paths": {"/a/{id}": {"post": operation}},
            "components": {"responses": {"Bad": {"description": "", "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Bad"}}}}}},
        });
        operations(&document).expect("a valid operation").remove(0)
    }

    #[test]
    fn errors_carry_their_schema_by_status() {
        let operation = read(json!({"operationId": "a", "responses": {
            "default": {"description": ""},
            "5XX": {"$ref": "#/components/responses/Bad"},
            "400": {"$ref": "#/components/responses/Bad"},
            "204": {"description": ""},
        }}));
        let bad = Some("Bad".to_owned());
        assert_eq!(
            operation.errors,
            [
                ErrorResponse {
                    status: Status::Code(400),
                    schema: bad.clone(),
                    media_types: vec![],
                },
                ErrorResponse {
                    status: Status::Range(5),
                    schema: bad,
                    media_types: vec![],
                },
                ErrorResponse {
                    status: Status::Default,
                    schema: None,
                    media_types: vec![],
                },
            ]
        );
    }

    #[test]
    fn security_is_that_of_the_document_unless_the_operation_has_its_own() {
        let shown = |operation: Operation| {
            let alternatives = operation.security.iter().map(|names| names.join("+"));
            alternatives.collect::<Vec<_>>().join("|")
        };
        assert_eq!(shown(read(json!({"operationId": "a"}))), "bearer");
        for (security, expected) in [
            (json!([]), ""),
            (json!([{}]), ""),
            (json!([{}, {"bearer": []}]), "|bearer"),
            (json!([{"bearer": []}, {}]), "bearer|"),
            (json!([{"bearer": []}, {"basic": []}]), "bearer|basic"),
            (json!([{"b": ["x"], "a": []}, {"b": [], "a": []}]), "b+a"),
        ] {
            let own = read(json!({"operationId": "a", "security": security}));
            assert_eq!(shown(own), expected, "{security}");
        }
    }

    #[test]
    fn a_token_is_optional_if_the_document_does_not_mention_security() {
        let mut document = json!({"paths": {"/a": {"get": {"operationId": "a"}}}});
        let security = |document: &Value| {
            operations(document).expect("operations")[0]
                .security
                .clone()
        };
        assert_eq!(security(&document), [vec!["token".to_owned()], vec![]]);
        document["security"] = json!([]);
        assert_eq!(security(&document), [[""; 0]; 0]);
    }

    #[test]
    fn a_post_is_idempotent_only_if_the_document_says_so() {
        assert!(!read(json!({"operationId": "a"})).idempotent);
        assert!(read(json!({"operationId": "a", "x-idempotent": true})).idempotent);
    }

    #[test]
    fn json_is_accepted_beside_any_other_media_type() {
        assert_eq!(read(json!({"operationId": "a"})).accept, "application/json");
        let zip =
            json!({"operationId": "a", "responses": {"200": {"content": {"application/zip": {}}}}});
        assert_eq!(read(zip).accept, "application/zip, application/json");
    }

    #[test]
    fn the_media_types_of_errors_are_accepted_after_those_of_successes() {
        let bad = json!({"schema": {"$ref": "#/components/schemas/Bad"}});
        let content = |name: &str| json!({"content": {name: bad}});
        let operation = json!({"operationId": "a", "responses": {
            "200": content("application/hal+json"),
            "400": content("application/vnd.err+json"),
            "404": content("application/problem+json"),
            "409": content("application/hal+json"),
            "410": {"content": {"application/json; charset=utf-8": bad}},
            "422": {"content": {"application/*": bad}},
            "500": {"content": {"text/html": {}}},
            "default": content("application/problem+json"),
        }});
        assert_eq!(
            read(operation).accept,
            "application/hal+json, application/json, application/problem+json, \
             application/vnd.err+json"
        );
    }

    #[test]
    fn what_is_kept_is_accepted_in_the_order_of_the_document() {
        for (content, accept) in [
            (
                json!({"application/json": {}, "a/b": {}}),
                "application/json, a/b",
            ),
            (
                json!({"a/b": {}, "application/json": {}, "*/*": {}}),
                "a/b, application/json, */*",
            ),
        ] {
            let answer = json!({"operationId": "a", "responses": {"200": {"content": content}}});
            assert_eq!(read(answer).accept, accept);
        }
    }
}
