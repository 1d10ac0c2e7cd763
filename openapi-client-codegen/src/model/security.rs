//! Whether a request carries the caller's token.

use serde_json::{Map, Value};

/// Whether the request carries the caller's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    None,
    /// If the caller has one.
    Optional,
    Required,
}

/// Reads the security of `operation`. An empty requirement among others makes the
/// token optional.
pub(crate) fn security(document: &Value, operation: &Map<String, Value>) -> Security {
    let requirements = operation
        .get("security")
        .or_else(|| document.get("security"))
        .and_then(Value::as_array);
    let is_empty = |requirement: &Value| requirement.as_object().is_some_and(Map::is_empty);
    let requirements = requirements.map_or(&[][..], Vec::as_slice);
    if requirements.iter().all(is_empty) {
        Security::None
    } else if requirements.iter().any(is_empty) {
        Security::Optional
    } else {
        Security::Required
    }
}
