//! Generated code by tag: what only one tag of a large document needs is in files
//! of its own, so that files stay small and a program can leave tags out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenTree;
use serde_json::Value;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, ExprLit, ImplItem, Item, Lit, Meta};

use crate::free_names::FreeNames;
use crate::model::operation::Operation;
use crate::names::{ascii, value_name};
use crate::refine::refined::Refined;
use crate::refine::type_graph::{Types, declared, names, names_of_path, names_of_type};

/// Above how many operations the code is split, even if it is not asked for.
const LARGE: usize = 100;

/// Names that a module or a feature cannot have: the code has another use for
/// them.
const TAKEN: [&str; 18] = [
    "all",
    "alloc",
    "builder",
    "chrono",
    "openapi_client_core",
    "core",
    "default",
    "error",
    "gzip",
    "native_tls",
    "operations",
    "rustls",
    "serde",
    "serde_json",
    "socks",
    "std",
    "tracing",
    "uuid",
];

/// Operations that have their first tag in common.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// The tag in the document; empty for operations without one.
    pub name: String,
    /// The name of its modules.
    pub module: String,
    /// The name of its feature, if tags are features.
    pub feature: Option<String>,
    /// The ids of the operations.
    pub operations: Vec<String>,
}

impl Tag {
    /// Those of `paths`, the files of a crate, that only this tag needs.
    pub fn files<'a>(
        &self,
        paths: impl Iterator<Item = &'a String>,
    ) -> impl Iterator<Item = &'a String> {
        let own = ["builder", "client", "operations", "types"]
            .map(|folder| format!("src/generated/{folder}/{}.rs", self.module));
        let builders = format!("src/generated/types/{}/builder.rs", self.module);
        paths.filter(move |path| own.contains(path) || builders == **path)
    }
}

/// The code that only one tag needs.
pub(crate) struct TagModule {
    pub(crate) tag: Tag,
    pub(crate) operations: Vec<Operation>,
    pub(crate) builders: Vec<Item>,
    pub(crate) client: Vec<Item>,
    pub(crate) types: Vec<Item>,
}

/// The types that some tags need, and no other.
pub(crate) struct SharedModule {
    /// The name of the module.
    pub(crate) module: String,
    /// The tags, as indices of their modules; none for what no operation needs.
    pub(crate) tags: BTreeSet<usize>,
    pub(crate) types: Vec<Item>,
}

/// The code that not every program needs.
#[derive(Default)]
pub(crate) struct Split {
    pub(crate) tags: Vec<TagModule>,
    pub(crate) shared: Vec<SharedModule>,
}

/// Moves what only some tags need out of `refined`; nothing if the document is
/// small and `features` is not wanted. Without features, what several tags need stays.
pub(crate) fn split(
    refined: &mut Refined,
    document: &Value,
    operations: &[Operation],
    features: bool,
) -> Split {
    if operations.len() <= LARGE && !features {
        return Split::default();
    }
    let mut tags = parts(document, operations, features);
    let builders = tags.iter().enumerate().flat_map(|(index, part)| {
        let names = part.operations.iter().map(Operation::builder_name);
        names.map(move |name| (name, index))
    });
    let builders = Homes {
        places: builders.collect(),
        tags: vec![1; tags.len()],
    };
    let moved = builders.take(&mut refined.builders);
    for (part, moved) in tags.iter_mut().zip(moved) {
        part.builders = moved;
    }
    move_methods(&mut refined.client, &mut tags);
    let mut tags_of = tags_of(refined, &tags, features);
    if !features {
        tags_of.retain(|_, tags| tags.len() == 1);
    }
    let mut shared = shared(&tags_of, &tags);
    let homes = Homes::of(&tags_of, &tags, &shared);
    let mut types = homes.take(&mut refined.types).into_iter();
    let of_tags = tags.iter_mut().map(|part| &mut part.types);
    for of in of_tags.chain(shared.iter_mut().map(|part| &mut part.types)) {
        *of = types.next().unwrap_or_default();
    }
    Split { tags, shared }
}

/// A part for each tag, in the order in which the operations have them.
fn parts(document: &Value, operations: &[Operation], features: bool) -> Vec<TagModule> {
    let mut parts: Vec<TagModule> = Vec::new();
    let mut taken: FreeNames = TAKEN.into_iter().collect();
    for operation in operations {
        let tags = &document["paths"][&operation.key][operation.method]["tags"];
        let name = tags[0].as_str().unwrap_or_default();
        let found = parts.iter().position(|part| part.tag.name == name);
        let index = found.unwrap_or_else(|| {
            let module = module_name(name, &mut taken);
            let feature = module.trim_matches('_').replace('_', "-");
            parts.push(TagModule {
                tag: Tag {
                    name: name.to_owned(),
                    module,
                    feature: features.then_some(feature),
                    operations: Vec::new(),
                },
                operations: Vec::new(),
                builders: Vec::new(),
                client: Vec::new(),
                types: Vec::new(),
            });
            parts.len() - 1
        });
        parts[index].tag.operations.push(operation.id.clone());
        parts[index].operations.push(operation.clone());
    }
    parts
}

/// A name that no other tag has, neither as a module nor as a feature. It is
/// ASCII: a module in a file of its own can have no other, and neither can a
/// feature of a package that is published.
fn module_name(tag: &str, taken: &mut FreeNames) -> String {
    let tag = &ascii(tag);
    let wanted = match tag.split_whitespace().count() {
        0 => "untagged".to_owned(),
        _ if tag.chars().all(|c| c == '_' || c.is_whitespace()) => "tag".to_owned(),
        1 => value_name(tag),
        // Its words are separate already: `IAM APIs` is not `iam_ap_is`.
        _ => value_name(&tag.to_lowercase()),
    };
    // Only the part between the underscores is the name of the feature.
    let bare = match wanted.trim_matches('_') {
        "" => "tag",
        bare => bare,
    };
    value_name(&taken.take_first(bare, |number| format!("{bare}_{number}")))
}

/// The tags that reach each type, except for those that every program needs.
fn tags_of(
    refined: &Refined,
    parts: &[TagModule],
    features: bool,
) -> BTreeMap<String, BTreeSet<usize>> {
    let types = Types::new(&refined.types);
    // The errors of all operations, and what webhooks send.
    let mut always = types.reach(names(&refined.errors));
    always.extend(types.reach(names(&refined.webhooks)));
    for item in &refined.types {
        let is_apart = matches!(item, Item::Impl(_) | Item::Macro(_)) || declared(item).is_some();
        if !is_apart {
            always.extend(types.reach(names(std::slice::from_ref(item))));
        }
    }
    let mut tags: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, part) in parts.iter().enumerate() {
        for name in types.reach(names(&part.builders)) {
            tags.entry(name).or_default().insert(index);
        }
    }
    // A type that no operation reaches may hold one that some do: it is there with all.
    let unreached = types.declared().filter(|name| !tags.contains_key(*name));
    let unreached: Vec<String> = unreached.cloned().collect();
    match features {
        true => tags.extend(unreached.into_iter().map(|name| (name, BTreeSet::new()))),
        false => always.extend(types.reach(unreached)),
    }
    tags.retain(|name, _| !always.contains(name));
    tags
}

/// A module for what no operation reaches, and one for each set of several tags that
/// reach a type, but no more of them than there are tags: the types of the rarest sets
/// are in one module that any of their tags needs.
fn shared(tags_of: &BTreeMap<String, BTreeSet<usize>>, parts: &[TagModule]) -> Vec<SharedModule> {
    let mut counts: BTreeMap<&BTreeSet<usize>, usize> = BTreeMap::new();
    for tags in tags_of.values().filter(|tags| tags.len() != 1) {
        *counts.entry(tags).or_default() += 1;
    }
    let mut sets: Vec<(&BTreeSet<usize>, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|(tags, count)| (!tags.is_empty(), std::cmp::Reverse(*count)));
    let rest = sets.split_off(sets.len().min(parts.len()));
    let rest: BTreeSet<usize> = rest
        .into_iter()
        .flat_map(|(tags, _)| tags)
        .copied()
        .collect();
    let sets = sets.into_iter().map(|(tags, _)| tags.clone());
    let mut taken: FreeNames = parts.iter().map(|part| part.tag.module.as_str()).collect();
    TAKEN.into_iter().for_each(|name| {
        taken.take(name);
    });
    let name = |tags: &BTreeSet<usize>| {
        let mut modules = tags
            .iter()
            .filter_map(|tag| parts.get(*tag))
            .map(|part| part.tag.module.trim_matches('_'));
        let Some(first) = modules.next() else {
            return "unreached".to_owned();
        };
        match (modules.next(), modules.count()) {
            (Some(second), 0) => format!("{first}_and_{second}"),
            (_, more) => format!("{first}_and_{}_more", more + 1),
        }
    };
    sets.chain(Some(rest).filter(|rest| !rest.is_empty()))
        .map(|tags| {
            let wanted = value_name(&name(&tags));
            let module = taken.take_first(wanted.as_str(), |number| format!("{wanted}_{number}"));
            SharedModule {
                module,
                tags,
                types: Vec::new(),
            }
        })
        .collect()
}

/// Where the code of each name goes.
struct Homes {
    places: BTreeMap<String, usize>,
    /// How many tags need the code of each place.
    tags: Vec<usize>,
}

impl Homes {
    /// The modules of the tags, and after them those that tags share.
    fn of(
        tags_of: &BTreeMap<String, BTreeSet<usize>>,
        parts: &[TagModule],
        shared: &[SharedModule],
    ) -> Self {
        let place = |tags: &BTreeSet<usize>| match tags.first() {
            Some(only) if tags.len() == 1 => *only,
            _ => {
                let exact = shared.iter().position(|module| module.tags == *tags);
                // The last one has the rest.
                parts.len() + exact.unwrap_or(shared.len().saturating_sub(1))
            }
        };
        let places = tags_of
            .iter()
            .map(|(name, tags)| (name.clone(), place(tags)));
        let sizes = shared.iter().map(|module| module.tags.len());
        Self {
            places: places.collect(),
            tags: parts.iter().map(|_| 1).chain(sizes).collect(),
        }
    }

    /// Takes each of `items` that has a place, and leaves the others.
    fn take(&self, items: &mut Vec<Item>) -> Vec<Vec<Item>> {
        let mut taken: Vec<Vec<Item>> = self.tags.iter().map(|_| Vec::new()).collect();
        for item in std::mem::take(items) {
            let place = self.place(&item).and_then(|place| taken.get_mut(place));
            place.unwrap_or(items).push(item);
        }
        taken
    }

    fn place(&self, item: &Item) -> Option<usize> {
        let names = match (declared(item), item) {
            (Some(name), _) => return self.places.get(&name).copied(),
            (None, Item::Impl(item)) => {
                let of_trait = item.trait_.as_ref().map(|(path, _)| names_of_path(path));
                let own = names_of_type(&item.self_ty);
                own.into_iter()
                    .chain(of_trait.into_iter().flatten())
                    .collect()
            }
            // It begins with the type that it is for.
            (None, Item::Macro(item)) => match item.mac.tokens.clone().into_iter().next() {
                Some(TokenTree::Ident(name)) => BTreeSet::from([name.to_string()]),
                _ => BTreeSet::new(),
            },
            _ => BTreeSet::new(),
        };
        // A block that names several types is where all of them are: of a type and one
        // within it, where the outer is.
        let places = names.iter().filter_map(|name| self.places.get(name));
        places
            .copied()
            .min_by_key(|place| (self.tags.get(*place), *place))
    }
}

/// Gives each part a block with the methods of its operations.
fn move_methods(client: &mut Vec<Item>, parts: &mut [TagModule]) {
    let homes: BTreeMap<String, usize> = parts
        .iter()
        .enumerate()
        .flat_map(|(index, part)| {
            let names = part.operations.iter().map(Operation::method_name);
            names.map(move |name| (name, index))
        })
        .collect();
    let mut rest = Vec::new();
    for item in std::mem::take(client) {
        let Item::Impl(mut block) = item else {
            rest.push(item);
            continue;
        };
        let methods = std::mem::take(&mut block.items);
        let mut blocks = vec![block; parts.len()];
        for method in methods {
            if let ImplItem::Fn(function) = &method
                && let Some(home) = homes.get(&function.sig.ident.to_string())
            {
                blocks[*home].items.push(method);
            }
        }
        for (part, mut block) in parts.iter_mut().zip(blocks) {
            Deeper.visit_item_impl_mut(&mut block);
            part.client.push(Item::Impl(block));
        }
    }
    *client = rest;
}

/// Changes the links of docs for a place that is one module deeper.
struct Deeper;

impl VisitMut for Deeper {
    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        if let Meta::NameValue(meta) = &mut attribute.meta
            && meta.path.is_ident("doc")
            && let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &mut meta.value
        {
            let deeper = text.value().replace("](super::", "](super::super::");
            *text = syn::LitStr::new(&deeper, text.span());
        }
        visit_mut::visit_attribute_mut(self, attribute);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tags_have_one_module_or_one_feature() {
        let mut taken: FreeNames = TAKEN.into_iter().collect();
        for (tag, module) in [
            ("IAM APIs", "iam_apis"),
            ("iam-apis", "iam_apis_2"),
            ("AlertPlugins", "alert_plugins"),
            ("", "untagged"),
            ("untagged", "untagged_2"),
            ("type", "type_"),
            ("Type", "type_2"),
            ("Error", "error_2"),
            ("2fa", "_2fa"),
            ("!?", "x"),
            ("***", "x_2"),
            ("Ärzte", "arzte"),
            ("arzte", "arzte_2"),
            ("Prüfung der Straße", "prufung_der_strasse"),
            ("日本 API", "api"),
            ("日本", "tag"),
            ("中国 語", "tag_2"),
        ] {
            assert_eq!(module_name(tag, &mut taken), module, "{tag}");
        }
    }

    #[test]
    fn a_block_for_a_type_of_the_toolchain_is_with_what_it_is_made_from() {
        let places = [("A", 7), ("String", 1), ("C", 8)].map(|(name, at)| (name.to_owned(), at));
        let homes = Homes {
            places: places.into(),
            tags: vec![1, 1, 1, 1, 1, 1, 1, 1, 2],
        };
        for (item, home) in [
            (syn::parse_quote!(impl A {}), Some(7)),
            (syn::parse_quote!(impl C {}), Some(8)),
            // `A` contains `C`.
            (
                syn::parse_quote!(impl ::std::convert::From<A> for C {}),
                Some(7),
            ),
            (
                syn::parse_quote!(impl ::std::convert::From<A> for ::std::string::String {}),
                Some(7),
            ),
            (
                syn::parse_quote!(impl ::std::convert::TryFrom<B> for super::A {}),
                Some(7),
            ),
            (
                syn::parse_quote!(impl ::std::convert::From<&Self> for A {}),
                Some(7),
            ),
            (
                syn::parse_quote!(impl ::std::fmt::Display for ::std::string::String {}),
                None,
            ),
            (syn::parse_quote!(impl B {}), None),
        ] {
            assert_eq!(homes.place(&Item::Impl(item)), home);
        }
    }
}
