//! The checks on a document after overlays and selection. Progenitor would panic
//! on a document that fails them, run out of stack, or leave something out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::document::lookup::{self, METHODS};
use crate::document::visit::visit_objects;
use crate::error::{Error, Problem};
use crate::pointer::{Pointer, local_reference};

/// Checks that the parts of `document` to which rules add are objects.
pub(crate) fn check_sections(document: &Value) -> Result<(), Error> {
    let mut problems = Vec::new();
    let mut require_object = |value: Option<&Value>, at: &Pointer| {
        if value.is_some_and(|value| !value.is_object()) {
            problems.push(Problem::new("is not an object").at(at));
        }
    };
    let root = Pointer::root();
    let at = root.join("components");
    let components = document.get("components");
    require_object(components, &at);
    for (key, section) in components.and_then(Value::as_object).into_iter().flatten() {
        if !key.starts_with("x-") {
            require_object(Some(section), &at.join(key));
        }
    }
    match document.get("paths") {
        None => problems.push(Problem::new("is missing").at(&root.join("paths"))),
        paths => require_object(paths, &root.join("paths")),
    }
    Error::check(problems)
}

/// Checks `document`.
pub(crate) fn check(document: &Value) -> Result<(), Error> {
    let mut problems = Vec::new();
    check_path_items(document, &mut problems);
    find_cycles(document, &mut problems);
    if problems.is_empty() && lookup::operations(document).next().is_none() {
        problems.push(
            Problem::new("there is no operation: a client would have nothing to do")
                .at(&Pointer::root().join("paths")),
        );
    }
    Error::check(problems)
}

fn check_path_items(document: &Value, problems: &mut Vec<Problem>) {
    for (path, item) in lookup::path_items(document) {
        let at = Pointer::root().join("paths").join(path);
        if !path.starts_with('/') {
            problems.push(Problem::new("the path begins without a slash").at(&at));
        }
        let Some(item) = item.as_object() else {
            problems.push(Problem::new("the path item is not an object").at(&at));
            continue;
        };
        for method in METHODS {
            if item.get(method).is_some_and(|value| !value.is_object()) {
                problems.push(Problem::new("the operation is not an object").at(&at.join(method)));
            }
        }
    }
}

/// Finds components that consist only of references to each other, and schemas
/// that contain themselves by `allOf`: they are infinite.
fn find_cycles(document: &Value, problems: &mut Vec<Problem>) {
    let mut starts: Vec<Pointer> = Vec::new();
    let components = document.get("components").and_then(Value::as_object);
    for (kind, components) in components.into_iter().flatten() {
        for name in components.as_object().into_iter().flatten().map(|(n, _)| n) {
            starts.push(Pointer::root().join_all(["components", kind, name]));
        }
    }
    let order = starts.clone();
    visit_objects(document, &Pointer::root(), &mut |object, _| {
        let merged = object.get("allOf").and_then(Value::as_array);
        for part in merged.into_iter().flatten() {
            collect_parts(part, &mut starts);
        }
    });
    let mut known: BTreeSet<Pointer> = BTreeSet::new();
    let mut found: Vec<(usize, Problem)> = Vec::new();
    for start in starts {
        let Some(cycle) = cycle_through(document, &start) else {
            continue;
        };
        let is_known = cycle.iter().any(|at| known.contains(at));
        known.extend(cycle.iter().cloned());
        let first = order.iter().position(|at| cycle.contains(at));
        if let (false, Some(index)) = (is_known, first) {
            let first = &order[index];
            let others: Vec<String> = cycle
                .iter()
                .cycle()
                .skip_while(|at| *at != first)
                .skip(1)
                .take_while(|at| *at != first)
                .map(ToString::to_string)
                .collect();
            let message = match &others[..] {
                [] => "consists of itself".to_owned(),
                others => format!("consists of itself, through {}", others.join(", ")),
            };
            found.push((index, Problem::new(message).at(first)));
        }
    }
    found.sort_by_key(|(index, _)| *index);
    problems.extend(found.into_iter().map(|(_, problem)| problem));
}

/// The components of which `value` consists: those it refers to, and those that
/// `allOf` merges into it. Members of a choice do not count, nor do properties
/// and items: a base may be a choice of its subtypes.
fn collect_parts(value: &Value, found: &mut Vec<Pointer>) {
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        found.extend(local_reference(reference));
        return;
    }
    let parts = value.get("allOf").and_then(Value::as_array);
    for part in parts.into_iter().flatten() {
        collect_parts(part, found);
    }
}

/// The path from `start` back to it, if there is one.
fn cycle_through(document: &Value, start: &Pointer) -> Option<Vec<Pointer>> {
    let mut came_from: BTreeMap<Pointer, Pointer> = BTreeMap::new();
    let mut next = vec![start.clone()];
    while let Some(at) = next.pop() {
        let mut parts = Vec::new();
        if let Some(value) = document.pointer(at.as_str()) {
            collect_parts(value, &mut parts);
        }
        for part in parts {
            if part == *start {
                let mut path = vec![&at];
                while let Some(before) = path.last().and_then(|at| came_from.get(*at)) {
                    path.push(before);
                }
                return Some(path.into_iter().rev().cloned().collect());
            }
            if !came_from.contains_key(&part) {
                came_from.insert(part.clone(), at.clone());
                next.push(part);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn problems(mut document: Value) -> Vec<String> {
        if document["paths"].is_null() {
            document["paths"] = json!({"/a": {"get": {"operationId": "a"}}});
        }
        match check(&document) {
            Ok(()) => Vec::new(),
            Err(error) => error.problems().iter().map(ToString::to_string).collect(),
        }
    }

    fn of_schemas(schemas: Value) -> Vec<String> {
        problems(json!({"components": {"schemas": schemas}}))
    }

    fn schema(name: &str) -> Value {
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    #[test]
    fn each_cycle_is_reported_once_with_its_path() {
        let found = of_schemas(json!({
            "A": schema("B"), "B": {"allOf": [schema("C")]}, "C": schema("A"),
            "Self": schema("Self"),
            "Fine": {"properties": {"fine": schema("Fine")}, "allOf": [{"items": schema("Fine")}]},
        }));
        assert_eq!(
            found,
            [
                "/components/schemas/A: consists of itself, through \
                 /components/schemas/B, /components/schemas/C",
                "/components/schemas/Self: consists of itself",
            ]
        );
    }

    #[test]
    fn a_schema_that_refers_to_a_cycle_is_not_part_of_it() {
        let found = of_schemas(json!({"In": schema("A"), "A": schema("A")}));
        assert_eq!(found, ["/components/schemas/A: consists of itself"]);
    }

    #[test]
    fn a_choice_may_contain_what_contains_it() {
        let found = of_schemas(json!({
            "A": {"oneOf": [schema("B"), {"type": "string"}]},
            "B": {"oneOf": [schema("A"), {"type": "integer"}]},
        }));
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn a_base_may_be_a_choice_of_its_subtypes() {
        let found = of_schemas(json!({
            "Pet": {"oneOf": [schema("Cat"), schema("Dog")]},
            "Cat": {"allOf": [schema("Pet"), {"type": "object"}]},
            "Dog": {"type": "object"},
        }));
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn a_path_item_or_operation_that_is_not_an_object_is_reported() {
        let found = problems(json!({"paths": {
            "a": {}, "/b": 1, "/c": {"get": []}, "x-d": 1}}));
        let places: Vec<&str> = found.iter().filter_map(|p| p.split(": ").next()).collect();
        assert_eq!(places, ["/paths/a", "/paths/~1b", "/paths/~1c/get"]);
    }

    #[test]
    fn a_document_without_operations_is_refused() {
        let found = problems(json!({"paths": {"/a": {"parameters": []}}}));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("/paths: there is no operation"),
            "{found:?}"
        );
    }
}
