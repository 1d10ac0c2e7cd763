//! `#[deprecated]` for the fields of types that the document deprecates.
//!
//! The rule `deprecated` marks them in their descriptions; here the compiler
//! learns of it too, for the field and for the setter of its builder.

use std::collections::BTreeMap;

use syn::{Attribute, ImplItem, Item, parse_quote};

use crate::annotations::DEPRECATED;
use crate::refine::docs;
use crate::refine::syntax::{fields, self_name};

/// Adds the attribute to the deprecated fields of `types`, and to their setters
/// in `builders`.
pub(super) fn mark(types: &mut [Item], builders: &mut [Item]) {
    let mut marked = BTreeMap::new();
    for (key, field) in fields(types) {
        if let Some(attribute) = attribute(&field.attrs) {
            field.attrs.push(attribute.clone());
            marked.insert(key, attribute);
        }
    }
    for item in builders {
        // A field may be called as a method of a trait is, such as `default`.
        let Item::Impl(item) = item else { continue };
        if item.trait_.is_some() {
            continue;
        }
        let Some(ty) = self_name(item) else { continue };
        for member in &mut item.items {
            if let ImplItem::Fn(setter) = member
                && let Some(attribute) = marked.get(&(ty.clone(), setter.sig.ident.to_string()))
            {
                setter.attrs.push(attribute.clone());
            }
        }
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

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    #[test]
    fn a_setter_is_marked_and_a_method_of_a_trait_is_not() {
        let mut types: Vec<Item> = vec![parse_quote! {
            struct A {
                #[doc = "**Deprecated.** Use another."]
                default: u8,
            }
        }];
        let mut builders: Vec<Item> = vec![
            parse_quote!(impl Default for A { fn default() -> Self { A } }),
            parse_quote!(impl A { fn default(self) -> Self { self } }),
        ];
        mark(&mut types, &mut builders);
        let is_marked = |item: &Item| item.to_token_stream().to_string().contains("# [deprecated");
        assert!(is_marked(&types[0]));
        assert_eq!([&builders[0], &builders[1]].map(is_marked), [false, true]);
    }
}
