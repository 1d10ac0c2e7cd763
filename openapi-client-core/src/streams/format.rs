//! How the items of an operation's stream are written.

use crate::media_types::{essence, is_json};

/// How the items of an operation's stream are written, and how they are asked for.
#[derive(Debug)]
pub struct StreamFormat {
    framing: Framing,
    data: EventData,
    /// What asks for the stream, if the operation answers something else too.
    accept: Option<&'static str>,
    end: Option<&'static str>,
}

/// How one item of a stream is separated from the next.
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

/// What the data of an event is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventData {
    /// A value of JSON.
    Json,
    /// Text, as it is.
    Text,
    /// An object with the whole event in it: `event`, `data`, `id` and `retry`. Its
    /// data is a value of JSON if it is one, and fits.
    WholeWithJson,
    /// An object with the whole event in it. Its data is text if that fits.
    WholeWithText,
}

impl StreamFormat {
    /// Events of `text/event-stream`, with this data.
    pub const fn events(data: EventData) -> Self {
        Self {
            framing: Framing::Events,
            data,
            accept: None,
            end: None,
        }
    }

    /// JSON, one value on each line.
    pub const fn lines() -> Self {
        Self {
            framing: Framing::Lines,
            ..Self::events(EventData::Json)
        }
    }

    /// JSON text sequences (RFC 7464).
    pub const fn sequence() -> Self {
        Self {
            framing: Framing::Sequence,
            ..Self::events(EventData::Json)
        }
    }

    /// The parts of `multipart/mixed`.
    pub const fn parts() -> Self {
        Self {
            framing: Framing::Parts,
            ..Self::events(EventData::Json)
        }
    }

    /// The same format of an operation that answers something else too, unless these
    /// media types are asked for.
    #[must_use]
    pub const fn asked_for_by(mut self, accept: &'static str) -> Self {
        self.accept = Some(accept);
        self
    }

    /// The same format, with this text in place of an item at the end.
    #[must_use]
    pub const fn until(mut self, end: &'static str) -> Self {
        self.end = Some(end);
        self
    }

    pub(crate) fn data(&self) -> EventData {
        self.data
    }

    pub(crate) fn accept(&self) -> Option<&'static str> {
        self.accept
    }

    /// Whether `item` is what the stream ends with.
    pub(crate) fn is_end(&self, item: &[u8]) -> bool {
        self.end.is_some_and(|end| end.as_bytes() == item)
    }

    /// How the items of a body of this media type are separated; `None` if it is no
    /// stream of this kind.
    ///
    /// What has no media type is as documented. JSON in lines is accepted under names
    /// that say less of it, if the operation has no other answer.
    pub(crate) fn framing_of(&self, media_type: Option<&str>) -> Option<Framing> {
        let Some(media_type) = media_type.filter(|name| !name.is_empty()) else {
            return Some(self.framing);
        };
        let named = named(media_type);
        match (self.framing, named) {
            (Framing::Events, Some(Framing::Events)) | (Framing::Parts, Some(Framing::Parts)) => {
                named
            }
            (Framing::Events | Framing::Parts, _) => None,
            (_, Some(Framing::Events | Framing::Parts)) => None,
            (_, Some(_)) => named,
            (framing, None) => {
                let is_vague = is_json(media_type)
                    || ["text/plain", "application/octet-stream"].contains(&essence(media_type));
                (is_vague && self.accept.is_none()).then_some(framing)
            }
        }
    }

    /// Whether a body of this media type is a stream where something else was asked for.
    pub(crate) fn is_unasked(&self, media_type: Option<&str>) -> bool {
        self.accept.is_some() && media_type.and_then(named).is_some()
    }
}

/// The framing that the name of a media type says.
fn named(media_type: &str) -> Option<Framing> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_of_the_answer_says_how_items_are_told_apart() {
        let events = StreamFormat::events(EventData::Json);
        let lines = StreamFormat::lines();
        let beside = StreamFormat::lines().asked_for_by("application/jsonl");
        for (media_type, of_events, of_lines, of_lines_beside) in [
            (
                None,
                Some(Framing::Events),
                Some(Framing::Lines),
                Some(Framing::Lines),
            ),
            (
                Some("text/event-stream; charset=utf-8"),
                Some(Framing::Events),
                None,
                None,
            ),
            (Some("TEXT/Event-Stream"), Some(Framing::Events), None, None),
            (
                Some("application/x-ndjson"),
                None,
                Some(Framing::Lines),
                Some(Framing::Lines),
            ),
            (
                Some("application/stream+json"),
                None,
                Some(Framing::Lines),
                Some(Framing::Lines),
            ),
            (
                Some("application/geo+json-seq"),
                None,
                Some(Framing::Sequence),
                Some(Framing::Sequence),
            ),
            (Some("application/json"), None, Some(Framing::Lines), None),
            (Some("text/plain"), None, Some(Framing::Lines), None),
            (Some("text/html"), None, None, None),
        ] {
            assert_eq!(events.framing_of(media_type), of_events, "{media_type:?}");
            assert_eq!(lines.framing_of(media_type), of_lines, "{media_type:?}");
            assert_eq!(
                beside.framing_of(media_type),
                of_lines_beside,
                "{media_type:?}"
            );
        }
        assert!(beside.is_unasked(Some("application/jsonl")));
        assert!(!lines.is_unasked(Some("application/jsonl")));
        assert!(!beside.is_unasked(Some("application/json")));
    }
}
