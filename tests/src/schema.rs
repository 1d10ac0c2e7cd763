//! Validation by the schemas of a document.

use openapi_client_testing::Direction;
use serde_json::{Value, json};

use crate::document::{Document, OwnDocument};

pub use openapi_client_testing::Schema;

/// Prepares `schema` of `document`. A member that the document does not name is a problem:
/// neither we nor our simulator say more than is documented.
///
/// # Panics
/// If the schema is none.
pub fn closed(document: &Document, schema: &Value) -> Schema {
    Schema::closed(document, schema, Direction::Response)
}

/// As [`closed`], but a member that the document does not name is no problem, unless the
/// document says so.
///
/// # Panics
/// As for [`closed`].
pub fn open(document: &Document, schema: &Value) -> Schema {
    Schema::new(document, schema, Direction::Response)
}

/// Prepares the schema called `name`, as [`closed`] does.
///
/// # Panics
/// As for [`closed`], and if there is none of that name.
pub fn named(document: &Document, name: &str) -> Schema {
    assert!(document.schemas().contains_key(name), "no schema {name}");
    let reference = format!("#/components/schemas/{name}");
    closed(document, &json!({ "$ref": reference }))
}
