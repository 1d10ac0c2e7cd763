//! The generated code on which the steps of this stage work.

use syn::Item;

/// The items of the generated code, by the file into which each group goes.
pub(crate) struct Refined {
    pub(crate) types: Vec<Item>,
    pub(crate) builders: Vec<Item>,
    pub(crate) client: Vec<Item>,
    pub(crate) errors: Vec<Item>,
    pub(crate) webhooks: Vec<Item>,
    /// How deep the types are nested.
    pub(crate) depth: usize,
}
