//! Reads the extensions by which Swagger 2.0 says what only OpenAPI 3 can.
//!
//! A keyword that is there already counts more.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 that say which values may be `null`, or which one of
//! several schemas a value has.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet:
//!       type: object
//!       properties:
//!         name: {type: string, x-nullable: true, x-example: Rex}
//!         size: {x-oneOf: [{type: string}, {type: integer}]}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet:
//!       type: object
//!       properties:
//!         name: {type: string, nullable: true, example: Rex}
//!         size: {oneOf: [{type: string}, {type: integer}]}
//! ```

use serde_json::{Map, Value};

use crate::document::schemas;
use crate::rule::Record;

/// Whether a value is one that a keyword can have.
type Is = fn(&Value) -> bool;

/// The extensions, and the keywords that they are.
const EXTENSIONS: [(&str, &str, Is); 7] = [
    ("x-nullable", "nullable", Value::is_boolean),
    ("x-isnullable", "nullable", Value::is_boolean),
    ("x-oneOf", "oneOf", Value::is_array),
    ("x-anyOf", "anyOf", Value::is_array),
    ("x-writeOnly", "writeOnly", Value::is_boolean),
    ("x-deprecated", "deprecated", Value::is_boolean),
    ("x-example", "example", |_| true),
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    schemas::visit(document, &mut |schema, at| {
        let before = schema.clone();
        read(schema);
        if *schema != before {
            record.change(at, before.into(), schema.clone().into());
        }
    });
}

fn read(schema: &mut Map<String, Value>) {
    for (extension, keyword, is) in EXTENSIONS {
        if !schema.get(extension).is_some_and(is) || schema.contains_key(keyword) {
            continue;
        }
        if let Some(value) = schema.shift_remove(extension) {
            schema.insert(keyword.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn only_what_can_be_the_keyword_is_read() {
        for row in rows(
            "
            - [{x-nullable: true, nullable: false}, {x-nullable: true, nullable: false}]
            - [{x-nullable: maybe}, {x-nullable: maybe}]
            - [{x-isnullable: true}, {nullable: true}]
            - [{$ref: '#/components/schemas/B', x-nullable: true}, {$ref: '#/components/schemas/B', nullable: true}]
            - [{x-other: true}, {x-other: true}]
            - [{properties: {x-nullable: {type: string}}}, {properties: {x-nullable: {type: string}}}]
            ",
        ) {
            let (made, changes) = Tested(apply).on_schemas(json!({"A": row[0]}));
            assert_eq!(made["A"], row[1]);
            assert_eq!(changes.is_empty(), row[0] == row[1]);
        }
    }
}
