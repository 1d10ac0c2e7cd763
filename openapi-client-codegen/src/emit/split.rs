//! Generated code by tag: what only one tag of a large document needs is in files
//! of its own, so that files stay small and a program can leave tags out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, ExprLit, ImplItem, Item, ItemImpl, Lit, Meta};

use crate::free_names::FreeNames;
use crate::model::operation::Operation;
use crate::names::{ascii, value_name};
use crate::refine::refined::Refined;
use crate::refine::type_graph::{
    Types, declared, names, names_of_path, names_of_tokens, names_of_type,
};

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

/// Moves what only one tag needs out of `refined`; nothing if the document is
/// small and `features` is not wanted.
pub(crate) fn split(
    refined: &mut Refined,
    document: &Value,
    operations: &[Operation],
    features: bool,
) -> Vec<TagModule> {
    if operations.len() <= LARGE && !features {
        return Vec::new();
    }
    let mut parts = parts(document, operations, features);
    let builders: BTreeMap<String, usize> = parts
        .iter()
        .enumerate()
        .flat_map(|(index, part)| {
            let names = part.operations.iter().map(Operation::builder_name);
            names.map(move |name| (name, index))
        })
        .collect();
    move_items(&mut refined.builders, &builders, &mut parts, |part| {
        &mut part.builders
    });
    move_methods(&mut refined.client, &mut parts);
    let homes = homes(refined, &parts);
    move_items(&mut refined.types, &homes, &mut parts, |part| {
        &mut part.types
    });
    parts
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

/// The part of each type that only one tag reaches.
fn homes(refined: &Refined, parts: &[TagModule]) -> BTreeMap<String, usize> {
    let types = Types::new(&refined.types);
    // The errors of all operations, what webhooks send, and types that no tag reaches.
    let mut shared = types.reach(names(&refined.errors));
    shared.extend(types.reach(names(&refined.webhooks)));
    for item in &refined.types {
        let is_apart = matches!(item, Item::Impl(_) | Item::Macro(_)) || declared(item).is_some();
        if !is_apart {
            shared.extend(types.reach(names(std::slice::from_ref(item))));
        }
    }
    let mut homes: BTreeMap<String, usize> = BTreeMap::new();
    for (index, part) in parts.iter().enumerate() {
        for name in types.reach(names(&part.builders)) {
            if *homes.entry(name.clone()).or_insert(index) != index {
                shared.insert(name);
            }
        }
    }
    // A type that no operation reaches may hold one that some do.
    let unreached = types.declared().filter(|name| !homes.contains_key(*name));
    shared.extend(types.reach(unreached.cloned()));
    homes.retain(|name, _| !shared.contains(name));
    homes
}

/// Moves each item that belongs to one of `homes` into its part.
fn move_items(
    items: &mut Vec<Item>,
    homes: &BTreeMap<String, usize>,
    parts: &mut [TagModule],
    place: fn(&mut TagModule) -> &mut Vec<Item>,
) {
    for item in std::mem::take(items) {
        let home = match &item {
            Item::Impl(item) => home_of_impl(item, homes),
            Item::Macro(item) => names_of_tokens(item.mac.tokens.clone())
                .iter()
                .find_map(|name| homes.get(name)),
            item => declared(item).and_then(|name| homes.get(&name)),
        };
        match home.and_then(|home| parts.get_mut(*home)) {
            Some(part) => place(part).push(item),
            None => items.push(item),
        }
    }
}

/// The home of what the block is for: if that is a type of the standard
/// library, of what it is made from.
fn home_of_impl<'a>(item: &ItemImpl, homes: &'a BTreeMap<String, usize>) -> Option<&'a usize> {
    let own = names_of_type(&item.self_ty);
    let of_trait = || {
        let path = item.trait_.as_ref().map(|(path, _)| path);
        path.map(names_of_path).unwrap_or_default()
    };
    let is_known = |names: BTreeSet<String>| {
        // A block that names several types is where all of them are.
        names.iter().find_map(|name| homes.get(name))
    };
    is_known(own).or_else(|| is_known(of_trait()))
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
        let homes = BTreeMap::from([("A".to_owned(), 7), ("String".to_owned(), 1)]);
        for (item, home) in [
            (syn::parse_quote!(impl A {}), Some(&7)),
            (
                syn::parse_quote!(impl ::std::convert::From<A> for ::std::string::String {}),
                Some(&7),
            ),
            (
                syn::parse_quote!(impl ::std::convert::TryFrom<B> for super::A {}),
                Some(&7),
            ),
            (
                syn::parse_quote!(impl ::std::convert::From<&Self> for A {}),
                Some(&7),
            ),
            (
                syn::parse_quote!(impl ::std::fmt::Display for ::std::string::String {}),
                None,
            ),
            (syn::parse_quote!(impl B {}), None),
        ] {
            assert_eq!(home_of_impl(&item, &homes), home);
        }
    }
}
