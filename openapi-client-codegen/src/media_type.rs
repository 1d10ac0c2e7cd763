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

/// How one item of a body that is a sequence of them is separated from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    /// `text/event-stream`, as HTML has it.
    Events,
    /// JSON, one value on each line.
    Lines,
    /// JSON text sequences (RFC 7464).
    Sequence,
    /// The parts of `multipart/mixed`.
    Parts,
}

/// The framing that the name of `media_type` says, if it is a sequence of items.
pub(crate) fn framing(media_type: &str) -> Option<Framing> {
    let essence = essence(media_type).to_ascii_lowercase();
    let (_, name) = essence.split_once('/')?;
    if essence == "multipart/mixed" {
        return Some(Framing::Parts);
    }
    match name.rsplit('+').next().unwrap_or(name) {
        "event-stream" => Some(Framing::Events),
        "json-seq" => Some(Framing::Sequence),
        "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines" | "ndjson" | "x-ndjson"
        | "json-lines" => Some(Framing::Lines),
        _ => essence.ends_with("stream+json").then_some(Framing::Lines),
    }
}
