//! What a public item of generated code is.

use serde::Serialize;

/// Something that a program may rely on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RustItem {
    /// Its path in the crate, such as `types::User::name`.
    pub path: String,
    /// What it is.
    pub kind: RustItemKind,
}

/// What a public item is. Beside each is what [`RustApi::items`](super::RustApi::items) says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum RustItemKind {
    /// A struct; nothing.
    Struct,
    /// An enum; nothing.
    Enum,
    /// Another name for a type; the type.
    Alias,
    /// A field; its type.
    Field,
    /// A variant; the type of its value, if it has one.
    Variant,
    /// All variants of an enum to which none can be added without a break; their names.
    Variants,
    /// That a type has a trait, whose path is the whole of it; nothing.
    Trait,
    /// A setter, which takes what converts to a type; the type.
    Setter,
    /// Another method or associated function; its signature.
    Method,
    /// A constant or a static; its type.
    Constant,
    /// A feature of the crate; nothing. [`Diff`](crate::Diff) alone has it.
    Feature,
}
