//! Changes to progenitor's output for which it has no settings.
//!
//! progenitor writes one file: the types of the schemas, a builder for each
//! operation, and a client. The types and the builders are kept and changed;
//! the client is ours, written by hand in each crate.

mod client;
mod decode_names;
mod deprecated;
pub(crate) mod docs;
mod errors;
pub(crate) mod operations;
mod output;
mod paths;
pub(crate) mod refined;
pub(crate) mod syntax;
pub(crate) mod type_graph;
pub(crate) mod types;
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
use crate::refine::types::{boxed_options, choices, enums, optional_fields, structs, tuples};

/// Refines `tokens`, progenitor's output for `document` and `operations`.
pub(crate) fn refine(
    tokens: TokenStream,
    document: &Value,
    operations: &[Operation],
    webhooks: &[Webhook],
) -> Result<Refined, Error> {
    let Output { types, builders } = Output::parse(tokens)?;
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
    paths::shorten(&mut refined.builders);
    Ok(refined)
}
