//! Gives the document a title and a version that are strings.
//!
//! A number is written as a string; a missing value becomes `API` or `0`. Both are
//! shown in the headers of the generated files only.
//!
//! # Needed for
//!
//! Documents that leave them out, or write the version as a number, which YAML
//! makes of `version: 1.5`.
//!
//! # Before
//!
//! ```yaml
//! info: {version: 1.5}
//! ```
//!
//! # After
//!
//! ```yaml
//! info: {title: API, version: "1.5"}
//! ```

use serde_json::{Value, json};

use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let at = Pointer::root().join("info");
    let Some(document) = document.as_object_mut() else {
        return;
    };
    let info = document.entry("info").or_insert_with(|| json!({}));
    if !info.is_object() {
        record.change(&at, info.take(), json!({}));
        *info = json!({});
    }
    let Some(info) = info.as_object_mut() else {
        return;
    };
    for (key, missing) in [("title", "API"), ("version", "0")] {
        let after = match info.get(key) {
            Some(Value::String(_)) => continue,
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            _ => missing.to_owned(),
        };
        let before = info.insert(key.to_owned(), after.as_str().into());
        record.change(&at.join(key), before.unwrap_or_default(), after.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn any_title_and_version_become_strings() {
        let cases = rows(
            "
            - [{info: {title: T, version: '1'}}, T, '1', 0]
            - [{info: {title: T, version: 1.5}}, T, '1.5', 1]
            - [{info: {title: true, version: null}}, 'true', '0', 2]
            - [{info: {}}, API, '0', 2]
            - [{info: [1]}, API, '0', 3]
            - [{}, API, '0', 2]
            ",
        );
        assert_eq!(cases.len(), 6);
        for case in cases {
            let (document, changes) = Tested(apply).on(case[0].clone());
            let info = json!({"title": case[1], "version": case[2]});
            assert_eq!(
                (&document["info"], json!(changes.len())),
                (&info, case[3].clone())
            );
        }
    }
}
