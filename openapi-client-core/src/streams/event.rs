//! One event of a stream, and what its data is.

use std::fmt;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::format::EventData;
use crate::decode::{DecodeError, decode};

/// One event of `text/event-stream`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Event<T> {
    /// The name of the event; `message` if it has none.
    pub event: String,
    /// The id of this event or, if it has none, of the last before it that had one.
    pub id: Option<String>,
    /// How long the server asks to wait before a new connection, if it does so here.
    pub retry: Option<Duration>,
    /// The data of the schema; as it came if it is not of that: a newer server sends
    /// events that the document does not know.
    ///
    /// If the schema is one of whole events, with `event` and `data` in it, this is
    /// the whole event.
    pub data: Result<T, Undecoded>,
}

/// The data of an event that is not of the schema. `Debug` omits the text.
#[derive(Clone)]
pub struct Undecoded {
    text: String,
    error: DecodeError,
}

impl<T> Event<T> {
    /// The data, unless it is not of the schema.
    pub fn value(&self) -> Option<&T> {
        self.data.as_ref().ok()
    }
}

impl Undecoded {
    /// The data as it came; lines are separated by `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As [`text`](Self::text).
    pub fn into_text(self) -> String {
        self.text
    }

    /// Why it is not of the schema.
    pub fn reason(&self) -> &DecodeError {
        &self.error
    }
}

impl fmt::Debug for Undecoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Undecoded")
            .field("bytes", &self.text.len())
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Undecoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data of an event is not as documented")
    }
}

impl std::error::Error for Undecoded {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Makes an event of its fields.
pub(super) fn event<T: DeserializeOwned>(
    format: EventData,
    event: String,
    id: Option<String>,
    retry: Option<Duration>,
    text: String,
) -> Event<T> {
    let decoded = match format {
        EventData::Json => decode(text.as_bytes()),
        EventData::Text => of_value(&text.as_str().into()),
        EventData::WholeWithJson | EventData::WholeWithText => {
            let is_text_first = format == EventData::WholeWithText;
            whole(is_text_first, &event, id.as_deref(), retry, &text)
        }
    };
    Event {
        event,
        id,
        retry,
        data: decoded.map_err(|error| Undecoded { text, error }),
    }
}

/// The whole event as a `T`: with its data as JSON and as text, which of them fits.
/// What only looks like the schema of whole events is that of the data.
fn whole<T: DeserializeOwned>(
    is_text_first: bool,
    event: &str,
    id: Option<&str>,
    retry: Option<Duration>,
    text: &str,
) -> Result<T, DecodeError> {
    let as_text = || Some(Value::from(text));
    let as_json = || serde_json::from_str::<Value>(text).ok();
    let (first, second) = match is_text_first {
        true => (as_text(), as_json()),
        false => (as_json(), as_text()),
    };
    let mut error = None;
    for data in [first, second].into_iter().flatten() {
        let mut object = Map::new();
        object.insert("event".to_owned(), event.into());
        if let Some(id) = id {
            object.insert("id".to_owned(), id.into());
        }
        if let Some(retry) = retry.and_then(|retry| u64::try_from(retry.as_millis()).ok()) {
            object.insert("retry".to_owned(), retry.into());
        }
        object.insert("data".to_owned(), data);
        match of_value(&object.into()) {
            Ok(value) => return Ok(value),
            Err(failed) => error = error.or(Some(failed)),
        }
    }
    decode(text.as_bytes()).map_err(|failed| error.unwrap_or(failed))
}

/// A value as a `T`, as it would be read from a body.
fn of_value<T: DeserializeOwned>(value: &Value) -> Result<T, DecodeError> {
    decode(value.to_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    fn read<T: DeserializeOwned>(format: EventData, text: &str) -> Event<T> {
        let retry = Some(Duration::from_millis(5));
        event(
            format,
            "added".to_owned(),
            Some("7".to_owned()),
            retry,
            text.to_owned(),
        )
    }

    #[test]
    fn data_that_does_not_fit_is_kept_as_it_came_and_not_shown() {
        for text in ["hunter2", "{\"a\": \"hunter2\"}", "[DONE]", ""] {
            let event = read::<u8>(EventData::Json, text);
            assert!(!format!("{event:?}").contains("hunter2"), "{event:?}");
            let undecoded = event.data.expect_err("it is no number");
            assert_eq!(undecoded.text(), text);
            assert!(!undecoded.to_string().contains("hunter2"));
        }
        assert_eq!(read::<u8>(EventData::Json, " 7 ").data.ok(), Some(7));
    }

    #[test]
    fn text_is_not_json() {
        for text in ["a", "\"a\"", "7", "", "a\nb"] {
            let event = read::<String>(EventData::Text, text);
            assert_eq!(event.data.ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn a_schema_of_whole_events_gets_whole_events() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Whole<T> {
            event: String,
            id: Option<String>,
            retry: Option<u64>,
            data: T,
        }
        fn whole<T>(data: T) -> Option<Whole<T>> {
            Some(Whole {
                event: "added".to_owned(),
                id: Some("7".to_owned()),
                retry: Some(5),
                data,
            })
        }
        let json = EventData::WholeWithJson;
        assert_eq!(read(json, "{\"a\":1}").data.ok(), whole(json!({"a": 1})));
        assert_eq!(read(json, "[DONE]").data.ok(), whole(json!("[DONE]")));
        let text = EventData::WholeWithText;
        assert_eq!(read(text, "\"a\"").data.ok(), whole("\"a\"".to_owned()));
        assert_eq!(read(text, "7").data.ok(), whole("7".to_owned()));
        // The other way round, where only that fits.
        assert_eq!(read(text, "7").data.ok(), whole(7));
    }

    #[test]
    fn what_only_looks_like_a_whole_event_is_the_data() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Data {
            event: u8,
            data: u8,
        }
        let event = read::<Data>(EventData::WholeWithJson, "{\"event\":1,\"data\":2}");
        assert_eq!(event.data.ok(), Some(Data { event: 1, data: 2 }));
    }
}
