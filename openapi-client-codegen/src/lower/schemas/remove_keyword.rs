//! Taking a keyword out of every schema, for the rules that do only that.

use serde_json::Value;

use crate::document::schemas;
use crate::rule::Record;

/// Takes `keyword` out of every schema of `document` in which its value is what
/// the keyword's is.
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
