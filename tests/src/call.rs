//! What the description of an API is written with: calls of its operations,
//! and its types by the names of their schemas.

use std::fmt;

use openapi_client_core::{DecodeError, HeaderMap, ResponseValue, StatusCode, decode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::document::{Document, OwnDocument};
use crate::samples::sample_with_secret;

#[doc(inline)]
pub use crate::sent;

/// What comes of a call, whatever its type.
pub struct Success {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The value as it was read; `null` if the answer has none.
    pub value: Value,
    /// What `Debug` shows of the builder of the call and of the value.
    pub shown: String,
}

impl Success {
    /// A success with a value; `builder` is what `Debug` showed of the builder.
    ///
    /// # Panics
    /// If the value cannot be written as JSON.
    pub fn new<T: fmt::Debug + Serialize>(builder: &str, value: &ResponseValue<T>) -> Self {
        Self {
            value: written(&**value),
            ..Self::of_stream(builder, value)
        }
    }

    /// A success whose value is no JSON.
    pub fn of_stream<T: fmt::Debug>(builder: &str, value: &ResponseValue<T>) -> Self {
        Self {
            status: value.status(),
            headers: value.headers().clone(),
            value: Value::Null,
            shown: format!("{builder}\n{value:?}\n{value:#?}"),
        }
    }
}

/// Leaves out the value, which may have a token.
impl fmt::Debug for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Success")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Sends the builder of a call and makes a [`Success`] of what is answered;
/// `sent!(stream …)` is for a value that is no JSON.
#[macro_export]
macro_rules! sent {
    (stream $call:expr) => {
        $crate::sent!($call, of_stream)
    };
    ($call:expr) => {
        $crate::sent!($call, new)
    };
    ($call:expr, $success:ident) => {{
        let call = $call;
        let builder = format!("{call:?}\n{call:#?}");
        let outcome = call.send().await;
        outcome.map(|value| $crate::call::Success::$success(&builder, &value))
    }};
}

/// A body with everything that the document of `api` allows for an operation;
/// what it marks as secret is `secret`.
///
/// # Panics
/// If the operation has no body, or the type is another one.
pub fn body<T: DeserializeOwned>(api: &str, id: &str, secret: &str) -> T {
    let document = Document::of(api);
    let schema = document.operation(id).request_schema();
    let schema = schema.expect("the operation has a body");
    let sample = sample_with_secret(document, schema, secret);
    serde_json::from_value(sample).unwrap_or_else(|error| panic!("{id}: {error}"))
}

/// Reads `json` as a type, and writes it again.
///
/// # Errors
/// If it is no value of the type.
///
/// # Panics
/// If what was read cannot be written.
pub fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(written(&value))
}

/// `value` as a request would have it, secrets included.
///
/// # Panics
/// If it cannot be written.
pub fn written(value: &impl Serialize) -> Value {
    let json = openapi_client_core::__private::writing_request(|| serde_json::to_value(value));
    json.expect("what was read can be written")
}

/// Defines `round_trip`, `shown` and `TYPES` for the types of a client, which
/// are in the named module, by the names of their schemas: `objects` have
/// builders, `others` have none.
#[macro_export]
macro_rules! schema_types {
    (
        $types:ident;
        objects: $($object:literal => $object_type:ident),*;
        others: $($other:literal => $other_type:ident),*;
    ) => {
        /// The schemas that the client has a type for.
        pub(crate) const TYPES: &[&str] = &[$($object,)* $($other,)*];

        /// Reads `json` as the type of a schema, and writes it again.
        ///
        /// # Panics
        /// If the schema is none of [`TYPES`].
        pub(crate) fn round_trip(
            schema: &str,
            json: &$crate::Value,
        ) -> Result<$crate::Value, $crate::DecodeError> {
            match schema {
                $($object => $crate::call::again::<$types::$object_type>(json),)*
                $($other => $crate::call::again::<$types::$other_type>(json),)*
                other => panic!("no type is named for the schema {other}: {json}"),
            }
        }

        /// What `Debug` shows of `json` as the type of a schema. A builder shows the
        /// same.
        ///
        /// # Panics
        /// If the schema is none of [`TYPES`], or `json` is no value of it.
        pub(crate) fn shown(schema: &str, json: &$crate::Value) -> String {
            match schema {
                $($object => {
                    let value: $types::$object_type = $crate::call::read(json);
                    format!("{value:?}\n{value:#?}")
                })*
                $($other => {
                    let value: $types::$other_type = $crate::call::read(json);
                    format!("{value:?}\n{value:#?}")
                })*
                other => panic!("no type is named for the schema {other}: {json}"),
            }
        }
    };
}

/// Reads `json` as a type.
///
/// # Panics
/// If it is no value of the type.
pub fn read<T: DeserializeOwned>(json: &Value) -> T {
    decode(json.to_string().as_bytes()).expect("a value of the type")
}

/// Checks that the client knows each value of an enum that a document lists,
/// at this pointer, and keeps all others; gives how many are listed.
#[macro_export]
macro_rules! assert_open_enum {
    ($document:expr, $type:ty, $pointer:literal) => {{
        let schema = $document.json().pointer($pointer).expect($pointer);
        let listed = schema["enum"].as_array().expect("an enum");
        for value in listed {
            let value = value.as_str().expect("text");
            let known = <$type>::from(value);
            assert_eq!((known.documented(), known.as_str()), (Some(value), value));
            assert_eq!(known.to_string(), value);
        }
        for other in [
            "",
            "unknown",
            "START ",
            "UnknownValue",
            "IPV8",
            "\u{dc}nbekannt",
        ] {
            let value = <$type>::from(other);
            assert_eq!((value.documented(), value.as_str()), (None, other));
            assert_eq!(value, <$type>::UnknownValue(other.to_owned()));
            let json = $crate::Value::from(other);
            assert_eq!($crate::call::again::<$type>(&json), Ok(json));
        }
        listed.len()
    }};
}
