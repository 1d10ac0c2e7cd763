//! A response, checked by its operation.

use serde_json::Value;

use crate::document::{DocumentedOperation, essence, is_json};
use crate::value::{Direction, Schema};

/// All that is wrong with a response by its operation, each with its place; nothing if it is
/// as documented. Where no body is documented, any will do.
pub fn response_problems(
    operation: DocumentedOperation<'_>,
    status: u16,
    media_type: Option<&str>,
    body: &[u8],
) -> Vec<String> {
    let Some(response) = operation.response(status) else {
        return vec![format!("the status {status} is not documented")];
    };
    let Some(content) = response["content"].as_object().filter(|it| !it.is_empty()) else {
        return Vec::new();
    };
    let sent = essence(media_type.unwrap_or_default());
    let is_sent = |range: &str| essence(range) == sent || range.contains('*');
    let Some((_, content)) = content.iter().find(|(range, _)| is_sent(range)) else {
        return vec![format!(
            "the media type `{sent}` of the body is not documented"
        )];
    };
    if !is_json(&sent) || content["schema"].is_null() {
        return Vec::new();
    }
    match serde_json::from_slice::<Value>(body) {
        Err(error) => vec![format!("the body is not JSON: {error}")],
        Ok(value) => {
            let check = Schema::new(
                operation.document(),
                &content["schema"],
                Direction::Response,
            );
            let problems = check.problems(&value).into_iter();
            problems
                .map(|problem| format!("the body: {problem}"))
                .collect()
        }
    }
}
