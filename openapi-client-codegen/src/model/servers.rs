//! The servers of a document.

use serde_json::{Value, json};

use crate::names::type_name;
use crate::text::rustdoc::one_line;

/// The servers of a document without an overlay.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Servers {
    /// Address and name of each server with an absolute address.
    absolute: Vec<(String, String)>,
    /// The path of the API on a server that is not named.
    pub(crate) path: Option<String>,
}

impl Servers {
    /// Reads the servers of `document`: variables have their defaults, and a server
    /// without a name gets a number.
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
                // With a variable, a query or another scheme it is not a path.
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

    /// The Rust name of the first server.
    pub(crate) fn first(&self) -> Option<String> {
        self.absolute.first().map(|(_, name)| type_name(name))
    }

    /// The servers as a list for a document.
    pub(crate) fn list(&self) -> Value {
        self.absolute
            .iter()
            .map(|(url, description)| json!({ "url": url, "description": description }))
            .collect()
    }
}

/// `url` with each variable replaced by its default.
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
        for none in [
            json!({}),
            json!({"servers": [{"url": "/"}]}),
            json!({"servers": 1}),
        ] {
            assert_eq!(Servers::of(&none), Servers::default(), "{none}");
        }
    }
}
