//! The parts of an operation of Swagger 2.0 that become its body.

use serde_json::{Map, Value};

use crate::document::{self, METHODS, text};
use crate::pointer::Pointer;
use crate::rule::Record;

/// A parameter of an operation.
pub(super) struct Given {
    /// Its place, behind references.
    pub(super) at: Pointer,
    pub(super) parameter: Map<String, Value>,
}

/// Methods whose body means nothing (RFC 9110): they take none from their path.
const WITHOUT_BODY: [&str; 4] = ["get", "head", "options", "trace"];

/// The parameters of the operation `method` of `path` for which `is` holds.
pub(super) fn parameters(
    document: &Value,
    path: &str,
    method: &str,
    is: fn(&Value) -> bool,
) -> Vec<Given> {
    let item = Pointer::root().join_all(["paths", path, "parameters"]);
    let has_own = !WITHOUT_BODY.contains(&method);
    let mut found = document::parameters(document, path, method);
    found.retain(|(at, value)| is(value) && (has_own || at.parent().as_ref() != Some(&item)));
    let behind = |(at, value): (Pointer, &Value)| {
        let entry = document.pointer(at.as_str()).unwrap_or(value);
        let (at, _) = document::resolve_at(document, at, entry);
        let parameter = value.as_object()?.clone();
        Some(Given { at, parameter })
    };
    found.into_iter().filter_map(behind).collect()
}

/// Whether `parameter` is a field of a form.
pub(super) fn is_field(parameter: &Value) -> bool {
    matches!(text(parameter, "in"), "formData" | "form")
}

/// Whether `parameter` is a body.
pub(super) fn is_body(parameter: &Value) -> bool {
    text(parameter, "in") == "body"
}

/// Removes the parameters for which `is` holds: of paths, of operations, and those
/// that are shared.
pub(super) fn remove(document: &mut Value, record: &mut Record<'_>, is: fn(&Value) -> bool) {
    let mut lists = Vec::new();
    for (path, item) in document::path_items(document) {
        let at = Pointer::root().join_all(["paths", path]);
        lists.push(at.join("parameters"));
        let methods = METHODS.iter().filter(|method| item.get(**method).is_some());
        lists.extend(methods.map(|method| at.join(method).join("parameters")));
    }
    for at in lists {
        let Some(list) = document.pointer(at.as_str()).and_then(Value::as_array) else {
            continue;
        };
        let is_removed = |entry: &Value| document::resolve(document, entry).is_some_and(is);
        let removed: Vec<bool> = list.iter().map(is_removed).collect();
        if !removed.contains(&true) {
            continue;
        }
        let kept = removed.iter().enumerate().filter(|(_, removed)| !**removed);
        for (now, (before, _)) in kept.enumerate().filter(|(now, (before, _))| now != before) {
            record.moved(&at.join(before), &at.join(now));
        }
        if let Some(Value::Array(list)) = document.pointer_mut(at.as_str()) {
            let mut removed = removed.into_iter();
            list.retain(|_| removed.next() != Some(true));
        }
    }
    let shared = document.pointer_mut("/components/parameters");
    if let Some(Value::Object(shared)) = shared {
        shared.retain(|_, parameter| !is(parameter));
    }
}

/// The media types of `operation` under `key`, `consumes` or `produces`: its own, or
/// else those of the document.
pub(super) fn media_types(
    document: &Value,
    operation: Option<&Map<String, Value>>,
    key: &str,
) -> Vec<String> {
    let own = operation.and_then(|operation| operation.get(key));
    let listed = match own.or_else(|| document.get(key)) {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    for name in listed.into_iter().map(str::trim) {
        // Some name the format alone.
        let name = match name {
            "json" | "xml" => format!("application/{name}"),
            name => name.to_owned(),
        };
        if name.contains('/') && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Removes `key`, `consumes` or `produces`, which is in the bodies by now.
pub(super) fn remove_media_types(document: &mut Value, key: &str) {
    let places: Vec<Pointer> = document::operations(document)
        .map(|(at, ..)| at)
        .chain([Pointer::root()])
        .collect();
    for at in places {
        if let Some(Value::Object(object)) = document.pointer_mut(at.as_str()) {
            object.shift_remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::rows;

    #[test]
    fn an_empty_list_clears_that_of_the_document() {
        for row in rows(
            "
            - [{consumes: [a/a]}, {}, [a/a]]
            - [{consumes: [a/a]}, {consumes: [b/b, ' b/b', b/c]}, [b/b, b/c]]
            - [{consumes: [a/a]}, {consumes: []}, []]
            - [{}, {consumes: [json, xml, odd, 7]}, [application/json, application/xml]]
            - [{consumes: a/a}, {}, [a/a]]
            - [{}, {}, []]
            ",
        ) {
            let found = media_types(&row[0], row[1].as_object(), "consumes");
            assert_eq!(Value::from(found), row[2], "{row}");
        }
    }
}
