//! The servers of a document, as a Rust type.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use crate::error::{Error, Problem};
use crate::names::type_name;
use crate::pointer::Pointer;
use crate::text::markdown::{plain, plain_line};
use crate::text::rustdoc::lines;

/// A sentence about a server, for its documentation.
const NOTE: &str = "x-note";

/// An enum called `name` with a variant for each server of `document`, named
/// by the server's description.
///
/// # Errors
///
/// A server has no description or one that another has too, or its URL has a
/// variable: then it is no server to choose but a form to fill in.
pub(crate) fn items(document: &Value, name: &str) -> Result<TokenStream, Error> {
    let at = Pointer::root().join("servers");
    let servers = document["servers"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    if servers.is_empty() {
        return Err(Problem::new("is missing or empty").at(&at).into());
    }
    let mut variants: Vec<syn::Ident> = Vec::new();
    let (mut urls, mut descriptions, mut docs) = (Vec::new(), Vec::new(), Vec::new());
    for (index, server) in servers.iter().enumerate() {
        let at = at.join(index);
        let field = |key: &str| {
            server[key]
                .as_str()
                .ok_or_else(|| Problem::new("is missing or not a string").at(&at.join(key)))
        };
        let (url, description) = (field("url")?, field("description")?);
        if url.contains('{') {
            let problem = Problem::new(format!("`{url}` has a variable"));
            return Err(problem.at(&at.join("url")).into());
        }
        let variant = format_ident!("{}", type_name(description));
        if variants.contains(&variant) {
            let problem = Problem::new(format!("another server is called `{description}` too"));
            return Err(problem.at(&at.join("description")).into());
        }
        variants.push(variant);
        urls.push(url);
        descriptions.push(description);
        let mut doc = format!("{}: `{url}`.", plain(description));
        if let Some(note) = server[NOTE].as_str() {
            doc = format!("{doc}\n\n{note}");
        }
        docs.push(lines(&doc));
    }
    let name = format_ident!("{name}");
    let count = servers.len();
    let known = descriptions.join(", ");
    let unknown = format!("is none of {known}");
    let doc_all = format!(" All {count}, in the document's order.");
    let docs_parse = lines(&format!(
        "Reads a name, in either case: {}.",
        plain_line(&known)
    ));
    Ok(quote! {
        /// A server that the document lists.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#(#[doc = #docs])* #variants,)*
        }

        impl #name {
            #[doc = #doc_all]
            pub const ALL: &'static [Self] = &[#(Self::#variants,)*];

            /// The base URL.
            pub const fn url(self) -> &'static str {
                match self { #(Self::#variants => #urls,)* }
            }

            /// The name that the document gives.
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #descriptions,)* }
            }
        }

        impl ::std::convert::From<#name> for ::openapi_client_core::BaseUrl {
            fn from(server: #name) -> Self {
                server.url().into()
            }
        }

        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::std::str::FromStr for #name {
            type Err = ::openapi_client_core::UnknownServer;

            #(#[doc = #docs_parse])*
            fn from_str(name: &str) -> ::std::result::Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|server| server.name().eq_ignore_ascii_case(name))
                    .ok_or_else(|| ::openapi_client_core::UnknownServer::new(name, #unknown))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn servers_with_one_name_are_refused() {
        for (servers, expected) in [
            (json!([]), "/servers: "),
            (json!([{"url": "https://a"}]), "/servers/0/description: "),
            (
                json!([{"url": "https://{a}", "description": "A"}]),
                "/servers/0/url: ",
            ),
            (
                json!([{"url": "https://a", "description": "A"}, {"url": "https://b", "description": "a"}]),
                "/servers/1/description: ",
            ),
        ] {
            let error = items(&json!({ "servers": servers }), "Region").expect_err("refused");
            assert!(error.to_string().starts_with(expected), "{error}");
        }
    }
}
