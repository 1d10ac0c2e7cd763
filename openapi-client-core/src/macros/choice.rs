//! What all generated choices of schemas have in common.
//!
//! Deserializing a choice never fails: a value that fits none of the documented
//! schemas is kept unchanged.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

/// A variant: its tags, and the function that deserializes it.
#[doc(hidden)]
pub type Variant<T> = (&'static [&'static str], fn(&Value) -> Option<T>);

/// Deserializes the variant that `property` names, or else the one that keeps
/// most of the value. A value that fits none becomes `rest`.
///
/// # Errors
///
/// The input is not a value.
#[doc(hidden)]
pub fn read_choice<'de, D, T>(
    deserializer: D,
    property: Option<&str>,
    variants: &[Variant<T>],
    rest: fn(Value) -> T,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Serialize,
{
    let value =
        Value::deserialize(deserializer).map_err(|_| D::Error::custom("a value is expected"))?;
    let tag = property.and_then(|property| value.get(property)?.as_str());
    let named = variants
        .iter()
        .find(|(tags, _)| tag.is_some_and(|tag| tags.contains(&tag)));
    let read = match named {
        Some((_, read)) => read(&value),
        None => best(&value, tag.is_some(), variants),
    };
    Ok(read.unwrap_or_else(|| rest(value)))
}

/// The variant that keeps most of `value`, the first of several. If the value
/// has an unknown tag, only variants without tags are considered.
fn best<T: Serialize>(value: &Value, has_tag: bool, variants: &[Variant<T>]) -> Option<T> {
    let mut best: Option<(usize, T)> = None;
    for (tags, read) in variants {
        if has_tag && !tags.is_empty() {
            continue;
        }
        let Some(candidate) = read(value) else {
            continue;
        };
        let lost = serde_json::to_value(&candidate).map_or(usize::MAX, |kept| lost(value, &kept));
        if lost == 0 {
            return Some(candidate);
        }
        if best.as_ref().is_none_or(|(least, _)| lost < *least) {
            best = Some((lost, candidate));
        }
    }
    let (lost, candidate) = best?;
    (lost < weight(value)).then_some(candidate)
}

/// How many values of `before` are not in `after`.
fn lost(before: &Value, after: &Value) -> usize {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => before
            .iter()
            .map(|(name, value)| match after.get(name) {
                Some(kept) => lost(value, kept),
                None => weight(value),
            })
            .sum(),
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => before
            .iter()
            .zip(after)
            .map(|(before, after)| lost(before, after))
            .sum(),
        // 1 and 1.0 are one number.
        (Value::Number(before), Value::Number(after)) => {
            usize::from(before != after && before.as_f64() != after.as_f64())
        }
        _ if before == after => 0,
        _ => weight(before).max(1),
    }
}

/// The number of values in `value`; `null` and empty lists and objects do not
/// count.
fn weight(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Object(members) => members.values().map(weight).sum(),
        Value::Array(items) => items.iter().map(weight).sum(),
        _ => 1,
    }
}

/// Deserializes `value`, if it fits the type.
#[doc(hidden)]
pub fn read_variant<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// Serializes `value`, with its tag added if it has none.
///
/// # Errors
///
/// Those of the serializer.
#[doc(hidden)]
pub fn write_variant<S, T>(
    value: &T,
    tag: Option<(&str, &str)>,
    serializer: S,
) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    let Some((property, tag)) = tag else {
        return value.serialize(serializer);
    };
    let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
    if let Value::Object(members) = &mut value
        && members.get(property).is_none_or(Value::is_null)
    {
        members.insert(property.to_owned(), tag.into());
    }
    value.serialize(serializer)
}

/// Implements `Debug` and the traits of serde for an enum of schemas. `property`
/// distinguishes the variants, each of which is serialized with its first tag;
/// the last variant keeps a value that fits none of the others.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($name:ident, $property:expr, { $($variant:ident: [$($tag:literal),*],)* }, $rest:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant(value) => {
                        f.debug_tuple(stringify!($variant)).field(value).finish()
                    })*
                    // Its contents are unknown and may be a secret.
                    Self::$rest(_) => f.write_str(concat!(stringify!($rest), "(..)")),
                }
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: $crate::__private::serde::Serializer,
            {
                let property: ::std::option::Option<&str> = $property;
                match self {
                    $(Self::$variant(value) => {
                        let tags: &[&str] = &[$($tag),*];
                        let tag = property.zip(tags.first().copied());
                        $crate::__private::write_variant(value, tag, serializer)
                    })*
                    Self::$rest(value) => {
                        $crate::__private::serde::Serialize::serialize(value, serializer)
                    }
                }
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
            where
                D: $crate::__private::serde::Deserializer<'de>,
            {
                let variants: &[$crate::__private::Variant<Self>] = &[$((&[$($tag),*], |value| {
                    $crate::__private::read_variant(value).map(Self::$variant)
                }),)*];
                $crate::__private::read_choice(deserializer, $property, variants, Self::$rest)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Cat {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lives: Option<f64>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Dog {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        barks: Option<bool>,
    }

    #[derive(PartialEq)]
    enum Pet {
        Cat(Cat),
        Dog(Dog),
        Rest(Value),
    }

    choice!(Pet, Some("kind"), { Cat: ["cat", "tom"], Dog: ["dog"], }, Rest);

    #[derive(PartialEq)]
    enum Any {
        Cat(Cat),
        Dog(Dog),
        Number(i64),
        Rest(Value),
    }

    choice!(Any, None, { Cat: [], Dog: [], Number: [], }, Rest);

    fn read<T: for<'de> Deserialize<'de>>(value: Value) -> T {
        serde_json::from_value(value).expect("deserializing never fails")
    }

    #[test]
    fn the_tag_names_the_variant_and_an_unknown_one_is_kept() {
        let tom: Pet = read(json!({"kind": "tom", "lives": 9}));
        assert!(matches!(tom, Pet::Cat(cat) if cat.lives == Some(9.0)));
        let dog: Pet = read(json!({"kind": "dog", "barks": true}));
        assert_eq!(dog, Pet::Dog(Dog { barks: Some(true) }));
        for odd in [
            json!({"kind": "eel", "lives": 1}),
            json!({"kind": "cat", "lives": "x"}),
            json!(null),
        ] {
            let read: Pet = read(odd.clone());
            assert_eq!(read, Pet::Rest(odd.clone()));
            assert_eq!(serde_json::to_value(&read).expect("JSON"), odd);
        }
    }

    #[test]
    fn a_missing_tag_is_added() {
        let cat = Cat {
            kind: Some("tom".to_owned()),
            lives: None,
        };
        let dog = Dog { barks: Some(true) };
        for (pet, json) in [
            (Pet::Dog(dog), json!({"barks": true, "kind": "dog"})),
            (Pet::Cat(cat), json!({"kind": "tom"})),
        ] {
            assert_eq!(serde_json::to_value(&pet).expect("JSON"), json);
        }
    }

    #[test]
    fn a_value_that_fits_no_variant_is_not_printed() {
        let rest = Pet::Rest(json!({"token": "hunter2"}));
        assert_eq!(format!("{rest:?}"), "Rest(..)");
        let cat = Pet::Dog(Dog { barks: Some(true) });
        assert_eq!(format!("{cat:?}"), "Dog(Dog { barks: Some(true) })");
    }

    #[test]
    fn without_a_tag_the_variant_that_keeps_most_is_chosen() {
        let cat = read(json!({"lives": 9, "other": 1}));
        assert!(matches!(cat, Any::Cat(_)));
        for (value, expected) in [
            (json!({"barks": true}), Any::Dog(Dog { barks: Some(true) })),
            (json!(5), Any::Number(5)),
            (json!({"moos": true}), Any::Rest(json!({"moos": true}))),
            (json!("text"), Any::Rest(json!("text"))),
        ] {
            assert_eq!(read::<Any>(value), expected);
        }
    }
}
