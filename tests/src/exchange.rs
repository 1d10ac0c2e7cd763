//! Checks of requests and answers against the operation that they are of.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use scc_suite_api_simulator::RecordedRequest;
use serde_json::Value;

use crate::described::Described;
use crate::schema::Schema;
use crate::wire::Answer;

/// Headers that HTTP itself needs; the document says nothing of them.
const OF_HTTP: [&str; 2] = ["host", "user-agent"];

/// All that `request` has or lacks against the document, below `base_path`.
pub fn request_problems(
    operation: Described<'_>,
    base_path: &str,
    request: &RecordedRequest,
) -> Vec<String> {
    let mut problems = Vec::new();
    if request.method.as_str() != operation.method() {
        problems.push(format!("method: {}", request.method));
    }
    path(operation, base_path, request, &mut problems);
    query(operation, request, &mut problems);
    headers(operation, request, &mut problems);
    authorization(operation, request, &mut problems);
    body(operation, request, &mut problems);
    problems
}

/// Checks that `request` is what the document says.
///
/// # Panics
/// If it is not; the message lists everything that is wrong.
pub fn assert_request(operation: Described<'_>, base_path: &str, request: &RecordedRequest) {
    let problems = request_problems(operation, base_path, request);
    assert!(problems.is_empty(), "{}: {problems:?}", operation.id());
}

/// Checks that `answer` is one of the documented ones.
///
/// # Panics
/// If its status is not documented or its body is not as documented.
pub fn assert_answer(operation: Described<'_>, answer: &Answer) {
    let problems = answer_problems(operation, answer);
    assert!(problems.is_empty(), "{}: {problems:?}", operation.id());
}

/// All that is wrong with `answer` against the document. Where an answer is
/// documented without a body, any body will do.
pub fn answer_problems(operation: Described<'_>, answer: &Answer) -> Vec<String> {
    if operation.response(answer.status).is_none() {
        return vec![format!("status: {} is not documented", answer.status)];
    }
    let Some(schema) = operation.response_schema(answer.status) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    if answer.header("content-type") != Some("application/json") {
        problems.push("content-type: is not JSON".to_owned());
    }
    match serde_json::from_slice(&answer.body) {
        Ok(json) => problems.extend(Schema::new(operation.document(), schema).problems(&json)),
        Err(error) => problems.push(format!("body: {error}")),
    }
    problems
}

fn path(
    operation: Described<'_>,
    base_path: &str,
    request: &RecordedRequest,
    problems: &mut Vec<String>,
) {
    let Some(path) = request.path.strip_prefix(base_path) else {
        problems.push(format!("path: {} is not below {base_path}", request.path));
        return;
    };
    let sent: Vec<&str> = path.split('/').collect();
    let template: Vec<&str> = operation.path().split('/').collect();
    if sent.len() != template.len() {
        problems.push(format!("path: {path} is not {}", operation.path()));
        return;
    }
    let parameters = operation.parameters("path");
    for (sent, wanted) in sent.into_iter().zip(template) {
        let name = wanted
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match name {
            None if sent == wanted => {}
            None => problems.push(format!("path: {sent} is not {wanted}")),
            Some(name) => {
                let parameter = parameters
                    .iter()
                    .find(|parameter| parameter["name"] == name);
                let parameter = parameter.expect("each place in a path has a parameter");
                problems.extend(value_problems(operation, name, parameter, &[sent]));
            }
        }
    }
}

fn query(operation: Described<'_>, request: &RecordedRequest, problems: &mut Vec<String>) {
    let parameters = operation.parameters("query");
    let mut sent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for pair in request.query.iter().flat_map(|query| query.split('&')) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        sent.entry(name).or_default().push(value);
    }
    for (name, values) in &sent {
        match parameters
            .iter()
            .find(|parameter| parameter["name"] == **name)
        {
            Some(parameter) => problems.extend(value_problems(operation, name, parameter, values)),
            None => problems.push(format!("query: {name} is not documented")),
        }
    }
    for parameter in parameters {
        let name = parameter["name"].as_str().unwrap_or_default();
        if parameter["required"] == true && !sent.contains_key(name) {
            problems.push(format!("query: {name} is missing"));
        }
    }
}

/// Checks the texts of a parameter by the schema of it: a list has one text
/// for each entry, everything else has one.
fn value_problems(
    operation: Described<'_>,
    name: &str,
    parameter: &Value,
    texts: &[&str],
) -> Vec<String> {
    let document = operation.document();
    let schema = &parameter["schema"];
    let resolved = document.resolve(schema);
    let is_list = resolved["type"] == "array";
    if texts.len() > 1 && !is_list {
        return vec![format!("query: {name} twice")];
    }
    let kind = if is_list {
        document.resolve(&resolved["items"])
    } else {
        resolved
    };
    let values = texts.iter().map(|text| value(kind, text));
    let Some(mut values) = values.collect::<Option<Vec<Value>>>() else {
        return vec![format!("{name}: is not UTF-8")];
    };
    let value = if is_list {
        Value::from(values)
    } else {
        values.pop().unwrap_or_default()
    };
    let problems = Schema::new(document, schema).problems(&value);
    problems
        .into_iter()
        .map(|problem| format!("{name}{problem}"))
        .collect()
}

/// The value of a text; none if it is not UTF-8.
fn value(schema: &Value, text: &str) -> Option<Value> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    let value = match schema["type"].as_str() {
        Some("boolean" | "integer" | "number") => serde_json::from_str(&text).ok(),
        _ => None,
    };
    Some(value.unwrap_or_else(|| Value::from(text)))
}

fn headers(operation: Described<'_>, request: &RecordedRequest, problems: &mut Vec<String>) {
    let has_body = has_body(operation, request);
    let mut expected = vec!["accept"];
    expected.extend(OF_HTTP);
    if has_body {
        expected.push("content-type");
    }
    // Those that could have a body say that there is none (RFC 9110, 8.6).
    let has_length = has_body || matches!(&*operation.method(), "PATCH" | "POST" | "PUT");
    if has_length {
        expected.push("content-length");
    }
    let may_have_token = operation.optional_security().is_some();
    let has_token = request.header("authorization").is_some();
    if operation.security().is_some() || (may_have_token && has_token) {
        expected.push("authorization");
    }
    let own = operation.parameters("header").into_iter();
    let own = own.filter_map(|parameter| parameter["name"].as_str());
    let own: Vec<String> = own.map(str::to_lowercase).collect();
    let is_sent = |name: &&str| request.header(name).is_some();
    expected.extend(own.iter().map(String::as_str).filter(is_sent));
    expected.sort_unstable();
    let mut sent: Vec<&str> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    sent.sort_unstable();
    if sent != expected {
        problems.push(format!("headers: {sent:?}, not {expected:?}"));
    }
    if request.header("accept") != Some("application/json") {
        problems.push("accept: is not application/json".to_owned());
    }
    if has_body && request.header("content-type") != Some("application/json") {
        problems.push("content-type: is not application/json".to_owned());
    }
    let length = request.body.len().to_string();
    if has_length && request.header("content-length") != Some(&length) {
        problems.push(format!("content-length: is not {length}"));
    }
}

fn authorization(operation: Described<'_>, request: &RecordedRequest, problems: &mut Vec<String>) {
    let sent = request.header("authorization");
    let scheme = match (operation.security(), operation.optional_security(), sent) {
        (Some(scheme), ..) | (None, Some(scheme), Some(_)) => scheme,
        _ => return,
    };
    let sent = sent.unwrap_or_default();
    let (word, token) = sent.split_once(' ').unwrap_or_default();
    let is_right = match (scheme["type"].as_str(), scheme["scheme"].as_str()) {
        (Some("http"), Some("bearer")) => word == "Bearer",
        (Some("apiKey"), _) => scheme["in"] == "header" && scheme["name"] == "Authorization",
        _ => false,
    };
    if !is_right || word.is_empty() || token.is_empty() || token.contains(' ') {
        problems.push(format!("authorization: the scheme is {word:?}"));
    }
}

fn body(operation: Described<'_>, request: &RecordedRequest, problems: &mut Vec<String>) {
    let schema = operation.request_schema();
    let schema = schema.filter(|_| has_body(operation, request));
    match (schema, request.json()) {
        (Some(schema), Some(json)) => {
            problems.extend(Schema::new(operation.document(), schema).problems(&json));
        }
        (Some(_), None) => problems.push("body: is not JSON".to_owned()),
        (None, _) if !request.body.is_empty() => problems.push("body: there is one".to_owned()),
        (None, _) => {}
    }
}

/// Whether the request must be one with a body: one that is optional may be
/// left out.
fn has_body(operation: Described<'_>, request: &RecordedRequest) -> bool {
    operation
        .request_body()
        .is_some_and(|body| body["required"] == true || !request.body.is_empty())
}

#[cfg(test)]
mod tests {
    use openapi_client_core::{Method, StatusCode};
    use scc_suite_api_simulator::StubServer;
    use serde_json::json;

    use super::*;
    use crate::document::Document;
    use crate::wire::send;

    const ID: &str = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";

    /// An operation with a parameter of each kind, a body and a token.
    fn document() -> Document {
        let parameter = |name: &str, place: &str, schema: Value| {
            let is_required = place == "path";
            json!({ "name": name, "in": place, "required": is_required, "schema": schema })
        };
        let keys = json!({
            "type": "array",
            "items": { "type": "string" },
            "minItems": 1,
            "uniqueItems": true,
        });
        let body = json!({
            "type": "object",
            "required": ["keys"],
            "properties": { "keys": keys },
        });
        Document::new(json!({
            "paths": { "/things/{id}/keys": { "post": {
                "operationId": "exchange",
                "security": [{ "token": [] }],
                "parameters": [
                    parameter("id", "path", json!({ "type": "string", "format": "uuid" })),
                    parameter("details", "query", json!({ "type": "boolean" })),
                ],
                "requestBody": {
                    "required": true,
                    "content": { "application/json": { "schema": body } },
                },
                "responses": { "200": {} },
            } } },
            "components": {
                "schemas": {},
                "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            },
        }))
    }

    /// A request that is as the document says.
    async fn good() -> RecordedRequest {
        let server = StubServer::start(None, |_, _| (StatusCode::OK, String::new())).await;
        let server = server.expect("a free port");
        let path = format!("/things/{ID}/keys?details=true");
        let headers = [
            ("accept", "application/json"),
            ("authorization", "Bearer a.b"),
            ("content-type", "application/json"),
            ("user-agent", "a"),
        ];
        let body = r#"{"keys":["a"]}"#;
        send("POST", server.origin(), &path, &headers, body).await;
        let mut request = server.ledger().requests().remove(0);
        request.headers.remove("connection");
        request
    }

    #[tokio::test]
    async fn the_check_of_requests_finds_what_is_wrong() {
        let document = document();
        let good = good().await;
        let check = |request: &RecordedRequest| {
            request_problems(document.operation("exchange"), "", request)
        };
        assert_eq!(check(&good), ["headers: "; 0]);
        let mut all = Vec::new();
        let mut wrong = |change: &dyn Fn(&mut RecordedRequest)| {
            let mut request = good.clone();
            change(&mut request);
            all.push(check(&request).join("; "));
        };
        wrong(&|request| request.method = Method::GET);
        for path in ["/x/2/keys", "/things/x/keys", "/things", "/things/%ff/keys"] {
            wrong(&|request| request.path = path.to_owned());
        }
        wrong(&|request| request.path = request.path.replace("-4", "_4"));
        wrong(&|request| request.path.push_str("/x"));
        for query in [
            "a=b",
            "details=maybe",
            "details",
            "details=true&details=true",
        ] {
            wrong(&|request| request.query = Some(query.to_owned()));
        }
        for header in ["accept", "authorization", "content-length", "content-type"] {
            wrong(&|request| drop(request.headers.remove(header)));
        }
        for (header, value) in [
            ("authorization", "Basic abc"),
            ("authorization", "Bearer a b"),
            ("api-version", "1.5.0"),
            ("accept", "*/*"),
            ("content-length", "1"),
        ] {
            wrong(&|request| {
                let value = value.parse().expect("a value");
                request.headers.insert(header, value);
            });
        }
        wrong(&|request| {
            let twice = request.headers["accept"].clone();
            request.headers.append("accept", twice);
        });
        for body in [
            "",
            "{}",
            r#"{"keys":[]}"#,
            r#"{"keys":["a","a"]}"#,
            r#"{"keys":[1]}"#,
            r#"{"keys":["a"],"other":null}"#,
        ] {
            wrong(&|request| {
                request.body = body.into();
                let length = body.len().to_string().parse().expect("a value");
                request.headers.insert("content-length", length);
            });
        }
        assert_eq!(all.len(), 27);
        let silent = all.iter().filter(|problems| problems.is_empty()).count();
        assert_eq!(silent, 0, "{all:#?}");
    }
}
