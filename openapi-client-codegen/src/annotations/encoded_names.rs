//! Names for progenitor that carry the original names with them.
//!
//! Progenitor makes Rust names of the names on the wire, and fails if two are the
//! same. An encoded name is one that makes a free Rust name, followed by the
//! original in characters that progenitor ignores. In the generated code, the
//! original replaces it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The first of the characters for the bytes of the original: in a plane for
/// private use, so that no document has them for anything else.
const BASE: u32 = 0x000F_0000;

/// A name that becomes `visible` in Rust and `original` on the wire.
pub(crate) fn encode(visible: &str, original: &str) -> String {
    let hidden = original
        .bytes()
        .filter_map(|byte| char::from_u32(BASE + u32::from(byte)));
    // Marks the original, which may be empty.
    let mark = char::from_u32(BASE + 0x100);
    visible.chars().chain(mark).chain(hidden).collect()
}

/// The data in the encoded name of a variant of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Variant {
    /// The property whose value identifies the variant, if there is one.
    pub(crate) property: Option<String>,
    /// The values that identify this variant.
    pub(crate) tags: Vec<String>,
    /// Whether it holds every value that no other variant holds.
    pub(crate) is_rest: bool,
}

/// The prefix of the original in the name of a variant.
const VARIANT: &str = "\u{0}variant ";

/// A name that becomes `visible` in Rust and carries `variant`.
pub(crate) fn encode_variant(visible: &str, variant: &Variant) -> String {
    let json = serde_json::to_string(variant).unwrap_or_default();
    encode(visible, &format!("{VARIANT}{json}"))
}

/// The variant in a decoded name.
pub(crate) fn variant(decoded: &str) -> Option<Variant> {
    serde_json::from_str(decoded.strip_prefix(VARIANT)?).ok()
}

/// The prefix of the original in the name of an optional property that may be `null`.
const NULLABLE: &str = "\u{0}nullable ";

/// A name that becomes `visible` in Rust and `original` on the wire, of an optional
/// property that may be `null`.
pub(crate) fn encode_nullable(visible: &str, original: &str) -> String {
    encode(visible, &format!("{NULLABLE}{original}"))
}

/// The name on the wire in a decoded name, if it is that of an optional property
/// that may be `null`.
pub(crate) fn nullable_property(decoded: &str) -> Option<&str> {
    decoded.strip_prefix(NULLABLE)
}

/// The property for the items of a list that are no fixed parts.
pub(crate) const REST: &str = "rest";

/// The prefix of the original in the name of a part of a list.
const PART: &str = "\u{0}part ";

/// The name in Rust of the part of a list that the property `name` is, and its original.
pub(crate) fn part(name: &str) -> (String, String) {
    let visible = match name {
        REST => REST.to_owned(),
        number => format!("item_{number}"),
    };
    (visible, format!("{PART}{name}"))
}

/// The property for a part of a list in a decoded name.
pub(crate) fn part_of_list(decoded: &str) -> Option<&str> {
    decoded.strip_prefix(PART)
}

/// The name on the wire for the name `text`.
pub(crate) fn decoded(text: &str) -> String {
    let decoded = original(text).unwrap_or_else(|| text.to_owned());
    match nullable_property(&decoded) {
        Some(name) => name.to_owned(),
        None => decoded,
    }
}

/// `value` for people: each encoded name without its original.
pub(crate) fn readable(value: Value) -> Value {
    let visible = |text: String| match char::from_u32(BASE + 0x100).and_then(|mark| text.find(mark))
    {
        Some(end) => text[..end].to_owned(),
        None => text,
    };
    match value {
        Value::String(text) => visible(text).into(),
        Value::Array(items) => items.into_iter().map(readable).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (visible(name), readable(value)))
            .collect(),
        value => value,
    }
}

/// The original in `text`, if it is an encoded name.
pub(crate) fn original(text: &str) -> Option<String> {
    let mark = char::from_u32(BASE + 0x100)?;
    let (_, hidden) = text.split_once(mark)?;
    let bytes = hidden
        .chars()
        .map(|c| u8::try_from(u32::from(c).checked_sub(BASE)?).ok())
        .collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::type_name;

    #[test]
    fn an_encoded_name_has_one_form_in_rust_and_another_on_the_wire() {
        for wire in ["asc", "", "*/*", "Ünï\u{1f600}", "\"quoted\"", "1st"] {
            let encoded = encode("Asc2", wire);
            assert_eq!(type_name(&encoded), "Asc2", "{wire}");
            assert_eq!(original(&encoded).as_deref(), Some(wire));
            assert_eq!(original(wire), None);
        }
    }

    #[test]
    fn a_readable_name_has_no_encoded_data() {
        let cat = Variant {
            property: Some("t".to_owned()),
            tags: vec!["c".to_owned()],
            is_rest: false,
        };
        let name = encode_variant("Cat", &cat);
        assert_eq!(variant(&decoded(&name)), Some(cat));
        assert_eq!(variant("Cat"), None);
        let value = serde_json::json!({name.clone(): [name], "a": 1});
        assert_eq!(readable(value), serde_json::json!({"Cat": ["Cat"], "a": 1}));
    }
}
