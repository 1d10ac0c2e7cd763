//! Reads a value down to its last part, and hands each choice in it the member
//! that the part is of.

use serde::de::value::{MapDeserializer, SeqDeserializer, U64Deserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};

use crate::choice::evaluation::Evaluation;
use crate::integer::Integral;

/// What the name of a choice begins with when it is read.
pub(super) const CHOICE: &str = "openapi-client-core choice ";

/// A part of a value, as a deserializer.
///
/// A choice asks for a newtype whose name begins with [`CHOICE`]; it gets a
/// sequence of the number of the member, counted from 1, and then the part itself as
/// often as it asks.
#[derive(Clone, Copy)]
pub(super) struct Reader<'de> {
    pub(super) value: &'de Value,
    pub(super) evaluation: &'de Evaluation<'de>,
}

impl<'de> Reader<'de> {
    fn at(self, value: &'de Value) -> Self {
        Self { value, ..self }
    }
}

impl<'de> IntoDeserializer<'de, Error> for Reader<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Methods that read an integer.
macro_rules! integers {
    ($($method:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.deserialize_any(Integral(visitor))
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.iter().map(|item| self.at(item)));
                let read = visitor.visit_seq(&mut items)?;
                items.end().map(|()| read)
            }
            Value::Object(members) => {
                let members = members.iter();
                let mut members = MapDeserializer::new(
                    members.map(|(name, value)| (name.as_str(), self.at(value))),
                );
                let read = visitor.visit_map(&mut members)?;
                members.end().map(|()| read)
            }
            value => value.deserialize_any(visitor),
        }
    }

    integers! {
        deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_i128,
        deserialize_u8, deserialize_u16, deserialize_u32, deserialize_u64, deserialize_u128
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let choice = name.strip_prefix(CHOICE);
        match choice.and_then(|name| self.evaluation.pick(self.value, name)) {
            Some(picked) => visitor.visit_seq(Picked {
                member: Some(picked.map_or(0, |index| index as u64 + 1)),
                reader: self,
            }),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            // The code that serde derives would take the items for members.
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct
        map identifier ignored_any
    }
}

/// The number of a member, and then the part that is of it.
struct Picked<'de> {
    member: Option<u64>,
    reader: Reader<'de>,
}

impl<'de> SeqAccess<'de> for Picked<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        match self.member.take() {
            Some(member) => seed.deserialize(U64Deserializer::new(member)),
            None => seed.deserialize(self.reader),
        }
        .map(Some)
    }
}
