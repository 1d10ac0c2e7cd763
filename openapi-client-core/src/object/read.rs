//! Reading an object, or a list whose items have fields.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess,
    SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::object::Object;
use crate::object::properties::Omissible;
use crate::object::source::Source;

/// What becomes of a property that is not there.
#[doc(hidden)]
pub trait Finish {
    /// What a missing property is.
    type Error;

    /// The value of `slot`, which belongs to the `field` of `object`; its name on the
    /// wire may be another one.
    ///
    /// # Errors
    ///
    /// There is none.
    fn required<T: DeserializeOwned>(
        slot: Option<T>,
        object: &'static str,
        field: &'static str,
        property: &'static str,
    ) -> Result<T, Self::Error>;
}

/// Reads an object; properties that it does not list are skipped, or kept where it has
/// a place for them.
///
/// # Errors
///
/// Those of the deserializer, or something is missing.
#[doc(hidden)]
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::PROPERTIES, ReadObject(PhantomData))
}

/// Reads a list, item by item into the fields.
///
/// # Errors
///
/// Those of the deserializer, or something is missing.
#[doc(hidden)]
pub fn read_list<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_seq(ReadList(PhantomData))
}

/// Reads a property that has to be there into its `slot`.
///
/// # Errors
///
/// Those of the deserializer.
#[doc(hidden)]
#[inline]
pub fn read_required<'de, T: Deserialize<'de>, S: Source<'de>>(
    slot: &mut Option<T>,
    source: &mut S,
) -> Result<(), S::Error> {
    *slot = source.next()?;
    Ok(())
}

/// Reads a property that may be left out into its `slot`.
///
/// # Errors
///
/// Those of the deserializer.
#[doc(hidden)]
#[inline]
pub fn read_optional<'de, T: Omissible + Deserialize<'de>, S: Source<'de>>(
    slot: &mut Option<T>,
    source: &mut S,
) -> Result<(), S::Error> {
    *slot = T::read(source)?;
    Ok(())
}

/// Reads a property of which `null` is a value into its `slot`.
///
/// # Errors
///
/// Those of the deserializer.
#[doc(hidden)]
#[inline]
pub fn read_nullable<'de, T: Deserialize<'de>, S: Source<'de>>(
    slot: &mut Option<Option<T>>,
    source: &mut S,
) -> Result<(), S::Error> {
    *slot = source.next()?.map(Some);
    Ok(())
}

/// The end of reading.
struct Read<E>(PhantomData<E>);

impl<E: Error> Finish for Read<E> {
    type Error = E;

    #[inline]
    fn required<T: DeserializeOwned>(
        slot: Option<T>,
        _: &'static str,
        _: &'static str,
        property: &'static str,
    ) -> Result<T, E> {
        match slot {
            Some(value) => Ok(value),
            None => T::deserialize(Missing {
                name: property,
                error: PhantomData,
            }),
        }
    }
}

/// A property that is missing. What may be `null` is none then.
struct Missing<E> {
    name: &'static str,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.name))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

struct ReadObject<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ReadObject<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut slots = T::Slots::default();
        let mut seen = Seen::default();
        let mut source = Members(map);
        let mut next = 0;
        while let Some(name) = source.0.next_key_seed(ReadName::<T>(next, PhantomData))? {
            match name {
                Name::Listed(index) => {
                    if seen.insert(index) {
                        return Err(A::Error::duplicate_field(T::PROPERTIES[index]));
                    }
                    T::read(&mut slots, T::FIELDS[index], &mut source)?;
                    next = index + 1;
                }
                Name::More(name) => T::read_more(&mut slots, name, &mut source)?,
                Name::Skipped => {
                    source.0.next_value::<IgnoredAny>()?;
                }
            }
        }
        T::finish::<Read<A::Error>>(slots)
    }
}

/// Which properties have been read, by their numbers.
#[derive(Default)]
struct Seen {
    first: u64,
    others: Vec<usize>,
}

impl Seen {
    /// Adds `index`, and says whether it was there.
    fn insert(&mut self, index: usize) -> bool {
        if index < 64 {
            let before = self.first;
            self.first |= 1 << index;
            return self.first == before;
        }
        let was_there = self.others.contains(&index);
        self.others.push(index);
        was_there
    }
}

/// The values of an object.
struct Members<A>(A);

impl<'de, A: MapAccess<'de>> Source<'de> for Members<A> {
    type Error = A::Error;

    #[inline]
    fn next<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.0.next_value().map(Some)
    }
}

/// The name of a property.
enum Name {
    Listed(usize),
    More(String),
    Skipped,
}

/// Reads the name of a property, which is likely to have this number.
struct ReadName<T>(usize, PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for ReadName<T> {
    type Value = Name;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T: Object> Visitor<'_> for ReadName<T> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(match position(T::PROPERTIES, name, self.0) {
            Some(index) => Name::Listed(index),
            None if T::KEEPS_MORE => Name::More(name.to_owned()),
            None => Name::Skipped,
        })
    }
}

/// The number of `name` among `names`, which is likely to be `expected`.
fn position(names: &[&str], name: &str, expected: usize) -> Option<usize> {
    if names
        .get(expected)
        .is_some_and(|expected| *expected == name)
    {
        return Some(expected);
    }
    names.iter().position(|listed| *listed == name)
}

struct ReadList<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ReadList<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        let mut slots = T::Slots::default();
        let mut items = Items {
            items,
            has_ended: false,
        };
        for field in T::FIELDS {
            T::read(&mut slots, *field, &mut items)?;
        }
        if T::KEEPS_MORE {
            T::read_more(&mut slots, String::new(), &mut Rest(&mut items))?;
        }
        // What a later document adds.
        while Source::next::<IgnoredAny>(&mut items)?.is_some() {}
        T::finish::<Read<A::Error>>(slots)
    }
}

/// The items of a list, which may be asked for more than there are.
struct Items<A> {
    items: A,
    has_ended: bool,
}

impl<'de, A: SeqAccess<'de>> Source<'de> for Items<A> {
    type Error = A::Error;

    fn next<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.next_element_seed(PhantomData)
    }
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

/// The items that are still to come, as one list.
struct Rest<'a, A>(&'a mut Items<A>);

impl<'de, A: SeqAccess<'de>> Source<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        T::deserialize(serde::de::value::SeqAccessDeserializer::new(&mut *self.0)).map(Some)
    }
}
