//! Keeps the selected operations and the components that they need.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::annotations::ORIGINAL_NAME;
use crate::document::lookup::{METHODS, text};
use crate::document::reach::Reach;
use crate::error::{Error, Problem};
use crate::pointer::Pointer;

/// A selection of operations; an operation is selected if either list names it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Select {
    /// Tags whose operations are selected.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Ids of operations that are selected.
    #[serde(default)]
    pub operations: Vec<String>,
}

impl Select {
    /// Whether everything is selected.
    pub fn is_everything(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty()
    }
}

/// The components that security requirements name without a reference.
const SECURITY_SCHEMES: &str = "securitySchemes";

/// The parts of a document that have operations.
pub(crate) const SECTIONS: [&str; 2] = ["paths", "webhooks"];

/// Removes from `document` every operation and webhook that `select` does not name,
/// and then every component that nothing needs any more.
///
/// # Errors
///
/// `select` names a tag or an operation that the document does not have.
pub(crate) fn select(document: &mut Value, select: &Select) -> Result<(), Error> {
    if select.is_everything() {
        return Ok(());
    }
    check(document, select)?;
    for section in SECTIONS {
        let Some(paths) = document.get_mut(section).and_then(Value::as_object_mut) else {
            continue;
        };
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            for method in METHODS {
                let keep = item
                    .get(method)
                    .is_some_and(|operation| is_selected(operation, select));
                if !keep {
                    item.shift_remove(method);
                }
            }
        }
        paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
    }
    prune(document);
    Ok(())
}

/// Refuses names that `document` does not have.
fn check(document: &Value, select: &Select) -> Result<(), Error> {
    let known = known_names(document);
    let wanted = select.tags.iter().chain(&select.operations);
    let wanted: BTreeSet<&str> = wanted.map(String::as_str).collect();
    let is_known = |name: &&str| known.tags.contains(name) || known.operations.contains(name);
    let unknown = wanted.into_iter().filter(|name| !is_known(name));
    let problems = unknown.map(|name| {
        let message = "which is neither a tag nor an operation";
        Problem::new(format!("the selection names `{name}`, {message}")).help(known.help(name))
    });
    Error::check(problems.collect())
}

/// What a selection of a document can name.
struct Known<'a> {
    tags: BTreeSet<&'a str>,
    operations: BTreeSet<&'a str>,
}

fn known_names(document: &Value) -> Known<'_> {
    let (mut tags, mut operations) = (BTreeSet::new(), BTreeSet::new());
    let items = SECTIONS
        .into_iter()
        .filter_map(|section| document.get(section)?.as_object());
    for item in items.flat_map(Map::values) {
        let own = METHODS.into_iter().filter_map(|method| item.get(method));
        for name in own.flat_map(names) {
            tags.insert(name.tag);
            operations.insert(name.id);
        }
    }
    Known { tags, operations }
}

impl Known<'_> {
    /// What could be meant by `name`.
    fn help(&self, name: &str) -> String {
        let mut all = self.tags.iter().chain(&self.operations);
        if let Some(known) = all.find(|known| known.eq_ignore_ascii_case(name)) {
            return format!("`{known}` is one: names are compared letter by letter");
        }
        // Operations without a tag have an empty one.
        let tags = self.tags.iter().filter(|tag| !tag.is_empty());
        let tags: Vec<&str> = tags.copied().collect();
        match tags.is_empty() {
            true => "the document has no tags: name operations".to_owned(),
            false => format!("the tags are {}", tags.join(", ")),
        }
    }
}

/// Whether `select` names `operation` or one of its tags.
pub(crate) fn is_selected(operation: &Value, select: &Select) -> bool {
    names(operation).any(|name| is_named(&name, select))
}

fn is_named(name: &Name<'_>, select: &Select) -> bool {
    select.tags.iter().any(|tag| *tag == name.tag)
        || select.operations.iter().any(|id| *id == name.id)
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

/// Removes from `document` every component that its paths and webhooks do not need.
pub(crate) fn prune(document: &mut Value) {
    let starts = SECTIONS.map(|section| Pointer::root().join(section));
    let reached = Reach::of(document).from(starts.into());
    let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (kind, components) in components.iter_mut() {
        if kind == SECURITY_SCHEMES {
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

/// The document with `operations`, each a path and a method, as its only ones.
///
/// It copies only what it keeps: it is called for many parts of a large document.
pub(crate) fn only(reach: &Reach<'_>, operations: &[(&str, &str)]) -> Value {
    let mut paths = Map::new();
    let mut starts = Vec::new();
    for (path, _) in operations {
        if paths.contains_key(*path) {
            continue;
        }
        let is_wanted = |key: &str| operations.contains(&(path, key));
        let at = Pointer::root().join("paths").join(path);
        let item: Map<String, Value> = reach.document()["paths"][path]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, _)| !METHODS.contains(&key.as_str()) || is_wanted(key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        starts.extend(item.keys().map(|key| at.join(key)));
        paths.insert((*path).to_owned(), item.into());
    }
    with_paths(reach, paths, reach.from(starts))
}

/// The document with only `paths`, without webhooks, and only the components at
/// `places`.
pub(crate) fn with_paths(
    reach: &Reach<'_>,
    paths: Map<String, Value>,
    places: BTreeSet<Pointer>,
) -> Value {
    let document = reach.document();
    let mut components = Map::new();
    for place in places {
        if let ([_, kind, name], Some(value)) = (
            &place.tokens().collect::<Vec<_>>()[..],
            document.pointer(place.as_str()),
        ) {
            components.entry(kind).or_insert_with(|| json!({}))[name] = value.clone();
        }
    }
    if let Some(schemes) = document["components"].get(SECURITY_SCHEMES) {
        components.insert(SECURITY_SCHEMES.to_owned(), schemes.clone());
    }
    let mut rest: Map<String, Value> = document
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| !["paths", "webhooks", "components"].contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    rest.insert("paths".to_owned(), paths.into());
    rest.insert("components".to_owned(), components.into());
    rest.into()
}

#[cfg(test)]
mod tests {
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
    fn a_tag_keeps_its_operations_and_their_components() {
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
    fn a_webhook_is_selected_as_an_operation_is() {
        let mut document = document();
        let hook = |tag: &str, name: &str| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            let content = json!({"application/json": {"schema": schema}});
            json!({"post": {"tags": [tag], "requestBody": {"content": content}}})
        };
        document["webhooks"] = json!({"made": hook("A", "Made"), "gone": hook("B", "Gone")});
        document["components"]["schemas"]["Made"] = json!({});
        document["components"]["schemas"]["Gone"] = json!({});
        let selection = Select {
            tags: vec!["A".to_owned()],
            operations: Vec::new(),
        };
        select(&mut document, &selection).expect("the tag is there");
        assert_eq!(keys(&document["webhooks"]), ["made"]);
        assert_eq!(
            keys(&document["components"]["schemas"]),
            ["A", "Inner", "Made"]
        );
    }

    #[test]
    fn a_component_is_kept_whole_if_a_part_of_it_is_named() {
        let mut document = document();
        document["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] =
            json!({"$ref": "#/components/schemas/A/properties/inner"});
        prune(&mut document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(keys(schemas), ["A", "Inner", "B"]);
    }

    #[test]
    fn an_operation_alone_has_its_components_and_no_others() {
        let document = document();
        let document = only(&Reach::of(&document), &[("/a", "get")]);
        assert_eq!(keys(&document["paths"]), ["/a"]);
        assert_eq!(keys(&document["paths"]["/a"]), ["get"]);
        assert_eq!(keys(&document["components"]["schemas"]), ["A", "Inner"]);
        assert_eq!(keys(&document["components"]["securitySchemes"]), ["s"]);
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
