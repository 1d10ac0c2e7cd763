//! The type that holds what any webhook of the document sends.

use quote::{format_ident, quote};
use syn::{Item, Type, parse_quote};

use crate::free_names::FreeNames;
use crate::model::webhook::Webhook;
use crate::names::type_name;
use crate::text::markdown::{code, plain};
use crate::text::rustdoc::lines;

/// The types of the bodies.
pub(crate) fn schemas(webhooks: &[Webhook]) -> impl Iterator<Item = Type> {
    webhooks.iter().map(|webhook| {
        let name = format_ident!("{}", webhook.schema);
        parse_quote!(types::#name)
    })
}

/// The enum with a variant for each of `webhooks`; nothing if there are none.
pub(crate) fn items(webhooks: &[Webhook]) -> Vec<Item> {
    if webhooks.is_empty() {
        return Vec::new();
    }
    let mut taken: FreeNames = ["Self", "Unknown"].into_iter().collect();
    let variants = webhooks.iter().map(|webhook| {
        let name = type_name(&webhook.name);
        let name = taken.take_first(name.clone(), |number| format!("{name}{number}"));
        format_ident!("{name}")
    });
    let variants: Vec<_> = variants.collect();
    let docs = webhooks.iter().map(|webhook| {
        let Webhook {
            name, description, ..
        } = webhook;
        match description.is_empty() {
            true => lines(&format!("{}.", code(name))),
            false => lines(&format!("{}: {}", code(name), plain(description))),
        }
    });
    let types = schemas(webhooks);
    let names = webhooks.iter().map(|webhook| &webhook.name);
    let declaration = quote! {
        /// What a webhook of the document sends.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Webhook {
            #(#(#[doc = #docs])* #variants(#types),)*
            /// Of a name that the document lacks, or not of its schema.
            Unknown(::openapi_client_core::UnknownWebhook),
        }
    };
    let implementation = quote! {
        impl Webhook {
            /// Reads what the webhook `name` of the document sent.
            ///
            /// Verify first that the service sent it.
            ///
            /// # Errors
            ///
            /// `body` is not JSON.
            pub fn decode(
                name: &str,
                body: &[u8],
            ) -> ::std::result::Result<Self, ::openapi_client_core::DecodeError> {
                let read = ::openapi_client_core::ReceivedWebhook::new(name, body, Self::Unknown);
                match name {
                    #(#names => read.known(Self::#variants),)*
                    _ => read.unknown(),
                }
            }
        }
    };
    vec![parse_quote!(#declaration), parse_quote!(#implementation)]
}
