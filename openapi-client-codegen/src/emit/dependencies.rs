//! Which crates a piece of code needs.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// Crates of the toolchain, which no manifest names.
const TOOLCHAIN: [&str; 3] = ["alloc", "core", "std"];

/// Words after which a path may begin, though they look like a part of one.
const KEYWORDS: [&str; 11] = [
    "as", "dyn", "else", "for", "if", "impl", "in", "match", "mut", "return", "where",
];

/// Collects the crates that `tokens` name: what follows a `::` that nothing
/// precedes.
pub(crate) fn find_crates(tokens: TokenStream, crates: &mut BTreeSet<String>) {
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
                find_crates(group.stream(), crates);
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
        let mut found = BTreeSet::new();
        find_crates(
            quote! {
                #[derive(::serde::Serialize)]
                struct A { id: ::uuid::Uuid, list: ::std::vec::Vec<::chrono::NaiveDate> }
                fn f(a: types::B) -> ::serde_json::Value { x as ::a::B; Vec::<u8>::new(); <A>::b::c() }
                impl ::core::fmt::Debug for ::c::D {}
            },
            &mut found,
        );
        let expected = ["a", "c", "chrono", "serde", "serde_json", "uuid"];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    }
}
