//! Takes `uniqueItems` off arrays.
//!
//! Forced by Cisco's `CdoTokenInfo.roles`: the generator makes of such an array
//! an option of a list, where every other array that may be missing is a list
//! that may be empty. An answer in which an item stands twice is to be read all
//! the same, and what a request holds is for the server to check. The items
//! and their number stay as they are said to be.

use serde_json::Value;

use crate::lower::schemas::remove_keyword::remove_keyword;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    remove_keyword(document, record, "uniqueItems", Value::is_boolean);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn only_the_keyword_goes() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {"A": {
                "properties": {
                    "uniqueItems": {"type": "array", "uniqueItems": true, "minItems": 1},
                    "other": {"type": "array", "uniqueItems": false},
                },
                "example": {"uniqueItems": true},
            }}}}),
        );
        assert_eq!(
            document["components"]["schemas"]["A"],
            json!({
                "properties": {
                    "uniqueItems": {"type": "array", "minItems": 1},
                    "other": {"type": "array"},
                },
                "example": {"uniqueItems": true},
            })
        );
        let before: Vec<&Value> = changes.iter().map(|change| &change.before).collect();
        assert_eq!(before, [&json!(true), &json!(false)]);
    }
}
