//! Brings every parameter into the one form that progenitor supports.
//!
//! How a parameter is written is kept in the table of operations, and `send` writes
//! it so. `allowReserved` is dropped: an encoded value means the same to a server.
//! A cookie, a field of a form or a media type becomes a query parameter. An object
//! becomes a list of one, because progenitor has no builder for a parameter that is
//! an object; the generated code has no such list. A parameter without a schema is
//! a string, and one in the path is required.
//!
//! # Needed for
//!
//! VMware's `getResourcesWithAdapterAndResourceKind`, whose `identifiers` is a
//! `deepObject`, and all documents with cookies, `content`, objects, or styles
//! other than the usual: progenitor refuses them or panics.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       parameters:
//!         - {name: filter, in: query, style: deepObject, schema: {type: object}}
//!         - {name: session, in: cookie, schema: {type: string}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     get:
//!       parameters:
//!         - {name: filter, in: query, schema: {type: array, items: {type: object}}}
//!         - {name: session, in: query, schema: {type: string}}
//! ```

use serde_json::{Map, Value, json};

use crate::annotations::{FILE_FORMAT, FORM, PART_MEDIA_TYPE, WHOLE_FORM_FORMAT};
use crate::document::schemas::with_schemas_apart;
use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::model::parameter::schema;
use crate::model::shape::{Shape, file, shape};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    with_schemas_apart(document, |document, schemas| {
        change(document, schemas, record);
    });
}

fn change(document: &mut Value, schemas: &Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        if !is_parameter(object, node) {
            return;
        }
        let before = object.clone();
        let schema = visible_schema(schemas, &Value::Object(before.clone()));
        for key in [
            "style",
            "explode",
            "allowReserved",
            "allowEmptyValue",
            "content",
            PART_MEDIA_TYPE,
        ] {
            object.shift_remove(key);
        }
        object.insert("schema".to_owned(), schema);
        let location = object.get("in").and_then(Value::as_str);
        match location {
            Some("path") => {
                object.insert("required".to_owned(), true.into());
            }
            Some("query" | "header") => {}
            _ => {
                object.insert("in".to_owned(), "query".into());
            }
        }
        if *object != before {
            record.change(at, before.into(), object.clone().into());
        }
    });
}

/// Whether `object` is a parameter, and not a property or example of that name.
fn is_parameter(object: &Map<String, Value>, node: Node) -> bool {
    let is_parameter = node == Node::One(ComponentKind::Parameter);
    is_parameter && !object.contains_key("$ref") && object.contains_key("in")
}

/// The schema that progenitor sees.
fn visible_schema(document: &Value, parameter: &Value) -> Value {
    let before = schema(parameter);
    if parameter["in"] == FORM {
        if before["format"] == WHOLE_FORM_FORMAT {
            return before.clone();
        }
        let marker = json!({"type": "string", "format": FILE_FORMAT});
        match file(document, before) {
            Some(true) => return json!({"type": "array", "items": marker}),
            Some(false) => return marker,
            None => {}
        }
    }
    if before.is_null() {
        return json!({"type": "string"});
    }
    match shape(document, before) {
        Shape::Object => json!({"type": "array", "items": before}),
        _ => before.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Change, Tested};

    fn converted(parameter: Value) -> (Value, Vec<Change>) {
        let (mut paths, changes) =
            Tested(apply).on_paths(json!({"/a": {"get": {"parameters": [parameter]}}}));
        (paths["/a"]["get"]["parameters"][0].take(), changes)
    }

    #[test]
    fn a_parameter_in_the_usual_form_is_kept() {
        for place in ["query", "header"] {
            let parameter = json!({"name": "p", "in": place, "schema": {"type": "string"}});
            assert_eq!(converted(parameter.clone()), (parameter, Vec::new()));
        }
    }

    #[test]
    fn styles_content_and_cookies_are_hidden_from_progenitor() {
        let text = json!({"type": "string"});
        let list = json!({"type": "array", "items": {"type": "object"}});
        for (before, after) in [
            (
                json!({"name": "p", "in": "query", "style": "pipeDelimited", "explode": false,
                       "allowReserved": true, "schema": text}),
                json!({"name": "p", "in": "query", "schema": text}),
            ),
            (
                json!({"name": "p", "in": "query", "style": "deepObject", "schema": {"type": "object"}}),
                json!({"name": "p", "in": "query", "schema": list}),
            ),
            (
                json!({"name": "p", "in": "header", "content": {"application/json": {"schema": {"type": "object"}}}}),
                json!({"name": "p", "in": "header", "schema": list}),
            ),
            (
                json!({"name": "p", "in": "cookie", "required": true, "schema": text}),
                json!({"name": "p", "in": "query", "required": true, "schema": text}),
            ),
            (
                json!({"name": "p", "in": "path"}),
                json!({"name": "p", "in": "path", "required": true, "schema": text}),
            ),
            (
                json!({"name": "p", "in": FORM, "schema": {"type": "array", "items": {"format": "binary"}}}),
                json!({"name": "p", "in": "query", "schema":
                    {"type": "array", "items": {"type": "string", "format": FILE_FORMAT}}}),
            ),
        ] {
            let (made, changes) = converted(before.clone());
            assert_eq!(made, after, "{before}");
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].pointer, "/paths/~1a/get/parameters/0");
        }
    }

    #[test]
    fn a_property_called_parameters_is_kept() {
        let schema = json!({"components": {"schemas": {"A": {"properties": {
            "parameters": {"in": "cookie", "style": "form"}}}}}});
        assert_eq!(Tested(apply).on(schema.clone()), (schema, Vec::new()));
    }
}
