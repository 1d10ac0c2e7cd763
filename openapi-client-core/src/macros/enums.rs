//! What all generated enums of strings have in common.

/// Declares enums of strings that keep a value which the document does not list: in
/// `UnknownValue`, or the variant that is named after `else`. Each variant is one line,
/// with its value on the wire. The conversions from text never fail.
///
/// ```
/// openapi_client_core::open_enums! {
///     /// How a task is doing.
///     pub enum State {
///         Running = "RUNNING",
///         Done = "DONE",
///     }
/// }
///
/// assert_eq!(State::from("DONE"), State::Done);
/// assert_eq!(State::from("LOST").to_string(), "LOST");
/// assert_eq!(State::from("LOST").documented(), None);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! open_enums {
    ($(
        $(#[$about:meta])*
        pub enum $name:ident $(else $unknown:ident)? { $($variants:tt)* }
    )*) => {$(
        $crate::open_enum! {
            [$(#[$about])*] $name [$($unknown)? UnknownValue] { $($variants)* }
        }
    )*};
}

/// Declares one enum of [`open_enums!`](crate::open_enums).
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (
        [$($about:tt)*] $name:ident [$unknown:ident $($default:ident)?]
        { $($(#[$attribute:meta])* $variant:ident = $value:literal,)* }
    ) => {
        $($about)*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $value, "`")]
                $(#[$attribute])*
                $variant,
            )*
            /// A value that the document does not list, as the server sent it.
            $unknown(::std::string::String),
        }

        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$unknown(value) => value,
                    listed => listed.documented().unwrap_or_default(),
                }
            }

            /// The value, if the document lists it.
            pub fn documented(&self) -> ::std::option::Option<&'static str> {
                match self {
                    $(Self::$variant => Some($value),)*
                    Self::$unknown(_) => None,
                }
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    value => Self::$unknown(value.to_owned()),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // `Self::Err` may be a variant.
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        $crate::text_enum! { $name, value, Ok(Self::from(value)) }
    };
}

/// Declares enums of strings that have no other values than those of the document. Each
/// variant is one line, with its value on the wire.
///
/// ```
/// openapi_client_core::closed_enums! {
///     /// In which order.
///     pub enum Sort {
///         Up = "up",
///         Down = "down",
///     }
/// }
///
/// assert_eq!("up".parse::<Sort>()?, Sort::Up);
/// assert_eq!(Sort::Down.to_string(), "down");
/// assert!(serde_json::from_str::<Sort>(r#""left""#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! closed_enums {
    ($(
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$attribute:meta])* $variant:ident = $value:literal,)* }
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $value, "`")]
                $(#[$attribute])*
                $variant,
            )*
        }

        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)*
                }
            }
        }

        impl ::std::convert::TryFrom<&str> for $name {
            type Error = $crate::ConversionError;

            // `Self::Error` may be a variant.
            fn try_from(value: &str) -> ::std::result::Result<Self, $crate::ConversionError> {
                match value {
                    $($value => Ok(Self::$variant),)*
                    _ => Err("invalid value".into()),
                }
            }
        }

        impl ::std::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::ConversionError;

            fn try_from(
                value: ::std::string::String,
            ) -> ::std::result::Result<Self, $crate::ConversionError> {
                Self::try_from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ConversionError;

            fn from_str(value: &str) -> ::std::result::Result<Self, $crate::ConversionError> {
                Self::try_from(value)
            }
        }

        $crate::text_enum! {
            $name,
            value,
            Self::try_from(value).map_err(|_| {
                $crate::__private::serde::de::Error::unknown_variant(value, &[$($value),*])
            })
        }
    )*};
}

/// How an enum of strings is shown, written, and read: as `$read` makes it of the text
/// `$value`.
#[doc(hidden)]
#[macro_export]
macro_rules! text_enum {
    ($name:ident, $value:ident, $read:expr) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: $crate::__private::serde::Serializer,
            {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
            where
                D: $crate::__private::serde::Deserializer<'de>,
            {
                let value: ::std::borrow::Cow<'de, str> =
                    $crate::__private::serde::Deserialize::deserialize(deserializer)?;
                let $value = &*value;
                $read
            }
        }
    };
}
