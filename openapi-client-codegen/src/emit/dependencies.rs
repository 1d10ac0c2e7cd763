//! Which crates a piece of code needs.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{ItemUse, Path, QSelf, UseTree};

/// Crates of the toolchain, which no manifest names.
const TOOLCHAIN: [&str; 3] = ["alloc", "core", "std"];

/// Words after which a path may begin, though they look like a part of one.
const KEYWORDS: [&str; 12] = [
    "as", "dyn", "else", "for", "if", "impl", "in", "match", "mut", "return", "use", "where",
];

/// Collects the crates that items name: what follows a `::` that nothing precedes.
pub(crate) struct Crates<'a> {
    crates: &'a mut BTreeSet<String>,
    /// Whether the next path is that of `<A>::b`, whose `::` follows a type.
    is_associated: bool,
}

impl<'a> Crates<'a> {
    /// Adds what it finds to `crates`.
    pub(crate) fn add_to(crates: &'a mut BTreeSet<String>) -> Self {
        Self {
            crates,
            is_associated: false,
        }
    }

    fn add(&mut self, name: &syn::Ident) {
        if TOOLCHAIN.iter().all(|known| name != known) {
            self.crates.insert(name.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for Crates<'_> {
    fn visit_qself(&mut self, qself: &'ast QSelf) {
        visit::visit_qself(self, qself);
        self.is_associated = qself.position == 0;
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let is_associated = std::mem::take(&mut self.is_associated);
        if let (Some(_), Some(first)) = (path.leading_colon, path.segments.first())
            && !is_associated
        {
            self.add(&first.ident);
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if item.leading_colon.is_some() {
            match &item.tree {
                UseTree::Path(path) => self.add(&path.ident),
                UseTree::Name(name) => self.add(&name.ident),
                UseTree::Rename(rename) => self.add(&rename.ident),
                UseTree::Glob(_) | UseTree::Group(_) => {}
            }
        }
        visit::visit_item_use(self, item);
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        find_in_tokens(tokens.clone(), self.crates);
    }
}

/// Collects the crates that `tokens` name, such as the arguments of a macro.
fn find_in_tokens(tokens: TokenStream, crates: &mut BTreeSet<String>) {
    let mut colons = 0;
    let mut before = Before::Other;
    for token in tokens {
        let next = match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                colons += 1;
                continue;
            }
            TokenTree::Punct(punct) => match (punct.as_char(), &before) {
                ('-' | '=', _) => Before::Arrow,
                // The end of an arrow, after which a path may begin.
                ('>', Before::Arrow) => Before::Other,
                ('>', _) => Before::Path,
                _ => Before::Other,
            },
            TokenTree::Ident(word) => {
                let word = word.to_string();
                // With a third colon it is `name: ::path`.
                let begins = colons == 3 || (colons == 2 && before != Before::Path);
                if begins && !TOOLCHAIN.contains(&word.as_str()) {
                    crates.insert(word);
                    Before::Path
                } else if KEYWORDS.contains(&word.as_str()) {
                    Before::Other
                } else {
                    Before::Path
                }
            }
            TokenTree::Group(group) => {
                find_in_tokens(group.stream(), crates);
                Before::Other
            }
            TokenTree::Literal(_) => Before::Other,
        };
        colons = 0;
        before = next;
    }
}

/// What precedes a token.
#[derive(PartialEq)]
enum Before {
    /// The part of a path before `::`.
    Path,
    /// The first sign of an arrow.
    Arrow,
    Other,
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_crate_is_what_a_path_begins_with() {
        let code = quote! {
            #[derive(::serde::Serialize)]
            struct A { id: ::uuid::Uuid, list: ::std::vec::Vec<::chrono::NaiveDate> }
            fn f(a: types::B) -> ::serde_json::Value { x as ::a::B; Vec::<u8>::new(); <A>::b::c() }
            impl ::core::fmt::Debug for ::c::D {}
            impl A { fn g() -> <::e::A as ::f::T>::h { <::g::B>::h } }
            ::i::m! { A::b: ::j::C, }
            use ::k::L;
        };
        let expected = [
            "a",
            "c",
            "chrono",
            "e",
            "f",
            "g",
            "i",
            "j",
            "k",
            "serde",
            "serde_json",
            "uuid",
        ];
        let mut in_tokens = BTreeSet::new();
        find_in_tokens(code.clone(), &mut in_tokens);
        assert_eq!(Vec::from_iter(in_tokens), expected);
        let file: syn::File = syn::parse2(code).expect("code");
        let mut found = BTreeSet::new();
        for item in &file.items {
            Crates::add_to(&mut found).visit_item(item);
        }
        assert_eq!(Vec::from_iter(found), expected);
    }
}
