//! What the properties of an object are read from.

use serde::de::{Deserialize, Error};

/// What a property is read from.
#[doc(hidden)]
pub trait Source<'de> {
    /// Why it cannot be read.
    type Error: Error;

    /// The next value; `None` if a list has ended.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn next<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Self::Error>;
}
