//! Makes one component of inline compositions of schemas that are equal.
//!
//! As [equal-schemas](#equal-schemas) does of others, before compositions are taken
//! apart.
//!
//! # Needed for
//!
//! Documents that write a choice again wherever they need it, as GitHub's does its
//! times, which are numbers or texts.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object, properties: {begins_at: {oneOf: [{type: string}, {type: integer}]}}},
//!   B: {type: object, properties: {begins_at: {
//!     oneOf: [{type: string}, {type: integer}], nullable: true}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   A: {type: object, properties: {begins_at: {$ref: '#/components/schemas/BeginsAt'}}},
//!   B: {type: object, properties: {begins_at: {
//!     nullable: true, allOf: [{$ref: '#/components/schemas/BeginsAt'}]}}},
//!   BeginsAt: {oneOf: [{type: string}, {type: integer}]}}}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas::{COMPOSITIONS, only_target};
use crate::lower::equal::{Kind, merge};
use crate::lower::schemas::inline_compositions::is_null;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let kind = Kind {
        is_type: |schema| schema.contains_key("properties") || schema.contains_key("enum"),
        moves,
        stays: |key, _| key.starts_with("x-"),
    };
    merge(document, &kind, record);
}

/// Whether `schema` becomes a component by itself where no other is equal.
fn moves(schema: &Map<String, Value>) -> bool {
    let lists = COMPOSITIONS
        .iter()
        .filter_map(|key| schema.get(*key)?.as_array());
    let members = lists.flatten().filter(|member| !is_null(member));
    members.count() > 1 && only_target(schema).is_none()
}
