//! JSON and text in the body of a success.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::decode::{DecodeError, decode};
use crate::media_types::{declared, is_json};
use crate::raw_response::RawResponse;

/// The body as a value of JSON, whatever its media type.
pub(super) fn json<T: DeserializeOwned>(raw: &RawResponse) -> Result<T, DecodeError> {
    decode(&raw.body).map_err(|error| match raw.is_html() {
        true => DecodeError::html(),
        false => error,
    })
}

/// The body as text: UTF-8, or Latin-1 where the response says so.
pub(super) fn text(raw: &RawResponse) -> Result<String, DecodeError> {
    if raw.is_html() {
        return Err(DecodeError::html());
    }
    match std::str::from_utf8(&raw.body) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if is_latin_1(&raw.headers) => {
            Ok(raw.body.iter().copied().map(char::from).collect())
        }
        Err(_) => Err(DecodeError::not_text()),
    }
}

/// The body as a string of JSON, if the response says that it is JSON, or as text.
/// What it does not say is text unless it is such a string.
pub(super) fn text_or_json(raw: &RawResponse) -> Result<String, DecodeError> {
    match declared(&raw.headers) {
        Some(media_type) if is_json(media_type) => decode(&raw.body),
        Some(_) => text(raw),
        None => decode(&raw.body).or_else(|_| text(raw)),
    }
}

/// Whether the response declares its text as Latin-1.
fn is_latin_1(headers: &HeaderMap) -> bool {
    declared(headers).is_some_and(|media_type| {
        let media_type = media_type.to_ascii_lowercase();
        let charset = media_type.split("charset=").nth(1).unwrap_or_default();
        let charset = charset.trim_start_matches('"');
        charset.starts_with("iso-8859-1") || charset.starts_with("latin1")
    })
}
