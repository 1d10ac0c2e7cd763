//! The imports and modules that items need.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::visit::{self, Visit};
use syn::{File, Item, parse_quote};

use crate::error::{Error, Problem};

/// The import from `path` of those of `names` that `items` use, if any.
pub(super) fn imports(path: TokenStream, names: &[&str], items: &[Item]) -> Vec<Item> {
    let mut used = Used(BTreeSet::new());
    for item in items {
        used.visit_item(item);
    }
    let used: Vec<_> = names
        .iter()
        .filter(|name| used.0.contains(**name))
        .map(|name| format_ident!("{name}"))
        .collect();
    match &used[..] {
        [] => Vec::new(),
        [one] => vec![parse_quote!(use #path::#one;)],
        several => vec![parse_quote!(use #path::{#(#several),*};)],
    }
}

/// The names with which paths begin, but for those of variables.
struct Used(BTreeSet<String>);

impl<'ast> Visit<'ast> for Used {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first()) {
            let name = first.ident.to_string();
            // A lower-case name alone is a variable, in front of more a module.
            if path.segments.len() > 1 || name.starts_with(char::is_uppercase) {
                self.0.insert(name);
            }
        }
        visit::visit_path(self, path);
    }
}

pub(super) fn module_items(names: &[&str]) -> Result<Vec<Item>, Error> {
    let names: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    items(quote! { #(pub mod #names;)* })
}

pub(super) fn items(tokens: TokenStream) -> Result<Vec<Item>, Error> {
    syn::parse2::<File>(tokens)
        .map(|file| file.items)
        .map_err(|error| Problem::new(format!("the code made does not parse: {error}")).into())
}

/// What the builders of operations name; `up` is where the other modules are.
pub(super) fn builder_imports(up: &TokenStream, builders: &[Item]) -> Vec<Item> {
    [
        imports(up.clone(), &["types"], builders),
        imports(quote!(crate), &["Error"], builders),
        imports(
            quote!(::openapi_client_core),
            &[
                "BuiltBody",
                "ByteStream",
                "IntoValue",
                "RawBody",
                "Request",
                "ResponseValue",
                "TextBody",
                "ValueBody",
            ],
            builders,
        ),
    ]
    .concat()
}
