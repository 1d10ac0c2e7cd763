//! Gives each placeholder of a path template one parameter, and removes the path
//! parameters that have no placeholder.
//!
//! A placeholder without a parameter takes a string. A parameter that repeats the
//! `action` of `/a?action=start` is removed as well: the path sends it.
//!
//! # Needed for
//!
//! Documents that have `{id}` in the path and do not declare it, or declare
//! `userId` for a path without it: progenitor refuses them.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get: {parameters: [{name: userId, in: path}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get:
//!       parameters: [{name: id, in: path, required: true, schema: {type: string}}]
//! ```

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::{operations, parameters, placeholders, resolve, text};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let found: Vec<(Pointer, String, &'static str)> = operations(document)
        .map(|(at, path, method, _)| (at, path.to_owned(), method))
        .collect();
    for (at, path, method) in &found {
        declare(document, at, path, method, record);
    }
    // The path item comes last: all of its operations read its parameters.
    let items: BTreeSet<(Pointer, String)> = found
        .into_iter()
        .flat_map(|(at, path, _)| {
            let item = Pointer::root().join("paths").join(&path);
            [(at, path.clone()), (item, path)]
        })
        .collect();
    for (at, path) in items {
        remove_unplaced(document, &at, &path, record);
    }
}

/// Adds the parameters of the template of `path` that are not declared.
fn declare(document: &mut Value, at: &Pointer, path: &str, method: &str, record: &mut Record<'_>) {
    let declared: BTreeSet<String> = parameters(document, path, method)
        .into_iter()
        .filter(|(_, parameter)| text(parameter, "in") == "path")
        .map(|(_, parameter)| text(parameter, "name").to_owned())
        .collect();
    let mut missing: Vec<&str> = Vec::new();
    for name in placeholders(path) {
        if !declared.contains(name) && !missing.contains(&name) {
            missing.push(name);
        }
    }
    for name in missing {
        let made = json!({"name": name, "in": "path", "required": true,
            "schema": {"type": "string"}});
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            return;
        };
        let list = operation.entry("parameters").or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            let at = at.join("parameters").join(list.len());
            record.change(&at, Value::Null, made.clone());
            list.push(made);
        }
    }
}

/// Removes the parameters below `at` for which `path` has no placeholder, or
/// already has a value.
fn remove_unplaced(document: &mut Value, at: &Pointer, path: &str, record: &mut Record<'_>) {
    let at = at.join("parameters");
    let Some(Value::Array(list)) = document.pointer(at.as_str()) else {
        return;
    };
    let is_kept = |parameter: &Value| {
        let parameter = resolve(document, parameter).unwrap_or(parameter);
        let name = text(parameter, "name");
        match text(parameter, "in") {
            "path" => placeholders(path).any(|placeholder| placeholder == name),
            "query" => !has_value(path, name),
            _ => true,
        }
    };
    let kept: Vec<bool> = list.iter().map(is_kept).collect();
    let Some(Value::Array(list)) = document.pointer_mut(at.as_str()) else {
        return;
    };
    for index in (0..list.len()).rev() {
        if !kept[index] {
            let before = list.remove(index);
            record.change(&at.join(index), before, Value::Null);
        }
    }
}

/// Whether the query of `path` gives the parameter `name` a value.
fn has_value(path: &str, name: &str) -> bool {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.any(|(key, value)| key == name && !value.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn each_placeholder_has_a_parameter_and_each_parameter_a_placeholder() {
        let parameter = |name: &str| json!({"name": name, "in": "path"});
        let (document, changes) = Tested(apply).on(json!({
            "components": {"parameters": {"Old": parameter("old")}},
            "paths": {"/a/{b}/{c}/{d}/{d}": {
                "parameters": [parameter("b"), {"$ref": "#/components/parameters/Old"}],
                "get": {"parameters": [parameter("c"), parameter("x"), {"name": "y", "in": "query"}]},
                "put": {},
            }},
        }));
        let item = &document["paths"]["/a/{b}/{c}/{d}/{d}"];
        let names = |list: &Value| -> Vec<String> {
            let list = list.as_array().expect("parameters");
            list.iter().map(|p| text(p, "name").to_owned()).collect()
        };
        assert_eq!(names(&item["parameters"]), ["b"]);
        assert_eq!(names(&item["get"]["parameters"]), ["c", "y", "d"]);
        assert_eq!(names(&item["put"]["parameters"]), ["c", "d"]);
        assert_eq!(item["put"]["parameters"][0]["schema"]["type"], "string");
        assert_eq!(changes.len(), 5);
    }

    #[test]
    fn a_parameter_with_a_value_in_the_path_is_removed() {
        let query = |name: &str| json!({"name": name, "in": "query"});
        let (document, changes) = Tested(apply).on(json!({
            "components": {"parameters": {"Action": query("action")}},
            "paths": {"/a?action=start&b={b}": {
                "parameters": [query("start"), {"$ref": "#/components/parameters/Action"}],
                "put": {"parameters": [query("action"), query("b"), {"name": "action", "in": "header"},
                    {"name": "b", "in": "path"}]},
            }},
        }));
        let item = &document["paths"]["/a?action=start&b={b}"];
        assert_eq!(item["parameters"], json!([query("start")]));
        assert_eq!(item["put"]["parameters"].as_array().map(Vec::len), Some(3));
        assert_eq!(item["put"]["parameters"][0], query("b"));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn matching_parameters_are_kept() {
        let document = json!({"paths": {"/a/{b}": {"get": {"parameters":
            [{"name": "b", "in": "path"}]}}}});
        let (after, changes) = Tested(apply).on(document.clone());
        assert_eq!((after, changes.len()), (document, 0));
    }
}
