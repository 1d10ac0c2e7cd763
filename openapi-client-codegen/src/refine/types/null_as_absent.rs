//! `null` for an optional list or map of a response reads as absent: servers
//! written in Java send it.

use std::collections::BTreeSet;

use syn::{Attribute, Item, parse_quote};

use crate::refine::syntax::{fields, is_list_or_map, serde_arguments};

/// Changes the types among `items` that are named in `received`.
pub(crate) fn read(items: &mut [Item], received: &BTreeSet<String>) {
    for (_, field) in fields(items).filter(|((ty, _), _)| received.contains(ty)) {
        if has_plain_default(&field.attrs) && is_list_or_map(&field.ty) {
            field.attrs.push(parse_quote! {
                #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
            });
        }
    }
}

/// Whether the attributes include `#[serde(default)]`, as those of an optional
/// list or map do.
fn has_plain_default(attributes: &[Attribute]) -> bool {
    let arguments = serde_arguments(attributes);
    arguments.contains(&("default".to_owned(), None))
}
