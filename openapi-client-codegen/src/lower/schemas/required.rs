//! Requires of an object only what both requests and responses can give.
//!
//! A property that is `writeOnly` and part of a response, or `readOnly` and part of a
//! request, becomes optional. So does a text called `password`, `writeOnly` or not, of
//! what is part of both: no server gives one back. A name that is listed twice is listed
//! once; one that is no property is removed, since no type can express it.
//!
//! # Needed for
//!
//! Documents that require a password which is only ever sent, or an id which is
//! only ever received: with one type for both directions, one of them would fail. The
//! users of VCF Operations 9.1 have such a password, of which the document says no more
//! than that it is required.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {post: {requestBody: {content: {application/json: {schema:
//!   {$ref: '#/components/schemas/A'}}}}}}}
//! components: {schemas: {A: {
//!   required: [id, name, name, gone],
//!   properties: {id: {readOnly: true}, name: {}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {post: {requestBody: {content: {application/json: {schema:
//!   {$ref: '#/components/schemas/A'}}}}}}}
//! components: {schemas: {A: {
//!   required: [name],
//!   properties: {id: {readOnly: true}, name: {}}}}}
//! ```

use serde_json::{Map, Value};

use crate::document::directions::{is_in, reached};
use crate::document::schemas::visit;
use crate::document::visit::ComponentKind;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let sent = reached(document, &[ComponentKind::RequestBody]);
    let received = reached(document, &[ComponentKind::Response]);
    visit(document, &mut |schema, at| {
        let Some(before) = schema.get("required").cloned() else {
            return;
        };
        let is_sent = is_in(at, &sent, &[ComponentKind::RequestBody]);
        let is_received = is_in(at, &received, &[ComponentKind::Response]);
        let mut names: Vec<Value> = Vec::new();
        for name in before.as_array().into_iter().flatten() {
            let property = name
                .as_str()
                .and_then(|name| schema.get("properties")?.get(name));
            let is = |key: &str| property.is_some_and(|property| property[key] == true);
            let is_password = is_sent && name == "password" && is_text(property);
            let is_one_way =
                ((is("writeOnly") || is_password) && is_received) || (is("readOnly") && is_sent);
            if property.is_some() && !is_one_way && !names.contains(name) {
                names.push(name.clone());
            }
        }
        let after = Value::Array(names);
        if after != before {
            set(schema, after.clone());
            record.change(&at.join("required"), before, after);
        }
    });
}

fn is_text(property: Option<&Value>) -> bool {
    property.is_some_and(|property| property["type"] == "string")
}

fn set(schema: &mut Map<String, Value>, names: Value) {
    if names.as_array().is_some_and(Vec::is_empty) {
        schema.shift_remove("required");
    } else {
        schema.insert("required".to_owned(), names);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::schemas::reference;
    use crate::rule::Tested;

    #[test]
    fn what_goes_one_way_is_not_required_on_the_other() {
        let schema = json!({
            "required": ["id", "password", "name", "name", "gone"],
            "properties": {"id": {"readOnly": true}, "password": {"writeOnly": true}, "name": {}},
        });
        let uses =
            |name: &str| json!({"content": {"application/json": {"schema": reference(name)}}});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"post": {
                "requestBody": uses("Sent"),
                "responses": {"200": uses("Received"), "400": uses("Both")},
            }, "put": {"requestBody": uses("Both")}}},
            "components": {"schemas": {"Sent": schema, "Received": {"properties": {"in": {
                "allOf": [reference("Deep")]}}}, "Deep": schema, "Both": schema}},
        }));
        let required = |name: &str| document["components"]["schemas"][name]["required"].clone();
        assert_eq!(required("Sent"), json!(["password", "name"]));
        assert_eq!(required("Deep"), json!(["id", "name"]));
        assert_eq!(required("Both"), json!(["name"]));
        assert_eq!(changes.len(), 3);
    }

    #[test]
    fn a_password_is_not_required_of_an_answer_that_is_a_request_too() {
        let schema = |password: Value| {
            json!({"required": ["password", "name"],
                   "properties": {"password": password, "name": {"type": "string"}}})
        };
        let text = schema(json!({"type": "string"}));
        let uses =
            |name: &str| json!({"content": {"application/json": {"schema": reference(name)}}});
        let operation =
            |name: &str| json!({"requestBody": uses(name), "responses": {"200": uses(name)}});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {
                "/login": {"post": {"requestBody": uses("Sent")}},
                "/issue": {"post": {"responses": {"200": uses("Issued")}}},
                "/user": {"put": operation("User"), "post": operation("Rules")},
            },
            "components": {"schemas": {
                "Sent": text, "Issued": text, "User": text,
                "Rules": schema(json!({"type": "object"}))}},
        }));
        let required = |name: &str| document["components"]["schemas"][name]["required"].clone();
        assert_eq!(required("User"), json!(["name"]));
        for name in ["Sent", "Issued", "Rules"] {
            assert_eq!(required(name), json!(["password", "name"]), "{name}");
        }
        assert_eq!(changes.len(), 1);
    }
}
