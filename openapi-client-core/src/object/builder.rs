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
    /// What could not be.
    pub failures: Failures,
}

/// The fields that were last set to something that does not convert, and why.
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Failures(Vec<(Place, String)>);

impl Failures {
    /// Sets the `slot` of the field at `place`.
    pub fn required<T>(&mut self, slot: &mut Option<T>, place: Place, value: impl IntoValue<T>) {
        *slot = self.checked(place, value.into_value(place));
    }

    /// Sets the `slot` of the field at `place`, which may be left out.
    pub fn optional<T>(&mut self, slot: &mut Option<T>, place: Place, value: impl Given<T>) {
        *slot = self.checked(place, value.given(&place));
    }

    fn checked<T>(&mut self, place: Place, value: Result<T, String>) -> Option<T> {
        self.0.retain(|(failed, _)| *failed != place);
        value.map_err(|why| self.0.push((place, why))).ok()
    }
}

impl<T: Object> Builder<T> {
    /// A builder in which this is set.
    pub fn new(slots: T::Slots) -> Self {
        Self {
            slots,
            failures: Failures::default(),
        }
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// Something is missing or did not convert.
    pub fn build(self) -> Result<T, String> {
        match self.failures.0.into_iter().next() {
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
            failures: self.failures.clone(),
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
        slot.ok_or_else(|| format!("{} is not set", Place::new(object, field)))
    }
}

/// A field of a type.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    object: &'static str,
    field: &'static str,
}

impl Place {
    /// The `field` of the type `object`.
    pub fn new(object: &'static str, field: &'static str) -> Self {
        Self { object, field }
    }
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
