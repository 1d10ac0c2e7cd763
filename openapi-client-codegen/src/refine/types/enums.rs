//! Open enums: a value that the document does not list is kept as text, not
//! refused.

use std::collections::BTreeSet;

use quote::{format_ident, quote};
use syn::{Fields, Item, ItemEnum, parse_quote};

use crate::refine::docs;
use crate::refine::syntax::{renamed, replace_enums};

/// Opens the enums of strings among `items` that are named in `received`.
pub(crate) fn open(items: &mut Vec<Item>, received: &BTreeSet<String>) {
    let is_open =
        |item: &ItemEnum| is_enum_of_strings(item) && received.contains(&item.ident.to_string());
    // What progenitor gave it reads and writes the listed values only.
    replace_enums(items, is_open, open_enum, is_default);
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

fn open_enum(mut item: ItemEnum) -> Vec<Item> {
    let name = item.ident.clone();
    let mut variants = Vec::new();
    let mut values = Vec::new();
    for variant in &mut item.variants {
        variants.push(variant.ident.clone());
        values.push(renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string()));
        variant
            .attrs
            .retain(|attribute| !attribute.path().is_ident("serde"));
        let value = values.last();
        docs::set(
            &mut variant.attrs,
            &format!("`{}`", value.map_or("", String::as_str)),
        );
    }
    let mut unknown = "UnknownValue".to_owned();
    while variants.iter().any(|variant| *variant == unknown) {
        unknown.push('_');
    }
    let unknown = format_ident!("{unknown}");
    item.variants.push(parse_quote! {
        #[doc = " A value that the document does not list, as the server sent it."]
        #unknown(::std::string::String)
    });
    item.attrs
        .retain(|attribute| !attribute.path().is_ident("derive"));
    item.attrs
        .push(parse_quote!(#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]));
    let implementation = quote! {
        impl #name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::#unknown(value) => value,
                    listed => listed.documented().unwrap_or_default(),
                }
            }

            /// The value, if the document lists it.
            pub fn documented(&self) -> ::std::option::Option<&'static str> {
                match self {
                    #(Self::#variants => Some(#values),)*
                    Self::#unknown(_) => None,
                }
            }
        }
    };
    let from = quote! {
        impl ::std::convert::From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    value => Self::#unknown(value.to_owned()),
                }
            }
        }
    };
    let rest = quote!(::openapi_client_core::open_enum!(#name););
    vec![
        Item::Enum(item),
        parse_quote!(#implementation),
        parse_quote!(#from),
        parse_quote!(#rest),
    ]
}
