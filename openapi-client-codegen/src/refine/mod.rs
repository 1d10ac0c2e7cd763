//! Changes to progenitor's output for which it has no settings.
//!
//! progenitor writes one file: the types of the schemas, a builder for each
//! operation, and a client. The types and the builders are kept and changed;
//! the client is ours, written by hand in each crate.

mod client;
mod decode_names;
mod deprecated;
mod docs;
mod errors;
mod operations;
mod paths;
pub(crate) mod refined;
pub(crate) mod syntax;
pub(crate) mod type_graph;
pub(crate) mod types;
mod unexpected;
mod webhooks;

use proc_macro2::TokenStream;
use serde_json::Value;
use syn::{File, Item, ItemMod};

use crate::error::Error;
use crate::model::operation::Operation;
use crate::model::webhook::Webhook;
use crate::refine::operations::paging::Paging;
use crate::refine::operations::{builders, stock, success_types};
use crate::refine::refined::Refined;
use crate::refine::type_graph::{Types, names_of_type};
use crate::refine::types::{boxed_options, choices, enums, optional_fields, structs, tuples};
use crate::refine::unexpected::unexpected;

/// Refines `tokens`, progenitor's output for `document` and `operations`.
pub(crate) fn refine(
    tokens: TokenStream,
    document: &Value,
    operations: &[Operation],
    webhooks: &[Webhook],
) -> Result<Refined, Error> {
    let file: File = syn::parse2(tokens)
        .map_err(|error| unexpected(format!("its output does not parse: {error}")))?;
    let mut modules: Vec<ItemMod> = file
        .items
        .into_iter()
        .filter_map(|item| match item {
            Item::Mod(module) => Some(module),
            _ => None,
        })
        .collect();
    let mut types = take_module(&mut modules, "types")?;
    let mut inner: Vec<ItemMod> = Vec::new();
    types.retain(|item| match item {
        Item::Mod(module) => {
            inner.push(module.clone());
            false
        }
        _ => true,
    });
    // The run time has both.
    inner.retain(|module| module.ident != "builder" && module.ident != "error");
    if let Some(module) = inner.first() {
        let name = &module.ident;
        return Err(unexpected(format!("its types have a module `{name}`")));
    }
    let builders = take_module(&mut modules, "builder")?;

    let mut refined = Refined {
        types,
        builders,
        client: Vec::new(),
        errors: Vec::new(),
        webhooks: webhooks::items(webhooks),
        depth: 0,
    };
    decode_names::decode(&mut refined.types);
    docs::plain(&mut refined.types);
    boxed_options::unify(&mut refined.types);
    let nullable = optional_fields::take_nullable(&mut refined.types);
    let stock = stock::stock(&refined.builders, operations)?;
    let set = stock.iter().flat_map(|stock| stock.values.values());
    let sent = Types::new(&refined.types).reach(set.flat_map(names_of_type));
    optional_fields::refine(&mut refined.types, &sent, &nullable);
    let several = success_types::enums(&mut refined.types, operations)?;
    let paging = Paging {
        types: &refined.types,
        document,
    };
    let given = builders::builders(operations, stock, &several, &paging)?;
    refined.builders = given.items;
    refined.client = client::methods(operations);
    refined.errors = errors::items(document, operations, &refined.types)?;
    let decoded = given.successes.into_iter().chain(given.streams);
    let decoded = decoded.chain(errors::schemas(operations));
    let decoded = decoded.chain(webhooks::schemas(webhooks));
    let graph = Types::new(&refined.types);
    refined.depth = graph.depth();
    let received = graph.reach(decoded.flat_map(|ty| names_of_type(&ty)));
    choices::open(&mut refined.types, document)?;
    enums::mark(&mut refined.types, &received);
    structs::refine(&mut refined.types, &sent);
    tuples::refine(&mut refined.types);
    deprecated::mark(&mut refined.types);
    docs::tidy(&mut refined);
    paths::shorten(&mut refined.types);
    Ok(refined)
}

fn take_module(modules: &mut Vec<ItemMod>, name: &str) -> Result<Vec<Item>, Error> {
    let index = modules
        .iter()
        .position(|module| module.ident == name)
        .ok_or_else(|| unexpected(format!("its output has no module `{name}`")))?;
    let module = modules.swap_remove(index);
    Ok(module.content.map(|(_, items)| items).unwrap_or_default())
}
