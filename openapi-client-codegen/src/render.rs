//! Source text out of syntax trees: one file for each kind of item, each with
//! a header that says what it is and how it is made.

mod parts;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::visit::{self, Visit};
use syn::{File, Item, parse_quote};

use crate::crates::find_crates;
use crate::error::{Error, Problem};
use crate::markdown::{code, plain_line};
use crate::operation::{Operation, Security, Status};
use crate::refine::{Refined, operation_constant};
use crate::split::Part;
use crate::text::{lines, one_line};

/// What the header of each file says of its origin.
pub(crate) struct Origin {
    /// Title and version of the document.
    pub(crate) title: String,
    /// The command of `cargo xtask` that writes the files.
    pub(crate) command: &'static str,
    /// The document, relative to the root of the workspace.
    pub(crate) file: String,
    pub(crate) sha256: String,
    /// The overlays, in their order, relative to the root of the workspace.
    pub(crate) overlays: Vec<String>,
}

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
    parts: &[Part],
    operations: &[Operation],
    servers: Option<TokenStream>,
    origin: &Origin,
) -> Result<Rendered, Error> {
    let mut files = Files {
        origin,
        is_split: !parts.is_empty(),
        files: BTreeMap::new(),
        crates: BTreeSet::new(),
    };
    let heads = parts::add(&mut files, parts)?;
    files.add(
        "builder.rs",
        "Builders of requests, one for each operation.",
        [
            builder_imports(&quote!(super), &refined.builders),
            heads.builders,
            refined.builders,
        ]
        .concat(),
    );
    files.add(
        "client.rs",
        "The operations of the client.",
        [
            imports(quote!(super), &["builder"], &refined.client),
            imports(quote!(crate), &["Client"], &refined.client),
            heads.client,
            refined.client,
        ]
        .concat(),
    );
    files.add(
        "errors.rs",
        "The error bodies of the document.",
        [
            imports(quote!(super), &["types"], &refined.errors),
            refined.errors,
        ]
        .concat(),
    );
    let table = match parts {
        [] => [
            operation_imports(operations)?,
            list_of_operations(operations)?,
            statics(operations)?,
        ]
        .concat(),
        parts => parts::operation_table(&mut files, parts, operations)?,
    };
    files.add(
        "operations.rs",
        "What the run time knows of each operation.",
        table,
    );
    let has_servers = servers.is_some();
    if let Some(servers) = servers {
        files.add(
            "servers.rs",
            "The servers of the document.",
            items(servers)?,
        );
    }
    let mut inner = Vec::new();
    let type_builders = [heads.type_builders, refined.type_builders].concat();
    for (name, about, group) in [
        ("builder", "Builders of the types.", type_builders),
        (
            "error",
            "Errors of conversions between the types.",
            refined.type_errors,
        ),
    ] {
        if !group.is_empty() {
            inner.push(name);
            files.add(&format!("types/{name}.rs"), about, group);
        }
    }
    files.add(
        "types/mod.rs",
        "The types of the document's schemas.",
        [module_items(&inner)?, heads.types, refined.types].concat(),
    );
    // What a crate gives to its users by another name is private here.
    let servers = has_servers.then(|| {
        quote!(
            pub(crate) mod servers;
        )
    });
    let modules = items(quote! {
        pub mod builder;
        mod client;
        pub(crate) mod errors;
        pub mod operations;
        #servers
        pub mod types;
    })?;
    files.add("mod.rs", "The code that the document gives.", modules);
    Ok(Rendered {
        files: files.files,
        crates: files.crates,
    })
}

struct Files<'a> {
    origin: &'a Origin,
    is_split: bool,
    files: BTreeMap<String, String>,
    crates: BTreeSet<String>,
}

impl Files<'_> {
    fn add(&mut self, path: &str, about: &str, items: Vec<Item>) {
        // A line break in one of them would end the comment.
        let title = plain_line(&self.origin.title);
        let file = one_line(&self.origin.file);
        let Origin {
            command, sha256, ..
        } = self.origin;
        let mut text = format!(
            "//! {about}\n\
             //!\n\
             //! Written by `cargo xtask {command}`; edits are lost.\n\
             //! From {title}, {file},\n\
             //! SHA-256 {sha256},\n",
        );
        for overlay in &self.origin.overlays {
            text += &format!("//! with {},\n", one_line(overlay));
        }
        text += &format!("//! by progenitor {}.\n", crate::PROGENITOR);
        if path == "mod.rs" {
            text.push_str(match self.is_split {
                true => ALLOWED_IN_PARTS,
                false => ALLOWED,
            });
        }
        let mut was_short = false;
        for item in items {
            find_crates(item.to_token_stream(), &mut self.crates);
            // One by one, for a blank line between them: the printer puts none.
            let printed = prettyplease::unparse(&File {
                frontmatter: None,
                shebang: None,
                attrs: Vec::new(),
                items: vec![item],
            });
            let is_short = printed.lines().count() == 1;
            if !(was_short && is_short) {
                text.push('\n');
            }
            text.push_str(&printed);
            was_short = is_short;
        }
        self.files.insert(path.to_owned(), text);
    }
}

/// Lints that hold for code that people write.
const ALLOWED: &str = "
#![allow(
    clippy::all,
    deprecated,
    missing_docs,
    reason = \"written by a machine; what the document does not describe has no text\"
)]
";

/// Without some of the parts, nothing uses what only these use.
const ALLOWED_IN_PARTS: &str = "
#![allow(
    clippy::all,
    dead_code,
    deprecated,
    missing_docs,
    reason = \"written by a machine; what the document does not describe has no text\"
)]
";

/// The import from `path` of those of `names` that `items` use, if any.
fn imports(path: TokenStream, names: &[&str], items: &[Item]) -> Vec<Item> {
    let mut used = Used(BTreeSet::new());
    for item in items {
        used.visit_item(item);
    }
    let used: Vec<_> = names
        .iter()
        .filter(|name| used.0.contains(**name))
        .map(|name| format_ident!("{name}"))
        .collect();
    match &used[..] {
        [] => Vec::new(),
        [one] => vec![parse_quote!(use #path::#one;)],
        several => vec![parse_quote!(use #path::{#(#several),*};)],
    }
}

/// The names with which paths begin, but for those of variables.
struct Used(BTreeSet<String>);

impl<'ast> Visit<'ast> for Used {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first()) {
            let name = first.ident.to_string();
            // A lower-case name alone is a variable, in front of more a module.
            if path.segments.len() > 1 || name.starts_with(char::is_uppercase) {
                self.0.insert(name);
            }
        }
        visit::visit_path(self, path);
    }
}

fn module_items(names: &[&str]) -> Result<Vec<Item>, Error> {
    let names: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    items(quote! { #(pub mod #names;)* })
}

fn items(tokens: TokenStream) -> Result<Vec<Item>, Error> {
    syn::parse2::<File>(tokens)
        .map(|file| file.items)
        .map_err(|error| Problem::new(format!("the code made does not parse: {error}")).into())
}

/// What the builders of operations name; `up` is where the other modules are.
fn builder_imports(up: &TokenStream, builders: &[Item]) -> Vec<Item> {
    [
        imports(up.clone(), &["operations", "types"], builders),
        imports(quote!(crate), &["Client", "Error"], builders),
        imports(
            quote!(::openapi_client_core),
            &["ByteStream", "ResponseValue"],
            builders,
        ),
    ]
    .concat()
}

fn operation_imports(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let has_errors = operations
        .iter()
        .any(|operation| !operation.errors.is_empty());
    let status_pattern = has_errors.then(|| quote!(, StatusPattern));
    items(quote!(use ::openapi_client_core::{Method, Operation #status_pattern};))
}

fn list_of_operations(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let constants = operations.iter().map(operation_constant);
    items(quote! {
        /// Every operation of this client, in the document's order.
        pub static ALL: &[&Operation] = &[#(&#constants),*];
    })
}

/// The entry of each operation.
fn statics(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let statics = operations.iter().map(|operation| {
        let constant = operation_constant(operation);
        let Operation { id, path, accept, .. } = operation;
        let method = format_ident!("{}", operation.method.to_uppercase());
        let authenticated = match operation.security {
            Security::None => None,
            Security::Optional => Some(quote!(.optionally_authenticated())),
            Security::Required => Some(quote!(.authenticated())),
        };
        let idempotent = operation.idempotent.then(|| quote!(.idempotent()));
        let accept = (accept != "application/json").then(|| quote!(.accept(#accept)));
        let errors = operation.errors.iter().map(|error| {
            let status = match error.status {
                Status::Code(code) => {
                    let code = Literal::u16_unsuffixed(code);
                    quote!(StatusPattern::Code(#code))
                }
                Status::Range(range) => {
                    let range = Literal::u16_unsuffixed(range);
                    quote!(StatusPattern::Range(#range))
                }
                Status::Default => quote!(StatusPattern::Default),
            };
            let schema = match &error.schema {
                Some(schema) => quote!(Some(#schema)),
                None => quote!(None),
            };
            quote!((#status, #schema))
        });
        let errors = (!operation.errors.is_empty()).then(|| quote!(.errors(&[#(#errors),*])));
        let docs = lines(&code(&operation.request()));
        quote! {
            #(#[doc = #docs])*
            pub static #constant: Operation =
                Operation::new(#id, Method::#method, #path) #authenticated #idempotent #accept #errors;
        }
    });
    items(quote!(#(#statics)*))
}
