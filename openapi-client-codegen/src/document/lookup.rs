//! Finding operations, parameters and components in a document.

use serde_json::{Map, Value};

use crate::pointer::{Pointer, local_reference};

/// The methods under which a path item holds operations, in the order in
/// which the OpenAPI Specification lists them.
pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The components of `document` below `section`, which is added if it is missing;
/// `None` if it is not an object.
pub(crate) fn components_mut<'a>(
    document: &'a mut Value,
    section: &str,
) -> Option<&'a mut Map<String, Value>> {
    object_mut(document, &["components", section])
}

/// The object below `keys`, each of which is added if it is missing; `None` if one is
/// not an object.
pub(crate) fn object_mut<'a>(
    value: &'a mut Value,
    keys: &[&str],
) -> Option<&'a mut Map<String, Value>> {
    let found = keys.iter().try_fold(value, |value, key| {
        let empty = || Value::Object(Map::new());
        Some(value.as_object_mut()?.entry(*key).or_insert_with(empty))
    });
    found?.as_object_mut()
}

/// Each operation of `document`: its place, path, method and object.
pub(crate) fn operations(
    document: &Value,
) -> impl Iterator<Item = (Pointer, &str, &'static str, &Map<String, Value>)> {
    operations_in(document, "paths")
}

/// What `document` describes of each request that its webhooks send: the place, the
/// name of the webhook, the method and the object.
pub(crate) fn webhooks(
    document: &Value,
) -> impl Iterator<Item = (Pointer, &str, &'static str, &Map<String, Value>)> {
    operations_in(document, "webhooks")
}

fn operations_in<'a>(
    document: &'a Value,
    section: &'static str,
) -> impl Iterator<Item = (Pointer, &'a str, &'static str, &'a Map<String, Value>)> {
    items_in(document, section).flat_map(move |(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            let operation = item.get(method)?.as_object()?;
            let at = Pointer::root().join(section).join(path).join(method);
            Some((at, path.as_str(), method, operation))
        })
    })
}

/// Each path item of `document` with its path.
pub(crate) fn path_items(document: &Value) -> impl Iterator<Item = (&String, &Value)> {
    items_in(document, "paths")
}

fn items_in<'a>(
    document: &'a Value,
    section: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let items = document.get(section).and_then(Value::as_object);
    items
        .into_iter()
        .flatten()
        .filter(|(path, _)| !path.starts_with("x-"))
}

/// The value of `key` in `object` if it is a string, otherwise an empty one.
pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The parameters of `operation`, with references followed and each with its
/// place: its own, and those of its path item that it does not override.
pub(crate) fn parameters<'a>(
    document: &'a Value,
    path: &str,
    method: &str,
) -> Vec<(Pointer, &'a Value)> {
    let item_at = Pointer::root().join("paths").join(path);
    let operation_at = item_at.join(method);
    let mut found: Vec<(Pointer, &Value)> = Vec::new();
    for at in [operation_at, item_at] {
        let at = at.join("parameters");
        let parameters = document.pointer(at.as_str()).and_then(Value::as_array);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            let Some(parameter) = resolve(document, parameter).filter(|p| p.is_object()) else {
                continue;
            };
            let key = |p: &'a Value| (text(p, "name"), text(p, "in"));
            if found.iter().all(|(_, known)| key(known) != key(parameter)) {
                found.push((at.join(index), parameter));
            }
        }
    }
    found
}

/// Each media type of the responses of each operation: its place, name and object. One of
/// a shared response comes as often as the response is used.
pub(crate) fn response_media_types(
    document: &Value,
) -> impl Iterator<Item = (Pointer, &str, &Value)> {
    let responses = operations(document).flat_map(|(at, .., operation)| {
        let responses = operation.get("responses").and_then(Value::as_object);
        let at = at.join("responses");
        let responses = responses.into_iter().flatten();
        responses.map(move |(key, response)| (at.join(key), response))
    });
    responses.flat_map(|(at, response)| {
        let (at, response) = resolve_at(document, at, response);
        let content = response.get("content").and_then(Value::as_object);
        let at = at.join("content");
        let content = content.into_iter().flatten();
        content.map(move |(name, media_type)| (at.join(name), name.as_str(), media_type))
    })
}

/// The names in the braces of a path template, in their order.
pub(crate) fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Follows references from `value` to an object that is not a reference; `None`
/// for a cycle.
pub(crate) fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> Option<&'a Value> {
    for _ in 0..64 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some(value);
        };
        value = document.pointer(local_reference(reference)?.as_str())?;
    }
    None
}

/// As [`resolve`], with the place of the result, starting at `at`; `value` itself
/// for a cycle.
pub(crate) fn resolve_at<'a>(
    document: &'a Value,
    at: Pointer,
    value: &'a Value,
) -> (Pointer, &'a Value) {
    let mut found = (at.clone(), value);
    for _ in 0..64 {
        let reference = found.1.get("$ref").and_then(Value::as_str);
        let Some(target) = reference.and_then(local_reference) else {
            return found;
        };
        let Some(value) = document.pointer(target.as_str()) else {
            break;
        };
        found = (target, value);
    }
    (at, value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cycle_of_references_does_not_resolve() {
        let document = json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}});
        assert_eq!(resolve(&document, &document["a"]), None);
    }
}
