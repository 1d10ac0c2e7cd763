//! The documented answers of an operation, with values of their schemas.

use openapi_client_core::StatusPattern;
use serde_json::Value;

use super::reply::Reply;
use crate::document::{Document, DocumentedOperation, essence, is_json, json_content};
use crate::value::{Direction, Extent, Samples};

/// The status that an operation answers if nobody says which: its lowest success.
pub(crate) fn usual_status(operation: DocumentedOperation<'_>) -> u16 {
    let answers = operation.answers();
    let success = answers.iter().find_map(|(pattern, _)| match pattern {
        StatusPattern::Code(code) if code / 100 == 2 => Some(*code),
        StatusPattern::Range(2) => Some(200),
        _ => None,
    });
    success.unwrap_or(200)
}

/// What a mock says of an answer whose schema contradicts itself.
pub(crate) const NO_VALUE: &str = "has no valid value by its schema: set a reply";

/// The documented answer with this status, to a request that accepts `accept`. The value is
/// drawn from `seed`. Where nothing is documented, there is no body. `None` if its schema has
/// no valid value.
pub(crate) fn documented(
    operation: DocumentedOperation<'_>,
    status: u16,
    accept: &str,
    (extent, seed): (Extent, u64),
) -> Option<Reply> {
    let empty = Reply::empty(status);
    let Some(response) = operation.response(status) else {
        return Some(empty);
    };
    let mut reply = empty;
    let document = operation.document();
    let mut samples = Samples::new(document, seed);
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let header = document.resolve(header);
        // Those of HTTP itself describe what is sent.
        let is_own = name.to_ascii_lowercase().starts_with("content-");
        if header["required"] == true && !is_own {
            let value = samples.value(&header["schema"], Extent::Least, Direction::Response);
            let text = match value {
                Some(Value::String(text)) if text.is_ascii() => text,
                Some(value) if !value.is_string() => value.to_string(),
                _ => "text".to_owned(),
            };
            reply = reply.header(name, &text);
        }
    }
    let Some(content) = response["content"].as_object().filter(|it| !it.is_empty()) else {
        return Some(reply);
    };
    let accepted = |media_type: &str| accepts(accept, &essence(media_type));
    let json = json_content(content).filter(|(range, _)| {
        let is_range = range.contains('*');
        accepted(if is_range { "application/json" } else { range })
    });
    let mut others = content.iter().map(|(range, value)| (range.as_str(), value));
    let first = others.next();
    let (media_type, content) = match json {
        Some((range, content)) if range.contains('*') => ("application/json", content),
        Some(found) => found,
        None => match others
            .chain(first)
            .find(|(range, _)| accepted(range))
            .or(first)
        {
            Some(found) => found,
            None => return Some(reply),
        },
    };
    let schema = content.get("schema").unwrap_or(&Value::Null);
    let value = samples.value(schema, extent, Direction::Response);
    if value.is_none() && is_json(media_type) {
        return None;
    }
    let body = written(document, &essence(media_type), schema, value);
    let headers = reply.headers;
    let mut reply = Reply::bytes(status, "text/plain", body).media_type(media_type);
    reply.headers.extend(headers);
    Some(reply)
}

/// `value` in this media type.
fn written(document: &Document, media_type: &str, schema: &Value, value: Option<Value>) -> Vec<u8> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let value = value.unwrap_or_default();
    if is_json(media_type) {
        return value.to_string().into();
    }
    match media_type {
        "text/event-stream" => format!("data: {}\n\n", text(&value)).into(),
        "application/jsonl" | "application/x-ndjson" | "application/json-lines" => {
            format!("{value}\n").into()
        }
        "application/json-seq" => format!("\u{1e}{value}\n").into(),
        _ if document.resolve(schema)["format"] == "binary" => b"bytes \xff".to_vec(),
        _ => text(&value).into(),
    }
}

/// Whether an Accept header has the media type.
fn accepts(accept: &str, media_type: &str) -> bool {
    let mut ranges = accept.split(',').map(essence);
    let (kind, _) = media_type.split_once('/').unwrap_or((media_type, ""));
    accept.is_empty()
        || media_type.contains('*')
        || ranges.any(|range| range == "*/*" || range == media_type || range == format!("{kind}/*"))
}
