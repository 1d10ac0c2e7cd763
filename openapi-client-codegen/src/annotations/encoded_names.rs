//! Names for the generator that carry the ones that they stand for.
//!
//! The generator makes Rust names of what stands on the wire, and fails where
//! two come out alike. A encoded name is one of which it makes a name that is
//! free, followed by the original in characters that it passes over. In the
//! code that comes out, the original takes its place again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where the characters for the bytes of the original begin: in a plane that
/// is nobody's, so that no document has them for anything else.
const BASE: u32 = 0x000F_0000;

/// A name that becomes `visible` in Rust and `original` on the wire.
pub(crate) fn encode(visible: &str, original: &str) -> String {
    let hidden = original
        .bytes()
        .filter_map(|byte| char::from_u32(BASE + u32::from(byte)));
    // An empty original needs a sign of its own.
    let mark = char::from_u32(BASE + 0x100);
    visible.chars().chain(mark).chain(hidden).collect()
}

/// What the name of a variant of a choice carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Variant {
    /// The property whose value tells the variants apart, if one does.
    pub(crate) property: Option<String>,
    /// The values that stand for this one.
    pub(crate) tags: Vec<String>,
    /// Whether it holds what is none of the others.
    pub(crate) is_rest: bool,
}

/// What no name begins with but that of a variant.
const VARIANT: &str = "\u{0}variant ";

/// A name that becomes `visible` in Rust and carries `variant`.
pub(crate) fn encode_variant(visible: &str, variant: &Variant) -> String {
    let told = serde_json::to_string(variant).unwrap_or_default();
    encode(visible, &format!("{VARIANT}{told}"))
}

/// The variant that a name carries, once it has been revealed.
pub(crate) fn variant(revealed: &str) -> Option<Variant> {
    serde_json::from_str(revealed.strip_prefix(VARIANT)?).ok()
}

/// What the name `text` stands for on the wire.
pub(crate) fn decoded(text: &str) -> String {
    original(text).unwrap_or_else(|| text.to_owned())
}

/// `value` for people: each encoded name as it is seen.
pub(crate) fn readable(value: Value) -> Value {
    let seen = |text: String| match char::from_u32(BASE + 0x100).and_then(|mark| text.find(mark)) {
        Some(end) => text[..end].to_owned(),
        None => text,
    };
    match value {
        Value::String(text) => seen(text).into(),
        Value::Array(items) => items.into_iter().map(readable).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (seen(name), readable(value)))
            .collect(),
        value => value,
    }
}

/// The original that `text` carries, if it carries one.
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
    fn a_disguised_name_gives_one_in_rust_and_the_other_on_the_wire() {
        for wire in ["asc", "", "*/*", "Ünï\u{1f600}", "\"quoted\"", "1st"] {
            let encoded = encode("Asc2", wire);
            assert_eq!(type_name(&encoded), "Asc2", "{wire}");
            assert_eq!(original(&encoded).as_deref(), Some(wire));
            assert_eq!(original(wire), None);
        }
    }

    #[test]
    fn people_see_the_name_and_not_what_it_carries() {
        let told = Variant {
            property: Some("t".to_owned()),
            tags: vec!["c".to_owned()],
            is_rest: false,
        };
        let name = encode_variant("Cat", &told);
        assert_eq!(variant(&decoded(&name)), Some(told));
        assert_eq!(variant("Cat"), None);
        let value = serde_json::json!({name.clone(): [name], "a": 1});
        assert_eq!(readable(value), serde_json::json!({"Cat": ["Cat"], "a": 1}));
    }
}
