//! What the suite-api answers, good or bad: XML unless the request asks for JSON.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::call::{Call, Invalid};
use crate::xml::Element;

const NAMESPACE: &str = "http://webservice.vmware.com/vRealizeOpsMgr/1.0/";

/// The code for a token that is missing, unknown or too old.
const DEAD_TOKEN: u32 = 1512;

/// The answer of an operation that went well.
pub(super) enum Answer {
    /// 200 without a body.
    Empty,
    /// 200 with JSON; the operation has no XML.
    Json(Value),
    /// 200 with JSON or XML.
    Either { json: Value, xml: Element },
}

/// The answer of an operation that failed.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    api_error_code: u32,
    message: String,
    invalid: Option<Invalid>,
    schemes: Option<String>,
}

impl Problem {
    /// An error whose code is the status.
    pub(super) fn new(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            api_error_code: status.as_u16().into(),
            message: message.to_owned(),
            invalid: None,
            schemes: None,
        }
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
        if let Some(invalid) = &self.invalid {
            let failure = json!({
                "failureMessage": invalid.reason,
                "violationPath": invalid.part,
            });
            error["validationFailures"] = json!([failure]);
        }
        error
    }

    fn xml(&self) -> Element {
        let error = Element::new("error")
            .attribute("httpStatusCode", self.status.as_u16())
            .attribute("apiErrorCode", self.api_error_code)
            .child(Element::text("message", &self.message));
        let Some(invalid) = &self.invalid else {
            return error;
        };
        let failure = Element::new("validationFailure")
            .child(Element::text("failureMessage", &invalid.reason))
            .child(Element::text("violationPath", &invalid.part));
        error.child(Element::new("validationFailures").child(failure))
    }
}

impl From<Invalid> for Problem {
    fn from(invalid: Invalid) -> Self {
        let message = invalid.message();
        Self {
            invalid: Some(invalid),
            ..Self::new(StatusCode::BAD_REQUEST, &message)
        }
    }
}

/// An error as a whole XML document.
pub(crate) fn ops_error_xml(status: StatusCode, api_error_code: u32, message: &str) -> String {
    let problem = Problem {
        api_error_code,
        ..Problem::new(status, message)
    };
    problem.xml().document("ops", NAMESPACE)
}

/// Writes an answer in the form that the request asks for.
pub(super) fn render(call: &Call, result: Result<Answer, Problem>) -> Response {
    match result {
        Ok(Answer::Empty) => Response::new(Body::empty()),
        Ok(Answer::Json(json)) => with_json(&json),
        Ok(Answer::Either { json, xml }) => either(call, &json, &xml),
        Err(problem) => {
            let mut answer = either(call, &problem.json(), &problem.xml());
            *answer.status_mut() = problem.status;
            let schemes = problem.schemes.as_deref().map(HeaderValue::from_str);
            if let Some(Ok(schemes)) = schemes {
                answer
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, schemes);
            }
            answer
        }
    }
}

fn either(call: &Call, json: &Value, xml: &Element) -> Response {
    if wants_json(call.header_values(header::ACCEPT)) {
        return with_json(json);
    }
    let content_type = HeaderValue::from_static("application/xml;charset=UTF-8");
    with_body(content_type, xml.document("ops", NAMESPACE))
}

fn with_json(json: &Value) -> Response {
    with_body(
        HeaderValue::from_static("application/json"),
        json.to_string(),
    )
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
