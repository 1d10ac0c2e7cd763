//! What SCC answers, good or bad.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Value, json};

use crate::call::Invalid;

/// The answer of an operation that went well.
#[derive(Debug)]
pub(super) struct Answer {
    status: StatusCode,
    json: Option<Value>,
}

impl Answer {
    /// 200 with JSON.
    pub(super) fn ok(body: &impl Serialize) -> Result<Self, Problem> {
        Self::with_json(StatusCode::OK, body)
    }

    /// 201 with JSON.
    pub(super) fn created(body: &impl Serialize) -> Result<Self, Problem> {
        Self::with_json(StatusCode::CREATED, body)
    }

    /// 200 without a body.
    pub(super) fn empty() -> Self {
        Self {
            status: StatusCode::OK,
            json: None,
        }
    }

    /// 204.
    pub(super) fn no_content() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            json: None,
        }
    }

    fn with_json(status: StatusCode, body: &impl Serialize) -> Result<Self, Problem> {
        let json = serde_json::to_value(body).map_err(|_| Problem::own_fault())?;
        let json = Some(json);
        Ok(Self { status, json })
    }
}

/// The answer of an operation that failed.
#[derive(Debug)]
pub(super) enum Problem {
    /// The shape `AuthenticationError`, with 401.
    Authentication {
        error: &'static str,
        description: String,
    },
    /// The shape `CommonApiError`.
    Common {
        status: StatusCode,
        code: &'static str,
        message: String,
        details: Value,
    },
}

impl Problem {
    /// A `CommonApiError` without details.
    pub(super) fn common(status: StatusCode, code: &'static str, message: &str) -> Self {
        let (message, details) = (message.to_owned(), json!({}));
        Self::Common {
            status,
            code,
            message,
            details,
        }
    }

    /// There is no token that could be valid.
    pub(super) fn invalid_token(description: &str) -> Self {
        Self::Authentication {
            error: "invalid_token",
            description: description.to_owned(),
        }
    }

    /// The token is unknown or revoked.
    pub(super) fn dead_token() -> Self {
        Self::invalid_token("The token is not valid")
    }

    /// The caller has no right to do this.
    pub(super) fn forbidden() -> Self {
        let message = "The role of the caller does not allow this";
        Self::common(StatusCode::FORBIDDEN, "FORBIDDEN", message)
    }

    /// What was asked for is not there.
    pub(super) fn not_found(message: &str) -> Self {
        Self::common(StatusCode::NOT_FOUND, "NOT_FOUND", message)
    }

    /// What is there already stands in the way.
    pub(super) fn conflict(message: &str) -> Self {
        Self::common(StatusCode::CONFLICT, "CONFLICT", message)
    }

    /// The simulator itself failed.
    pub(super) fn own_fault() -> Self {
        let message = "The simulator cannot write this answer";
        Self::common(StatusCode::INTERNAL_SERVER_ERROR, "SERVER_ERROR", message)
    }

    /// The same with 400 for a status that the operation does not document.
    ///
    /// The code stays. Several operations document 400 and no 404, and none documents a
    /// 409; what the real service then sends is not known.
    pub(super) fn with_documented_status(mut self, is_documented: impl Fn(u16) -> bool) -> Self {
        if let Self::Common { status, .. } = &mut self
            && !is_documented(status.as_u16())
        {
            *status = StatusCode::BAD_REQUEST;
        }
        self
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Authentication { .. } => StatusCode::UNAUTHORIZED,
            Self::Common { status, .. } => *status,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Authentication { error, description } => {
                json!({ "error": error, "errorDescription": description })
            }
            Self::Common {
                code,
                message,
                details,
                ..
            } => {
                json!({ "errorCode": code, "errorMsg": message, "details": details })
            }
        }
    }
}

impl From<Invalid> for Problem {
    fn from(invalid: Invalid) -> Self {
        vec![invalid].into()
    }
}

impl From<Vec<Invalid>> for Problem {
    fn from(all: Vec<Invalid>) -> Self {
        let messages: Vec<_> = all.iter().map(Invalid::message).collect();
        let mut details = json!({});
        for invalid in &all {
            details[&invalid.part] = json!({ "reason": invalid.reason });
        }
        Self::Common {
            status: StatusCode::BAD_REQUEST,
            code: "INVALID_INPUT",
            message: messages.join("; "),
            details,
        }
    }
}

/// Writes an answer.
pub(super) fn render(result: Result<Answer, Problem>) -> Response {
    match result {
        Ok(Answer { status, json }) => with_body(status, json.as_ref()),
        Err(problem) => {
            let mut answer = with_body(problem.status(), Some(&problem.json()));
            if let Problem::Authentication { .. } = problem {
                let bearer = HeaderValue::from_static("Bearer");
                answer
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, bearer);
            }
            answer
        }
    }
}

fn with_body(status: StatusCode, json: Option<&Value>) -> Response {
    let body = json.map_or_else(Body::empty, |json| Body::from(json.to_string()));
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    if json.is_some() {
        let content_type = HeaderValue::from_static("application/json");
        answer
            .headers_mut()
            .insert(header::CONTENT_TYPE, content_type);
    }
    answer
}
