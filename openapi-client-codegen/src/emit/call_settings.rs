//! The setters that all builders have for the settings of their call: one line that
//! lists the builders.

use syn::{Item, parse_quote};

/// The setters of `builders`; nothing if there are none.
pub(super) fn call_settings(builders: &[Item]) -> Vec<Item> {
    let names = builders.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(&item.ident),
        _ => None,
    });
    let names: Vec<_> = names.collect();
    match names.is_empty() {
        true => Vec::new(),
        false => vec![parse_quote!(
            ::openapi_client_core::call_settings! { #(#names),* }
        )],
    }
}
