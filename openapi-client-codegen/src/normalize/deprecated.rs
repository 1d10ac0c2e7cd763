//! Says of parameters and properties in their text that they are deprecated.
//!
//! Forced by `roleNames` of VMware's users and groups: the generator passes
//! over `deprecated`, so that nobody who reads the client would know. What is
//! deprecated stays usable. Operations are not touched: their methods get an
//! attribute that the compiler knows.

use serde_json::Value;

use crate::document::visit::visit_objects_mut;
use crate::rule::Record;

const MARK: &str = "**Deprecated.**";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_objects_mut(document, &mut |object, at| {
        let is_operation = object.contains_key("responses");
        if is_operation || object.get("deprecated") != Some(&Value::Bool(true)) {
            return;
        }
        let before = object.get("description").cloned().unwrap_or_default();
        let text = before.as_str().unwrap_or_default();
        let after = Value::from(format!("{MARK} {text}").trim_end());
        object.insert("description".to_owned(), after.clone());
        record.change(&at.join("description"), before, after);
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn what_is_deprecated_says_so_but_for_operations() {
        let (document, changes) = applied(
            apply,
            json!({
                "paths": {"/a": {"get": {
                    "deprecated": true,
                    "parameters": [{"name": "p", "deprecated": true, "description": "Old."}],
                    "responses": {},
                }}},
                "components": {"schemas": {"A": {"properties": {
                    "deprecated": {"type": "boolean"},
                    "old": {"type": "string", "deprecated": true},
                    "new": {"type": "string", "deprecated": false, "description": "New."},
                }}}},
            }),
        );
        let get = &document["paths"]["/a"]["get"];
        assert!(get.get("description").is_none());
        assert_eq!(get["parameters"][0]["description"], "**Deprecated.** Old.");
        let properties = &document["components"]["schemas"]["A"]["properties"];
        assert!(properties["deprecated"].get("description").is_none());
        assert_eq!(properties["old"]["description"], "**Deprecated.**");
        assert_eq!(properties["new"]["description"], "New.");
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].before, "Old.");
        assert_eq!(changes[1].before, Value::Null);
    }
}
