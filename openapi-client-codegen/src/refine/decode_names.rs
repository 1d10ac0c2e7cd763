//! Puts the originals of encoded names back into the code.

use proc_macro2::{Literal, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{Item, LitStr};

use crate::annotations::encoded_names::original;

/// Puts the originals back into the strings of `items`.
pub(crate) fn decode(items: &mut [Item]) {
    for item in items {
        Decode.visit_item_mut(item);
    }
}

struct Decode;

impl VisitMut for Decode {
    fn visit_lit_str_mut(&mut self, literal: &mut LitStr) {
        if let Some(text) = original(&literal.value()) {
            *literal = LitStr::new(&text, literal.span());
        }
    }

    fn visit_meta_list_mut(&mut self, list: &mut syn::MetaList) {
        list.tokens = decoded(std::mem::take(&mut list.tokens));
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = decoded(std::mem::take(&mut call.tokens));
        visit_mut::visit_macro_mut(self, call);
    }
}

fn decoded(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let tokens = decoded(group.stream());
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), tokens))
            }
            TokenTree::Literal(literal) => {
                let tokens = TokenTree::Literal(literal.clone()).into();
                let text = syn::parse2::<LitStr>(tokens).ok();
                match text.and_then(|text| original(&text.value())) {
                    Some(text) => Literal::string(&text).into(),
                    None => literal.into(),
                }
            }
            token => token,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;
    use syn::parse_quote;

    use super::*;
    use crate::annotations::encoded_names::encode;

    #[test]
    fn originals_come_back_wherever_a_string_stands() {
        let (a, b) = (encode("A", "a"), encode("B", "{b}"));
        let mut items: Vec<Item> = vec![
            parse_quote! {
                pub enum E { #[serde(rename = #a)] A, #[serde(rename(serialize = #b))] B }
            },
            parse_quote! {
                fn f(x: &str) { match x { #a => println!("{}", [#b]), _ => g(#b) } }
            },
        ];
        decode(&mut items);
        let text: String = items
            .iter()
            .map(|item| item.to_token_stream().to_string())
            .collect();
        let expected: [Item; 2] = [
            parse_quote! {
                pub enum E { #[serde(rename = "a")] A, #[serde(rename(serialize = "{b}"))] B }
            },
            parse_quote! {
                fn f(x: &str) { match x { "a" => println!("{}", ["{b}"]), _ => g("{b}") } }
            },
        ];
        let expected: String = expected
            .iter()
            .map(|item| item.to_token_stream().to_string())
            .collect();
        assert_eq!(text, expected);
    }
}
