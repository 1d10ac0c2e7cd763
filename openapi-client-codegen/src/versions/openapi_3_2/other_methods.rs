//! Removes the operations with methods that 3.0 does not have: `query` and those in
//! `additionalOperations`.
//!
//! Each is reported as an operation that is left out.
//!
//! # Needed for
//!
//! Documents of 3.2, where an operation may have any method.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {}, query: {}, additionalOperations: {COPY: {}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {}}}
//! ```

use serde_json::{Map, Value};

use crate::document::text;
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let items = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in items.into_iter().flatten() {
        let at = Pointer::root().join("paths").join(path);
        for key in ["query", "additionalOperations"] {
            let item = item.as_object_mut();
            if let Some(before) = item.and_then(|item| item.shift_remove(key)) {
                record.change(&at.join(key), before, Value::Null);
            }
        }
    }
}

/// The operations of `document` that the rule removes, and a problem for each.
pub(crate) fn problems(document: &Value) -> Vec<(Value, Problem)> {
    let items = document.get("paths").and_then(Value::as_object);
    let mut problems = Vec::new();
    for (path, item) in items.into_iter().flatten() {
        let at = Pointer::root().join("paths").join(path);
        let more = at.join("additionalOperations");
        let others = item.get("additionalOperations").and_then(Value::as_object);
        let others = others.into_iter().flat_map(Map::iter);
        let query = item
            .get("query")
            .map(|operation| ("QUERY", at.join("query"), operation));
        let others =
            others.map(|(method, operation)| (method.as_str(), more.join(method), operation));
        for (method, at, operation) in query.into_iter().chain(others) {
            let problem = Problem::new(format!("no operation is made for the method {method}"))
                .at(&at)
                .help("send the request with `Client::request`");
            let problem = match text(operation, "operationId") {
                "" => problem,
                id => problem.operation(id),
            };
            problems.push((operation.clone(), problem));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_operation_that_is_removed_is_reported() {
        let document = json!({"paths": {"/a": {
            "get": {}, "query": {"operationId": "q"}, "additionalOperations": {"COPY": {}},
        }}});
        let found = problems(&document).into_iter();
        let found: Vec<String> = found.map(|(_, problem)| problem.to_string()).collect();
        assert_eq!(
            found,
            [
                "operation q (/paths/~1a/query): no operation is made for the method QUERY\n  \
                 help: send the request with `Client::request`",
                "/paths/~1a/additionalOperations/COPY: no operation is made for the method COPY\n  \
                 help: send the request with `Client::request`",
            ]
        );
    }
}
