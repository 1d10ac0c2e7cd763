//! Removes `nullable` from the schemas of path parameters.
//!
//! It applies after the rule that copies `nullable` from a component to where the
//! component is used.
//!
//! # Needed for
//!
//! Documents of servers whose generator makes every string nullable, even the
//! `{id}` of `/treaties/{id}`: the type becomes an option, and there is no path
//! without the value.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /treaties/{id}:
//!     get: {parameters: [{name: id, in: path, schema: {type: string, nullable: true}}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /treaties/{id}:
//!     get: {parameters: [{name: id, in: path, schema: {type: string}}]}
//! ```

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{operations, parameters, resolve_at, text};
use crate::pointer::Pointer;
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
        if let Some(Value::Object(schema)) = document.pointer_mut(at.as_str())
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
    use crate::rule::Tested;

    #[test]
    fn a_path_parameter_is_never_null() {
        let parameter = |name: &str, location: &str, schema: Value| json!({"name": name, "in": location, "schema": schema});
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
        let (after, changes) = Tested(apply).on(document(&nullable));
        assert_eq!((after, changes.len()), (document(&text), 2));
    }
}
