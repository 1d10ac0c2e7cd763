//! Media types, and which content of a body is JSON.

use serde_json::{Map, Value};

/// A media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    essence.trim().to_ascii_lowercase()
}

/// Whether values of this media type are JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The content of a body that is JSON, with its media type. Where a range is all that is
/// documented, JSON is in it.
pub(crate) fn json_content(content: &Map<String, Value>) -> Option<(&str, &Value)> {
    let named = content.iter().find(|(media_type, _)| is_json(media_type));
    let range = || {
        let mut ranges = content.iter();
        ranges.find(|(media_type, value)| {
            let is_range = ["*/*", "application/*"].contains(&&*essence(media_type));
            is_range && value["schema"]["format"] != "binary"
        })
    };
    let (media_type, value) = named.or_else(range)?;
    Some((media_type, value))
}
