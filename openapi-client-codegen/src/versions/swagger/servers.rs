//! Makes servers of the host, the path and the schemes.
//!
//! Without a host the server is relative, as the document has it: the caller knows the
//! address. Without a scheme it is `https`. Of several schemes `https` comes first, so
//! that a token is not sent in clear unless someone asks for it; those that are not
//! HTTP, such as `wss`, are left out. An operation with other schemes than the document
//! has servers of its own.
//!
//! # Needed for
//!
//! Every document of Swagger 2.0.
//!
//! # Before
//!
//! ```yaml
//! host: api.example.com
//! basePath: /v1/
//! schemes: [http, https]
//! paths:
//!   /login:
//!     post: {schemes: [https]}
//! ```
//!
//! # After
//!
//! ```yaml
//! servers: [{url: "https://api.example.com/v1"}, {url: "http://api.example.com/v1"}]
//! paths:
//!   /login:
//!     post: {servers: [{url: "https://api.example.com/v1"}]}
//! ```

use serde_json::{Value, json};

use crate::document::{self, text};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let (host, inner) = host(text(document, "host"));
    let base = format!("{inner}/{}", text(document, "basePath").trim_matches('/'));
    let base = match base.trim_end_matches('/') {
        "" => String::new(),
        base => format!("/{}", base.trim_start_matches('/')),
    };
    let of_document = schemes(&document["schemes"]);
    let servers = |schemes: &[String]| -> Value {
        let url = |scheme: &str| json!({"url": format!("{scheme}//{host}{base}")});
        match (host.is_empty(), schemes) {
            (true, _) if base.is_empty() => json!([{"url": "/"}]),
            (true, _) => json!([{ "url": base }]),
            (_, []) => json!([url("https:")]),
            _ => schemes.iter().map(|s| url(&format!("{s}:"))).collect(),
        }
    };
    let of_operations: Vec<Pointer> = document::operations(document)
        .filter(|(.., operation)| operation.contains_key("schemes"))
        .map(|(at, ..)| at)
        .collect();
    for at in of_operations {
        let Some(operation) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = operation["schemes"].take();
        let own = schemes(&before);
        let after = match own.is_empty() || own == of_document {
            true => Value::Null,
            false => servers(&own),
        };
        if let Some(operation) = operation.as_object_mut() {
            operation.shift_remove("schemes");
            if !after.is_null() {
                operation.insert("servers".to_owned(), after.clone());
            }
        }
        record.change(&at.join("schemes"), before, after);
    }
    let keys = ["schemes", "host", "basePath"];
    if let Some(root) = document.as_object_mut() {
        let had: Vec<(&str, Value)> = keys
            .into_iter()
            .filter_map(|key| Some((key, root.shift_remove(key)?)))
            .collect();
        let after = servers(&of_document);
        for (key, before) in &had {
            record.change(&Pointer::root().join(key), before.clone(), after.clone());
        }
        if !had.is_empty() {
            root.insert("servers".to_owned(), after);
        }
    }
}

/// The host in `text`, and the path that some have there too, as they have the scheme.
fn host(text: &str) -> (String, String) {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    (host.to_owned(), path.trim_matches('/').to_owned())
}

/// The schemes of HTTP among `schemes`, `https` first.
fn schemes(schemes: &Value) -> Vec<String> {
    let named: Vec<String> = match schemes {
        Value::String(one) => vec![one.to_ascii_lowercase()],
        many => {
            let many = many.as_array().into_iter().flatten();
            many.filter_map(Value::as_str)
                .map(str::to_ascii_lowercase)
                .collect()
        }
    };
    let usable = ["https", "http"].into_iter();
    usable
        .filter(|scheme| named.iter().any(|named| named == scheme))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn an_address_is_made_of_whatever_parts_there_are() {
        // Scheme, host and path, and the servers.
        for row in rows(
            "
            - [{host: h}, ['https://h']]
            - [{host: h, basePath: /}, ['https://h']]
            - [{host: 'h:8080', basePath: v1/}, ['https://h:8080/v1']]
            - [{host: h, basePath: /v1, schemes: [http]}, ['http://h/v1']]
            - [{host: h, schemes: [ws, http, HTTPS, wss]}, ['https://h', 'http://h']]
            - [{host: h, schemes: []}, ['https://h']]
            - [{host: h, schemes: http}, ['http://h']]
            - [{host: 'https://h/a/', basePath: /v1}, ['https://h/a/v1']]
            - [{basePath: /v1, schemes: [https]}, [/v1]]
            - [{basePath: ''}, [/]]
            - [{host: 7, basePath: /v1}, [/v1]]
            ",
        ) {
            let (made, changes) = Tested(apply).on(row[0].clone());
            let servers = made["servers"].as_array().expect("servers");
            let urls: Vec<&Value> = servers.iter().map(|server| &server["url"]).collect();
            assert_eq!(json!(urls), row[1], "{row}");
            assert_eq!(changes.len(), row[0].as_object().map_or(0, |o| o.len()));
            assert_eq!(made.as_object().map_or(0, |o| o.len()), 1, "{made}");
        }
        assert_eq!(Tested(apply).on(json!({})), (json!({}), Vec::new()));
    }

    #[test]
    fn an_operation_has_servers_only_if_its_schemes_are_others() {
        let paths = |schemes: Value| json!({"/a": {"get": {"schemes": schemes}}});
        for (schemes, expected) in [
            (json!(["https"]), json!([{"url": "https://h"}])),
            (json!(["https", "http"]), Value::Null),
            (json!([]), Value::Null),
        ] {
            let (made, changes) = Tested(apply).on(json!({
                "host": "h", "schemes": ["http", "https"], "paths": paths(schemes)}));
            assert_eq!(made["paths"]["/a"]["get"]["servers"], expected);
            assert!(made["paths"]["/a"]["get"].get("schemes").is_none());
            assert_eq!(changes.len(), 3);
        }
    }
}
