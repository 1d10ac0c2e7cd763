//! Changes to progenitor's output for which it has no settings.
//!
//! progenitor writes one file: the types of the schemas, a builder for each
//! operation, and a client. The types and the builders are kept and changed;
//! the client is ours, written by hand in each crate.

mod client;
mod conversions;
mod decode_names;
mod deprecated;
mod docs;
mod errors;
mod operations;
mod output;
pub(crate) mod refined;
pub(crate) mod syntax;
pub(crate) mod type_graph;
mod types;
mod unexpected;
mod webhooks;

use proc_macro2::TokenStream;
use serde_json::Value;

use crate::error::Error;
use crate::model::operation::Operation;
use crate::model::webhook::Webhook;
use crate::refine::operations::paging::Paging;
use crate::refine::operations::{builders, stock, success_types};
use crate::refine::output::Output;
use crate::refine::refined::Refined;
use crate::refine::type_graph::{Types, names_of_type};
use crate::refine::types::{
    boxed_options, choices, enums, more_members, null_as_absent, optional_fields, structs, tuples,
};

/// Refines `tokens`, progenitor's output for `document` and `operations`.
pub(crate) fn refine(
    tokens: TokenStream,
    document: &Value,
    operations: &[Operation],
    webhooks: &[Webhook],
) -> Result<Refined, Error> {
    let Output {
        types,
        type_builders,
        type_errors,
        builders,
    } = Output::parse(tokens)?;
    let mut refined = Refined {
        types,
        type_builders,
        type_errors,
        builders,
        client: Vec::new(),
        errors: Vec::new(),
        webhooks: webhooks::items(webhooks),
        depth: 0,
    };
    for items in [&mut refined.types, &mut refined.type_builders] {
        decode_names::decode(items);
        docs::plain(items);
        boxed_options::unify(items);
    }
    let nullable = optional_fields::take_nullable(&mut refined.types);
    let stock = stock::stock(&refined.builders, operations)?;
    let set = stock.iter().flat_map(|stock| stock.values.values());
    let sent = Types::new(&refined.types).reach(set.flat_map(names_of_type));
    optional_fields::refine(
        &mut refined.types,
        &mut refined.type_builders,
        &sent,
        &nullable,
    );
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
    enums::open(&mut refined.types, &received);
    null_as_absent::read(&mut refined.types, &received);
    structs::refine(&mut refined.types, &mut refined.type_builders);
    more_members::read(&mut refined.types);
    tuples::refine(&mut refined.types, &mut refined.type_builders);
    deprecated::mark(&mut refined.types, &mut refined.type_builders);
    conversions::refine(&mut refined.type_builders);
    docs::tidy(&mut refined);
    Ok(refined)
}
