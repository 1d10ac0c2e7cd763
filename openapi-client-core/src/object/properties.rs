//! Types of properties that may be left out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use serde::de::{Deserialize, DeserializeOwned};
use serde::ser::{Serialize, SerializeMap};
use serde_json::{Map, Value};

use crate::convert::convert;
use crate::object::source::Source;
use crate::optional::{Nullable, Optional};

/// The type of a property that may be left out.
#[doc(hidden)]
pub trait Omissible: Default {
    /// Whether the property is left out.
    fn is_left_out(&self) -> bool;

    /// Reads it; `null` for a list or map is the same as none.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn read<'de, S: Source<'de>>(source: &mut S) -> Result<Option<Self>, S::Error>
    where
        Self: Deserialize<'de>,
    {
        source.next()
    }
}

/// What the setter of a property takes that may be left out: a value for it, empty or
/// not. Where the property is an `Option`, that too, so that `None` takes back what
/// was set.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value for a property of the type `{T}`",
    label = "not convertible"
)]
pub trait Given<T> {
    /// The value for the property that `what` names.
    ///
    /// # Errors
    ///
    /// It does not convert.
    fn given(self, what: &dyn Display) -> Result<T, String>;
}

impl<T> Omissible for Option<T> {
    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T, V> Given<Option<T>> for V
where
    V: TryInto<Optional<T>, Error: Display>,
{
    fn given(self, what: &dyn Display) -> Result<Option<T>, String> {
        convert(self, what).map(Optional::into_option)
    }
}

impl<T> Omissible for Nullable<T> {
    fn is_left_out(&self) -> bool {
        self.is_absent()
    }
}

impl<T, V> Given<Nullable<T>> for V
where
    V: TryInto<Nullable<T>, Error: Display>,
{
    fn given(self, what: &dyn Display) -> Result<Nullable<T>, String> {
        convert(self, what)
    }
}

/// Implements the traits for lists and maps.
macro_rules! collections {
    ($([$($generics:tt)*] $collection:ty;)*) => {$(
        impl<$($generics)*> Omissible for $collection {
            fn is_left_out(&self) -> bool {
                self.is_empty()
            }

            fn read<'de, S: Source<'de>>(source: &mut S) -> Result<Option<Self>, S::Error>
            where
                Self: Deserialize<'de>,
            {
                Ok(source.next::<Option<Self>>()?.map(Option::unwrap_or_default))
            }
        }

        impl<V, $($generics)*> Given<$collection> for V
        where
            V: TryInto<$collection, Error: Display>,
        {
            fn given(self, what: &dyn Display) -> Result<$collection, String> {
                convert(self, what)
            }
        }
    )*};
}

collections! {
    [T] Vec<T>;
    [T: Eq + Hash] HashSet<T>;
    [T: Ord] BTreeSet<T>;
    [K: Eq + Hash, T] HashMap<K, T>;
    [K: Ord, T] BTreeMap<K, T>;
    [] Map<String, Value>;
}

/// What keeps the properties that are not listed.
#[doc(hidden)]
pub trait More: Default {
    /// Reads the one that is called `name`.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn read<'de, S: Source<'de>>(&mut self, name: String, source: &mut S) -> Result<(), S::Error>;

    /// Writes each.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error>;
}

impl<T: DeserializeOwned + Serialize> More for HashMap<String, T> {
    fn read<'de, S: Source<'de>>(&mut self, name: String, source: &mut S) -> Result<(), S::Error> {
        self.extend(source.next()?.map(|value| (name, value)));
        Ok(())
    }

    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        self.iter()
            .try_for_each(|(name, value)| object.serialize_entry(name, value))
    }
}

impl More for Map<String, Value> {
    fn read<'de, S: Source<'de>>(&mut self, name: String, source: &mut S) -> Result<(), S::Error> {
        self.extend(source.next()?.map(|value| (name, value)));
        Ok(())
    }

    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        self.iter()
            .try_for_each(|(name, value)| object.serialize_entry(name, value))
    }
}

/// The items of a list behind those that have fields.
impl<T: DeserializeOwned + Serialize> More for Vec<T> {
    fn read<'de, S: Source<'de>>(&mut self, _: String, source: &mut S) -> Result<(), S::Error> {
        *self = source.next()?.unwrap_or_default();
        Ok(())
    }

    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        object.serialize_entry(super::REST, self)
    }
}
