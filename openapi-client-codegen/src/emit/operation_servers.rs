//! The servers that only some operations have, as constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::free_names::FreeNames;
use crate::model::operation::Operation;
use crate::model::servers::Server;
use crate::names::constant_name;
use crate::text::markdown::code;
use crate::text::rustdoc::lines;

/// The list of all constants, and that of the addresses beside them.
const TAKEN: [&str; 2] = ["ALL", "BESIDE"];

/// The server whose address is the root of the host.
const ROOT: &str = "ROOT";

/// Each list of servers that operations have in place of those of the document,
/// with the name of its constant.
pub(crate) struct OperationServers<'a>(Vec<(&'a [Server], Ident)>);

impl<'a> OperationServers<'a> {
    pub(crate) fn of(operations: &'a [Operation]) -> Self {
        let mut lists: Vec<(&[Server], Ident)> = Vec::new();
        let mut names: FreeNames = TAKEN.into_iter().collect();
        for servers in operations.iter().map(|operation| &*operation.servers) {
            let (Some(first), true) = (
                servers.first(),
                lists.iter().all(|(known, _)| *known != servers),
            ) else {
                continue;
            };
            let name = first.name.split("://").last().unwrap_or_default();
            let name = match name.trim_matches('/') {
                "" => ROOT.to_owned(),
                name => constant_name(name),
            };
            let name = names.take_first(name.clone(), |number| format!("{name}_{number}"));
            lists.push((servers, format_ident!("{name}")));
        }
        Self(lists)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The constant of the servers of `operation`, if it has servers of its own.
    pub(crate) fn constant(&self, operation: &Operation) -> Option<&Ident> {
        let mut lists = self.0.iter();
        let found = lists.find(|(servers, _)| *servers == &*operation.servers);
        found.map(|(_, name)| name)
    }

    /// The constants; `beside` are the addresses of the servers of the document.
    pub(crate) fn items<'b>(
        &self,
        operations: &[Operation],
        beside: impl Iterator<Item = &'b str>,
    ) -> Option<TokenStream> {
        if self.is_empty() {
            return None;
        }
        let constants = self.0.iter().map(|(_, name)| name);
        let definitions = self.0.iter().map(|(servers, constant)| {
            let users = operations.iter().filter(|o| o.servers == *servers);
            let users: Vec<String> = users.map(|o| code(&o.id)).collect();
            let urls: Vec<String> = servers.iter().map(|server| code(&server.url)).collect();
            let docs = format!("{}, for {}.", urls.join(" or "), users.join(", "));
            let docs = lines(&docs);
            let addresses = servers
                .iter()
                .map(|Server { url, name }| quote!((#name, #url)));
            let name = constant.to_string();
            quote! {
                #(#[doc = #docs])*
                pub const #constant: OperationServer =
                    OperationServer::new(#name, &[#(#addresses),*], BESIDE);
            }
        });
        Some(quote! {
            use ::openapi_client_core::OperationServer;

            /// The servers of the document for all other operations.
            const BESIDE: &[&str] = &[#(#beside),*];

            /// Every server that only some operations have.
            pub const ALL: &[OperationServer] = &[#(#constants),*];

            #(#definitions)*
        })
    }
}
