//! Removing a keyword from every schema, for the rules that do only that.

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

/// Removes `keyword` from every schema of `document` in which `is_keyword` is true
/// of its value.
pub(super) fn remove_keyword(
    document: &mut Value,
    record: &mut Record<'_>,
    keyword: &str,
    is_keyword: fn(&Value) -> bool,
) {
    schemas::visit(document, &mut |object, at| {
        if object.get(keyword).is_some_and(is_keyword) {
            let before = object.shift_remove(keyword).unwrap_or_default();
            record.change(&at.join(keyword), before, Value::Null);
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Change;

    #[test]
    fn each_removal_is_recorded_with_what_was_there() {
        let mut document = json!({"components": {"schemas": {
            "A": {"properties": {"k": {"k": true}, "l": {"k": false}, "m": {"k": 1}}}}}});
        let mut changes = Vec::new();
        let mut record = Record::new("tested", &mut changes);
        remove_keyword(&mut document, &mut record, "k", Value::is_boolean);
        let change = |property: &str, before: bool| Change {
            rule: "tested",
            pointer: format!("/components/schemas/A/properties/{property}/k"),
            before: before.into(),
            after: Value::Null,
        };
        assert_eq!(changes, [change("k", true), change("l", false)]);
    }
}
