//! Building an object, property by property.

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::convert::IntoValue;
use crate::object::Object;
use crate::object::properties::Given;
use crate::object::read::Finish;

/// What the builder of a type has: what was set, and what could not be.
#[doc(hidden)]
pub struct Builder<T: Object> {
    /// What was set.
    pub slots: T::Slots,
    /// The field that was last set to something that does not convert, and why.
    failure: Option<(&'static str, String)>,
}

impl<T: Object> Builder<T> {
    /// A builder in which this is set.
    pub fn new(slots: T::Slots) -> Self {
        Self {
            slots,
            failure: None,
        }
    }

    /// The value for a `field`.
    pub fn required<V>(&mut self, field: &'static str, value: impl IntoValue<V>) -> Option<V> {
        let what = Place {
            object: T::NAME,
            field,
        };
        self.checked(field, value.into_value(what))
    }

    /// The value for a `field` that may be left out.
    pub fn optional<V>(&mut self, field: &'static str, value: impl Given<V>) -> Option<V> {
        let what = Place {
            object: T::NAME,
            field,
        };
        self.checked(field, value.given(&what))
    }

    fn checked<V>(&mut self, field: &'static str, value: Result<V, String>) -> Option<V> {
        self.failure.take_if(|(failed, _)| *failed == field);
        value
            .map_err(|why| self.failure.get_or_insert((field, why)).0)
            .ok()
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// Something is missing or did not convert.
    pub fn build(self) -> Result<T, String> {
        match self.failure {
            Some((_, why)) => Err(why),
            None => T::finish::<Build>(self.slots),
        }
    }
}

impl<T: Object> Default for Builder<T> {
    fn default() -> Self {
        Self::new(T::Slots::default())
    }
}

impl<T: Object<Slots: Clone>> Clone for Builder<T> {
    fn clone(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            failure: self.failure.clone(),
        }
    }
}

impl<T: Object<Slots: Clone> + fmt::Debug> fmt::Debug for Builder<T> {
    /// Shows the value, or why there is none yet.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.clone().build() {
            Ok(value) => value.fmt(f),
            Err(why) => f.write_str(&why),
        }
    }
}

/// The end of building.
struct Build;

impl Finish for Build {
    type Error = String;

    fn required<T: DeserializeOwned>(
        slot: Option<T>,
        object: &'static str,
        field: &'static str,
        _: &'static str,
    ) -> Result<T, String> {
        slot.ok_or_else(|| format!("{} is not set", Place { object, field }))
    }
}

/// A field of a type.
struct Place {
    object: &'static str,
    field: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` of `{}`", self.field, self.object)
    }
}

/// Why there is no value of a type of generated code: something is missing, or is not
/// what the document allows.
#[derive(Clone, PartialEq, Eq)]
pub struct ConversionError(Cow<'static, str>);

impl fmt::Debug for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConversionError {}

impl From<&'static str> for ConversionError {
    fn from(why: &'static str) -> Self {
        Self(why.into())
    }
}

impl From<String> for ConversionError {
    fn from(why: String) -> Self {
        Self(why.into())
    }
}
