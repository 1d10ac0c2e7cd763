//! Says in the description of a parameter or a property that it is deprecated.
//!
//! What is deprecated stays usable. Operations are not changed: their methods get
//! Rust's own attribute.
//!
//! # Needed for
//!
//! `roleNames` of VMware's users and groups: progenitor ignores `deprecated`, so
//! nobody who reads the client would know.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     User: {properties: {roleNames: {deprecated: true, description: Names of roles.}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     User:
//!       properties:
//!         roleNames: {deprecated: true, description: "**Deprecated.** Names of roles."}
//! ```

use serde_json::Value;

use crate::annotations::DEPRECATED;
use crate::document::visit::visit_objects_mut;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_objects_mut(document, &mut |object, at| {
        let is_operation = object.contains_key("responses");
        if is_operation || object.get("deprecated") != Some(&Value::Bool(true)) {
            return;
        }
        let before = object.get("description").cloned().unwrap_or_default();
        let text = before.as_str().unwrap_or_default();
        let after = Value::from(format!("{DEPRECATED} {text}").trim_end());
        object.insert("description".to_owned(), after.clone());
        record.change(&at.join("description"), before, after);
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn every_description_but_that_of_an_operation_says_deprecated() {
        let (document, changes) = Tested(apply).on(json!({
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
        }));
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
