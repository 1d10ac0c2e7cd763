//! Gives each place of a path template one parameter, and each path parameter
//! its place.
//!
//! Forced by documents that name `{id}` in the path and declare nothing, or
//! declare `userId` for a path that has no such place: the generator refuses
//! the document. A place without a parameter takes a text. A parameter without
//! a place goes: there is nowhere to send it. Others declare the `action` of
//! `/a?action=start` once more: the path sends it, so the parameter goes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::pointer::Pointer;
use crate::document::{operations, parameters, placeholders, resolve, text};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let found: Vec<(Pointer, String, &'static str)> = operations(document)
        .map(|(at, path, method, _)| (at, path.to_owned(), method))
        .collect();
    for (at, path, method) in &found {
        declare(document, at, path, method, record);
    }
    // Those of the path item come after: all of its operations read them.
    let items: BTreeSet<(Pointer, String)> = found
        .into_iter()
        .flat_map(|(at, path, _)| {
            let item = Pointer::root().join("paths").join(&path);
            [(at, path.clone()), (item, path)]
        })
        .collect();
    for (at, path) in items {
        drop_unplaced(document, &at, &path, record);
    }
}

/// Adds the parameters that the template of `path` names and nobody declares.
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
        let Some(operation) = document
            .pointer_mut(at.as_str())
            .and_then(Value::as_object_mut)
        else {
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

/// Takes the parameters of what stands at `at` away that `path` has no place
/// for, or has a value of its own for.
fn drop_unplaced(document: &mut Value, at: &Pointer, path: &str, record: &mut Record<'_>) {
    let at = at.join("parameters");
    let Some(list) = document.pointer(at.as_str()).and_then(Value::as_array) else {
        return;
    };
    let has_place = |parameter: &Value| {
        let parameter = resolve(document, parameter).unwrap_or(parameter);
        let name = text(parameter, "name");
        match text(parameter, "in") {
            "path" => placeholders(path).any(|place| place == name),
            "query" => !has_value(path, name),
            _ => true,
        }
    };
    let places: Vec<bool> = list.iter().map(has_place).collect();
    let Some(list) = document
        .pointer_mut(at.as_str())
        .and_then(Value::as_array_mut)
    else {
        return;
    };
    for index in (0..list.len()).rev() {
        if !places[index] {
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
    use crate::rule::applied;

    #[test]
    fn each_place_has_a_parameter_and_each_parameter_a_place() {
        let parameter = |name: &str| json!({"name": name, "in": "path"});
        let (document, changes) = applied(
            apply,
            json!({
                "components": {"parameters": {"Old": parameter("old")}},
                "paths": {"/a/{b}/{c}/{d}/{d}": {
                    "parameters": [parameter("b"), {"$ref": "#/components/parameters/Old"}],
                    "get": {"parameters": [parameter("c"), parameter("x"), {"name": "y", "in": "query"}]},
                    "put": {},
                }},
            }),
        );
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
    fn a_parameter_that_the_path_gives_a_value_goes() {
        let query = |name: &str| json!({"name": name, "in": "query"});
        let (document, changes) = applied(
            apply,
            json!({
                "components": {"parameters": {"Action": query("action")}},
                "paths": {"/a?action=start&b={b}": {
                    "parameters": [query("start"), {"$ref": "#/components/parameters/Action"}],
                    "put": {"parameters": [query("action"), query("b"), {"name": "action", "in": "header"},
                        {"name": "b", "in": "path"}]},
                }},
            }),
        );
        let item = &document["paths"]["/a?action=start&b={b}"];
        assert_eq!(item["parameters"], json!([query("start")]));
        assert_eq!(item["put"]["parameters"].as_array().map(Vec::len), Some(3));
        assert_eq!(item["put"]["parameters"][0], query("b"));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn what_fits_stays() {
        let document = json!({"paths": {"/a/{b}": {"get": {"parameters":
            [{"name": "b", "in": "path"}]}}}});
        let (after, changes) = applied(apply, document.clone());
        assert_eq!((after, changes.len()), (document, 0));
    }
}
