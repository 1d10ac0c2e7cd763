//! Choices of schemas: a value is read as the member whose schema it satisfies.
//!
//! A value is looked at once, from the outermost choice down, and each part of it is
//! compared with each schema once. Deserializing a choice never fails: a value of
//! none of the documented schemas is kept unchanged.

mod evaluation;
mod formats;
mod reader;
mod schemas;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

use evaluation::Evaluation;
use reader::Reader;
pub use schemas::Schemas;

/// A generated choice.
#[doc(hidden)]
pub trait Choice: Sized {
    /// What the choice is asked for by, when it is read.
    const NAME: &'static str;

    /// The schemas among which that of the choice is.
    fn schemas() -> &'static Schemas;

    /// Deserializes the member with the number `index`, counted from 0.
    ///
    /// # Errors
    ///
    /// The value is not of that member, or there is none.
    fn read_member<'de, D: Deserializer<'de>>(
        index: usize,
        deserializer: D,
    ) -> Result<Self, D::Error>;

    /// A value of none of the documented schemas.
    fn rest(value: Value) -> Self;
}

/// Deserializes a choice.
///
/// # Errors
///
/// The input is not a value.
#[doc(hidden)]
pub fn read_choice<'de, D: Deserializer<'de>, T: Choice>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(T::NAME, ReadChoice(PhantomData))
}

/// The number of the member that `value` is of in the choice of `schemas` whose
/// type is called `name`, for tests.
#[doc(hidden)]
pub fn pick(schemas: &Schemas, name: &str, value: &Value) -> Option<usize> {
    Evaluation::new(schemas.table()).pick(value, name)?
}

struct ReadChoice<T>(PhantomData<T>);

impl<'de, T: Choice> Visitor<'de> for ReadChoice<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// The outermost choice: nothing is known of the value.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let evaluation = Evaluation::new(T::schemas().table());
        let reader = Reader {
            value: &value,
            evaluation: &evaluation,
        };
        let name = T::NAME.strip_prefix(reader::CHOICE).unwrap_or_default();
        let picked = evaluation.pick(&value, name).flatten();
        let read = picked.and_then(|index| T::read_member(index, reader).ok());
        Ok(read.unwrap_or_else(|| T::rest(value)))
    }

    /// A choice within another, which is handed the member.
    fn visit_seq<A: SeqAccess<'de>>(self, mut picked: A) -> Result<T, A::Error> {
        let index: u64 = picked.next_element()?.unwrap_or_default();
        if let Some(index) = usize::try_from(index).unwrap_or_default().checked_sub(1)
            && let Ok(Some(read)) = picked.next_element_seed(Member(index, PhantomData))
        {
            return Ok(read);
        }
        let value = picked.next_element()?.unwrap_or_default();
        Ok(T::rest(value))
    }
}

struct Member<T>(usize, PhantomData<T>);

impl<'de, T: Choice> DeserializeSeed<'de> for Member<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read_member(self.0, deserializer)
    }
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
