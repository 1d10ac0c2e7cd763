//! The servers of a document, and those of single operations.

use serde_json::{Map, Value, json};

use crate::document::text;
use crate::names::type_name;
use crate::text::rustdoc::one_line;

/// The servers of a document without an overlay.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Servers {
    /// Each server with an absolute address.
    absolute: Vec<Server>,
    /// The path of the API on a server that is not named.
    pub(crate) path: Option<String>,
}

/// An address, and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) name: String,
}

impl Servers {
    /// Reads the servers of `document`: variables have their defaults, and a server
    /// without a name gets a number.
    pub(crate) fn of(document: &Value) -> Self {
        let mut servers = Self::default();
        let mut taken: Vec<String> = Vec::new();
        let list = document["servers"].as_array();
        for server in list.into_iter().flatten() {
            match address(server) {
                Some(Address::Absolute(url)) => {
                    if servers.absolute.iter().any(|known| known.url == url) {
                        continue;
                    }
                    let number = servers.absolute.len() + 1;
                    let name = short_name(server)
                        .filter(|name| !taken.contains(&type_name(name)))
                        .unwrap_or_else(|| format!("Server {number}"));
                    taken.push(type_name(&name));
                    servers.absolute.push(Server { url, name });
                }
                Some(Address::Relative(path)) => {
                    let path = path.trim_start_matches('.').trim_matches('/');
                    if !path.is_empty() && servers.path.is_none() {
                        servers.path = Some(format!("/{path}"));
                    }
                }
                None => {}
            }
        }
        servers
    }

    /// The path alone, where the addresses are of no use.
    pub(crate) fn without_addresses(self) -> Self {
        Self {
            absolute: Vec::new(),
            ..self
        }
    }

    /// Whether there is no server with an absolute address.
    pub(crate) fn is_empty(&self) -> bool {
        self.absolute.is_empty()
    }

    /// Whether `list`, of which these were read, has more: variables, or servers
    /// that are left out.
    pub(crate) fn loses_of(&self, list: &Value) -> bool {
        let list = list.as_array().map_or(&[][..], Vec::as_slice);
        let has_variables = |server: &Value| {
            let url = server["url"].as_str();
            url.is_none_or(|url| url.contains('{'))
        };
        list.len() != self.absolute.len() || list.iter().any(has_variables)
    }

    /// The absolute addresses.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.absolute.iter().map(|server| server.url.as_str())
    }

    /// The Rust name of each server, with its address.
    pub(crate) fn variants(&self) -> impl Iterator<Item = (String, &str)> {
        let servers = self.absolute.iter();
        servers.map(|server| (type_name(&server.name), server.url.as_str()))
    }

    /// The path that the addresses begin with, if all have the same.
    pub(crate) fn common_path(&self) -> Option<&str> {
        fn path(server: &Server) -> Option<&str> {
            let (_, rest) = server.url.split_once("://")?;
            let path = &rest[rest.find('/')?..];
            Some(path.trim_end_matches('/')).filter(|path| !path.is_empty())
        }
        let mut paths = self.absolute.iter().map(path);
        let first = paths.next()??;
        paths.all(|path| path == Some(first)).then_some(first)
    }

    /// The Rust name of the first server.
    pub(crate) fn first(&self) -> Option<String> {
        self.absolute.first().map(|server| type_name(&server.name))
    }

    /// The servers as a list for a document.
    pub(crate) fn list(&self) -> Value {
        self.absolute
            .iter()
            .map(|server| json!({ "url": server.url, "description": server.name }))
            .collect()
    }
}

/// The servers that `operation` of `item` has in place of those of the document,
/// whose lists are [`settled`]; none if it has the same.
pub(crate) fn of_operation(
    document: &Value,
    item: &Value,
    operation: &Map<String, Value>,
) -> Vec<Server> {
    let own = own_servers(item, operation).and_then(Value::as_array);
    let own = own.map_or(&[][..], Vec::as_slice);
    let urls = |servers: &[Value]| -> Vec<Value> {
        servers.iter().map(|server| server["url"].clone()).collect()
    };
    let root = settled(&document["servers"]);
    if urls(own) == urls(root.as_array().map_or(&[][..], Vec::as_slice)) {
        return Vec::new();
    }
    let read = |server: &Value| {
        let url = text(server, "url").to_owned();
        let name = match url.is_empty() {
            true => text(server, "description").to_owned(),
            false => short_name(server).unwrap_or_else(|| url.clone()),
        };
        Server { url, name }
    };
    own.iter().map(read).collect()
}

/// The list of servers of `operation`, or else of its `item`, if it is not empty.
pub(crate) fn own_servers<'a>(
    item: &'a Value,
    operation: &'a Map<String, Value>,
) -> Option<&'a Value> {
    let lists = [operation.get("servers"), item.get("servers")];
    let mut lists = lists.into_iter().flatten();
    lists.find(|list| list.as_array().is_some_and(|servers| !servers.is_empty()))
}

/// The servers of `list` that have a usable address, with the defaults of their
/// variables in it. If there is none, the first server stays without an address,
/// and what the document has for it becomes the description: a caller must name
/// another.
pub(crate) fn settled(list: &Value) -> Value {
    let Some(servers) = list.as_array() else {
        return list.clone();
    };
    let settle = |server: &Value| {
        let url = match address(server)? {
            Address::Absolute(url) | Address::Relative(url) => url,
        };
        let mut settled = server.clone();
        settled["url"] = url.into();
        settled.as_object_mut()?.shift_remove("variables");
        Some(settled)
    };
    let usable: Vec<Value> = servers.iter().filter_map(settle).collect();
    if !usable.is_empty() {
        return usable.into();
    }
    let open = |server: &Value| match server["url"].is_string() {
        true => Some(json!({"url": null, "description": server["url"]})),
        // It is settled already.
        false => server.get("url").map(|_| server.clone()),
    };
    servers.iter().find_map(open).into_iter().collect()
}

/// A usable address.
enum Address {
    Absolute(String),
    Relative(String),
}

/// The address of `server` with the defaults of its variables.
fn address(server: &Value) -> Option<Address> {
    let url = fill_in(server["url"].as_str()?.trim(), &server["variables"]);
    let address = match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url,
    };
    if address.contains('{') {
        return None;
    }
    if address.starts_with("https://") || address.starts_with("http://") {
        return Some(Address::Absolute(address));
    }
    if address.is_empty() {
        // RFC 3986, section 5.3: it is where the document is.
        return Some(Address::Relative(".".to_owned()));
    }
    // With a query or another scheme it is not a path.
    (!address.contains(['?', '#', ':'])).then_some(Address::Relative(address))
}

/// The description of `server`, if it can be a name.
fn short_name(server: &Value) -> Option<String> {
    let described = server["description"].as_str().map(one_line);
    described.filter(|name| name.len() <= 40 && name.contains(char::is_alphanumeric))
}

/// `url` with each variable replaced by its default.
fn fill_in(url: &str, variables: &Value) -> String {
    let variables = variables.as_object().into_iter().flatten();
    variables.fold(
        url.to_owned(),
        |url, (name, variable)| match &variable["default"] {
            Value::String(default) => url.replace(&format!("{{{name}}}"), default),
            // A port, unquoted.
            Value::Number(default) => url.replace(&format!("{{{name}}}"), &default.to_string()),
            _ => url,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusable_servers_are_skipped_and_the_others_get_names() {
        let server =
            |url: &str, description: Value| json!({"url": url, "description": description});
        let servers = Servers::of(&json!({"servers": [
            server("https://a.example.com/v1", "EU".into()),
            server("http://b.example.com", "eu".into()),
            server("//c.example.com", Value::Null),
            server("https://a.example.com/v1", "the same again".into()),
            server("https://{host}/", "no default".into()),
            {"url": "https://{host}.example.com", "variables": {"host": {"default": "d"}}},
            {"url": "https://e.example.com:{port}", "variables": {"port": {"default": 8443}}},
            server("/suite-api/", "a path".into()),
            {"description": "no address"},
            7,
        ]}));
        let expected = [
            ("https://a.example.com/v1", "EU"),
            ("http://b.example.com", "Server 2"),
            ("https://c.example.com", "Server 3"),
            ("https://d.example.com", "Server 4"),
            ("https://e.example.com:8443", "Server 5"),
        ];
        let expected = expected.map(|(url, name)| Server {
            url: url.to_owned(),
            name: name.to_owned(),
        });
        assert_eq!(servers.absolute, expected);
        assert_eq!(servers.path.as_deref(), Some("/suite-api"));
        assert_eq!(servers.first().as_deref(), Some("Eu"));
        for none in [
            json!({}),
            json!({"servers": [{"url": "/"}]}),
            json!({"servers": 1}),
        ] {
            assert_eq!(Servers::of(&none), Servers::default(), "{none}");
        }
    }

    #[test]
    fn an_operation_has_its_own_servers_or_those_of_its_path_or_none() {
        let list = |url: &str| json!([{"url": url, "description": "D"}]);
        let url = |operation: Value, item: Value| {
            let document = json!({"servers": [
                {"url": "https://{a}.example.com", "variables": {"a": {"default": "root"}}},
            ]});
            let operation = operation.as_object().expect("an operation").clone();
            let servers = of_operation(&document, &item, &operation);
            servers.first().map(|server| server.url.clone())
        };
        let item = json!({"servers": list("https://item")});
        let own = |url: &str| json!({"servers": list(url)});
        assert_eq!(
            url(own("https://own"), item.clone()).as_deref(),
            Some("https://own")
        );
        assert_eq!(
            url(json!({}), item.clone()).as_deref(),
            Some("https://item")
        );
        assert_eq!(
            url(json!({"servers": []}), item).as_deref(),
            Some("https://item")
        );
        assert_eq!(url(json!({}), json!({})), None);
        // It is the same: a client of another address takes both along.
        assert_eq!(url(own("https://root.example.com"), json!({})), None);
    }
}
