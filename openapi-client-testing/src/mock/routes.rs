//! Which operation a request is of, and what it is answered.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

use super::answer::{NO_VALUE, documented, usual_status};
use super::reply::{Reply, ReplyBody};
use crate::document::{Document, DocumentedOperation, json_content, literal_length, matched};
use crate::exchange::request_problems;
use crate::ledger::RecordedRequest;
use crate::lock::lock;
use crate::value::{Direction, Extent, Schema};

/// The path of a mock's address where none is set.
pub(super) const DEFAULT_BASE_PATH: &str = "/mock";

/// The operations of a document, and what they answer.
pub(super) struct Routes {
    document: Arc<Document>,
    seed: u64,
    base_path: String,
    scripts: Mutex<HashMap<String, Script>>,
    problems: Mutex<Vec<String>>,
}

/// What an operation answers in place of what is documented.
#[derive(Default)]
struct Script {
    /// For one request each.
    next: VecDeque<Reply>,
    /// For all others.
    always: Option<Reply>,
}

impl Routes {
    pub(super) fn new(document: Arc<Document>, seed: u64, base_path: String) -> Self {
        Self {
            document,
            seed,
            base_path,
            scripts: Mutex::default(),
            problems: Mutex::default(),
        }
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn base_path(&self) -> &str {
        &self.base_path
    }

    pub(super) fn take_problems(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.problems))
    }

    /// Sets an answer of an operation: of the next request, or of all.
    ///
    /// # Panics
    ///
    /// It is not as documented.
    pub(super) fn script(&self, id: &str, reply: Reply, is_for_one: bool) {
        self.check(id, &reply);
        let mut scripts = lock(&self.scripts);
        let script = scripts.entry(id.to_owned()).or_default();
        match is_for_one {
            true => script.next.push_back(reply),
            false => script.always = Some(reply),
        }
    }

    /// A test that gives an answer which no server gives would prove nothing.
    fn check(&self, id: &str, reply: &Reply) {
        let operation = self.document.operation(id);
        let status = reply.status.as_u16();
        assert!(
            matches!(reply.body, ReplyBody::Bytes(_)) || operation.response(status).is_some(),
            "the document has no answer {status} of {id}; `Reply::bytes` and `Reply::empty` are \
             not checked"
        );
        let content = operation.response(status);
        let content = content.and_then(|response| response["content"].as_object());
        let content = content.filter(|content| !content.is_empty());
        assert!(
            !matches!(reply.body, ReplyBody::Json(_))
                || content.is_none_or(|content| json_content(content).is_some()),
            "the answer {status} of {id} is not JSON by the document; `Reply::bytes` and \
             `Reply::events` are not checked"
        );
        // One without a body by its status has none, whatever a `default` describes.
        if let (ReplyBody::Json(value), Some(schema)) =
            (&reply.body, operation.response_schema(status))
            && !matches!(status, 204 | 205 | 304)
        {
            let schema = Schema::new(&self.document, schema, Direction::Response);
            let problems = schema.problems(value);
            assert!(
                problems.is_empty(),
                "the reply {status} of {id} is not as documented: {}; `Reply::bytes` is not \
                 checked",
                problems.join("; ")
            );
        }
    }

    /// The operation of a request.
    fn operation(&self, method: &str, path: &str) -> Option<DocumentedOperation<'_>> {
        let path = path.strip_prefix(&*self.base_path)?;
        let operations = self.document.operations().into_iter();
        let fitting = operations.filter(|operation| {
            let template = operation
                .path()
                .split(['?', '#'])
                .next()
                .unwrap_or_default();
            operation.method() == method && matched(template, path).is_some()
        });
        fitting.max_by_key(|operation| literal_length(operation.path()))
    }

    /// Whether a request is of the operation with this id.
    pub(super) fn is_of(&self, id: &str, method: &str, path: &str) -> bool {
        let operation = self.operation(method, path);
        operation.is_some_and(|operation| operation.id() == id)
    }

    /// What a request is answered.
    pub(super) async fn answer(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        // It is in memory already.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let request = RecordedRequest {
            connection: 0,
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers: parts.headers,
            body,
            status: None,
            executed: false,
        };
        let what = format!("{} {}", request.method, request.path);
        let Some(operation) = self.operation(request.method.as_str(), &request.path) else {
            let problem = format!("{what}: the document has no such operation");
            return self.refuse(StatusCode::NOT_FOUND, vec![problem]);
        };
        let problems = request_problems(operation, &self.base_path, &request);
        if !problems.is_empty() {
            let at = operation.pointer();
            let problems = problems.into_iter();
            let problems = problems.map(|problem| format!("{what}: {problem} (#{at})"));
            return self.refuse(StatusCode::BAD_REQUEST, problems.collect());
        }
        let accept = request.header("accept").unwrap_or_default();
        response(self.reply(operation, accept))
    }

    fn reply(&self, operation: DocumentedOperation<'_>, accept: &str) -> Reply {
        let mut scripts = lock(&self.scripts);
        let script = scripts.get_mut(operation.id());
        let reply = script.and_then(|script| script.next.pop_front().or(script.always.clone()));
        drop(scripts);
        let status = reply.as_ref().map(|reply| reply.status.as_u16());
        let status = status.unwrap_or_else(|| usual_status(operation));
        match reply {
            Some(reply) if !matches!(reply.body, ReplyBody::Documented) => reply,
            other => {
                let reply = documented(operation, status, accept, (Extent::Most, self.seed));
                let Some(mut reply) = reply else {
                    let text = format!("the answer {status} of {} {NO_VALUE}", operation.id());
                    return Reply::bytes(500, "text/plain", text);
                };
                let own = other.map(|reply| reply.headers);
                reply.headers.extend(own.unwrap_or_default());
                reply
            }
        }
    }

    fn refuse(&self, status: StatusCode, problems: Vec<String>) -> Response {
        let mut response = Response::new(Body::from(problems.join("\n")));
        *response.status_mut() = status;
        let text = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, text);
        lock(&self.problems).extend(problems);
        response
    }
}

fn response(reply: Reply) -> Response {
    let mut response = Response::new(Body::from(reply.body_bytes()));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}
