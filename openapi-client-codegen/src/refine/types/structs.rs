//! The types of the schemas.

use std::collections::BTreeSet;

use syn::{ImplItem, Item, ItemImpl, parse_quote};

use crate::refine::syntax::give_builder;
use crate::refine::types::enums::is_open;

/// Lets the types grow with the document, and gives those that are `sent` a builder.
pub(crate) fn refine(types: &mut Vec<Item>, sent: &BTreeSet<String>) {
    // The run time makes the builders.
    types.retain(|item| !matches!(item, Item::Impl(item) if is_of_builder(item)));
    for item in types {
        match item {
            Item::Struct(item)
                if matches!(item.fields, syn::Fields::Named(_))
                    && sent.contains(&item.ident.to_string()) =>
            {
                give_builder(item);
            }
            // A value that a later document adds must not break a program.
            Item::Enum(item) if is_open(item).is_none() => {
                item.attrs.push(parse_quote!(#[non_exhaustive]));
            }
            _ => {}
        }
    }
}

/// Whether the block has nothing but the function that starts a builder.
fn is_of_builder(item: &ItemImpl) -> bool {
    let is_builder =
        |item: &ImplItem| matches!(item, ImplItem::Fn(function) if function.sig.ident == "builder");
    item.trait_.is_none() && item.items.iter().all(is_builder)
}
