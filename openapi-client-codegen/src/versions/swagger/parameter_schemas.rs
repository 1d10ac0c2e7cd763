//! Gives each parameter and each header a schema of the keywords about its values.
//!
//! A parameter that has a schema although it is no body keeps it, with what only the
//! keywords beside it say.
//!
//! # Needed for
//!
//! Every document of Swagger 2.0 with parameters.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!       parameters:
//!         - {name: limit, in: query, description: How many., type: integer, maximum: 100, default: 10}
//!       responses:
//!         200:
//!           headers: {X-Next: {type: string, description: The next page.}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!       parameters:
//!         - {name: limit, in: query, description: How many., schema: {type: integer, maximum: 100, default: 10}}
//!       responses:
//!         200:
//!           headers: {X-Next: {description: The next page., schema: {type: string}}}
//! ```

use serde_json::{Map, Value};

use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

/// The keywords about values.
const KEYWORDS: [&str; 27] = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "title",
    "nullable",
    "x-nullable",
    "x-enum-varnames",
    // Of an object, which is none of Swagger's.
    "properties",
    "additionalProperties",
    "maxProperties",
    "minProperties",
    "allOf",
    "anyOf",
    "oneOf",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        let is_ours = matches!(
            node,
            Node::One(ComponentKind::Parameter | ComponentKind::Header)
        );
        if !is_ours || object.contains_key("$ref") || object.contains_key("content") {
            return;
        }
        let keywords: Map<String, Value> = KEYWORDS
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), object.get(key)?.clone())))
            .collect();
        if keywords.is_empty() {
            return;
        }
        let before = object.clone();
        object.retain(|key, _| !keywords.contains_key(key));
        match object.get_mut("schema") {
            Some(Value::Object(schema)) if schema.contains_key("$ref") => {}
            Some(Value::Object(schema)) => {
                for (key, value) in keywords {
                    schema.entry(key).or_insert(value);
                }
            }
            _ => {
                object.insert("schema".to_owned(), keywords.into());
                record.moved(at, &at.join("schema"));
            }
        }
        record.change(at, before.into(), object.clone().into());
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn what_is_not_about_values_stays() {
        for row in rows(
            "
            - [{in: query, type: string, allowEmptyValue: true, x-a: 1},
               {in: query, allowEmptyValue: true, x-a: 1, schema: {type: string}}]
            - [{in: query, type: array, items: {type: string, enum: [a]}, style: form, explode: false},
               {in: query, style: form, explode: false, schema: {type: array, items: {type: string, enum: [a]}}}]
            - [{in: query, type: string, schema: {type: integer}, enum: [1]},
               {in: query, schema: {type: integer, enum: [1]}}]
            - [{in: query, type: string, schema: {$ref: '#/components/schemas/A'}},
               {in: query, schema: {$ref: '#/components/schemas/A'}}]
            - [{in: query, x-nullable: true, type: string}, {in: query, schema: {type: string, x-nullable: true}}]
            - [{in: query}, {in: query}]
            - [{$ref: '#/components/parameters/A', type: string}, {$ref: '#/components/parameters/A', type: string}]
            ",
        ) {
            let (paths, changes) =
                Tested(apply).on_paths(json!({"/a": {"get": {"parameters": [row[0]]}}}));
            assert_eq!(paths["/a"]["get"]["parameters"][0], row[1], "{row}");
            assert_eq!(changes.is_empty(), row[0] == row[1]);
        }
    }
}
