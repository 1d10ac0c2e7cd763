//! Structs that are lists in JSON, for the macro `tuple!`.
//!
//! A field is an item of the list; the last may be a list of all that is behind those.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

/// A deserializer that gives a list, item by item, to the derived code of a struct.
#[doc(hidden)]
#[derive(Debug)]
pub struct List<D> {
    inner: D,
    parts: usize,
}

impl<D> List<D> {
    /// The list of `inner`, whose first `parts` items are fields.
    pub fn new(inner: D, parts: usize) -> Self {
        Self { inner, parts }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for List<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let parts = self.parts;
        self.inner.deserialize_seq(OfStruct { visitor, parts })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

/// The visitor of a struct.
struct OfStruct<V> {
    visitor: V,
    parts: usize,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for OfStruct<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        let mut items = Items {
            items,
            has_ended: false,
        };
        let value = self.visitor.visit_seq(Fields {
            items: &mut items,
            left: self.parts,
        })?;
        // What a later document adds.
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(value)
    }
}

/// The items of a list, which may be asked for more than there are.
struct Items<A> {
    items: A,
    has_ended: bool,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        if self.has_ended {
            return Ok(None);
        }
        let item = self.items.next_element_seed(seed)?;
        self.has_ended = item.is_none();
        Ok(item)
    }
}

/// The fields of a struct.
struct Fields<'a, A> {
    items: &'a mut Items<A>,
    /// How many of them are still to come before the rest.
    left: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Fields<'_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                self.items.next_element_seed(seed)
            }
            None => seed.deserialize(Rest(self.items)).map(Some),
        }
    }
}

/// The items behind the parts, as a list.
struct Rest<'a, A>(&'a mut Items<A>);

impl<'de, A: SeqAccess<'de>> Deserializer<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_seq(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

/// Serializes a struct as a list. `write` serializes its fields, of which the first
/// `parts` are called by their numbers.
///
/// # Errors
///
/// Those of the serializer.
#[doc(hidden)]
pub fn write_list<S: Serializer>(
    write: impl FnOnce(serde_json::value::Serializer) -> Result<Value, serde_json::Error>,
    parts: usize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut fields = write(serde_json::value::Serializer).map_err(S::Error::custom)?;
    let rest = match fields.get_mut("rest").map(Value::take) {
        Some(Value::Array(rest)) => rest,
        _ => Vec::new(),
    };
    let is_there = |index: &usize| fields.get(index.to_string()).is_some();
    let count = match rest.is_empty() {
        true => (0..parts).rev().find(is_there).map_or(0, |last| last + 1),
        false => parts,
    };
    // What is absent before something that is not has no other form.
    let mut items: Vec<Value> = (0..count)
        .map(|index| fields.get_mut(index.to_string()).map(Value::take))
        .map(Option::unwrap_or_default)
        .collect();
    items.extend(rest);
    items.serialize(serializer)
}
