//! `null` for an optional list or map of a response reads as absent: servers
//! written in Java send it.

use std::collections::BTreeSet;

use syn::{Fields, Item, parse_quote};

use crate::refine::syntax::is_list_or_map;

/// Changes the types among `items` that are named in `received`.
pub(crate) fn read(items: &mut [Item], received: &BTreeSet<String>) {
    for item in items {
        let Item::Struct(item) = item else { continue };
        if !received.contains(&item.ident.to_string()) {
            continue;
        }
        let Fields::Named(fields) = &mut item.fields else {
            continue;
        };
        for field in &mut fields.named {
            if has_plain_default(&field.attrs) && is_list_or_map(&field.ty) {
                field.attrs.push(parse_quote! {
                    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
                });
            }
        }
    }
}

/// Whether the attributes include `#[serde(default)]`, as those of an optional
/// list or map do.
fn has_plain_default(attributes: &[syn::Attribute]) -> bool {
    let mut found = false;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("serde")) {
        // A form that does not parse to its end was read as far as
        // needed: progenitor writes `default` first.
        let _ = attribute.parse_nested_meta(|meta| {
            let has_value = meta.input.peek(syn::Token![=]);
            found |= meta.path.is_ident("default") && !has_value;
            if has_value {
                meta.value()?.parse::<syn::Lit>()?;
            }
            Ok(())
        });
    }
    found
}
