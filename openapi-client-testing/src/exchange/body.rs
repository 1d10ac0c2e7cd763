//! The body of a request, read by its media type.

use serde_json::Value;

use super::multipart::{self, Files};
use super::parameters::pairs;
use super::text::object;
use crate::document::{DocumentedOperation, essence, is_json};
use crate::ledger::RecordedRequest;

/// What a body says.
pub(super) struct Body<'a> {
    /// Its value; none if nothing is known of its bytes.
    pub(super) value: Option<Value>,
    pub(super) schema: &'a Value,
    /// The files of a form.
    pub(super) files: Files,
}

/// The body, if there is one; or why it cannot be read.
pub(super) fn read<'a>(
    operation: DocumentedOperation<'a>,
    request: &RecordedRequest,
) -> Result<Option<Body<'a>>, String> {
    let Some(body) = operation.request_body() else {
        return match request.body.is_empty() {
            true => Ok(None),
            false => Err("there is a body, and none is documented".to_owned()),
        };
    };
    let sent = request.header("content-type");
    if request.body.is_empty() && sent.is_none() {
        return match body["required"] == true {
            true => Err("the body is missing".to_owned()),
            false => Ok(None),
        };
    }
    let content = body["content"].as_object();
    let sent = essence(sent.unwrap_or_default());
    let documented = content.into_iter().flatten();
    let documented = documented.filter(|(range, _)| is_in(&sent, &essence(range)));
    // A media type is more precise than a range.
    let Some((_, content)) = documented.min_by_key(|(range, _)| range.matches('*').count()) else {
        return Err(format!(
            "the media type `{sent}` of the body is not documented"
        ));
    };
    let document = operation.document();
    let schema = &content["schema"];
    let bytes = &request.body[..];
    let mut files = Files::new();
    let value = match sent.as_str() {
        sent if is_json(sent) => {
            let value = serde_json::from_slice(bytes);
            Some(value.map_err(|error| format!("the body is not JSON: {error}"))?)
        }
        "application/x-www-form-urlencoded" => {
            // A space is a plus in a form.
            let text = String::from_utf8_lossy(bytes).replace('+', "%20");
            let fields = object(document, schema, pairs(&text).into_iter());
            Some(fields.ok_or("the form is not UTF-8")?)
        }
        sent if sent.starts_with("multipart/") => {
            let header = request.header("content-type").unwrap_or_default();
            let (fields, contents) = multipart::fields(document, schema, header, bytes)?;
            files = contents;
            Some(fields)
        }
        sent if sent.starts_with("text/") => Some(String::from_utf8_lossy(bytes).into()),
        _ => None,
    };
    Ok(Some(Body {
        value,
        schema,
        files,
    }))
}

/// Whether a media type is in a range.
fn is_in(media_type: &str, range: &str) -> bool {
    let (kind, subtype) = range.split_once('/').unwrap_or((range, "*"));
    let (own_kind, own_subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
    (kind == "*" || kind == own_kind) && (subtype == "*" || subtype == own_subtype)
}
