//! Checks of requests and answers against the operation that they are of: nothing is there
//! that is not documented.

use openapi_client_testing::{Direction, RecordedRequest, Schema, response_problems};

use crate::described::Described;
use crate::schema::closed;
use crate::wire::Answer;

/// Headers that HTTP itself needs; the document says nothing of them.
const OF_HTTP: [&str; 2] = ["host", "user-agent"];

/// All that `request` has or lacks against the document, below `base_path`.
pub fn request_problems(
    operation: Described<'_>,
    base_path: &str,
    request: &RecordedRequest,
) -> Vec<String> {
    let mut problems = openapi_client_testing::request_problems(operation, base_path, request);
    headers(operation, request, &mut problems);
    // Both APIs have a word in front of the token, of which the document of one knows nothing.
    if let Some(sent) = request.header("authorization")
        && !matches!(sent.split(' ').collect::<Vec<_>>()[..], [word, token] if !word.is_empty() && !token.is_empty())
    {
        problems.push("authorization: is not a scheme and a token".to_owned());
    }
    if let (Some(schema), Some(json)) = (operation.request_schema(), request.json())
        && problems.is_empty()
    {
        let schema = Schema::closed(operation.document(), schema, Direction::Request);
        problems.extend(schema.problems(&json));
    }
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
    let media_type = answer.header("content-type");
    let problems = response_problems(operation, answer.status, media_type, &answer.body);
    match operation.response_schema(answer.status) {
        Some(schema) if problems.is_empty() => {
            closed(operation.document(), schema).problems(&answer.json())
        }
        _ => problems,
    }
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
    use serde_json::{Value, json};

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
