//! Members that are not listed are read by the run time: what serde keeps of them
//! until it has the others is less than there was.

use syn::{Item, parse_quote};

use crate::refine::syntax::{argument_of, fields, is_flat};

/// Changes the types among `items` that have such members.
pub(crate) fn read(items: &mut [Item]) {
    for (_, field) in fields(items) {
        // Another map is of any JSON, of which nothing is lost.
        if is_flat(field) && argument_of(&field.ty, "HashMap").is_some() {
            field.attrs.push(parse_quote! {
                #[serde(deserialize_with = "::openapi_client_core::more_members")]
            });
        }
    }
}
