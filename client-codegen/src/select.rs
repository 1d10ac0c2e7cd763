//! Keeps the chosen operations and the components that they reach.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::{METHODS, ORIGINAL_NAME, text, visit_references};
use crate::error::{Error, Problem};
use crate::pointer::{Pointer, local_reference};
use crate::sources::Select;

/// Takes out of `document` every operation that `select` does not name, and
/// then every component that nothing reaches any more.
///
/// # Errors
///
/// `select` names a tag or an operation that the document does not have.
pub(crate) fn select(document: &mut Value, select: &Select) -> Result<(), Error> {
    if select.is_everything() {
        return Ok(());
    }
    let mut unused: BTreeSet<&str> = select
        .tags
        .iter()
        .chain(&select.operations)
        .map(String::as_str)
        .collect();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            for method in METHODS {
                let keep = item.get(method).is_some_and(|operation| {
                    names(operation).fold(false, |keep, name| {
                        let named = select.tags.iter().any(|tag| *tag == name.tag)
                            || select.operations.iter().any(|id| *id == name.id);
                        unused.remove(name.tag);
                        unused.remove(name.id);
                        keep || named
                    })
                });
                if !keep {
                    item.shift_remove(method);
                }
            }
        }
        paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
    }
    Error::check(
        unused
            .into_iter()
            .map(|name| {
                Problem::new(format!(
                    "the selection names `{name}`, a tag or operation that is not there"
                ))
            })
            .collect(),
    )?;
    prune(document);
    Ok(())
}

struct Name<'a> {
    id: &'a str,
    tag: &'a str,
}

/// The operation's id together with each of its tags; with none, an empty one.
fn names(operation: &Value) -> impl Iterator<Item = Name<'_>> {
    let id = match text(operation, ORIGINAL_NAME) {
        "" => text(operation, "operationId"),
        original => original,
    };
    let tags = operation["tags"].as_array().map_or(&[][..], Vec::as_slice);
    tags.iter()
        .filter_map(Value::as_str)
        .chain(tags.is_empty().then_some(""))
        .map(move |tag| Name { id, tag })
}

/// Takes out of `document` every component that its paths do not reach.
pub(crate) fn prune(document: &mut Value) {
    let mut reached: BTreeSet<Pointer> = BTreeSet::new();
    let mut next: Vec<Pointer> = vec![Pointer::root().join("paths")];
    while let Some(at) = next.pop() {
        let Some(value) = document.pointer(at.as_str()) else {
            continue;
        };
        visit_references(value, &at, &mut |reference, _| {
            if let Some(target) = local_reference(reference)
                && reached.insert(target.clone())
            {
                next.push(target);
            }
        });
    }
    let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (kind, components) in components.iter_mut() {
        // Named by security requirements, not by references.
        if kind == "securitySchemes" {
            continue;
        }
        if let Value::Object(components) = components {
            let at = Pointer::root().join("components").join(kind);
            components.retain(|name, _| reached.contains(&at.join(name)));
        }
    }
    components.retain(|_, kind| {
        kind.as_object()
            .is_none_or(|kind: &Map<_, _>| !kind.is_empty())
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        let operation = |id: &str, tag: &str, schema: &str| {
            json!({"operationId": id, "tags": [tag], "responses": {"200": {
                "description": "", "content": {"application/json": {"schema": {
                    "$ref": format!("#/components/schemas/{schema}")}}}}}})
        };
        json!({
            "paths": {
                "/a": {"get": operation("getA", "A", "A"), "put": operation("putA", "B", "B")},
                "/b": {"get": operation("getB", "B", "B")},
            },
            "components": {
                "schemas": {
                    "A": {"properties": {"inner": {"$ref": "#/components/schemas/Inner"}}},
                    "Inner": {"type": "string"},
                    "B": {"type": "string"},
                },
                "securitySchemes": {"s": {}},
            },
        })
    }

    fn selected(tags: &[&str], operations: &[&str]) -> Result<Value, String> {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut document = document();
        select(
            &mut document,
            &Select {
                tags: list(tags),
                operations: list(operations),
            },
        )
        .map(|()| document)
        .map_err(|error| error.to_string())
    }

    fn keys(value: &Value) -> Vec<&str> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect()
    }

    #[test]
    fn a_tag_keeps_its_operations_and_what_they_reach() {
        let document = selected(&["A"], &[]).expect("the tag is there");
        assert_eq!(keys(&document["paths"]), ["/a"]);
        assert_eq!(keys(&document["paths"]["/a"]), ["get"]);
        assert_eq!(keys(&document["components"]["schemas"]), ["A", "Inner"]);
        assert_eq!(keys(&document["components"]["securitySchemes"]), ["s"]);
    }

    #[test]
    fn an_operation_is_kept_beside_a_tag() {
        let document = selected(&["A"], &["getB"]).expect("both are there");
        assert_eq!(keys(&document["paths"]), ["/a", "/b"]);
        assert_eq!(keys(&document["paths"]["/a"]), ["get"]);
    }

    #[test]
    fn nothing_selected_is_everything() {
        assert_eq!(selected(&[], &[]), Ok(document()));
    }

    #[test]
    fn a_name_that_selects_nothing_is_an_error() {
        let error = selected(&["A", "Gone"], &["gone"]).expect_err("two are not there");
        assert!(
            error.contains("`Gone`") && error.contains("`gone`"),
            "{error}"
        );
    }
}
