//! Enums of strings: open where an answer may have them, so that a value that the
//! document does not list is kept as text, not refused; else closed.

use std::collections::BTreeSet;

use syn::{Fields, Item, ItemEnum, parse_quote};

use crate::refine::syntax::{renamed, replace_enums};

/// Marks the enums of strings among `items`, of which those that are named in
/// `received` are open.
pub(crate) fn mark(items: &mut Vec<Item>, received: &BTreeSet<String>) {
    let mark = |mut item: ItemEnum| {
        item.attrs
            .retain(|attribute| attribute.path().is_ident("doc"));
        item.attrs
            .push(match received.contains(&item.ident.to_string()) {
                true => parse_quote!(#[open]),
                false => parse_quote!(#[closed]),
            });
        vec![Item::Enum(item)]
    };
    // The run time says the rest of them.
    replace_enums(items, is_enum_of_strings, mark, is_default);
}

fn is_default(item: &syn::ItemImpl) -> bool {
    item.trait_
        .as_ref()
        .is_some_and(|(path, ..)| last_is(path, "Default"))
}

fn last_is(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}

pub(crate) fn is_enum_of_strings(item: &ItemEnum) -> bool {
    let derives_copy = item.attrs.iter().any(|attribute| {
        attribute.path().is_ident("derive") && {
            let mut copy = false;
            // An attribute that does not parse derives nothing.
            let _ = attribute.parse_nested_meta(|meta| {
                copy |= last_is(&meta.path, "Copy");
                Ok(())
            });
            copy
        }
    });
    derives_copy
        && item
            .variants
            .iter()
            .all(|variant| matches!(variant.fields, Fields::Unit))
}

/// Whether `item` is an enum of strings, and open.
pub(crate) fn is_open(item: &ItemEnum) -> Option<bool> {
    item.attrs.iter().find_map(|attribute| {
        let path = attribute.path();
        match path.is_ident("open") {
            true => Some(true),
            false => path.is_ident("closed").then_some(false),
        }
    })
}

/// The value of each variant, in their order.
pub(crate) fn values(item: &ItemEnum) -> Vec<String> {
    let variants = item.variants.iter();
    variants
        .map(|variant| renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string()))
        .collect()
}
