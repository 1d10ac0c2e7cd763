//! The files of the parts into which the code of a large document is split.

use std::mem::take;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Item, parse_quote};

use crate::emit::call_settings::call_settings;
use crate::emit::files::{Files, joined};
use crate::emit::imports::{builder_imports, imports, items};
use crate::emit::operation_servers::OperationServers;
use crate::emit::operation_table::{list_of_operations, operation_imports, statics};
use crate::emit::split::{Tag, TagModule};
use crate::error::Error;
use crate::model::operation::Operation;

/// The items at the head of the files that the parts share.
#[derive(Default)]
pub(super) struct Heads {
    pub(super) builders: Vec<Item>,
    pub(super) client: Vec<Item>,
    pub(super) types: Vec<Item>,
    pub(super) type_builders: Vec<Item>,
}

/// Adds the files of each part, whose items it takes, and gives what makes them known.
pub(super) fn add(files: &mut Files<'_>, parts: &mut [TagModule]) -> Result<Heads, Error> {
    let mut heads = Heads::default();
    for part in parts {
        let module = &part.tag.module;
        let add = |files: &mut Files<'_>, path: &str, what: &str, group: Vec<Item>| {
            files.add(path, &format!("{what} of {}.", about(&part.tag)), group);
        };
        let up = quote!(super::super);
        let builders = joined([
            builder_imports(&up, &part.builders),
            call_settings(&part.builders),
            take(&mut part.builders),
        ]);
        add(
            files,
            &format!("builder/{module}.rs"),
            "Builders of requests",
            builders,
        );
        heads.builders.extend(modules([&part.tag], true)?);
        let client = joined([
            imports(up, &["builder", "operations"], &part.client),
            imports(quote!(crate), &["Client"], &part.client),
            take(&mut part.client),
        ]);
        add(files, &format!("client/{module}.rs"), "Methods", client);
        heads.client.extend(modules([&part.tag], false)?);
        if part.types.is_empty() {
            continue;
        }
        heads.types.extend(modules([&part.tag], true)?);
        let mut head: Vec<Item> = vec![parse_quote!(
            #[allow(unused_imports)]
            use super::*;
        )];
        if !part.type_builders.is_empty() {
            let path = format!("types/{module}/builder.rs");
            add(
                files,
                &path,
                "Builders of the types",
                take(&mut part.type_builders),
            );
            head.insert(
                0,
                parse_quote!(
                    pub(super) mod builder;
                ),
            );
            let (cfg, name) = (cfg(&part.tag), ident(&part.tag));
            heads.type_builders.push(
                parse_quote!(#cfg #[allow(unused_imports)] pub use super::#name::builder::*;),
            );
        }
        let types = joined([head, take(&mut part.types)]);
        add(files, &format!("types/{module}.rs"), "The types", types);
    }
    Ok(heads)
}

/// The table of operations, in a file of its own for each part.
pub(super) fn operation_table(
    files: &mut Files<'_>,
    parts: &[TagModule],
    operations: &[Operation],
    servers: &OperationServers<'_>,
) -> Result<Vec<Item>, Error> {
    for part in parts {
        let group = joined([
            operation_imports(&quote!(super::super), &part.operations)?,
            statics(&part.operations, servers)?,
        ]);
        let about = format!(
            "What the run time knows of the operations of {}.",
            about(&part.tag)
        );
        files.add(&format!("operations/{}.rs", part.tag.module), &about, group);
    }
    // The run time may ask about an operation that no feature builds.
    let tags: Vec<Tag> = parts
        .iter()
        .map(|part| Tag {
            feature: None,
            ..part.tag.clone()
        })
        .collect();
    let head = modules(&tags, true)?;
    let list = list_of_operations(operations)?;
    let import = parse_quote!(
        use ::openapi_client_core::Operation;
    );
    Ok(joined([vec![import], head, list]))
}

fn about(tag: &Tag) -> String {
    match tag.name.as_str() {
        "" => "operations without a tag".to_owned(),
        name => format!("the tag {}", crate::text::markdown::plain_line(name)),
    }
}

/// The modules of `tags`, private, and their items if those are wanted.
fn modules<'a>(
    tags: impl IntoIterator<Item = &'a Tag>,
    is_reexported: bool,
) -> Result<Vec<Item>, Error> {
    let modules = tags.into_iter().map(|tag| {
        let (cfg, name) = (cfg(tag), ident(tag));
        let reexport =
            is_reexported.then(|| quote!(#cfg #[allow(unused_imports)] pub use #name::*;));
        quote!(#cfg mod #name; #reexport)
    });
    items(quote!(#(#modules)*))
}

fn cfg(tag: &Tag) -> Option<TokenStream> {
    let feature = tag.feature.as_ref()?;
    Some(quote!(#[cfg(feature = #feature)]))
}

fn ident(tag: &Tag) -> Ident {
    format_ident!("{}", tag.module)
}
