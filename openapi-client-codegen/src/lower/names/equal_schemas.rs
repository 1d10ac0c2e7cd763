//! Makes one type of inline schemas that are equal.
//!
//! Equal are schemas that say the same, with the same names and descriptions in the
//! same order, and that requests, answers or both consist of. They become one
//! component: the one that is equal to them, if it has their title or the name of their
//! property, else a new one. That is named after what all of them share, and not after
//! the first: their title, the property that they are all under, or the common words of
//! the names that they would have. Of several that share the same, the one that says
//! more is named first.
//!
//! # Needed for
//!
//! Documents that write a schema again wherever they need it, as GitHub's does its
//! users: each place would have a type of its own, and a program could not use one for
//! another.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {operationId: listA, parameters: [
//!   {name: sort_by, in: query, schema: {type: string, enum: [id, age]}}]},
//!   put: {operationId: putA, parameters: [
//!   {name: sort_by, in: query, schema: {type: string, enum: [id, age]}}]}}}
//! components: {schemas: {
//!   Job: {type: object, properties: {
//!     owner: {type: object, title: User, properties: {name: {}}},
//!     state: {type: string, enum: [on]}}},
//!   Page: {type: object, properties: {
//!     writer: {type: object, nullable: true, description: d, title: User, properties: {name: {}}},
//!     reader: {type: object, description: d, title: User, properties: {name: {}}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {operationId: listA, parameters: [
//!   {name: sort_by, in: query, schema: {$ref: '#/components/schemas/SortBy'}}]},
//!   put: {operationId: putA, parameters: [
//!   {name: sort_by, in: query, schema: {$ref: '#/components/schemas/SortBy'}}]}}}
//! components: {schemas: {
//!   Job: {type: object, properties: {
//!     owner: {type: object, title: User, properties: {name: {}}},
//!     state: {type: string, enum: [on]}}},
//!   Page: {type: object, properties: {
//!     writer: {nullable: true, description: d, allOf: [{$ref: '#/components/schemas/User'}]},
//!     reader: {description: d, allOf: [{$ref: '#/components/schemas/User'}]}}},
//!   User: {type: object, description: d, properties: {name: {}}},
//!   SortBy: {type: string, enum: [id, age]}}}
//! ```

use serde_json::{Map, Value};

use crate::lower::equal::{Kind, merge};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let kind = Kind {
        is_type: |schema| schema.contains_key("properties") || schema.contains_key("enum"),
        moves,
        stays: |key, is_property| key == "description" && is_property,
    };
    merge(document, &kind, record);
}

fn moves(schema: &Map<String, Value>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    schema.contains_key("enum") || properties.is_some_and(|properties| !properties.is_empty())
}
