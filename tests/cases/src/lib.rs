//! Clients of the documents in `documents/`, one module each.
//!
//! Each document is the smallest that shows one way in which what is sent or read
//! could differ from what the document says. The tests call the clients, and hold
//! what arrives and what is read to the document.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

/// A value that is read as the property `value` of an answer, and written again.
#[cfg(schema_suite)]
pub type RoundTrip = fn(&serde_json::Value) -> Result<serde_json::Value, serde_json::Error>;

#[cfg(schema_suite)]
fn round_trip<T: serde::de::DeserializeOwned + serde::Serialize>(
    value: &serde_json::Value,
) -> Result<serde_json::Value, serde_json::Error> {
    let read: T = serde_json::from_value(serde_json::json!({ "value": value }))?;
    let mut written = serde_json::to_value(read)?;
    Ok(written["value"].take())
}
