//! The setters that all builders have for the settings of their call: one line that
//! lists the builders.

use quote::{format_ident, quote};
use syn::{Field, Item, ItemStruct, parse_quote};

use crate::refine::syntax::is_call;

/// The setters of `builders`; nothing if there are none.
pub(super) fn call_settings(builders: &[Item]) -> Vec<Item> {
    let entries = builders.iter().filter_map(|item| match item {
        Item::Struct(item) => entry(item),
        _ => None,
    });
    let entries: Vec<_> = entries.collect();
    match entries.is_empty() {
        true => Vec::new(),
        false => vec![parse_quote!(
            ::openapi_client_core::call_settings! { #(#entries),* }
        )],
    }
}

/// The name of the builder, and of the field with its call if it is not `client`,
/// which is then the name of a parameter.
fn entry(builder: &ItemStruct) -> Option<proc_macro2::TokenStream> {
    let is_call = |field: &&Field| is_call(&field.ty);
    let field = builder.fields.iter().find(is_call)?.ident.as_ref()?;
    let name = &builder.ident;
    Some(match *field == format_ident!("client") {
        true => quote!(#name),
        false => quote!(#name.#field),
    })
}
