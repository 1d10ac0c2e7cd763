//! Media types, and which of them are JSON.

/// Whether the body is JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    essence(media_type).eq_ignore_ascii_case("application/json")
}

/// The media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether `media_type` is JSON by its name (RFC 6839, section 3.1).
pub(crate) fn is_json_like(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    is_json(media_type) || essence == "text/json" || essence.ends_with("+json")
}

/// Whether `media_type` is a range, so that the caller must choose one.
pub(crate) fn is_range(media_type: &str) -> bool {
    essence(media_type).contains('*')
}
