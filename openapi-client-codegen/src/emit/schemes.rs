//! The security schemes of a document, as constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::free_names::FreeNames;
use crate::model::security::{Place, Scheme};
use crate::names::constant_name;
use crate::text::markdown::{code, plain};
use crate::text::rustdoc::lines;

/// The list of all constants.
const ALL: &str = "ALL";

/// The name of the constant for each of `schemes`.
pub(crate) fn constants(schemes: &[Scheme]) -> Vec<String> {
    let mut names: FreeNames = [ALL].into_iter().collect();
    let constant = |scheme: &Scheme| {
        let name = constant_name(&scheme.name);
        names.take_first(name.clone(), |number| format!("{name}_{number}"))
    };
    schemes.iter().map(constant).collect()
}

/// A constant for each of `schemes`, and the list of them.
pub(crate) fn items(schemes: &[Scheme]) -> TokenStream {
    let constants = constants(schemes);
    let constants: Vec<_> = constants
        .iter()
        .map(|name| format_ident!("{name}"))
        .collect();
    let all = format_ident!("{ALL}");
    let definitions = schemes.iter().zip(&constants).map(|(scheme, constant)| {
        let Scheme { name, place, description } = scheme;
        let (variant, word, sent) = match place {
            Place::Http(word) => ("Http", word, "in the header `Authorization`, after "),
            Place::Header(name) => ("Header", name, "as the header "),
            Place::Query(name) => ("Query", name, "in the query, as "),
            Place::Cookie(name) => ("Cookie", name, "as the cookie "),
        };
        let variant = format_ident!("{variant}");
        let mut docs = format!("The scheme {}: {sent}{}.", code(name), code(word));
        if !description.is_empty() {
            docs += &format!("\n\n{}", plain(description));
        }
        let docs = lines(&docs);
        quote! {
            #(#[doc = #docs])*
            pub const #constant: NamedScheme = NamedScheme::new(#name, SecurityScheme::#variant(#word));
        }
    });
    quote! {
        use ::openapi_client_core::{NamedScheme, SecurityScheme};

        /// Every security scheme, in the document's order.
        pub const #all: &[NamedScheme] = &[#(#constants),*];

        #(#definitions)*
    }
}
