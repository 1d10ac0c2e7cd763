//! Takes `nullable` off the values that stand in a path.
//!
//! Forced by documents of servers whose generator calls every text nullable,
//! also the `{id}` of `/treaties/{id}`: the type becomes an option, and there
//! is no path without the value. It comes behind the rule that brings
//! `nullable` from a component to where that is used.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::pointer::Pointer;
use crate::document::{operations, parameters, resolve_at, text};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut places: BTreeSet<Pointer> = BTreeSet::new();
    for (_, path, method, _) in operations(document) {
        for (at, _) in parameters(document, path, method) {
            let Some(value) = document.pointer(at.as_str()) else {
                continue;
            };
            let (at, parameter) = resolve_at(document, at, value);
            if text(parameter, "in") == "path" {
                places.insert(at.join("schema"));
            }
        }
    }
    for at in places {
        let schema = document.pointer_mut(at.as_str());
        if let Some(schema) = schema.and_then(Value::as_object_mut)
            && let Some(before) = schema.shift_remove("nullable")
        {
            record.change(&at.join("nullable"), before, Value::Null);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn what_stands_in_a_path_is_there() {
        let parameter = |name: &str, place: &str, schema: Value| json!({"name": name, "in": place, "schema": schema});
        let nullable = json!({"type": "string", "nullable": true});
        let text = json!({"type": "string"});
        let document = |path: &Value| {
            json!({
                "components": {"parameters": {"C": parameter("c", "path", path.clone())}},
                "paths": {"/{b}/{c}": {
                    "parameters": [parameter("b", "path", path.clone())],
                    "get": {"parameters": [
                        {"$ref": "#/components/parameters/C"},
                        parameter("q", "query", nullable.clone()),
                    ]},
                    "put": {"parameters": [{"$ref": "#/components/parameters/C"}]},
                }},
            })
        };
        let (after, changes) = applied(apply, document(&nullable));
        assert_eq!((after, changes.len()), (document(&text), 2));
    }
}
