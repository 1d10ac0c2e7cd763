//! What all generated tuples have in common.

/// Implements the traits of serde for a struct that is a list in JSON: its fields are
/// the first `$parts` items in their order, and what is behind those. The derived code
/// is that of a struct, `#[serde(remote = "Self")]`.
#[doc(hidden)]
#[macro_export]
macro_rules! tuple {
    ($name:ident, $parts:literal) => {
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: $crate::__private::serde::Serializer,
            {
                let write = |fields| $name::serialize(self, fields);
                $crate::__private::write_list(write, $parts, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
            where
                D: $crate::__private::serde::Deserializer<'de>,
            {
                $name::deserialize($crate::__private::List::new(deserializer, $parts))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::json;

    use crate::decode;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(remote = "Self")]
    struct Entry {
        #[serde(rename = "0")]
        key: String,
        #[serde(rename = "1", default, skip_serializing_if = "Option::is_none")]
        value: Option<i128>,
        #[serde(rename = "2", default, skip_serializing_if = "Vec::is_empty")]
        more: Vec<Entry>,
        rest: Vec<bool>,
    }

    tuple!(Entry, 3);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(remote = "Self")]
    struct Closed {
        #[serde(rename = "0")]
        only: u8,
    }

    tuple!(Closed, 1);

    fn entry(key: &str, value: Option<i128>) -> Entry {
        Entry {
            key: key.to_owned(),
            value,
            more: Vec::new(),
            rest: Vec::new(),
        }
    }

    #[test]
    fn a_list_is_read_and_written_part_by_part() {
        let inner = Entry {
            more: vec![entry("c", None)],
            ..entry("b", Some(1))
        };
        let all = Entry {
            more: vec![inner],
            rest: vec![true, false],
            ..entry("a", Some(i128::from(u64::MAX)))
        };
        for (value, json) in [
            (entry("a", None), json!(["a"])),
            (entry("a", Some(-1)), json!(["a", -1])),
            (
                all,
                json!(["a", u64::MAX, [["b", 1, [["c"]]]], true, false]),
            ),
        ] {
            assert_eq!(serde_json::to_value(&value).expect("JSON"), json);
            let text = json.to_string();
            assert_eq!(decode::<Entry>(text.as_bytes()).expect("an entry"), value);
            assert_eq!(
                serde_json::from_value::<Entry>(json).expect("an entry"),
                value
            );
        }
    }

    #[test]
    fn what_is_absent_before_something_is_null() {
        let gap = Entry {
            rest: vec![true],
            ..entry("a", None)
        };
        let json = serde_json::to_value(&gap).expect("JSON");
        assert_eq!(json, json!(["a", null, null, true]));
    }

    #[test]
    fn an_item_that_the_document_lacks_is_left_out_as_a_member_is() {
        let closed: Closed = decode(b"[7, {\"new\": [1]}, 8]").expect("a list");
        assert_eq!(closed, Closed { only: 7 });
    }

    #[test]
    fn what_is_no_such_list_is_an_error_with_its_place() {
        for (text, place) in [
            ("{\"0\": 7}", ""),
            ("[]", ""),
            ("7", ""),
            ("[256]", "[0]: "),
            ("[7", ""),
        ] {
            let error = decode::<Closed>(text.as_bytes())
                .expect_err(text)
                .to_string();
            assert!(error.starts_with(place), "{text}: {error}");
        }
    }
}
