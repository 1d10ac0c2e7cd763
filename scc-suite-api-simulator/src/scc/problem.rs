//! The errors of SCC, and how replies and errors are written.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::call::Invalid;
use crate::reply::{Reply, empty_response, response};
use crate::store::StoreError;

/// The error of an operation.
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

    /// The caller may not do this.
    pub(super) fn forbidden() -> Self {
        let message = "The role of the caller does not allow this";
        Self::common(StatusCode::FORBIDDEN, "FORBIDDEN", message)
    }

    /// What was asked for is not there.
    pub(super) fn not_found(message: &str) -> Self {
        Self::common(StatusCode::NOT_FOUND, "NOT_FOUND", message)
    }

    /// The body is of another media type than JSON.
    pub(super) fn unsupported_media_type() -> Self {
        Self::common(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "The body must be application/json",
        )
    }

    /// The same with 400 in place of a status that the operation does not document.
    ///
    /// The code stays. Several operations document 400 and no 404, and none documents a
    /// 409; what the real service then sends is not known. A 415 is that of the framework
    /// in front of the operations.
    pub(super) fn with_documented_status(mut self, is_documented: impl Fn(u16) -> bool) -> Self {
        if let Self::Common { status, .. } = &mut self
            && *status != StatusCode::UNSUPPORTED_MEDIA_TYPE
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

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(name) => {
                Self::not_found(&format!("There is no {name} of this id"))
            }
            StoreError::Conflict(reason) => Self::common(StatusCode::CONFLICT, "CONFLICT", reason),
        }
    }
}

/// Writes a reply or an error.
pub(super) fn render(outcome: Result<Reply, Problem>) -> Response {
    match outcome {
        Ok(Reply { status, body, .. }) => match body {
            Some(json) => with_json(status, &json),
            None => empty_response(status),
        },
        Err(problem) => {
            let mut response = with_json(problem.status(), &problem.json());
            if let Problem::Authentication { .. } = problem {
                let bearer = HeaderValue::from_static("Bearer");
                let headers = response.headers_mut();
                headers.insert(header::WWW_AUTHENTICATE, bearer);
            }
            response
        }
    }
}

fn with_json(status: StatusCode, json: &Value) -> Response {
    response(status, "application/json", json.to_string())
}
