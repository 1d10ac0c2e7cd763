//! Which types generated code names, and which types those contain.

use std::collections::{BTreeMap, BTreeSet};

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
        // `::std` and the like are not types of the code.
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

    /// How many types are nested in one at most. A type that is within itself ends
    /// the count.
    pub(crate) fn depth(&self) -> usize {
        let mut known = BTreeMap::new();
        let depths = self.0.keys().map(|name| self.depth_of(name, &mut known));
        depths.max().unwrap_or_default()
    }

    fn depth_of<'a>(&'a self, name: &'a str, known: &mut BTreeMap<&'a str, usize>) -> usize {
        if let Some(depth) = known.get(name) {
            return *depth;
        }
        let Some(inner) = self.0.get(name) else {
            return 0;
        };
        known.insert(name, 0);
        let depths = inner.iter().map(|inner| self.depth_of(inner, known));
        let depth = 1 + depths.max().unwrap_or_default();
        known.insert(name, depth);
        depth
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
        assert_eq!(types.depth(), 3);
    }
}
