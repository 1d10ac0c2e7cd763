//! What SCC answers, good or bad.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::call::Invalid;

/// The answer of an operation that went well.
pub(super) enum Answer {
    /// 201 with JSON.
    Created(Value),
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

    /// The token is missing or unknown.
    pub(super) fn invalid_token(description: &str) -> Self {
        Self::Authentication {
            error: "invalid_token",
            description: description.to_owned(),
        }
    }

    /// The caller has no right to do this.
    pub(super) fn forbidden() -> Self {
        let message = "The role of the caller does not allow this";
        Self::common(StatusCode::FORBIDDEN, "FORBIDDEN", message)
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
        let mut details = json!({});
        details[&invalid.part] = json!({ "reason": invalid.reason });
        Self::Common {
            status: StatusCode::BAD_REQUEST,
            code: "INVALID_INPUT",
            message: invalid.message(),
            details,
        }
    }
}

/// Writes an answer.
pub(super) fn render(result: Result<Answer, Problem>) -> Response {
    match result {
        Ok(Answer::Created(json)) => with_json(StatusCode::CREATED, &json),
        Err(problem) => {
            let mut answer = with_json(problem.status(), &problem.json());
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

fn with_json(status: StatusCode, json: &Value) -> Response {
    let mut answer = Response::new(Body::from(json.to_string()));
    *answer.status_mut() = status;
    let content_type = HeaderValue::from_static("application/json");
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    answer
}
