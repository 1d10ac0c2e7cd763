//! A value as JSON, and a list as the JSON of each of its items.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::buffer::Buffer;
use crate::parameters::param_value::ParamValue;
use crate::secret::writing_request;

/// Why a list without items is refused.
pub(super) const EMPTY_LIST: &str =
    "is an empty list, which no part can express: leave it out instead";

/// The JSON of `value`; nothing if there is no value.
///
/// # Errors
///
/// The value does not serialize.
pub(super) fn json_value(value: &impl Serialize) -> Result<Vec<Buffer>, String> {
    if ParamValue::of(value) == Ok(ParamValue::None) {
        return Ok(Vec::new());
    }
    let mut json = Buffer::with_capacity(256);
    writing_request(|| serde_json::to_writer(&mut json, value)).map_err(|error| message(&error))?;
    Ok(vec![json])
}

/// The JSON of each item of a list that is not `null`. A value that is not a
/// list is its only item.
///
/// # Errors
///
/// The value does not serialize, or the list is empty.
pub(super) fn json_items(value: &impl Serialize) -> Result<Vec<Buffer>, String> {
    let json = json_value(value)?;
    let list = match &json[..] {
        [list] if list.as_ref().starts_with(b"[") => list,
        _ => return Ok(json),
    };
    let items: Vec<&RawValue> =
        serde_json::from_slice(list.as_ref()).map_err(|error| message(&error))?;
    if items.is_empty() {
        return Err(EMPTY_LIST.to_owned());
    }
    let items = items.iter().map(|item| item.get().as_bytes());
    let items = items.filter(|item| *item != b"null");
    Ok(items.map(Buffer::from).collect())
}

fn message(error: &serde_json::Error) -> String {
    format!("does not serialize to JSON: {error}")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_list_is_split_into_its_items_and_no_further() {
        for (value, expected) in [
            (Value::Null, &["null"][..]),
            (json!([{}]), &["{}"]),
            (json!({"a": [1, 2]}), &[r#"{"a":[1,2]}"#]),
            (json!(["a\nb", null, 1]), &[r#""a\nb""#, "1"]),
            (json!([[], [1, [2, 3]]]), &["[]", "[1,[2,3]]"]),
            (
                json!([{"a": [{}, []]}, {"b": 1, "c": 2}]),
                &[r#"{"a":[{},[]]}"#, r#"{"b":1,"c":2}"#],
            ),
        ] {
            let items = json_items(&value).expect("JSON");
            let items: Vec<_> = items
                .iter()
                .map(|item| String::from_utf8_lossy(item.as_ref()))
                .collect();
            assert_eq!(items, expected, "{value}");
        }
    }
}
