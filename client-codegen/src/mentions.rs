//! What generated code mentions, and what that leads to.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Item, Type};

/// The name of the type that `item` declares.
pub(crate) fn declared(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// The names in the paths of `items` that may be those of types in the code.
pub(crate) fn names(items: &[Item]) -> BTreeSet<String> {
    names_in(|names| items.iter().for_each(|item| names.visit_item(item)))
}

/// The names in `ty` that may be those of types in the code.
pub(crate) fn names_of_type(ty: &Type) -> BTreeSet<String> {
    names_in(|names| names.visit_type(ty))
}

/// The names in `path` that may be those of types in the code.
pub(crate) fn names_of_path(path: &syn::Path) -> BTreeSet<String> {
    names_in(|names| names.visit_path(path))
}

fn names_in(visit: impl FnOnce(&mut Names)) -> BTreeSet<String> {
    let mut names = Names(BTreeSet::new());
    visit(&mut names);
    names.0
}

struct Names(BTreeSet<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        // `::std` and the like are no types of the code.
        if path.leading_colon.is_none() {
            let segments = path.segments.iter();
            self.0
                .extend(segments.map(|segment| segment.ident.to_string()));
        }
        visit::visit_path(self, path);
    }
}

/// Which types contain which, directly or not.
pub(crate) struct Types(BTreeMap<String, BTreeSet<String>>);

impl Types {
    pub(crate) fn new(items: &[Item]) -> Self {
        let inside = items
            .iter()
            .filter_map(|item| Some((declared(item)?, names(std::slice::from_ref(item)))));
        Self(inside.collect())
    }

    /// The types that are declared.
    pub(crate) fn declared(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// The types among `roots`, and those that they contain.
    pub(crate) fn reach(&self, roots: impl IntoIterator<Item = String>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<String> = roots.into_iter().collect();
        while let Some(name) = next.pop() {
            if let Some(inner) = self.0.get(&name)
                && reached.insert(name)
            {
                next.extend(inner.iter().cloned());
            }
        }
        reached
    }
}

/// The words of `tokens`, those in attributes and texts too.
pub(crate) fn words(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                found.insert(name.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(text) => found.extend(
                text.to_string()
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .map(str::to_owned),
            ),
            TokenTree::Punct(_) => {}
        }
    }
}

/// Takes the functions away that nobody calls: the generator brings one for a
/// default of any number that is not whole, and then does not use it.
pub(crate) fn without_unused(functions: &mut Vec<Item>, users: [&[Item]; 2]) {
    let items = users.into_iter().flatten().chain(functions.iter());
    let mut called = BTreeSet::new();
    for item in items {
        match item {
            Item::Fn(function) => collect(function.block.to_token_stream(), &mut called),
            item => collect(item.to_token_stream(), &mut called),
        }
    }
    functions.retain(
        |item| !matches!(item, Item::Fn(function) if !called.contains(&function.sig.ident.to_string())),
    );
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn a_type_reaches_what_it_contains_and_what_that_contains() {
        let types = Types::new(&[
            parse_quote!(
                struct A {
                    b: ::std::vec::Vec<super::B>,
                }
            ),
            parse_quote!(
                enum B {
                    One(C),
                    Two,
                }
            ),
            parse_quote!(
                type C = ::std::string::String;
            ),
            parse_quote!(
                struct String;
            ),
        ]);
        assert_eq!(
            Vec::from_iter(types.reach(["A".to_owned()])),
            ["A", "B", "C"]
        );
        assert_eq!(types.declared().count(), 4);
    }

    #[test]
    fn only_the_functions_that_are_called_stay() {
        let mut functions = vec![
            parse_quote!(
                fn used() -> i64 {
                    inner()
                }
            ),
            parse_quote!(
                fn inner() -> i64 {
                    1
                }
            ),
            parse_quote!(
                fn unused<T>() -> T {
                    T::try_from(V).unwrap()
                }
            ),
            parse_quote!(
                fn built() {}
            ),
        ];
        let types = [parse_quote!(
            struct A {
                #[serde(default = "defaults::used::<i64, 3>")]
                a: i64,
            }
        )];
        let builders = [parse_quote!(impl A { fn new() { super::defaults::built() } })];
        without_unused(&mut functions, [&types, &builders]);
        let names: Vec<String> = functions
            .iter()
            .filter_map(|item| match item {
                Item::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["used", "inner", "built"]);
    }
}
