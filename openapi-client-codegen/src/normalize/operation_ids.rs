//! Gives each operation an id of its own.
//!
//! An operation without an id is named after its method and path. If several
//! operations have one id, or ids that make one name in Rust, the first keeps it,
//! and method and path are appended to the others. So a name depends only on the
//! operation itself, and stays the same when other operations come and go. An id
//! that clashes only in Rust is kept for the table of operations.
//!
//! # Needed for
//!
//! Documents without any `operationId`, which OpenAPI allows; documents in which a
//! copied operation kept its id; and ids such as `getA` and `get_a`.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get: {}
//!     put: {operationId: setThing}
//!     post: {operationId: set_thing}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things/{id}:
//!     get: {operationId: get_things_by_id}
//!     put: {operationId: setThing}
//!     post:
//!       operationId: set_thing_post_things_by_id
//!       x-codegen-original-name: set_thing
//! ```

use std::collections::BTreeSet;

use serde_json::Value;

use crate::annotations::ORIGINAL_NAME;
use crate::document;
use crate::free_names::first_free;
use crate::names::{builder_name, constant_name, value_name};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    for Renamed { at, before, after } in renamed(document) {
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = match before {
            Before::Missing(value) => value,
            Before::Repeated(id) => id.into(),
            Before::Alike(id) => {
                operation.insert(ORIGINAL_NAME.to_owned(), id.as_str().into());
                id.into()
            }
        };
        operation.insert("operationId".to_owned(), after.as_str().into());
        record.change(&at.join("operationId"), before, after.into());
    }
}

struct Renamed {
    at: Pointer,
    before: Before,
    after: String,
}

enum Before {
    /// Not a string, or an empty one.
    Missing(Value),
    /// The same id as another operation.
    Repeated(String),
    /// An id of its own that makes a Rust name of another operation.
    Alike(String),
}

fn renamed(document: &Value) -> Vec<Renamed> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut names = Names::default();
    let mut open = Vec::new();
    // Ids that can be kept are, before a new one is made.
    for (at, path, method, operation) in document::operations(document) {
        let words = words(method, path);
        let before = match operation.get("operationId") {
            Some(Value::String(id)) if !id.trim().is_empty() => {
                let is_new = ids.insert(id.clone());
                if names.take(id) {
                    continue;
                }
                match is_new {
                    true => Before::Alike(id.clone()),
                    false => Before::Repeated(id.clone()),
                }
            }
            other => Before::Missing(other.cloned().unwrap_or_default()),
        };
        open.push((at, before, words));
    }
    let mut renamed = Vec::new();
    for (at, before, words) in open {
        let base = match &before {
            Before::Missing(_) => words,
            Before::Repeated(id) | Before::Alike(id) => format!("{id}_{words}"),
        };
        let after = names.take_like(&base);
        renamed.push(Renamed { at, before, after });
    }
    renamed
}

/// Method and path as one name.
fn words(method: &str, path: &str) -> String {
    let path = path.replace('{', "/by-").replace('}', "/");
    let words = value_name(&format!("{method}/{path}"));
    match words == method {
        true => format!("{method}_root"),
        false => words,
    }
}

/// The names in Rust that operations have.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// Takes the names that `id` gives, if none of them is taken.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        // Constants differ from methods in case; prefixes keep all three apart.
        let names = [
            value_name(id),
            format!("type {}", builder_name(id)),
            format!("static {}", constant_name(id)),
        ];
        if names.iter().any(|name| self.0.contains(name)) {
            return false;
        }
        self.0.extend(names);
        true
    }

    /// Takes a free name: `base`, or else one with a number appended.
    pub(crate) fn take_like(&mut self, base: &str) -> String {
        first_free(
            base,
            |number| format!("{base}_{number}"),
            |name| self.take(name),
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn an_operation_without_an_id_is_named_after_method_and_path() {
        for (path, expected) in [
            ("/things/{id}", "get_things_by_id"),
            (
                "/things/{id}/parts/{partId}",
                "get_things_by_id_parts_by_part_id",
            ),
            ("/things/", "get_things"),
            ("/", "get_root"),
            ("/{a}{b}", "get_by_a_by_b"),
            ("/files/{name}.json", "get_files_by_name_json"),
            ("/v1.0/a-b?c=d", "get_v1_0_a_b_c_d"),
            ("/é/**", "get_é"),
        ] {
            let (paths, changes) = Tested(apply).on_paths(json!({path: {"get": {}}}));
            let id = &paths[path]["get"]["operationId"];
            assert_eq!(id, expected, "{path}");
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].before, Value::Null);
        }
    }

    #[test]
    fn an_id_that_is_not_text_is_replaced() {
        for id in [json!(7), json!(""), json!(" "), json!(["a"]), json!(null)] {
            let (paths, changes) =
                Tested(apply).on_paths(json!({"/a": {"get": {"operationId": id}}}));
            assert_eq!(paths["/a"]["get"], json!({"operationId": "get_a"}));
            assert_eq!(changes[0].before, id);
        }
    }

    #[test]
    fn of_several_with_one_id_the_first_keeps_it() {
        let same = || json!({"operationId": "same"});
        let (document, changes) = Tested(apply).on(json!({"paths": {
            "/a": {"get": same(), "post": same()},
            "/b/{id}": {"get": same()},
            "/c": {"get": {}, "put": {"operationId": "get_c"}},
        }}));
        let ids: Vec<&str> = document::operations(&document)
            .filter_map(|(_, _, _, operation)| operation["operationId"].as_str())
            .collect();
        let expected = [
            "same",
            "same_post_a",
            "same_get_b_by_id",
            "get_c_2",
            "get_c",
        ];
        assert_eq!(ids, expected);
        assert_eq!(changes.len(), 3);
        assert!(!document.to_string().contains(ORIGINAL_NAME));
    }

    #[test]
    fn an_id_whose_rust_name_is_taken_is_renamed_and_recorded() {
        let (paths, changes) = Tested(apply).on_paths(json!({"/a": {
            "get": {"operationId": "getA"}, "put": {"operationId": "get_a"}}}));
        assert_eq!(
            paths["/a"],
            json!({
                "get": {"operationId": "getA"},
                "put": {"operationId": "get_a_put_a", ORIGINAL_NAME: "get_a"},
            })
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].pointer, "/paths/~1a/put/operationId");
    }

    #[test]
    fn no_two_operations_share_a_rust_name() {
        let item = || json!({"get": {}, "put": {"operationId": "get_a"}});
        let mut paths = serde_json::Map::new();
        for path in [
            "/a", "/A", "/a/", "/{a}", "/-a", "/a_", "//a", "/a.", "/get/a",
        ] {
            paths.insert(path.to_owned(), item());
        }
        let (document, changes) = Tested(apply).on(json!({ "paths": paths }));
        let mut names = Names::default();
        let mut count = 0;
        for (at, _, _, operation) in document::operations(&document) {
            let id = operation["operationId"].as_str().expect("an id");
            assert!(names.take(id), "{at}: {id}");
            count += 1;
        }
        assert_eq!((count, changes.len()), (18, 17));
    }
}
