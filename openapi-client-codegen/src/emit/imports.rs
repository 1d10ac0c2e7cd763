//! The imports and modules that items need.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::visit::{self, Visit};
use syn::{File, Item, parse_quote};

use crate::emit::files::joined;
use crate::error::{Error, Problem};

/// The import from `path` of those of `names` that `items` use, if any.
pub(super) fn imports(path: TokenStream, names: &[&str], items: &[Item]) -> Vec<Item> {
    let mut used = Used {
        names,
        is_used: vec![false; names.len()],
    };
    for item in items {
        used.visit_item(item);
    }
    let used: Vec<_> = names
        .iter()
        .zip(used.is_used)
        .filter(|(_, is_used)| *is_used)
        .map(|(name, _)| format_ident!("{name}"))
        .collect();
    match &used[..] {
        [] => Vec::new(),
        [one] => vec![parse_quote!(use #path::#one;)],
        several => vec![parse_quote!(use #path::{#(#several),*};)],
    }
}

/// Which of `names` paths begin with, but for those of variables.
struct Used<'a> {
    names: &'a [&'a str],
    is_used: Vec<bool>,
}

impl<'ast> Visit<'ast> for Used<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first())
            && let Some(index) = self.names.iter().position(|name| first.ident == name)
            // A lower-case name alone is a variable, in front of more a module.
            && (path.segments.len() > 1 || self.names[index].starts_with(char::is_uppercase))
        {
            self.is_used[index] = true;
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
    joined([
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
    ])
}
