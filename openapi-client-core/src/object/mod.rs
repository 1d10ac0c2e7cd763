//! Objects of generated code: how they are read, written, and built.
//!
//! The macro `objects!` says of each type which properties it has; everything that is
//! the same for all of them is here, and compiled once.

mod builder;
mod properties;
mod read;
mod source;
#[cfg(test)]
mod tests;
mod write;

pub use builder::{Builder, ConversionError, Place};
pub use properties::{Given, More, Omissible};
pub use read::{Finish, read_list, read_nullable, read_object, read_optional, read_required};
pub use source::Source;
pub use write::{WriteObject, write_list, write_object};

use serde::de::Error;
use serde::ser::SerializeMap;

/// The name under which the fields of a list have what is behind those.
const REST: &str = "rest";

/// A type of generated code with named properties.
#[doc(hidden)]
pub trait Object: Sized {
    /// A place for each property, empty until it has been read or set.
    type Slots: Default;

    /// What says which property it is.
    type Field: Copy + 'static;

    /// The fields, in their order.
    const FIELDS: &'static [Self::Field];

    /// The name of the type.
    const NAME: &'static str;

    /// The names of the properties on the wire, in the order of the fields.
    const PROPERTIES: &'static [&'static str];

    /// Whether it keeps the properties that are not listed.
    const KEEPS_MORE: bool = false;

    /// Reads the property that belongs to `field`.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn read<'de, S: Source<'de>>(
        slots: &mut Self::Slots,
        field: Self::Field,
        source: &mut S,
    ) -> Result<(), S::Error>;

    /// Reads a property that is not listed.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn read_more<'de, S: Source<'de>>(
        _: &mut Self::Slots,
        _: String,
        _: &mut S,
    ) -> Result<(), S::Error> {
        Err(S::Error::custom("it is not listed"))
    }

    /// The value of what is in `slots`.
    ///
    /// # Errors
    ///
    /// Something is missing.
    fn finish<F: Finish>(slots: Self::Slots) -> Result<Self, F::Error>;

    /// Writes every property that is there.
    fn write<M: SerializeMap>(&self, object: &mut WriteObject<M>);
}

/// The name of a property on the wire: `renamed`, or that of its `field`.
#[doc(hidden)]
pub const fn wire_name(field: &'static str, renamed: &[&'static str]) -> &'static str {
    match renamed {
        [name, ..] => name,
        [] => field,
    }
}
