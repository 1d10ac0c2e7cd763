//! Fills the defaults of variables into the servers of paths and operations.
//!
//! A server whose address stays without a value, or is not one of HTTP, is left
//! out. If it is the only one, it stays without an address: a call is refused until
//! the caller names one. Values that a variable may have beside its
//! default are for the caller to write into an address.
//!
//! If the document lists no server, and each operation has servers of its own, those
//! of most operations become the document's: a client is built for them.
//!
//! # Needed for
//!
//! Operations on another host, such as uploads, whose address has a region in it.
//!
//! # Before
//!
//! ```yaml
//! servers: [{url: https://api.example.com}]
//! paths:
//!   /files:
//!     post:
//!       servers:
//!         - url: https://{region}.example.com
//!           variables: {region: {default: eu, enum: [eu, us]}}
//!         - url: https://{tenant}.example.com
//! ```
//!
//! # After
//!
//! ```yaml
//! servers: [{url: https://api.example.com}]
//! paths:
//!   /files:
//!     post:
//!       servers:
//!         - url: https://eu.example.com
//! ```

use serde_json::Value;

use crate::document;
use crate::model::servers::{own_servers, settled};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let paths = document::path_items(document).map(|(path, _)| {
        let paths = Pointer::root().join("paths");
        paths.join(path)
    });
    let operations = document::operations(document).map(|(at, ..)| at);
    let places: Vec<Pointer> = paths.chain(operations).collect();
    for at in places {
        let at = at.join("servers");
        let Some(servers) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let after = settled(servers);
        if *servers != after {
            let before = std::mem::replace(servers, after.clone());
            record.change(&at, before, after);
        }
    }
    let is_listed = document["servers"]
        .as_array()
        .is_some_and(|servers| !servers.is_empty());
    if let (false, Some(most)) = (is_listed, of_most(document))
        && let Some(document) = document.as_object_mut()
    {
        let before = document.insert("servers".to_owned(), most.clone());
        let at = Pointer::root().join("servers");
        record.change(&at, before.unwrap_or_default(), most);
    }
}

/// The servers that most operations have, if each has some.
fn of_most(document: &Value) -> Option<Value> {
    let mut lists: Vec<(&Value, usize)> = Vec::new();
    for (_, path, _, operation) in document::operations(document) {
        let servers = own_servers(&document["paths"][path], operation)?;
        match lists.iter_mut().find(|(known, _)| *known == servers) {
            Some((_, uses)) => *uses += 1,
            None => lists.push((servers, 1)),
        }
    }
    // The first of those that are used as often.
    let most = lists.into_iter().rev().max_by_key(|(_, uses)| *uses);
    most.map(|(servers, _)| servers.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn addresses_are_settled_and_what_none_can_be_made_of_is_left_out_or_alone() {
        // Servers, what they become, and how many changes that is.
        for row in rows(
            "
            - [[{url: 'https://a', description: A}], [{url: 'https://a', description: A}], 0]
            - [[{url: //a/b}, {url: /c}], [{url: 'https://a/b'}, {url: /c}], 1]
            - [[{url: 'https://{a}'}, {url: 'https://b'}], [{url: 'https://b'}], 1]
            - [[{url: 'https://{a}', description: A}], [{url: null, description: 'https://{a}'}], 1]
            - [[{url: null, description: 'https://{a}'}], [{url: null, description: 'https://{a}'}], 0]
            - [[{url: ''}], [{url: .}], 1]
            - [[{url: 'wss://a'}, 7, {url: /b}], [{url: /b}], 1]
            - [[7], [], 1]
            - [[], [], 0]
            - [odd, odd, 0]
            ",
        ) {
            let item = json!({"get": {"servers": row[0]}, "put": {}});
            let (paths, changes) = Tested(apply).on_paths(json!({"/a": item}));
            assert_eq!(paths["/a"]["get"]["servers"], row[1], "{row}");
            assert_eq!(Value::from(changes.len()), row[2], "{row}");
        }
    }

    #[test]
    fn the_servers_of_most_operations_are_those_of_a_document_without() {
        let list = |url: &str| json!([{ "url": url }]);
        let mut document = json!({"paths": {
            "/a": {"servers": list("https://a"), "get": {}},
            "/b": {"servers": list("https://b"), "get": {}, "put": {"servers": list("https://c")}},
            "/c": {"get": {"servers": list("https://b")}},
        }});
        let (made, changes) = Tested(apply).on(document.clone());
        assert_eq!((&made["servers"], changes.len()), (&list("https://b"), 1));
        document["servers"] = list("https://root");
        let (made, changes) = Tested(apply).on(document.clone());
        assert_eq!((&made, changes.len()), (&document, 0));
        // One goes to where the document is.
        document["servers"] = json!([]);
        document["paths"]["/d"]["get"] = json!({});
        assert!(Tested(apply).on(document).1.is_empty());
    }
}
