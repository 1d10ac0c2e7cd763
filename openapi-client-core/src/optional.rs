//! Optional properties: absent, `null`, or a value, which may be empty.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::Hash;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An optional property that may also be `null`.
///
/// In a request the three are different: what is absent stays as it is on the
/// server, `null` removes it. A conversion from `Option` would have to guess which
/// of the two `None` means, so that there is none.
///
/// ```
/// use openapi_client_core::Nullable;
///
/// let note: Nullable<String> = "for the archive".into();
/// assert_eq!(note.as_option().map(String::as_str), Some("for the archive"));
/// assert!(Nullable::<String>::default().is_absent());
/// assert_eq!(Nullable::or_null(None::<u8>), Nullable::Null);
/// assert_eq!(Nullable::or_absent(None::<u8>), Nullable::Absent);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The property is not there.
    #[default]
    Absent,
    /// The property is `null`.
    Null,
    /// The property has this value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, or `Null` for `None`.
    pub fn or_null(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }

    /// The value, or `Absent` for `None`.
    pub fn or_absent(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    /// Whether the property is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the property is there, and `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    /// An absent property is left out before; by itself it is `null`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::or_null)
    }
}

/// What the setter of an optional list or map takes: a value, empty or not, or
/// `None`, which takes back what was set.
#[derive(Clone, PartialEq, Eq)]
pub struct Optional<T>(Option<T>);

impl<T> Optional<T> {
    /// The value, unless it was taken back.
    pub fn into_option(self) -> Option<T> {
        self.0
    }
}

impl<T> fmt::Debug for Optional<T> {
    /// Omits the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Optional")
            .field("is_set", &self.0.is_some())
            .finish_non_exhaustive()
    }
}

impl<T> From<T> for Optional<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> From<Option<T>> for Optional<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

/// Conversions that the standard library has into the value itself.
macro_rules! convertible {
    ($([$($generics:tt)*] $from:ty => $to:ty;)*) => {
        $(
            impl<$($generics)*> From<$from> for Optional<$to> {
                fn from(value: $from) -> Self {
                    Self(Some(value.into()))
                }
            }

            impl<$($generics)*> From<$from> for Nullable<$to> {
                fn from(value: $from) -> Self {
                    Self::Value(value.into())
                }
            }
        )*
    };
}

convertible! {
    [T, const N: usize] [T; N] => Vec<T>;
    [T: Clone] &[T] => Vec<T>;
    [K: Eq + Hash, V, const N: usize] [(K, V); N] => HashMap<K, V>;
    [K: Ord, V, const N: usize] [(K, V); N] => BTreeMap<K, V>;
    [] &str => String;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Change {
        #[serde(default, skip_serializing_if = "Nullable::is_absent")]
        note: Nullable<String>,
        #[serde(default, skip_serializing_if = "Nullable::is_absent")]
        tags: Nullable<Vec<u8>>,
    }

    #[test]
    fn absent_null_and_empty_are_read_and_written_as_three_things() {
        for value in [
            json!({}),
            json!({"note": null, "tags": null}),
            json!({"note": "", "tags": []}),
            json!({"note": "a", "tags": [1, 2]}),
        ] {
            let change: Change = serde_json::from_value(value.clone()).expect("a change");
            assert_eq!(serde_json::to_value(&change).expect("JSON"), value);
        }
        let none: Change = serde_json::from_value(json!({"tags": null})).expect("a change");
        assert!(none.note.is_absent() && none.tags.is_null());
    }

    #[test]
    fn a_setter_takes_what_a_list_or_map_is_made_of_and_none() {
        fn list(value: impl Into<Optional<Vec<u8>>>) -> Option<Vec<u8>> {
            value.into().into_option()
        }
        fn map(value: impl Into<Optional<HashMap<String, u8>>>) -> Option<HashMap<String, u8>> {
            value.into().into_option()
        }
        assert_eq!(list(vec![]), Some(Vec::new()));
        assert_eq!(list([1, 2]), Some(vec![1, 2]));
        assert_eq!(list(&[1, 2][..]), Some(vec![1, 2]));
        assert_eq!(list(None), None);
        assert_eq!(list(Some(vec![1])), Some(vec![1]));
        assert_eq!(map(HashMap::new()), Some(HashMap::new()));
        assert_eq!(map([("a".to_owned(), 1)]).map(|map| map.len()), Some(1));
    }
}
