//! The servers of a document.

use serde_json::{Value, json};

use crate::names::type_name;
use crate::text::rustdoc::one_line;

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
        for none in [
            json!({}),
            json!({"servers": [{"url": "/"}]}),
            json!({"servers": 1}),
        ] {
            assert_eq!(Servers::of(&none), Servers::default(), "{none}");
        }
    }
}
