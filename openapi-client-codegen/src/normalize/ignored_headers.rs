//! Removes the header parameters that OpenAPI ignores.
//!
//! OpenAPI 3.0.3 says that `Accept`, `Content-Type` and `Authorization` shall be
//! ignored as parameters, since responses, bodies and security define them. All
//! other parameters are kept.
//!
//! # Needed for
//!
//! Documents that declare them nevertheless, as exports of gateways do: a request
//! would have the header twice, from the caller and from the run time.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     get: {parameters: [{name: Accept, in: header}, {name: Accept-Language, in: header}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     get: {parameters: [{name: Accept-Language, in: header}]}
//! ```

use serde_json::Value;

use crate::document::{self, METHODS, text};
use crate::pointer::Pointer;
use crate::rule::Record;

const IGNORED: [&str; 3] = ["accept", "content-type", "authorization"];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for list in lists(document) {
        let Some(Value::Array(parameters)) = document.pointer(list.as_str()) else {
            continue;
        };
        let before = parameters.clone();
        let mut after = Vec::new();
        for (index, parameter) in before.iter().enumerate() {
            let resolved = document::resolve(document, parameter).unwrap_or(parameter);
            if is_ignored(resolved) {
                record.change(&list.join(index), parameter.clone(), Value::Null);
            } else {
                after.push(parameter.clone());
            }
        }
        if after.len() < before.len()
            && let Some(parameters) = document.pointer_mut(list.as_str())
        {
            *parameters = after.into();
        }
    }
}

/// The places of the lists of parameters.
fn lists(document: &Value) -> Vec<Pointer> {
    let mut lists = Vec::new();
    for (path, _) in document::path_items(document) {
        let at = Pointer::root().join("paths").join(path);
        lists.push(at.join("parameters"));
        lists.extend(METHODS.map(|method| at.join(method).join("parameters")));
    }
    lists
}

fn is_ignored(parameter: &Value) -> bool {
    let name = text(parameter, "name").to_ascii_lowercase();
    text(parameter, "in") == "header" && IGNORED.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn only_ignored_headers_are_removed() {
        let parameter = |name: &str, place: &str| json!({"name": name, "in": place});
        let shared = json!({"$ref": "#/components/parameters/Accept"});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {
                "parameters": [shared, parameter("Accept-Language", "header")],
                "get": {"parameters": [
                    parameter("authorization", "header"),
                    parameter("Authorization", "query"),
                    parameter("CONTENT-TYPE", "header"),
                ]},
            }},
            "components": {"parameters": {"Accept": parameter("Accept", "header")}},
        }));
        assert_eq!(
            document["paths"]["/a"],
            json!({
                "parameters": [parameter("Accept-Language", "header")],
                "get": {"parameters": [parameter("Authorization", "query")]},
            })
        );
        let places: Vec<&str> = changes.iter().map(|change| &*change.pointer).collect();
        assert_eq!(
            places,
            [
                "/paths/~1a/parameters/0",
                "/paths/~1a/get/parameters/0",
                "/paths/~1a/get/parameters/2",
            ]
        );
    }
}
