//! Members that are not listed are read by the run time: what serde keeps of them
//! until it has the others is less than there was.

use syn::{Fields, Item, parse_quote};

use crate::refine::syntax::argument_of;

/// Changes the types among `items` that have such members.
pub(crate) fn read(items: &mut [Item]) {
    for item in items {
        let Item::Struct(item) = item else { continue };
        let Fields::Named(fields) = &mut item.fields else {
            continue;
        };
        for field in &mut fields.named {
            let is_flat = field.attrs.contains(&parse_quote!(#[serde(flatten)]));
            // Another map is of any JSON, of which nothing is lost.
            if is_flat && argument_of(&field.ty, "HashMap").is_some() {
                field.attrs.push(parse_quote! {
                    #[serde(deserialize_with = "::openapi_client_core::more_members")]
                });
            }
        }
    }
}
