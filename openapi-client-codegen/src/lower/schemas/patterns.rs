//! Takes the patterns out of the schemas of strings.
//!
//! Forced by any document with a `pattern`: the generated types would check it
//! while they read an answer, with a crate for the regular expressions of
//! JavaScript that no client depends on. An answer is to be read even where
//! the server does not keep to its document, and what a request holds is for
//! the server to check. Length and all else that is said of a string stays.

use serde_json::Value;

use crate::lower::schemas::remove_keyword::remove_keyword;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    remove_keyword(document, record, "pattern", Value::is_string);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn patterns_go_but_not_what_is_only_called_so() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {"A": {
                "properties": {
                    "pattern": {"type": "string", "pattern": "^a$", "maxLength": 1},
                    "example": {"type": "string", "pattern": "^b$"},
                },
                "example": {"pattern": "p"},
            }}}}),
        );
        assert_eq!(
            document["components"]["schemas"]["A"],
            json!({
                "properties": {
                    "pattern": {"type": "string", "maxLength": 1},
                    "example": {"type": "string"},
                },
                "example": {"pattern": "p"},
            })
        );
        let places: Vec<&str> = changes.iter().map(|c| c.pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/components/schemas/A/properties/pattern/pattern",
                "/components/schemas/A/properties/example/pattern",
            ]
        );
    }
}
