//! The methods of the client that start a builder, one for each operation.

use quote::{format_ident, quote};
use syn::{ImplItem, ImplItemFn, Item, ItemImpl, parse_quote};

use crate::model::operation::Operation;
use crate::refine::docs;
use crate::refine::syntax::operation_constant;
use crate::text::markdown::{code, plain};

/// The methods in one block; nothing if there are no operations.
pub(crate) fn methods(operations: &[Operation]) -> Vec<Item> {
    let methods = operations.iter().map(|operation| {
        let method = format_ident!("{}", operation.method_name());
        let builder = format_ident!("{}", operation.builder_name());
        let constant = operation_constant(operation);
        let deprecated = operation
            .deprecated
            .then(|| quote!(#[deprecated = "the document calls this operation deprecated"]));
        let mut function: ImplItemFn = parse_quote! {
            #deprecated
            pub fn #method(&self) -> builder::#builder<'_> {
                builder::#builder(self.start(&operations::#constant))
            }
        };
        docs::set(&mut function.attrs, &method_docs(operation));
        function
    });
    let mut block: ItemImpl = parse_quote!(impl Client {});
    block.items = methods.map(ImplItem::Fn).collect();
    vec![Item::Impl(block)]
}

fn method_docs(operation: &Operation) -> String {
    let mut text = String::new();
    let summary = plain(operation.summary.trim_end().trim_end_matches('.'));
    if !summary.is_empty() {
        // A dot behind a fence would keep it open.
        let end = if summary.contains('\n') { "" } else { "." };
        text += &format!("{summary}{end}\n\n");
    }
    let description = operation.description.trim_end().trim_end_matches('.');
    if !description.is_empty() && description != operation.summary.trim_end_matches(['.', ' ']) {
        text += &format!("{}\n\n", plain(&operation.description));
    }
    text += &code(&operation.request());
    if !operation.errors.is_empty() {
        let set = &operation.error_set;
        // Its variants have the statuses and bodies.
        text += &format!("\n\n# Errors\n\n[`{set}`](super::errors::{set})");
    }
    text
}
