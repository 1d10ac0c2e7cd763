//! Decoding JSON, with errors that contain nothing of the data.

mod objects;
mod place;

use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;

use objects::{Objects, split_names};
use place::{Place, is_without_zone};

/// Decodes `body` from JSON. A byte order mark before it is skipped (RFC 8259, section
/// 8.1).
///
/// # Errors
///
/// It is not JSON, or not of the shape of `T`.
pub fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let mut reader = serde_json::Deserializer::from_slice(body);
    T::deserialize(Objects(&mut reader))
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| DecodeError::new(body, &error))
}

/// The byte order mark in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a body could not be decoded.
///
/// It says where and what was expected, and not what was found, which may be a
/// token; only of a time it says so. A member is named if the document has its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// From 1; 0 if it is about the body as a whole.
    line: usize,
    column: usize,
    what: String,
}

impl DecodeError {
    /// The body is a page of HTML.
    pub(crate) fn html() -> Self {
        Self::whole("it is a page of HTML")
    }

    /// The bytes are not text.
    pub(crate) fn not_text() -> Self {
        Self::whole("it is not text in UTF-8")
    }

    /// The generated code reads a body otherwise than the table of operations has it.
    pub(crate) fn not_as_listed() -> Self {
        Self::whole("the table of operations does not list it")
    }

    /// The body is not a stream of items: `what` says so.
    pub(crate) fn no_stream(what: &str) -> Self {
        Self::whole(what)
    }

    /// The last item may have been longer.
    pub(crate) fn cut() -> Self {
        Self::whole("it may be cut at its end")
    }

    fn whole(what: &str) -> Self {
        Self {
            line: 0,
            column: 0,
            what: what.to_owned(),
        }
    }

    fn new(body: &[u8], error: &serde_json::Error) -> Self {
        if body.trim_ascii().is_empty() {
            return Self::whole("there is no body");
        }
        // What the types add to an error hides that the body is no JSON.
        let no_json = serde_json::from_slice::<IgnoredAny>(body).err();
        let error = no_json.as_ref().unwrap_or(error);
        let (line, column) = (error.line(), error.column());
        let what = match error.classify() {
            Category::Syntax => "it is not JSON".to_owned(),
            Category::Eof => "it ends unexpectedly".to_owned(),
            Category::Data => {
                let message = error.to_string();
                let (names, message) = split_names(&message);
                let place = Place::find(body, line, column, &names);
                what(&place, message)
            }
            Category::Io => "it cannot be read".to_owned(),
        };
        Self { line, column, what }
    }
}

/// What is wrong at `place`, by a message about a wrong type.
fn what(place: &Place, message: &str) -> String {
    // The position is stored separately.
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    let what = match &place.time {
        Some(time) if is_of_times(message) => {
            // A date that is expected has no zone either, and this is too long for it.
            let fault = match is_without_zone(time) && message != "trailing input" {
                true => "a date-time without a zone",
                false => "not of the documented format",
            };
            format!("{time:?} is {fault}; an overlay can correct the document")
        }
        _ => shape(message),
    };
    match &*place.member {
        "" => what,
        member => format!("{member}: {what}"),
    }
}

/// Whether `message` is one of the type of a time.
fn is_of_times(message: &str) -> bool {
    [
        "input is out of range",
        "no possible date and time matching input",
        "input is not enough for unique date and time",
        "input contains invalid characters",
        "premature end of input",
        "trailing input",
    ]
    .contains(&message)
}

/// The part of a message about a wrong type that contains nothing of the data.
fn shape(message: &str) -> String {
    const EXPECTED: &str = ", expected ";
    if message.starts_with("missing field `") {
        return message.to_owned();
    }
    match message.rsplit_once(EXPECTED) {
        Some((_, expected)) => format!("{expected} is expected, found something else"),
        None => "a value does not have the documented type".to_owned(),
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match (self.line, self.column) {
            (0, _) => Ok(()),
            (line, column) => write!(f, " (line {line}, column {column})"),
        }
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "read by serde alone")]
    struct Token {
        token: String,
        validity: i64,
        #[serde(default)]
        roles: Vec<String>,
    }

    #[test]
    fn an_error_says_where_and_what_was_expected() {
        for (body, expected) in [
            (
                r#"{"token":"a"}"#,
                "missing field `validity` (line 1, column 13)",
            ),
            ("<html>", "it is not JSON (line 1, column 1)"),
            (r#"{"token":"#, "it ends unexpectedly (line 1, column 9)"),
            ("", "there is no body"),
            ("\u{feff}", "there is no body"),
            ("\r\n", "there is no body"),
            (
                "\u{feff}{\"token\":",
                "it ends unexpectedly (line 1, column 9)",
            ),
            (
                r#"{"token":"a","validity":"b"}"#,
                "validity: i64 is expected, found something else (line 1, column 27)",
            ),
        ] {
            let error = decode::<Token>(body.as_bytes()).expect_err(body);
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_byte_order_mark_before_json_is_skipped() {
        assert_eq!(decode("\u{feff}[1]".as_bytes()), Ok(vec![1]));
        assert_eq!(decode("\u{feff}\r\n\"a\"".as_bytes()), Ok("a".to_owned()));
        // One, and only before it.
        decode::<Vec<u8>>("\u{feff}\u{feff}[1]".as_bytes()).expect_err("two");
        decode::<Vec<u8>>("[1]\u{feff}".as_bytes()).expect_err("behind it");
        let text = "\"\u{feff}a\"";
        assert_eq!(decode(text.as_bytes()), Ok("\u{feff}a".to_owned()));
    }

    #[test]
    fn an_error_contains_nothing_of_the_data() {
        for body in [
            r#"{"token":"a","validity":"hunter2"}"#,
            r#"{"token":"a","validity":"x, expected hunter2"}"#,
            r#"{"token":"a","validity":"missing field `hunter2`"}"#,
            r#"{"token":["hunter2"],"validity":1}"#,
            r#""hunter2 at line 1""#,
            r#"{"hunter2"}"#,
        ] {
            let error = decode::<Token>(body.as_bytes()).expect_err(body);
            assert!(
                !format!("{error} {error:?}").contains("hunter2"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_time_that_is_not_of_its_format_is_named_and_shown() {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[expect(dead_code, reason = "read by serde alone")]
        struct Thing {
            created_at: Option<chrono::DateTime<chrono::Utc>>,
            day: Option<chrono::NaiveDate>,
            of: Option<std::collections::BTreeMap<String, Thing>>,
        }
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "read by serde alone")]
        struct List {
            items: Vec<Thing>,
        }
        let correct = "an overlay can correct the document";
        for (thing, expected) in [
            (
                r#"{"createdAt":"2026-01-02T03:04:05.678"}"#,
                format!(
                    "items[1].createdAt: \"2026-01-02T03:04:05.678\" is a date-time without a zone; {correct}"
                ),
            ),
            (
                r#"{"of":{"hunter2":{"createdAt":"2026-01-02 03:04"}}}"#,
                format!(
                    "items[1].of.*.createdAt: \"2026-01-02 03:04\" is a date-time without a zone; {correct}"
                ),
            ),
            (
                r#"{"createdAt":"2026-01-02"}"#,
                format!(
                    "items[1].createdAt: \"2026-01-02\" is not of the documented format; {correct}"
                ),
            ),
            (
                r#"{"day":"2026-01-02T00:00:00"}"#,
                format!(
                    "items[1].day: \"2026-01-02T00:00:00\" is not of the documented format; {correct}"
                ),
            ),
            (
                r#"{"createdAt":"hunter2"}"#,
                "items[1].createdAt: a value does not have the documented type".to_owned(),
            ),
        ] {
            let body = format!("{{\"items\":[{{}},\n {thing} ]}}");
            let error = decode::<List>(body.as_bytes()).expect_err(&body);
            let column = thing.rfind('"').expect("a text") + 2;
            let expected = format!("{expected} (line 2, column {column})");
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_list_is_not_an_object_however_deep_it_is_nested() {
        #[derive(Debug, Deserialize, PartialEq)]
        struct Inner {
            a: Option<u8>,
        }
        #[derive(Debug, Deserialize, PartialEq)]
        enum Either {
            One(Inner),
            Two { inner: Inner },
        }
        #[derive(Debug, Deserialize, PartialEq)]
        struct Outer {
            inner: Option<Inner>,
            list: Vec<Either>,
            map: std::collections::BTreeMap<String, (u8, Inner)>,
            any: serde_json::Value,
        }
        let inner = |a| Inner { a };
        let body = r#"{"inner":{"a":1},"list":[{"One":{"a":2}},{"Two":{"inner":{}}}],
            "map":{"k":[3,{"a":4}]},"any":[[],{"b":[]}]}"#;
        let outer: Outer = decode(body.as_bytes()).expect("objects");
        assert_eq!(
            outer,
            Outer {
                inner: Some(inner(Some(1))),
                list: vec![
                    Either::One(inner(Some(2))),
                    Either::Two { inner: inner(None) },
                ],
                map: [("k".to_owned(), (3, inner(Some(4))))].into(),
                any: serde_json::json!([[], {"b": []}]),
            }
        );
        for (from, to) in [
            (r#"{"a":1}"#, "[1]"),
            (r#"{"a":2}"#, "[2]"),
            (r#"{"inner":{}}"#, "[[]]"),
            (r#"{"inner":{}}"#, r#"{"inner":[]}"#),
            (r#"{"a":4}"#, "[4]"),
        ] {
            let body = body.replacen(from, to, 1);
            decode::<Outer>(body.as_bytes()).expect_err(&body);
        }
        decode::<Inner>(b"[1]").expect_err("a list");
        decode::<Inner>(b"{} {}").expect_err("more than one");
    }

    #[test]
    fn an_integer_is_read_however_it_is_spelled() {
        for (body, expected) in [
            ("[1, -2]", [1, -2]),
            ("[1.0, 1e3]", [1, 1000]),
            (
                "[9007199254740993, 18446744073709551615]",
                [9_007_199_254_740_993, u64::MAX.into()],
            ),
            (
                "[18446744073709551617.0, -1234567890123456789012e1]",
                [(1 << 64) + 1, -12_345_678_901_234_567_890_120],
            ),
        ] {
            let read = decode::<[i128; 2]>(body.as_bytes()).expect(body);
            assert_eq!(read, expected);
        }
        assert_eq!(decode::<Vec<i8>>(b"[1, 1.0, -1e2]"), Ok(vec![1, 1, -100]));
        assert_eq!(decode::<Vec<u64>>(b"[1, 1e3]"), Ok(vec![1, 1000]));
        let maps = br#"{"a": {"18446744073709551615": 1.0}}"#;
        let maps = decode::<std::collections::BTreeMap<String, Map>>(maps).expect("maps");
        assert_eq!(maps["a"], Map::from([(u64::MAX, 1)]));
        for body in ["1.5", "1e-1", "\"1\"", "null", "9007199254740993.0", "[]"] {
            let error = decode::<i64>(body.as_bytes()).expect_err(body);
            assert!(error.to_string().starts_with("i64 is expected"), "{error}");
        }
        for body in ["1.5", "\"1\"", "null", "true"] {
            let error = decode::<i128>(body.as_bytes()).expect_err(body);
            assert!(error.to_string().starts_with("i128 is expected"), "{error}");
        }
    }

    type Map = std::collections::BTreeMap<u64, i128>;
}
