//! The body of a request, read and checked by its media type.

use serde_json::Value;

use super::multipart;
use super::parameters::pairs;
use super::text::object;
use crate::document::{DocumentedOperation, essence, is_json};
use crate::ledger::RecordedRequest;
use crate::value::{Direction, Schema};

/// The value of the body, if it has one, and all that is wrong with it.
pub(super) fn read(
    operation: DocumentedOperation<'_>,
    request: &RecordedRequest,
) -> (Option<Value>, Vec<String>) {
    let problem = |text: String| (None, vec![text]);
    let Some(body) = operation.request_body() else {
        return match request.body.is_empty() {
            true => (None, Vec::new()),
            false => problem("there is a body, and none is documented".to_owned()),
        };
    };
    let sent = request.header("content-type");
    if request.body.is_empty() && sent.is_none() {
        return match body["required"] == true {
            true => problem("the body is missing".to_owned()),
            false => (None, Vec::new()),
        };
    }
    let content = body["content"].as_object();
    let sent = essence(sent.unwrap_or_default());
    let documented = content.into_iter().flatten();
    let documented = documented.filter(|(range, _)| is_in(&sent, &essence(range)));
    // A media type is more precise than a range.
    let Some((_, content)) = documented.min_by_key(|(range, _)| range.matches('*').count()) else {
        return problem(format!(
            "the media type `{sent}` of the body is not documented"
        ));
    };
    let document = operation.document();
    let schema = &content["schema"];
    let bytes = &request.body[..];
    let value = match sent.as_str() {
        sent if is_json(sent) => match serde_json::from_slice(bytes) {
            Ok(value) => value,
            Err(error) => return problem(format!("the body is not JSON: {error}")),
        },
        "application/x-www-form-urlencoded" => {
            // A space is a plus in a form.
            let text = String::from_utf8_lossy(bytes).replace('+', "%20");
            match object(document, schema, pairs(&text).into_iter()) {
                Some(value) => value,
                None => return problem("the form is not UTF-8".to_owned()),
            }
        }
        sent if sent.starts_with("multipart/") => {
            let header = request.header("content-type").unwrap_or_default();
            match multipart::fields(document, schema, header, bytes) {
                Ok(value) => value,
                Err(message) => return problem(message.to_owned()),
            }
        }
        sent if sent.starts_with("text/") => String::from_utf8_lossy(bytes).into(),
        // Nothing is known of other bytes.
        _ => return (None, Vec::new()),
    };
    if schema.is_null() {
        return (Some(value), Vec::new());
    }
    let check = Schema::new(document, schema, Direction::Request);
    let problems = check.problems(&value).into_iter();
    let problems = problems.map(|problem| format!("the body: {problem}"));
    (Some(value), problems.collect())
}

/// Whether a media type is in a range.
fn is_in(media_type: &str, range: &str) -> bool {
    let (kind, subtype) = range.split_once('/').unwrap_or((range, "*"));
    let (own_kind, own_subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
    (kind == "*" || kind == own_kind) && (subtype == "*" || subtype == own_subtype)
}
