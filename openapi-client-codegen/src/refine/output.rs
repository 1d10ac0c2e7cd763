//! The items of progenitor's output of which a client is made.
//!
//! Its code is parsed item by item, and each item's tokens are freed: all of it at once
//! takes several times the memory. What no client is made of is not parsed.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Item;

use crate::error::Error;
use crate::refine::unexpected::unexpected;

/// The items of each module.
pub(crate) struct Output {
    pub(crate) types: Vec<Item>,
    /// The blocks of the builders of operations, whose methods have no docs and no
    /// bodies: the builders are ours, and progenitor says only what they take and give.
    pub(crate) builders: Vec<Item>,
}

impl Output {
    /// Parses `tokens`, progenitor's output.
    ///
    /// # Errors
    ///
    /// It has other modules, or is no code.
    pub(crate) fn parse(tokens: TokenStream) -> Result<Self, Error> {
        let (mut types, mut builders) = (None, None);
        for item in Items::of(tokens) {
            match module(&item).as_deref() {
                Some("types") => types = Some(content(item)),
                Some("builder") => builders = Some(content(item)),
                _ => {}
            }
        }
        let missing = |name| move || unexpected(format!("its output has no module `{name}`"));
        let types = types.ok_or_else(missing("types"))?;
        let builders = builders.ok_or_else(missing("builder"))?;
        let mut output = Self {
            types: Vec::new(),
            builders: signatures(Items::of(builders))?,
        };
        for item in Items::of(types) {
            match module(&item).as_deref() {
                None => output.types.push(parse_item(item)?),
                // The run time has both.
                Some("builder" | "error") => {}
                Some(name) => {
                    return Err(unexpected(format!("its types have a module `{name}`")));
                }
            }
        }
        Ok(output)
    }
}

/// The blocks among `items`, without what is in their methods.
fn signatures(items: Items) -> Result<Vec<Item>, Error> {
    let blocks =
        items.filter(|item| matches!(item.first(), Some(TokenTree::Ident(word)) if word == "impl"));
    let blocks = blocks.map(|mut block| {
        if let Some(TokenTree::Group(content)) = block.pop() {
            let content = bare(content.stream());
            block.push(Group::new(Delimiter::Brace, content).into());
        }
        block
    });
    blocks.map(parse_item).collect()
}

/// The methods in `tokens` without attributes, and with empty bodies.
fn bare(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let mut kept = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => drop(tokens.next()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                kept.push(Group::new(Delimiter::Brace, TokenStream::new()).into());
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn parse_item(tokens: Vec<TokenTree>) -> Result<Item, Error> {
    syn::parse2(tokens.into_iter().collect())
        .map_err(|error| unexpected(format!("its output does not parse: {error}")))
}

/// The tokens of each item of a module.
struct Items(proc_macro2::token_stream::IntoIter);

impl Items {
    fn of(tokens: TokenStream) -> Self {
        Self(tokens.into_iter())
    }
}

impl Iterator for Items {
    type Item = Vec<TokenTree>;

    /// An item ends with a semicolon or with braces; those of `use` are within it.
    fn next(&mut self) -> Option<Self::Item> {
        let mut item = Vec::new();
        let mut is_import = false;
        for token in self.0.by_ref() {
            let is_end = match &token {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !is_import,
                TokenTree::Punct(sign) => sign.as_char() == ';',
                TokenTree::Ident(word) => {
                    is_import |= word == "use";
                    false
                }
                TokenTree::Literal(_) => false,
            };
            item.push(token);
            if is_end {
                break;
            }
        }
        (!item.is_empty()).then_some(item)
    }
}

/// The name of the module that `item` is, if it is one with content.
fn module(item: &[TokenTree]) -> Option<String> {
    match item {
        [
            ..,
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            TokenTree::Group(_),
        ] if word == "mod" => Some(name.to_string()),
        _ => None,
    }
}

fn content(mut item: Vec<TokenTree>) -> TokenStream {
    match item.pop() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => TokenStream::new(),
    }
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::*;

    #[test]
    fn each_module_has_its_items_and_the_rest_is_not_parsed() {
        let output = Output::parse(quote! {
            use a::{b, c};
            this is { no code }
            pub mod types {
                pub mod error { neither is this {} }
                /// A.
                #[derive(Clone)]
                pub struct A { pub use_it: u8 }
                pub struct B(pub u8);
                pub type C = u8;
                impl<T> From<T> for A where T: Into<u8> { fn from(it: T) -> Self { Self {} } }
                pub mod builder { and not this }
            }
            pub mod builder {
                use super::types;
                #[allow(unused_imports)]
                use super::{encode_path, ByteStream};
                /// F.
                #[derive(Debug, Clone)]
                pub struct F<'a> { client: &'a super::Client }
                impl<'a> F<'a> {
                    /// Sets a.
                    pub fn a<V>(mut self, value: V) -> Self where V: TryInto<[u8; 3]> {
                        this is { no code }
                    }
                    #[doc = "Sends."]
                    pub async fn send(self) -> Result<types::A, E> { neither is this }
                }
            }
        });
        let output = output.expect("modules");
        let text = |items: &[Item]| -> Vec<String> {
            items
                .iter()
                .map(|item| item.to_token_stream().to_string())
                .collect()
        };
        assert_eq!(output.types.len(), 4);
        assert!(matches!(output.types[3], Item::Impl(_)));
        assert_eq!(
            text(&output.builders),
            ["impl < 'a > F < 'a > { \
                 pub fn a < V > (mut self , value : V) -> Self where V : TryInto < [u8 ; 3] > { } \
                 pub async fn send (self) -> Result < types :: A , E > { } }"]
        );
    }

    #[test]
    fn another_module_is_an_error() {
        for (tokens, problem) in [
            (
                quote!(
                    pub mod builder {}
                ),
                "no module `types`",
            ),
            (
                quote!(
                    pub mod types {}
                ),
                "no module `builder`",
            ),
            (
                quote!(
                    pub mod types {
                        pub mod defaults {}
                    }
                    pub mod builder {}
                ),
                "a module `defaults`",
            ),
            (
                quote!(pub mod types { struct {} } pub mod builder {}),
                "does not parse",
            ),
        ] {
            let error = Output::parse(tokens).err().map(|error| error.to_string());
            assert!(
                error.as_ref().is_some_and(|it| it.contains(problem)),
                "{error:?}"
            );
        }
    }
}
