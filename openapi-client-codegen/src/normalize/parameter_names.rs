//! Gives a parameter another name if its own is taken in the builder.
//!
//! The name gets a suffix with the location of the parameter. On the wire and in
//! documentation the parameter keeps its name. All operations of a path share its
//! template, so the parameters of such a path are written out in each of them.
//!
//! # Needed for
//!
//! Query parameters called `new`, `send` or `timeout`, which every builder has as a method,
//! and parameters such as `id` in the path and `id` in a header, which differ for a
//! server and not for progenitor.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get:
//!       parameters:
//!         - {name: id, in: path}
//!         - {name: id, in: header}
//!         - {name: send, in: query}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get:
//!       parameters:
//!         - {name: id, in: path}
//!         - {name: id-header-param, in: header, x-codegen-original-name: id}
//!         - {name: send-query-param, in: query, x-codegen-original-name: send}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::annotations::ORIGINAL_NAME;
use crate::document::{self, METHODS, placeholders, text};
use crate::free_names::{FreeNames, first_free};
use crate::model::request_body::body;
use crate::names::value_name;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let items: Vec<Renamed> = document::path_items(document)
        .filter_map(|(path, item)| renamed(document, path, item.as_object()?))
        .collect();
    for item in items {
        item.write(document, record);
    }
}

/// A path some of whose parameters have new names.
struct Renamed {
    path: String,
    template: String,
    /// For each method, the parameters as they should be, each with its place in
    /// the document.
    operations: BTreeMap<&'static str, Vec<(Pointer, Value)>>,
}

/// The path with its new names, if there are any.
fn renamed(document: &Value, path: &str, item: &Map<String, Value>) -> Option<Renamed> {
    let operations: Vec<(&str, &Map<String, Value>)> = METHODS
        .into_iter()
        .filter_map(|method| Some((method, item.get(method)?.as_object()?)))
        .collect();
    let has_body = |operation| body(document, operation).is_some_and(|body| body.is_one_value());
    let any_has_body = operations.iter().any(|(_, operation)| has_body(operation));

    let mut names = Names::new(any_has_body);
    let in_path: BTreeMap<&str, String> = placeholders(path)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|name| (name, names.take(name, "path")))
        .collect();
    let mut is_changed = in_path.iter().any(|(before, after)| before != after);
    let mut made = BTreeMap::new();
    for (method, _) in operations {
        let mut names = names.clone();
        let mut parameters = Vec::new();
        for (at, parameter) in document::parameters(document, path, method) {
            let name = text(parameter, "name");
            let after = match (text(parameter, "in"), in_path.get(name)) {
                ("path", Some(after)) => after.clone(),
                (location, _) => names.take(name, location),
            };
            let mut parameter = parameter.clone();
            if after != name {
                is_changed = true;
                parameter[ORIGINAL_NAME] = name.into();
                parameter["name"] = after.into();
            }
            parameters.push((at, parameter));
        }
        made.insert(method, parameters);
    }
    let template = in_path
        .iter()
        .fold(path.to_owned(), |path, (before, after)| {
            path.replace(&format!("{{{before}}}"), &format!("{{{after}}}"))
        });
    is_changed.then(|| Renamed {
        path: path.to_owned(),
        template,
        operations: made,
    })
}

/// The names in a builder.
#[derive(Clone)]
struct Names(FreeNames);

impl Names {
    fn new(has_body: bool) -> Self {
        let mut names = vec!["header", "new", "retry", "send", "timeout"];
        if has_body {
            names.extend(["body", "body_map"]);
        }
        Self(names.into_iter().collect())
    }

    /// Takes a name for the parameter `name`: its own, if it is free.
    fn take(&mut self, name: &str, location: &str) -> String {
        let suffix = format!("-{location}-param");
        let other = |number| match number {
            2 => format!("{name}{suffix}"),
            number => format!("{name}{suffix}-{}", number - 1),
        };
        first_free(name, other, |name| self.0.take(value_name(name)))
    }
}

impl Renamed {
    fn write(self, document: &mut Value, record: &mut Record<'_>) {
        let at = Pointer::root().join("paths");
        let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
            return;
        };
        if let Some(item) = paths.get_mut(&self.path).and_then(Value::as_object_mut) {
            item.shift_remove("parameters");
            let mut recorded = BTreeSet::new();
            for (method, parameters) in self.operations {
                for (at, parameter) in &parameters {
                    let before = parameter.get(ORIGINAL_NAME);
                    if let Some(before) = before.filter(|_| recorded.insert(at.clone())) {
                        record.change(&at.join("name"), before.clone(), parameter["name"].clone());
                    }
                }
                let parameters: Vec<Value> = parameters.into_iter().map(|(_, p)| p).collect();
                if let Some(operation) = item.get_mut(method) {
                    operation["parameters"] = parameters.into();
                }
            }
            if self.template != self.path {
                item.insert(ORIGINAL_NAME.to_owned(), self.path.as_str().into());
                record.change(
                    &at.join(&self.path),
                    self.path.as_str().into(),
                    self.template.as_str().into(),
                );
            }
        }
        // The order of paths is the order of operations.
        *paths = std::mem::take(paths)
            .into_iter()
            .map(|(path, item)| match path == self.path {
                true => (self.template.clone(), item),
                false => (path, item),
            })
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    fn parameter(name: &str, location: &str) -> Value {
        json!({"name": name, "in": location})
    }

    fn given(name: &str, location: &str, original: &str) -> Value {
        json!({"name": name, "in": location, ORIGINAL_NAME: original})
    }

    #[test]
    fn names_of_methods_and_of_other_parameters_are_changed() {
        let (paths, changes) = Tested(apply).on_paths(json!({"/a/{id}": {
            "parameters": [parameter("id", "path")],
            "get": {"parameters": [
                parameter("send", "query"),
                parameter("id", "header"),
                parameter("pageSize", "query"),
                parameter("page_size", "query"),
                parameter("body", "query"),
            ]},
        }}));
        assert_eq!(
            paths["/a/{id}"],
            json!({"get": {"parameters": [
                given("send-query-param", "query", "send"),
                given("id-header-param", "header", "id"),
                parameter("pageSize", "query"),
                given("page_size-query-param", "query", "page_size"),
                parameter("body", "query"),
                parameter("id", "path"),
            ]}})
        );
        assert_eq!(changes.len(), 3);
        assert_eq!(changes[0].pointer, "/paths/~1a~1{id}/get/parameters/0/name");
    }

    #[test]
    fn a_path_changes_with_its_parameter_in_all_its_operations() {
        let body = json!({"content": {"text/plain": {}}});
        let (paths, changes) = Tested(apply).on_paths(json!({
            "/a/{body}": {
                "parameters": [parameter("body", "path")],
                "get": {},
                "put": {"requestBody": body},
            },
            "/b": {},
        }));
        let parameters = json!([given("body-path-param", "path", "body")]);
        assert_eq!(
            paths,
            json!({
                "/a/{body-path-param}": {
                    "get": {"parameters": parameters},
                    "put": {"requestBody": body, "parameters": parameters},
                    ORIGINAL_NAME: "/a/{body}",
                },
                "/b": {},
            })
        );
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn names_that_are_free_are_kept() {
        let before = json!({"paths": {"/a/{id}": {
            "parameters": [parameter("id", "path")],
            "get": {"parameters": [parameter("body", "query")]},
        }}});
        assert_eq!(Tested(apply).on(before.clone()), (before, Vec::new()));
    }
}
