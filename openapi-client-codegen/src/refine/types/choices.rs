//! Open choices: a variant for each schema that a value may have, and one that
//! keeps any other value as raw JSON.

use quote::quote;
use syn::{Item, ItemEnum, parse_quote};

use crate::annotations::encoded_names::{Variant, variant};
use crate::refine::docs;
use crate::refine::syntax::{renamed, replace_enums};

/// Writes how the choices among `items` are read and written.
pub(crate) fn open(items: &mut Vec<Item>) {
    let is_choice = |item: &ItemEnum| !variants(item).is_empty();
    // A value outside the documented schemas is only ever read.
    replace_enums(items, is_choice, open_choice, |item| !is_from_value(item));
}

/// What the variants of `item` carry, if it is a choice.
fn variants(item: &ItemEnum) -> Vec<Variant> {
    let carried = item
        .variants
        .iter()
        .map(|item| variant(&renamed(&item.attrs)?))
        .collect::<Option<Vec<_>>>();
    carried.unwrap_or_default()
}

fn is_from_value(item: &syn::ItemImpl) -> bool {
    let value: syn::Path = parse_quote!(::std::convert::From<::serde_json::Value>);
    item.trait_.as_ref().is_some_and(|(path, ..)| {
        path.segments.last().map(|last| &last.arguments)
            == value.segments.last().map(|last| &last.arguments)
    })
}

fn open_choice(mut item: ItemEnum) -> Vec<Item> {
    let carried = variants(&item);
    let name = item.ident.clone();
    let mut listed = Vec::new();
    let mut rest = None;
    for (variant, carried) in item.variants.iter_mut().zip(&carried) {
        variant
            .attrs
            .retain(|attribute| !attribute.path().is_ident("serde"));
        let ident = &variant.ident;
        if carried.is_rest {
            let text = "A value of none of the documented schemas, as the server sent it.";
            docs::set(&mut variant.attrs, text);
            rest = Some(ident.clone());
        } else {
            let tags = &carried.tags;
            let text = match tags.first() {
                Some(tag) => format!("What the document calls `{tag}`."),
                None => "One of the documented schemas.".to_owned(),
            };
            docs::set(&mut variant.attrs, &text);
            listed.push(quote!(#ident: [#(#tags),*],));
        }
    }
    item.attrs.retain(|attribute| {
        !attribute.path().is_ident("derive") && !attribute.path().is_ident("serde")
    });
    item.attrs.push(parse_quote!(#[derive(Clone)]));
    // The document determines the size of the schemas.
    item.attrs
        .push(parse_quote!(#[allow(clippy::large_enum_variant)]));
    let property = match carried.iter().find_map(|carried| carried.property.as_ref()) {
        Some(property) => quote!(::std::option::Option::Some(#property)),
        None => quote!(::std::option::Option::None),
    };
    let reads = quote!(::openapi_client_core::choice!(#name, #property, { #(#listed)* }, #rest););
    vec![Item::Enum(item), parse_quote!(#reads)]
}
