//! What the suite-api answers, good or bad: XML unless the request asks for JSON.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Value, json};

use crate::call::{Call, Invalid};
use crate::specification::Operation;
use crate::xml;

const NAMESPACE: &str = "http://webservice.vmware.com/vRealizeOpsMgr/1.0/";

/// The code for a token that is missing, unknown or too old.
const DEAD_TOKEN: u32 = 1512;

/// The answer of an operation that went well.
#[derive(Debug)]
pub(super) struct Answer {
    status: StatusCode,
    body: Option<Value>,
    has_xml: bool,
}

impl Answer {
    /// 200 with a body.
    pub(super) fn ok(body: &impl Serialize) -> Result<Self, Problem> {
        Self::with_body(StatusCode::OK, body)
    }

    /// 201 with a body.
    pub(super) fn created(body: &impl Serialize) -> Result<Self, Problem> {
        Self::with_body(StatusCode::CREATED, body)
    }

    /// 200 without a body.
    pub(super) fn empty() -> Self {
        Self::without_body(StatusCode::OK)
    }

    /// 204.
    pub(super) fn no_content() -> Self {
        Self::without_body(StatusCode::NO_CONTENT)
    }

    /// The answer in JSON, also when XML is asked for: the operation has none.
    pub(super) fn only_json(mut self) -> Self {
        self.has_xml = false;
        self
    }

    fn with_body(status: StatusCode, body: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_value(body).map_err(|_| {
            let message = "The answer cannot be written";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, message)
        })?;
        Ok(Self {
            body: Some(body),
            ..Self::without_body(status)
        })
    }

    fn without_body(status: StatusCode) -> Self {
        Self {
            status,
            body: None,
            has_xml: true,
        }
    }
}

/// The answer of an operation that failed.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    api_error_code: u32,
    message: String,
    invalid: Vec<Invalid>,
    schemes: Option<String>,
}

impl Problem {
    /// An error whose code is the status.
    pub(super) fn new(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            api_error_code: status.as_u16().into(),
            message: message.to_owned(),
            invalid: Vec::new(),
            schemes: None,
        }
    }

    /// There is none of what the request names.
    pub(super) fn not_found(what: &str) -> Self {
        let message = format!("There is no such {what}");
        Self::new(StatusCode::NOT_FOUND, &message)
    }

    /// The request is fine, but does not go with what is there.
    pub(super) fn conflict(message: &str) -> Self {
        Self::new(StatusCode::CONFLICT, message)
    }

    /// The caller lacks a privilege.
    pub(super) fn forbidden(privilege: &str) -> Self {
        let message = format!("The caller needs the privilege {privilege}");
        Self::new(StatusCode::FORBIDDEN, &message)
    }

    /// The token is unknown or too old.
    pub(super) fn dead_token() -> Self {
        let message = "The token is not valid or has expired";
        Self {
            api_error_code: DEAD_TOKEN,
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    /// There is no token, or its scheme is not one of these.
    pub(super) fn no_token(schemes: &[String]) -> Self {
        let message = "The request has no token of a known scheme";
        Self {
            api_error_code: DEAD_TOKEN,
            schemes: Some(schemes.join(", ")),
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    fn json(&self) -> Value {
        let mut error = json!({
            "type": "Error",
            "message": self.message,
            "httpStatusCode": self.status.as_u16(),
            "apiErrorCode": self.api_error_code,
        });
        if !self.invalid.is_empty() {
            let failure = |invalid: &Invalid| {
                json!({
                    "failureMessage": invalid.reason,
                    "violationPath": invalid.part,
                })
            };
            let failures: Vec<_> = self.invalid.iter().map(failure).collect();
            error["validationFailures"] = failures.into();
        }
        error
    }

    fn xml(&self) -> String {
        let mut error = self.json();
        if let Some(members) = error.as_object_mut() {
            // In XML, the element itself says it.
            members.remove("type");
        }
        xml::document("error", &error, "ops", NAMESPACE)
    }
}

impl From<Invalid> for Problem {
    fn from(invalid: Invalid) -> Self {
        vec![invalid].into()
    }
}

impl From<Vec<Invalid>> for Problem {
    fn from(invalid: Vec<Invalid>) -> Self {
        let messages: Vec<_> = invalid.iter().map(Invalid::message).collect();
        Self {
            invalid,
            ..Self::new(StatusCode::BAD_REQUEST, &messages.join("; "))
        }
    }
}

/// An error as a whole XML document.
pub(crate) fn ops_error_xml(status: StatusCode, api_error_code: u32, message: &str) -> String {
    let problem = Problem {
        api_error_code,
        ..Problem::new(status, message)
    };
    problem.xml()
}

/// Writes the answer of an operation in the form that the request asks for.
pub(super) fn render(operation: &Operation, call: &Call, answer: Answer) -> Response {
    let mut response = match &answer.body {
        None => Response::new(Body::empty()),
        Some(json) if !answer.has_xml || asks_for_json(call) => with_json(json),
        Some(json) => {
            let root = operation.answer(answer.status.as_u16());
            with_xml(xml::document(
                root.unwrap_or("answer"),
                json,
                "ops",
                NAMESPACE,
            ))
        }
    };
    *response.status_mut() = answer.status;
    response
}

/// Writes an error in the form that the request asks for.
pub(super) fn render_problem(call: &Call, problem: &Problem) -> Response {
    let mut response = if asks_for_json(call) {
        with_json(&problem.json())
    } else {
        with_xml(problem.xml())
    };
    *response.status_mut() = problem.status;
    let schemes = problem.schemes.as_deref().map(HeaderValue::from_str);
    if let Some(Ok(schemes)) = schemes {
        let headers = response.headers_mut();
        headers.insert(header::WWW_AUTHENTICATE, schemes);
    }
    response
}

fn asks_for_json(call: &Call) -> bool {
    wants_json(call.header_values(header::ACCEPT))
}

fn with_json(json: &Value) -> Response {
    let content_type = HeaderValue::from_static("application/json");
    with_body(content_type, json.to_string())
}

fn with_xml(document: String) -> Response {
    let content_type = HeaderValue::from_static("application/xml;charset=UTF-8");
    with_body(content_type, document)
}

fn with_body(content_type: HeaderValue, body: String) -> Response {
    const NAME: HeaderName = header::CONTENT_TYPE;
    let mut answer = Response::new(Body::from(body));
    answer.headers_mut().insert(NAME, content_type);
    answer
}

/// Whether `Accept` names JSON, and does not like XML better.
fn wants_json<'a>(accept: impl Iterator<Item = &'a str>) -> bool {
    let (mut json, mut xml) = (0.0, 0.0);
    for range in accept.flat_map(|value| value.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        let quality = quality.map_or(1.0, |quality| quality.parse().unwrap_or(0.0_f32));
        match media_type.as_str() {
            "application/json" => json = quality,
            "application/xml" | "text/xml" => xml = quality,
            _ => {}
        }
    }
    json > 0.0 && json >= xml
}

#[cfg(test)]
mod tests {
    use super::wants_json;

    #[test]
    fn json_is_sent_only_when_it_is_asked_for() {
        let cases = [
            (None, false),
            (Some("*/*"), false),
            (Some("application/*"), false),
            (Some("application/xml"), false),
            (Some("application/json"), true),
            (Some("Application/JSON;charset=utf-8"), true),
            (Some("application/json, */*"), true),
            (Some("application/json;q=0.5, application/xml"), false),
            (Some("application/json, application/xml;q=0.5"), true),
            (Some("application/json;q=0"), false),
        ];
        for (accept, json) in cases {
            assert_eq!(wants_json(accept.into_iter()), json, "{accept:?}");
        }
    }
}
