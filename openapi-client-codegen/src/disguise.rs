//! Names for the generator that carry the ones that they stand for.
//!
//! The generator makes Rust names of what stands on the wire, and fails where
//! two come out alike. A disguised name is one of which it makes a name that is
//! free, followed by the original in characters that it passes over. In the
//! code that comes out, the original takes its place again.

use proc_macro2::{Literal, TokenStream, TokenTree};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, LitStr};

/// Where the characters for the bytes of the original begin: in a plane that
/// is nobody's, so that no document has them for anything else.
const BASE: u32 = 0x000F_0000;

/// A name that becomes `visible` in Rust and `original` on the wire.
pub(crate) fn disguise(visible: &str, original: &str) -> String {
    let hidden = original
        .bytes()
        .filter_map(|byte| char::from_u32(BASE + u32::from(byte)));
    // An empty original needs a sign of its own.
    let mark = char::from_u32(BASE + 0x100);
    visible.chars().chain(mark).chain(hidden).collect()
}

/// What the name of a variant of a choice carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Variant {
    /// The property whose value tells the variants apart, if one does.
    pub(crate) property: Option<String>,
    /// The values that stand for this one.
    pub(crate) tags: Vec<String>,
    /// Whether it holds what is none of the others.
    pub(crate) is_rest: bool,
}

/// What no name begins with but that of a variant.
const VARIANT: &str = "\u{0}variant ";

/// A name that becomes `visible` in Rust and carries `variant`.
pub(crate) fn disguise_variant(visible: &str, variant: &Variant) -> String {
    let told = serde_json::to_string(variant).unwrap_or_default();
    disguise(visible, &format!("{VARIANT}{told}"))
}

/// The variant that a name carries, once it has been revealed.
pub(crate) fn variant(revealed: &str) -> Option<Variant> {
    serde_json::from_str(revealed.strip_prefix(VARIANT)?).ok()
}

/// What the name `text` stands for on the wire.
pub(crate) fn on_the_wire(text: &str) -> String {
    original(text).unwrap_or_else(|| text.to_owned())
}

/// `value` for people: each disguised name as it is seen.
pub(crate) fn legible(value: Value) -> Value {
    let seen = |text: String| match char::from_u32(BASE + 0x100).and_then(|mark| text.find(mark)) {
        Some(end) => text[..end].to_owned(),
        None => text,
    };
    match value {
        Value::String(text) => seen(text).into(),
        Value::Array(items) => items.into_iter().map(legible).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (seen(name), legible(value)))
            .collect(),
        value => value,
    }
}

/// The original that `text` carries, if it carries one.
fn original(text: &str) -> Option<String> {
    let mark = char::from_u32(BASE + 0x100)?;
    let (_, hidden) = text.split_once(mark)?;
    let bytes = hidden
        .chars()
        .map(|c| u8::try_from(u32::from(c).checked_sub(BASE)?).ok())
        .collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

/// Puts the originals back into the strings of `items`.
pub(crate) fn reveal(items: &mut [Item]) {
    for item in items {
        Reveal.visit_item_mut(item);
    }
}

struct Reveal;

impl VisitMut for Reveal {
    fn visit_lit_str_mut(&mut self, literal: &mut LitStr) {
        if let Some(text) = original(&literal.value()) {
            *literal = LitStr::new(&text, literal.span());
        }
    }

    fn visit_meta_list_mut(&mut self, list: &mut syn::MetaList) {
        list.tokens = revealed(std::mem::take(&mut list.tokens));
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = revealed(std::mem::take(&mut call.tokens));
        visit_mut::visit_macro_mut(self, call);
    }
}

fn revealed(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let tokens = revealed(group.stream());
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
    use crate::names::type_name;

    #[test]
    fn a_disguised_name_gives_one_in_rust_and_the_other_on_the_wire() {
        for wire in ["asc", "", "*/*", "Ünï\u{1f600}", "\"quoted\"", "1st"] {
            let disguised = disguise("Asc2", wire);
            assert_eq!(type_name(&disguised), "Asc2", "{wire}");
            assert_eq!(original(&disguised).as_deref(), Some(wire));
            assert_eq!(original(wire), None);
        }
    }

    #[test]
    fn people_see_the_name_and_not_what_it_carries() {
        let told = Variant {
            property: Some("t".to_owned()),
            tags: vec!["c".to_owned()],
            is_rest: false,
        };
        let name = disguise_variant("Cat", &told);
        assert_eq!(variant(&on_the_wire(&name)), Some(told));
        assert_eq!(variant("Cat"), None);
        let value = serde_json::json!({name.clone(): [name], "a": 1});
        assert_eq!(legible(value), serde_json::json!({"Cat": ["Cat"], "a": 1}));
    }

    #[test]
    fn originals_come_back_wherever_a_string_stands() {
        let (a, b) = (disguise("A", "a"), disguise("B", "{b}"));
        let mut items: Vec<Item> = vec![
            parse_quote! {
                pub enum E { #[serde(rename = #a)] A, #[serde(rename(serialize = #b))] B }
            },
            parse_quote! {
                fn f(x: &str) { match x { #a => println!("{}", [#b]), _ => g(#b) } }
            },
        ];
        reveal(&mut items);
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
