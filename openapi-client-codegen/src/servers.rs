//! The servers of a document, as a Rust type.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Value, json};

use crate::error::{Error, Problem};
use crate::markdown::{plain, plain_line};
use crate::names::type_name;
use crate::pointer::Pointer;
use crate::text::{lines, one_line};

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
        docs.push(lines(&format!("{}: `{url}`.", plain(description))));
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

/// The servers of a document that nobody has corrected.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Servers {
    /// Address and name of each that has an address of its own.
    absolute: Vec<(String, String)>,
    /// The path under which the API stands on a server that is not named.
    pub(crate) path: Option<String>,
}

impl Servers {
    /// Reads what `document` says: variables have their defaults, and a server
    /// without a name is called after its place.
    pub(crate) fn of(document: &Value) -> Self {
        let mut servers = Self::default();
        let mut taken: Vec<String> = Vec::new();
        let list = document["servers"].as_array();
        for server in list.into_iter().flatten() {
            let Some(url) = server["url"].as_str() else {
                continue;
            };
            let url = fill_in(url.trim(), &server["variables"]);
            let address = match url.strip_prefix("//") {
                Some(rest) => format!("https://{rest}"),
                None => url,
            };
            if !address.starts_with("https://") && !address.starts_with("http://") {
                let path = address.trim_start_matches("./").trim_matches('/');
                // What still has a variable, a query or another scheme is no path.
                let is_path = !path.is_empty() && !path.contains(['{', '?', '#', ':']);
                if is_path && servers.path.is_none() {
                    servers.path = Some(format!("/{path}"));
                }
                continue;
            }
            let number = servers.absolute.len() + 1;
            if address.contains('{') || servers.absolute.iter().any(|(known, _)| *known == address)
            {
                continue;
            }
            let described = server["description"].as_str().map(one_line);
            let name = described
                .filter(|name| name.len() <= 40 && name.contains(char::is_alphanumeric))
                .filter(|name| !taken.contains(&type_name(name)))
                .unwrap_or_else(|| format!("Server {number}"));
            taken.push(type_name(&name));
            servers.absolute.push((address, name));
        }
        servers
    }

    /// Whether there is no server with an address of its own.
    pub(crate) fn is_empty(&self) -> bool {
        self.absolute.is_empty()
    }

    /// The name of the first in Rust.
    pub(crate) fn first(&self) -> Option<String> {
        self.absolute.first().map(|(_, name)| type_name(name))
    }

    /// The list as a document has it.
    pub(crate) fn list(&self) -> Value {
        self.absolute
            .iter()
            .map(|(url, description)| json!({ "url": url, "description": description }))
            .collect()
    }
}

/// `url` with the default of each variable in its place.
fn fill_in(url: &str, variables: &Value) -> String {
    let variables = variables.as_object().into_iter().flatten();
    variables.fold(
        url.to_owned(),
        |url, (name, variable)| match variable["default"].as_str() {
            Some(default) => url.replace(&format!("{{{name}}}"), default),
            None => url,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_that_cannot_be_told_apart_are_refused() {
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

    #[test]
    fn servers_are_made_usable_whatever_is_said_of_them() {
        let server =
            |url: &str, description: Value| json!({"url": url, "description": description});
        let servers = Servers::of(&json!({"servers": [
            server("https://a.example.com/v1", "EU".into()),
            server("http://b.example.com", "eu".into()),
            server("//c.example.com", Value::Null),
            server("https://a.example.com/v1", "the same again".into()),
            server("https://{host}/", "no default".into()),
            {"url": "https://{host}.example.com", "variables": {"host": {"default": "d"}}},
            server("/suite-api/", "a path".into()),
            {"description": "no address"},
            7,
        ]}));
        let expected = [
            ("https://a.example.com/v1", "EU"),
            ("http://b.example.com", "Server 2"),
            ("https://c.example.com", "Server 3"),
            ("https://d.example.com", "Server 4"),
        ];
        let expected = expected.map(|(url, name)| (url.to_owned(), name.to_owned()));
        assert_eq!(servers.absolute, expected);
        assert_eq!(servers.path.as_deref(), Some("/suite-api"));
        assert_eq!(servers.first().as_deref(), Some("Eu"));
        assert!(items(&json!({"servers": servers.list()}), "Server").is_ok());
        for none in [
            json!({}),
            json!({"servers": [{"url": "/"}]}),
            json!({"servers": 1}),
        ] {
            assert_eq!(Servers::of(&none), Servers::default(), "{none}");
        }
    }
}
