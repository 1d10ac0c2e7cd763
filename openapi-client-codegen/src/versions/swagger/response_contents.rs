//! Gives each response its content.
//!
//! It has the media types that `produces` lists for the operation, or else
//! `application/json`; a file has `application/octet-stream`. A shared response whose
//! operations produce different media types becomes several. A response with examples
//! and no schema has their media types; other examples are left out.
//!
//! # Needed for
//!
//! Every document of Swagger 2.0 with answers.
//!
//! # Before
//!
//! ```yaml
//! produces: [application/json]
//! paths:
//!   /pets:
//!     get:
//!       responses:
//!         200: {description: Pets., schema: {type: array}, examples: {application/json: []}}
//!         404: {$ref: "#/components/responses/Error"}
//!     put:
//!       produces: [text/plain]
//!       responses:
//!         204: {description: Done.}
//!         404: {$ref: "#/components/responses/Error"}
//! components:
//!   responses: {Error: {description: An error., schema: {type: string}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!       responses:
//!         200:
//!           description: Pets.
//!           content: {application/json: {schema: {type: array}, example: []}}
//!         404: {$ref: "#/components/responses/Error"}
//!     put:
//!       responses:
//!         204: {description: Done.}
//!         404: {$ref: "#/components/responses/Error_2"}
//! components:
//!   responses:
//!     Error:
//!       description: An error.
//!       content: {application/json: {schema: {type: string}}}
//!     Error_2:
//!       description: An error.
//!       content: {text/plain: {schema: {type: string}}}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::file_types;
use super::parts::{media_types, remove_media_types};
use crate::document::{self, components_mut, text};
use crate::free_names::FreeNames;
use crate::pointer::Pointer;
use crate::rule::Record;

/// Where a response is used, and what is produced there.
struct Use {
    /// The entry of the operation.
    entry: Pointer,
    /// The response itself, behind references.
    at: Pointer,
    produces: Vec<String>,
}

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut uses = uses(document);
    let mut taken: FreeNames = responses(document).map(|(name, _)| name.clone()).collect();
    // Those that no operation has: another file may refer to them.
    let used: BTreeSet<Pointer> = uses.iter().map(|found| found.at.clone()).collect();
    for (name, _) in responses(document) {
        let at = place(name);
        if !used.contains(&at) {
            let produces = media_types(document, None, "produces");
            let entry = at.clone();
            uses.push(Use {
                entry,
                at,
                produces,
            });
        }
    }
    // What is produced by the first use of each response, which keeps its place.
    let mut kept: BTreeMap<Pointer, Vec<String>> = BTreeMap::new();
    let mut copies: BTreeMap<(Pointer, Vec<String>), Pointer> = BTreeMap::new();
    for Use {
        entry,
        at,
        produces,
    } in uses
    {
        match kept.get(&at) {
            None => {
                kept.insert(at, produces);
                continue;
            }
            Some(known) if *known == produces || !has_content(document, &at) => continue,
            Some(_) => {}
        }
        let copy = match copies.get(&(at.clone(), produces.clone())) {
            Some(copy) => copy.clone(),
            None => {
                let copy = copy(document, &at, &mut taken, record);
                copies.insert((at, produces), copy.clone());
                copy
            }
        };
        if let Some(used) = document.pointer_mut(entry.as_str()) {
            let after = json!({"$ref": format!("#{}", copy.as_str())});
            let before = std::mem::replace(used, after.clone());
            record.change(&entry, before, after);
        }
    }
    let copies = copies.into_iter().map(|((_, produces), at)| (at, produces));
    for (at, produces) in kept.into_iter().chain(copies) {
        let is_file = is_file(document, &at);
        if let Some(Value::Object(response)) = document.pointer_mut(at.as_str()) {
            fill(response, &at, produces, is_file, record);
        }
    }
    remove_media_types(document, "produces");
}

fn place(name: &str) -> Pointer {
    Pointer::root().join_all(["components", "responses", name])
}

fn responses(document: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let responses = document.pointer("/components/responses");
    responses.and_then(Value::as_object).into_iter().flatten()
}

fn uses(document: &Value) -> Vec<Use> {
    let mut uses = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let produces = media_types(document, Some(operation), "produces");
        let responses = operation.get("responses").and_then(Value::as_object);
        for (key, response) in responses.into_iter().flatten() {
            if key.starts_with("x-") {
                continue;
            }
            let entry = at.join("responses").join(key);
            let (at, _) = document::resolve_at(document, entry.clone(), response);
            let produces = produces.clone();
            uses.push(Use {
                entry,
                at,
                produces,
            });
        }
    }
    uses
}

fn has_content(document: &Value, at: &Pointer) -> bool {
    let response = document.pointer(at.as_str());
    response.is_some_and(|it| it.get("schema").is_some() || it.get("examples").is_some())
}

fn is_file(document: &Value, at: &Pointer) -> bool {
    let schema = document.pointer(at.join("schema").as_str());
    let schema = schema.and_then(|schema| document::resolve(document, schema));
    schema.is_some_and(|schema| file_types::is_file(text(schema, "type")))
}

/// Copies the shared response at `at`, and returns the place of the copy.
fn copy(
    document: &mut Value,
    at: &Pointer,
    taken: &mut FreeNames,
    record: &mut Record<'_>,
) -> Pointer {
    let name = at.tokens().last().unwrap_or_default();
    let name = taken.take_first(&name, |number| format!("{name}_{number}"));
    let to = place(&name);
    let response = document.pointer(at.as_str()).cloned().unwrap_or_default();
    record.moved(at, &to);
    if let Some(responses) = components_mut(document, "responses") {
        responses.insert(name, response);
    }
    to
}

/// Makes the content of `response`, which is at `at`.
fn fill(
    response: &mut Map<String, Value>,
    at: &Pointer,
    mut produces: Vec<String>,
    is_file: bool,
    record: &mut Record<'_>,
) {
    let before = response.clone();
    let schema = response.shift_remove("schema").filter(|it| !it.is_null());
    let examples = response.shift_remove("examples");
    let mut examples = match examples {
        Some(Value::Object(examples)) => examples,
        _ => Map::new(),
    };
    if schema.is_none() {
        produces = examples
            .keys()
            .filter(|name| name.contains('/'))
            .cloned()
            .collect();
    } else if produces.is_empty() {
        produces.push(match is_file {
            true => "application/octet-stream".to_owned(),
            false => "application/json".to_owned(),
        });
    }
    let mut content = Map::new();
    for name in produces {
        let to = at.join("content").join(&name);
        let mut media_type = Map::new();
        if let Some(schema) = &schema {
            media_type.insert("schema".to_owned(), schema.clone());
            record.moved(&at.join("schema"), &to.join("schema"));
        }
        if let Some(example) = examples.shift_remove(&name) {
            media_type.insert("example".to_owned(), example);
            record.moved(&at.join("examples").join(&name), &to.join("example"));
        }
        content.insert(name, media_type.into());
    }
    if !content.is_empty() {
        response.insert("content".to_owned(), content.into());
    }
    if *response != before {
        record.change(at, before.into(), response.clone().into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn the_content_follows_from_schema_examples_and_what_is_produced() {
        for row in rows(
            "
            - [[], {schema: {type: string}}, {content: {application/json: {schema: {type: string}}}}]
            - [[a/b, a/c], {schema: {}}, {content: {a/b: {schema: {}}, a/c: {schema: {}}}}]
            - [[], {schema: {type: file}}, {content: {application/octet-stream: {schema: {type: file}}}}]
            - [[a/b], {schema: {type: file}}, {content: {a/b: {schema: {type: file}}}}]
            - [[], {schema: {$ref: '#/components/schemas/File'}},
               {content: {application/octet-stream: {schema: {$ref: '#/components/schemas/File'}}}}]
            - [[a/b], {description: d}, {description: d}]
            - [[a/b], {schema: null}, {}]
            - [[a/b, a/c], {schema: {}, examples: {a/c: 1, x/y: 2, id: 3}},
               {content: {a/b: {schema: {}}, a/c: {schema: {}, example: 1}}}]
            - [[a/b], {examples: {a/c: 1, id: 2}}, {content: {a/c: {example: 1}}}]
            - [[a/b], {examples: [1]}, {}]
            - [[a/b], {content: {a/c: {}}}, {content: {a/c: {}}}]
            ",
        ) {
            let (document, changes) = Tested(apply).on(json!({
                "paths": {"/a": {"get": {"produces": row[0], "responses": {"200": row[1]}}}},
                "components": {"schemas": {"File": {"type": "file"}}},
            }));
            let operation = &document["paths"]["/a"]["get"];
            assert_eq!(operation["responses"]["200"], row[2], "{row}");
            assert!(operation.get("produces").is_none());
            assert_eq!(changes.is_empty(), row[1] == row[2]);
        }
    }

    #[test]
    fn a_shared_response_is_copied_once_for_what_else_is_produced() {
        let get = |produces: &str, name: &str| {
            json!({"get": {"produces": [produces], "responses": {
                "200": {"$ref": format!("#/components/responses/{name}")}}}})
        };
        let response = |media_type: &str| json!({"content": {media_type: {"schema": {}}}});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": get("a/a", "R"), "/b": get("b/b", "R"), "/c": get("b/b", "R"),
                "/d": get("a/a", "E"), "/e": get("b/b", "E")},
            "produces": ["c/c"],
            "components": {"responses": {
                "R": {"schema": {}}, "E": {"description": "e"}, "Unused": {"schema": {}}}},
        }));
        let of = |path: &str| &document["paths"][path]["get"]["responses"]["200"]["$ref"];
        assert_eq!(of("/a"), "#/components/responses/R");
        assert_eq!(of("/b"), "#/components/responses/R_2");
        assert_eq!(of("/c"), "#/components/responses/R_2");
        assert_eq!(of("/e"), "#/components/responses/E");
        assert_eq!(
            document["components"]["responses"],
            json!({"R": response("a/a"), "E": {"description": "e"},
                "Unused": response("c/c"), "R_2": response("b/b")})
        );
        assert_eq!(changes.len(), 5);
    }
}
