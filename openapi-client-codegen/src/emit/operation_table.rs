//! The table of operations that the run time reads.

use proc_macro2::Literal;
use quote::{format_ident, quote};
use syn::Item;

use crate::emit::imports::items;
use crate::emit::operation_servers::OperationServers;
use crate::error::Error;
use crate::model::operation::Operation;
use crate::model::status::Status;
use crate::refine::syntax::operation_constant;
use crate::text::markdown::code;
use crate::text::rustdoc::lines;

pub(super) fn operation_imports(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let has_errors = operations
        .iter()
        .any(|operation| !operation.errors.is_empty());
    let status_pattern = has_errors.then(|| quote!(, StatusPattern));
    items(quote!(use ::openapi_client_core::{Method, Operation #status_pattern};))
}

pub(super) fn list_of_operations(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let constants = operations.iter().map(operation_constant);
    items(quote! {
        /// Every operation of this client, in the document's order.
        pub static ALL: &[&Operation] = &[#(&#constants),*];
    })
}

/// The entry of each operation.
pub(super) fn statics(
    operations: &[Operation],
    servers: &OperationServers<'_>,
) -> Result<Vec<Item>, Error> {
    let statics = operations.iter().map(|operation| {
        let constant = operation_constant(operation);
        let Operation {
            id, path, accept, ..
        } = operation;
        let method = format_ident!("{}", operation.method.to_uppercase());
        let alternatives = operation
            .security
            .iter()
            .map(|names| quote!(&[#(#names),*]));
        let requires =
            (!operation.security.is_empty()).then(|| quote!(.requires(&[#(#alternatives),*])));
        let server = servers.constant(operation);
        let server = server.map(|name| quote!(.served_by(&crate::generated::servers::#name)));
        let idempotent = operation.idempotent.then(|| quote!(.idempotent()));
        let accept = (accept != "application/json").then(|| quote!(.accept(#accept)));
        let errors = operation.errors.iter().map(|error| {
            let status = match error.status {
                Status::Code(code) => {
                    let code = Literal::u16_unsuffixed(code);
                    quote!(StatusPattern::Code(#code))
                }
                Status::Range(range) => {
                    let range = Literal::u16_unsuffixed(range);
                    quote!(StatusPattern::Range(#range))
                }
                Status::Default => quote!(StatusPattern::Default),
            };
            let schema = match &error.schema {
                Some(schema) => quote!(Some(#schema)),
                None => quote!(None),
            };
            quote!((#status, #schema))
        });
        let errors = (!operation.errors.is_empty()).then(|| quote!(.errors(&[#(#errors),*])));
        let docs = lines(&code(&operation.request()));
        quote! {
            #(#[doc = #docs])*
            pub static #constant: Operation =
                Operation::new(#id, Method::#method, #path) #requires #server #idempotent #accept #errors;
        }
    });
    items(quote!(#(#statics)*))
}
