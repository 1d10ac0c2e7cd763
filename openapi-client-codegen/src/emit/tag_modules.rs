//! The files of the parts into which the code of a large document is split.

use std::mem::take;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Item, parse_quote};

use crate::emit::call_settings::call_settings;
use crate::emit::files::{Files, joined};
use crate::emit::imports::{builder_imports, imports, items};
use crate::emit::objects;
use crate::emit::operation_servers::OperationServers;
use crate::emit::operation_table::{list_of_operations, operation_imports, statics};
use crate::emit::split::{Split, Tag, TagModule};
use crate::error::Error;
use crate::model::operation::Operation;
use crate::model::read_only::ReadOnlyObjects;

/// The items at the head of the files that the parts share.
#[derive(Default)]
pub(super) struct Heads {
    pub(super) builders: Vec<Item>,
    pub(super) client: Vec<Item>,
    pub(super) types: Vec<Item>,
    pub(super) type_builders: Vec<Item>,
}

/// Adds the files of each part, whose items it takes, and gives what makes them known.
pub(super) fn add(files: &mut Files<'_>, split: &mut Split) -> Result<Heads, Error> {
    let mut heads = Heads::default();
    for part in &mut split.tags {
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
        let about = about(&part.tag);
        add_types(
            files,
            &mut heads,
            module,
            cfg(&part.tag),
            &about,
            take(&mut part.types),
        )?;
    }
    for shared in &mut split.shared {
        let tags = shared.tags.iter().filter_map(|tag| split.tags.get(*tag));
        let features = tags.clone().filter_map(|part| part.tag.feature.as_ref());
        let (cfg, about) = match shared.tags.is_empty() {
            true => (quote!(#[cfg(feature = "all")]), "no operation".to_owned()),
            false => {
                let names: Vec<String> = tags.map(|part| about(&part.tag)).collect();
                (
                    quote!(#[cfg(any(#(feature = #features),*))]),
                    format!("several tags: {}", names.join(", ")),
                )
            }
        };
        add_types(
            files,
            &mut heads,
            &shared.module,
            Some(cfg),
            &about,
            take(&mut shared.types),
        )?;
    }
    Ok(heads)
}

/// Adds the files of types that only some tags need.
fn add_types(
    files: &mut Files<'_>,
    heads: &mut Heads,
    module: &str,
    cfg: Option<TokenStream>,
    about: &str,
    types: Vec<Item>,
) -> Result<(), Error> {
    if types.is_empty() {
        return Ok(());
    }
    let name = format_ident!("{module}");
    heads.types.extend(declaration(&cfg, &name, true)?);
    let mut head: Vec<Item> = vec![parse_quote!(
        #[allow(unused_imports)]
        use super::*;
    )];
    let builders = objects::builders(&types);
    if !builders.is_empty() {
        let path = format!("types/{module}/builder.rs");
        let text = format!("Builders of the types of {about}.");
        files.add(&path, &text, builders);
        head.insert(
            0,
            parse_quote!(
                pub(super) mod builder;
            ),
        );
        heads
            .type_builders
            .push(parse_quote!(#cfg #[allow(unused_imports)] pub use super::#name::builder::*;));
    }
    files.add_types(
        &format!("types/{module}.rs"),
        &format!("The types of {about}."),
        head,
        types,
    );
    Ok(())
}

/// The table of operations, in a file of its own for each part.
pub(super) fn operation_table(
    files: &mut Files<'_>,
    parts: &[TagModule],
    operations: &[Operation],
    servers: &OperationServers<'_>,
    read_only: &ReadOnlyObjects,
) -> Result<Vec<Item>, Error> {
    for part in parts {
        let group = joined([
            operation_imports(&quote!(super::super), &part.operations, read_only)?,
            statics(&part.operations, servers, read_only)?,
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
        let name = format_ident!("{}", tag.module);
        declaration(&cfg(tag), &name, is_reexported)
    });
    Ok(modules.collect::<Result<Vec<_>, _>>()?.concat())
}

/// A private module where `cfg` says so, and its items if those are wanted.
fn declaration(
    cfg: &Option<TokenStream>,
    name: &Ident,
    is_reexported: bool,
) -> Result<Vec<Item>, Error> {
    let reexport = is_reexported.then(|| quote!(#cfg #[allow(unused_imports)] pub use #name::*;));
    items(quote!(#cfg mod #name; #reexport))
}

fn cfg(tag: &Tag) -> Option<TokenStream> {
    let feature = tag.feature.as_ref()?;
    Some(quote!(#[cfg(feature = #feature)]))
}
