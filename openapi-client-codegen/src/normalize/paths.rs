//! Brings each path into the form that OpenAPI defines: it begins with a slash, and
//! its braces are filled by path parameters.
//!
//! A query parameter shown in the path, as in `/search?text={text}`, `/search?text`
//! or, as in RFC 6570, `/search{?text}`, is removed from it: the parameter is sent
//! anyway. A query with a value, such as `?action=start`, is kept and sent. If a
//! document has both forms of one path, the second is left unchanged, and refused
//! later.
//!
//! # Needed for
//!
//! Documents with relative paths, such as `things/{id}`. OpenAPI appends a path to
//! the URL of the server as it is: without the slash, a request, and the token in
//! it, would go to a host with another name.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   things/{id}: {}
//!   /search?text={text}:
//!     get: {parameters: [{name: text, in: query}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things/{id}: {}
//!   /search:
//!     get: {parameters: [{name: text, in: query}]}
//! ```

use serde_json::{Map, Value};

use crate::document::resolve;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(paths) = document.get("paths").and_then(Value::as_object) else {
        return;
    };
    let forms: Vec<(String, String)> = paths
        .iter()
        .map(|(path, item)| (path.clone(), well_formed(path, item, document)))
        .filter(|(path, form)| path == form || !paths.contains_key(form))
        .collect();
    if forms.iter().all(|(path, form)| path == form) {
        return;
    }
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    let at = Pointer::root().join("paths");
    let mut made = Map::new();
    for (path, item) in std::mem::take(paths) {
        let form = forms.iter().find(|(known, _)| *known == path);
        match form {
            Some((_, form)) if *form != path && !made.contains_key(form) => {
                record.change(&at.join(form), path.into(), form.as_str().into());
                made.insert(form.clone(), item);
            }
            _ => {
                made.insert(path, item);
            }
        }
    }
    *paths = made;
}

fn well_formed(path: &str, item: &Value, document: &Value) -> String {
    if path.starts_with("x-") {
        return path.to_owned();
    }
    let path = &without_expressions(path);
    let slash = if path.starts_with('/') { "" } else { "/" };
    let Some((before, query)) = path.split_once('?') else {
        return format!("{slash}{path}");
    };
    let rest: Vec<&str> = query
        .split('&')
        .filter(|pair| !is_query_parameter(pair, item, document))
        .collect();
    match rest.is_empty() {
        true => format!("{slash}{before}"),
        false => format!("{slash}{before}?{}", rest.join("&")),
    }
}

/// `path` without expressions such as `{?a,b}` and `{&c}`.
fn without_expressions(path: &str) -> String {
    let mut rest = path;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, after)) = after.split_once('}') else {
            break;
        };
        plain.push_str(before);
        if !inner.starts_with(['?', '&']) {
            plain.push_str(&format!("{{{inner}}}"));
        }
        rest = after;
    }
    plain + rest
}

/// Whether `pair`, such as `text={text}` or `text`, names a query parameter that
/// each operation of the path has.
fn is_query_parameter(pair: &str, item: &Value, document: &Value) -> bool {
    let name = match pair.split_once('=') {
        Some((_, value)) => placeholder(value),
        None => placeholder(pair).or(Some(pair)),
    };
    let Some(name) = name else { return false };
    let declares = |owner: &Value| {
        let parameters = owner["parameters"].as_array().into_iter().flatten();
        parameters
            .filter_map(|parameter| resolve(document, parameter))
            .any(|parameter| parameter["in"] == "query" && parameter["name"] == name)
    };
    let operations = item.as_object().into_iter().flatten();
    declares(item)
        || operations
            .filter(|(key, _)| crate::document::METHODS.contains(&key.as_str()))
            .all(|(_, operation)| declares(operation))
}

/// The name in the braces around `text`.
fn placeholder(text: &str) -> Option<&str> {
    text.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn a_path_begins_with_a_slash() {
        let (paths, changes) =
            Tested(apply).on_paths(json!({"a/{b}": {}, "": {}, "/c": {}, "c": {}, "x-d": {}}));
        let paths = paths.as_object().expect("paths");
        let names: Vec<&str> = paths.keys().map(String::as_str).collect();
        assert_eq!(names, ["/a/{b}", "/", "/c", "c", "x-d"]);
        let places: Vec<&str> = changes.iter().map(|c| c.pointer.as_str()).collect();
        assert_eq!(places, ["/paths/~1a~1{b}", "/paths/~1"]);
    }

    #[test]
    fn query_parameters_are_removed_from_a_path() {
        let operation = |names: &[&str]| {
            let parameters: Vec<Value> = names
                .iter()
                .map(|name| json!({"name": name, "in": "query"}))
                .collect();
            json!({"get": {"parameters": parameters}})
        };
        let (paths, changes) = Tested(apply).on_paths(json!({
            "/a?x={x}&{y}": operation(&["x", "y"]),
            "/b?action=start&x={x}": operation(&["x"]),
            "/c?action=start": operation(&[]),
            "/d?x={x}": operation(&["y"]),
            "/e?x={x}": operation(&["x"]),
            "/e?y={y}": operation(&["y"]),
            "/f/{g}{?x,y*}": operation(&["x"]),
            "/h?action=start{&x}": operation(&["x"]),
            "/i?x": operation(&["x"]),
            "/j?x": operation(&[]),
        }));
        let paths = paths.as_object().expect("paths");
        let names: Vec<&str> = paths.keys().map(String::as_str).collect();
        let expected = [
            "/a",
            "/b?action=start",
            "/c?action=start",
            "/d?x={x}",
            "/e",
            "/e?y={y}",
            "/f/{g}",
            "/h?action=start",
            "/i",
            "/j?x",
        ];
        assert_eq!(names, expected);
        assert_eq!(changes.len(), 6);
    }
}
