//! How replies and errors are written: in XML unless the request asks for JSON.

use axum::response::Response;
use http::{HeaderValue, header};

use super::problem::{Problem, xml_document};
use crate::call::Call;
use crate::reply::{Reply, empty_response, response};
use crate::specification::Operation;

const JSON: &str = "application/json";
const XML: &str = "application/xml;charset=UTF-8";

/// Writes the reply of an operation in the form that the request asks for.
pub(super) fn render(operation: &Operation, call: &Call, reply: &Reply) -> Response {
    let root = operation.response_schema(reply.status.as_u16());
    render_as(root.unwrap_or("answer"), call, reply)
}

/// Writes a reply whose element in XML is called `root`.
pub(super) fn render_as(root: &str, call: &Call, reply: &Reply) -> Response {
    let status = reply.status;
    match &reply.body {
        None => empty_response(status),
        Some(json) if reply.is_json_only || asks_for_json(call) => {
            response(status, JSON, json.to_string())
        }
        Some(json) => response(status, XML, xml_document(root, json)),
    }
}

/// Writes an error in the form that the request asks for.
pub(super) fn render_problem(call: &Call, problem: &Problem) -> Response {
    let mut response = if asks_for_json(call) {
        response(problem.status, JSON, problem.json().to_string())
    } else {
        response(problem.status, XML, problem.xml())
    };
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

/// Whether `Accept` names JSON, and does not prefer XML.
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
