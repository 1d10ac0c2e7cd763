//! Source text out of syntax trees: one file for each kind of item, each with
//! a header with its purpose and its origin.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::call_settings::call_settings;
use crate::emit::files::{Files, Origin, joined};
use crate::emit::imports::{builder_imports, imports, items, module_items};
use crate::emit::operation_servers::OperationServers;
use crate::emit::operation_table::{
    list_of_operations, operation_imports, read_only_objects, statics,
};
use crate::emit::split::Split;
use crate::emit::{objects, schemes, tag_modules};
use crate::error::Error;
use crate::model::Model;
use crate::refine::refined::Refined;

/// The files, and what they need.
pub(crate) struct Rendered {
    /// By their paths below the folder of generated code.
    pub(crate) files: BTreeMap<String, String>,
    /// The crates that the files name, beside those of the toolchain.
    pub(crate) crates: BTreeSet<String>,
}

/// Renders every file.
pub(crate) fn render(
    refined: Refined,
    split: &mut Split,
    model: &Model,
    servers: Option<TokenStream>,
    beside: &[&str],
    origin: &Origin,
) -> Result<Rendered, Error> {
    let Model {
        operations,
        read_only,
        schemes,
    } = model;
    let mut files = Files {
        origin,
        is_split: !split.tags.is_empty(),
        files: BTreeMap::new(),
        crates: BTreeSet::new(),
    };
    let operation_servers = OperationServers::of(operations);
    let heads = tag_modules::add(&mut files, split)?;
    files.add(
        "builder.rs",
        "Builders of requests, one for each operation.",
        joined([
            builder_imports(&quote!(super), &refined.builders),
            heads.builders,
            call_settings(&refined.builders),
            refined.builders,
        ]),
    );
    files.add(
        "client.rs",
        "The operations of the client.",
        joined([
            imports(quote!(super), &["builder", "operations"], &refined.client),
            imports(quote!(crate), &["Client"], &refined.client),
            heads.client,
            refined.client,
        ]),
    );
    files.add(
        "errors.rs",
        "The error bodies of the document.",
        joined([
            imports(quote!(super), &["types"], &refined.errors),
            refined.errors,
        ]),
    );
    let table = match split.tags.as_slice() {
        [] => joined([
            operation_imports(&quote!(super), operations, read_only)?,
            list_of_operations(operations)?,
            statics(operations, &operation_servers, read_only)?,
        ]),
        parts => tag_modules::operation_table(
            &mut files,
            parts,
            operations,
            &operation_servers,
            read_only,
        )?,
    };
    files.add(
        "operations.rs",
        "What the run time knows of each operation.",
        table,
    );
    let mut read_only_module = TokenStream::new();
    if !read_only.objects.is_empty() {
        read_only_module = quote!(
            mod read_only;
        );
        files.add(
            "read_only.rs",
            "What requests leave out of their bodies.",
            read_only_objects(read_only)?,
        );
    }
    files.add(
        "schemes.rs",
        "The security schemes of the document.",
        items(schemes::items(schemes))?,
    );
    let other_servers = operation_servers.items(operations, beside.iter().copied());
    let servers_module = match (&servers, &other_servers) {
        (_, Some(_)) => quote!(
            pub mod servers;
        ),
        // What a crate gives to its users by another name is private here.
        (Some(_), None) => quote!(
            pub(crate) mod servers;
        ),
        (None, None) => TokenStream::new(),
    };
    if !servers_module.is_empty() {
        files.add(
            "servers.rs",
            "The servers of the document.",
            items(quote!(#other_servers #servers))?,
        );
    }
    let mut webhooks_module = TokenStream::new();
    if !refined.webhooks.is_empty() {
        webhooks_module = quote!(
            pub(crate) mod webhooks;
        );
        files.add(
            "webhooks.rs",
            "What the webhooks of the document send.",
            joined([
                imports(quote!(super), &["types"], &refined.webhooks),
                refined.webhooks,
            ]),
        );
    }
    let mut inner = Vec::new();
    let type_builders = joined([heads.type_builders, objects::builders(&refined.types)]);
    if !type_builders.is_empty() {
        inner.push("builder");
        files.add("types/builder.rs", "Builders of the types.", type_builders);
    }
    files.add_types(
        "types/mod.rs",
        "The types of the document's schemas.",
        joined([module_items(&inner)?, heads.types]),
        refined.types,
    );
    let modules = items(quote! {
        pub mod builder;
        mod client;
        pub mod errors;
        pub mod operations;
        #read_only_module
        pub mod schemes;
        #servers_module
        pub mod types;
        #webhooks_module
    })?;
    files.add("mod.rs", "The code that the document gives.", modules);
    Ok(Rendered {
        files: files.files,
        crates: files.crates,
    })
}
