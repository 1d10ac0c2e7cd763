//! `#[deprecated]` for the fields of types that the document deprecates.
//!
//! The rule `deprecated` marks them in their descriptions; here the compiler
//! learns of it too, for the field and for the setter of its builder.

use syn::{Attribute, Item, parse_quote};

use crate::annotations::DEPRECATED;
use crate::refine::docs;
use crate::refine::syntax::fields;

/// Adds the attribute to the deprecated fields of `types`.
pub(super) fn mark(types: &mut [Item]) {
    for (_, field) in fields(types) {
        field.attrs.extend(attribute(&field.attrs));
    }
}

/// The attribute with the description of a deprecated field.
fn attribute(attributes: &[Attribute]) -> Option<Attribute> {
    let text = docs::text(attributes)?;
    let text = text.strip_prefix(DEPRECATED)?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let note = match words.is_empty() {
        true => "the document deprecates this field".to_owned(),
        false => words.join(" "),
    };
    Some(parse_quote!(#[deprecated = #note]))
}
