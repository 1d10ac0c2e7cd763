//! What all generated types with named properties have in common.

/// Declares types with named properties, how they are read and written, and the setters
/// of those that have a builder.
///
/// Each field is one line: `name: Type` has to be there, `name[?]: Type` may be left out,
/// as may `name[null]: Option<Type>`, where `null` is a value too. The name on the wire
/// follows after `=` if it is another, and the reason after `=>` if the field is
/// deprecated. What keeps properties that are not listed is last, after `..`.
///
/// `with builder` says that the module `builder` has a builder, which
/// [`builders!`](crate::builders) declares. `in list` says that the properties are the
/// items of a list.
///
/// ```
/// mod types {
///     openapi_client_core::objects! {
///         /// A user.
///         #[derive(PartialEq)]
///         pub struct User with builder {
///             /// What the user is called.
///             pub display_name: String = "displayName",
///             pub age[?]: Option<u8>,
///             pub nick[?]: Option<String> => "Use `display_name`.",
///         }
///     }
///     pub mod builder {
///         openapi_client_core::builders! { User }
///     }
/// }
/// use types::User;
///
/// let user = User::try_from(User::builder().age(7).display_name("Ann"))?;
/// assert_eq!(serde_json::to_string(&user)?, r#"{"displayName":"Ann","age":7}"#);
/// let missing = User::try_from(User::builder()).expect_err("it has no name");
/// assert_eq!(missing.to_string(), "the field `display_name` of `User` is not set");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! objects {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident $(with $builder:ident)? $(in $list:ident)? { $($fields:tt)* }
    )*) => {$(
        $crate::declare_object! { [$(#[$about])*] $name { $($fields)* } }

        const _: () = {
            $crate::implement_object! { $name [$($builder)?] [$($list)?] { $($fields)* } }
            $crate::implement_builder! { [$($builder)?] $name { $($fields)* } }
        };
    )*};
}

/// Declares one type of [`objects!`](crate::objects).
#[doc(hidden)]
#[macro_export]
macro_rules! declare_object {
    (
        [$($about:tt)*] $name:ident {
            $(
                $(#[$attribute:meta])*
                pub $field:ident
                    $(: $required:ty)? $([?]: $optional:ty)? $([null]: $nullable:ty)?
                    $(= $wire:literal)? $(=> $note:literal)?,
            )*
            $(..$(#[$more_attribute:meta])* pub $more:ident: $more_type:ty,)?
        }
    ) => {
        $($about)*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$attribute])*
                $(#[deprecated = $note])?
                pub $field: $($required)? $($optional)? $($nullable)?,
            )*
            $($(#[$more_attribute])* pub $more: $more_type,)?
        }
    };
}

/// Says how a type of [`objects!`](crate::objects) is read and written.
#[doc(hidden)]
#[macro_export]
macro_rules! implement_object {
    (
        $name:ident [$($builder:ident)?] [$($list:ident)?] {
            $(
                $(#[$attribute:meta])*
                pub $field:ident
                    $(: $required:ty)? $([?]: $optional:ty)? $([null]: $nullable:ty)?
                    $(= $wire:literal)? $(=> $note:literal)?,
            )*
            $(..$(#[$more_attribute:meta])* pub $more:ident: $more_type:ty,)?
        }
    ) => {
        #[derive(Default)]
        $(#[doc = stringify!($builder)] #[derive(Clone)])?
        pub struct __Slots {
            $($field: ::std::option::Option<$($required)? $($optional)? $($nullable)?>,)*
            $($more: ::std::option::Option<$more_type>,)?
        }

        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy)]
        pub enum __Field {
            $($field,)*
        }

        impl $crate::__private::Object for $name {
            type Slots = __Slots;

            const NAME: &'static str = stringify!($name);

            type Field = __Field;

            const FIELDS: &'static [__Field] = &[$(__Field::$field),*];

            const PROPERTIES: &'static [&'static str] =
                &[$($crate::__private::wire_name(stringify!($field), &[$($wire)?])),*];

            fn read<'de, S: $crate::__private::Source<'de>>(
                slots: &mut __Slots,
                field: __Field,
                source: &mut S,
            ) -> ::std::result::Result<(), S::Error> {
                match field {
                    $(__Field::$field => {
                        $($crate::__private::read_required::<$required, S>(&mut slots.$field, source))?
                        $($crate::__private::read_optional::<$optional, S>(&mut slots.$field, source))?
                        $($crate::__private::read_nullable(&mut slots.$field as &mut ::std::option::Option<$nullable>, source))?
                    })*
                }
            }

            $(
                const KEEPS_MORE: bool = true;

                fn read_more<'de, S: $crate::__private::Source<'de>>(
                    slots: &mut __Slots,
                    name: ::std::string::String,
                    source: &mut S,
                ) -> ::std::result::Result<(), S::Error> {
                    let more = slots.$more.get_or_insert_default();
                    $crate::__private::More::read(more, name, source)
                }
            )?

            fn finish<F: $crate::__private::Finish>(
                slots: __Slots,
            ) -> ::std::result::Result<Self, F::Error> {
                Ok(Self {
                    $($field:
                        $(F::required::<$required>(
                            slots.$field,
                            stringify!($name),
                            stringify!($field),
                            Self::PROPERTIES[__Field::$field as usize],
                        )?)?
                        $(<::std::option::Option<$optional>>::unwrap_or_default(slots.$field))?
                        $(<::std::option::Option<$nullable>>::unwrap_or_default(slots.$field))?,
                    )*
                    $($more: slots.$more.unwrap_or_default(),)?
                })
            }

            fn write<M: $crate::__private::serde::ser::SerializeMap>(
                &self,
                object: &mut $crate::__private::WriteObject<M>,
            ) {
                $(
                    $(object.required::<$required>(&self.$field);)?
                    $(object.optional::<$optional>(&self.$field);)?
                    $(object.optional::<$nullable>(&self.$field);)?
                )*
                $(object.more(&self.$more);)?
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private$(::$list)?::write_object(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::__private$(::$list)?::read_object(deserializer)
            }
        }
    };
}

/// Gives the builder of a type of [`objects!`](crate::objects) its setters.
#[doc(hidden)]
#[macro_export]
macro_rules! implement_builder {
    ([] $($without_builder:tt)*) => {};
    (
        [$builder:ident] $name:ident {
            $(
                $(#[$attribute:meta])*
                pub $field:ident
                    $(: $required:ty)? $([?]: $optional:ty)? $([null]: $nullable:ty)?
                    $(= $wire:literal)? $(=> $note:literal)?,
            )*
            $(..$(#[$more_attribute:meta])* pub $more:ident: $more_type:ty,)?
        }
    ) => {
        impl $name {
            /// Starts a builder with nothing set.
            pub fn builder() -> $builder::$name {
                ::std::default::Default::default()
            }
        }

        impl $builder::$name {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](", stringify!($name), "::", stringify!($field), ").")]
                $(#[deprecated = $note])?
                pub fn $field(
                    mut self,
                    value:
                        $(impl $crate::IntoValue<$required>)?
                        $(impl $crate::Given<$optional>)?
                        $(impl $crate::Given<$nullable>)?,
                ) -> Self {
                    let $crate::__private::Builder { slots, failures } = &mut self.0;
                    let place = $crate::__private::Place::new(stringify!($name), stringify!($field));
                    $(failures.required::<$required>(&mut slots.$field, place, value);)?
                    $(failures.optional::<$optional>(&mut slots.$field, place, value);)?
                    $(failures.optional::<$nullable>(&mut slots.$field, place, value);)?
                    self
                }
            )*
            $(
                /// Sets what is not listed.
                pub fn $more(mut self, value: impl $crate::Given<$more_type>) -> Self {
                    let $crate::__private::Builder { slots, failures } = &mut self.0;
                    let place = $crate::__private::Place::new(stringify!($name), stringify!($more));
                    failures.optional(&mut slots.$more, place, value);
                    self
                }
            )?
        }

        impl $crate::Buildable for $name {
            type Builder = $builder::$name;

            fn from_builder(
                builder: $builder::$name,
            ) -> ::std::result::Result<Self, ::std::string::String> {
                builder.0.build()
            }

            fn into_builder(self) -> $builder::$name {
                $builder::$name($crate::__private::Builder::new(__Slots {
                    $($field: Some(self.$field),)*
                    $($more: Some(self.$more),)?
                }))
            }
        }
    };
}

/// Declares the builders of types whose setters [`objects!`](crate::objects) makes.
#[doc(hidden)]
#[macro_export]
macro_rules! builders {
    ($($name:ident),* $(,)?) => {$(
        #[doc = concat!("Builder of a [`", stringify!($name), "`](super::", stringify!($name), ").")]
        #[derive(Clone, Debug, Default)]
        pub struct $name(pub(super) $crate::__private::Builder<super::$name>);

        impl ::std::convert::TryFrom<$name> for super::$name {
            type Error = $crate::ConversionError;

            fn try_from(builder: $name) -> ::std::result::Result<Self, Self::Error> {
                builder.0.build().map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<super::$name> for $name {
            fn from(value: super::$name) -> Self {
                $crate::Buildable::into_builder(value)
            }
        }
    )*};
}
