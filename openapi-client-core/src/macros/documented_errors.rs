//! What all generated types of documented errors have in common.

/// Declares the enum of the errors that operations document: a variant for each
/// status and body, with the body, and how it is read of the enum `$body` of all
/// bodies. A status without a documented body is a variant alone.
#[doc(hidden)]
#[macro_export]
macro_rules! documented_errors {
    ($name:ident of $body:ident { $(
        $variant:ident: $pattern:ident $(($status:literal))? $([$($media_type:literal),*])?
            $(=> $schema:ident($type:ty))?
    ),* $(,)? }) => {
        /// What operations document of their errors: those whose method names this.
        ///
        /// `Error::documented` gives it of a failed call.
        #[derive(Clone, Debug)]
        pub enum $name { $(
                        #[doc = $crate::documented_errors!(@doc $pattern $($status)?)]
            $variant $(($type))?,
        )* }

        impl $crate::DocumentedErrors for $name {
            type Body = $body;

            const ERRORS: &'static [($crate::StatusPattern, ::std::option::Option<&'static str>)] =
                &[$((
                    $crate::StatusPattern::$pattern $(($status))?,
                    $crate::documented_errors!(@schema $($schema)?),
                )),*];

            const MEDIA_TYPES: &'static [&'static [&'static str]] =
                &[$(&[$($($media_type),*)?]),*];

            fn of(
                pattern: $crate::StatusPattern,
                body: ::std::option::Option<&$body>,
            ) -> ::std::option::Option<Self> {
                $(if pattern == $crate::StatusPattern::$pattern $(($status))?
                    && let Some(error) =
                        $crate::documented_errors!(@value body, $body, Self::$variant $(, $schema)?)
                {
                    return Some(error);
                })*
                let _ = body;
                None
            }
        }
    };
        (@doc Code $status:literal) => { concat!("The server answered ", $status, ".") };
    (@doc Range $hundreds:literal) => { concat!("The server answered ", $hundreds, "XX.") };
    (@doc Default) => { "The server answered any other status." };
    (@schema) => { ::std::option::Option::None };
    (@schema $schema:ident) => { ::std::option::Option::Some(stringify!($schema)) };
    (@value $found:ident, $body:ident, $value:expr) => { ::std::option::Option::Some($value) };
    (@value $found:ident, $body:ident, $value:expr, $schema:ident) => {
        match $found {
            Some($body::$schema(error)) => Some($value(::std::clone::Clone::clone(error))),
            _ => None,
        }
    };
}
