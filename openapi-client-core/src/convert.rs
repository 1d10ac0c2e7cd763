//! The conversion of what a caller passes to a builder, and of builders to values.

use std::any::type_name;
use std::fmt::Display;

use crate::secret::Secret;

/// What a setter takes: a `T`, or what converts to one by [`TryInto`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert to `{T}`",
    note = "a setter takes what has `TryInto<{T}>` with an error that has `Display`"
)]
pub trait IntoValue<T> {
    /// The value for `what`, such as "the path parameter `id`".
    ///
    /// # Errors
    ///
    /// It does not convert. The message names both types and the reason, and does not
    /// repeat the value.
    fn into_value(self, what: impl Display) -> Result<T, String>;
}

impl<T, V: TryInto<T, Error: Display>> IntoValue<T> for V {
    fn into_value(self, what: impl Display) -> Result<T, String> {
        convert(self, what)
    }
}

/// Converts `value` for `what`, such as "the path parameter `id`".
///
/// # Errors
///
/// It does not convert. The message names both types and the reason, and does not
/// repeat the value.
pub(crate) fn convert<T, V>(value: V, what: impl Display) -> Result<T, String>
where
    V: TryInto<T>,
    V::Error: Display,
{
    value.try_into().map_err(|error| {
        let (from, to) = (short_name::<V>(), short_name::<T>());
        let message = format!("the value for {what}, a `{from}`, does not convert to `{to}`");
        // The reason may repeat a part of the value.
        match type_name::<T>().contains(type_name::<Secret>()) {
            true => message,
            false => format!("{message}: {error}"),
        }
    })
}

/// A type of generated code that has a builder.
///
/// Only generated code implements this trait; a release may add methods to it
/// without being a breaking one.
pub trait Buildable: Sized {
    /// Its builder, which begins with nothing set.
    type Builder: Default;

    /// The value that `builder` gives.
    ///
    /// # Errors
    ///
    /// What is missing, or why a value did not convert.
    fn from_builder(builder: Self::Builder) -> Result<Self, String>;

    /// A builder in which everything is set as in this value.
    fn into_builder(self) -> Self::Builder;
}

/// The name of a type without the paths in it.
fn short_name<T>() -> String {
    let mut short = String::new();
    for part in type_name::<T>().split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        match part.strip_suffix(':') {
            // The rest of a name follows.
            Some(_) => {}
            None => short.push_str(part),
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_both_types_and_the_reason() {
        let error = convert::<u8, i64>(1000, "the field `count`").expect_err("too large");
        assert_eq!(
            error,
            "the value for the field `count`, a `i64`, does not convert to `u8`: \
             out of range integral type conversion attempted"
        );
        assert_eq!(
            convert::<Option<u8>, u8>(1, "the field `count`"),
            Ok(Some(1))
        );
    }

    #[test]
    fn the_reason_of_a_secret_is_not_shown() {
        struct Odd;
        impl TryFrom<Odd> for Secret {
            type Error = String;

            fn try_from(_: Odd) -> Result<Self, String> {
                Err("hunter2 is too short".to_owned())
            }
        }
        let error = convert::<Secret, Odd>(Odd, "the field `password`").expect_err("odd");
        let expected = "the value for the field `password`, a `Odd`, does not convert to `Secret`";
        assert_eq!(error, expected);
    }

    #[test]
    fn names_of_types_have_no_paths() {
        assert_eq!(short_name::<Option<Vec<Secret>>>(), "Option<Vec<Secret>>");
        assert_eq!(short_name::<(&str, [u8; 3])>(), "(&str, [u8; 3])");
        assert_eq!(
            short_name::<std::collections::HashMap<String, Secret>>(),
            "HashMap<String, Secret>"
        );
    }
}
