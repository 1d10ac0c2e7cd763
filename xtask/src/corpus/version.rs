//! Which version of OpenAPI a file declares, without reading all of it as data.

use std::path::Path;

use serde::de::IgnoredAny;
use serde_json::Value;

/// What the first look at a file finds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Declared {
    /// The version, as the file writes it.
    Version(String),
    /// It is no OpenAPI document.
    None,
    /// The file must be read to know: it is broken, or written unusually.
    Unknown,
}

/// The version that the file `name` with the content `text` declares.
pub(super) fn declared(name: &Path, text: &[u8]) -> Declared {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let is_json = name
        .extension()
        .is_some_and(|extension| extension == "json");
    if is_json || text.trim_ascii_start().starts_with(b"{") {
        return in_json(text);
    }
    let Ok(text) = str::from_utf8(text) else {
        return Declared::Unknown;
    };
    let mut lines = text.lines();
    match lines.find_map(|line| KEYS.iter().find_map(|key| in_yaml(line, key))) {
        Some(version) => Declared::Version(version),
        None => Declared::None,
    }
}

const KEYS: [&str; 2] = ["openapi", "swagger"];

/// The members of a document that say its version.
#[derive(serde::Deserialize)]
struct Head {
    openapi: Option<Value>,
    swagger: Option<Value>,
}

fn in_json(text: &[u8]) -> Declared {
    if !text.trim_ascii_start().starts_with(b"{") {
        return match serde_json::from_slice::<IgnoredAny>(text) {
            Ok(_) => Declared::None,
            Err(_) => Declared::Unknown,
        };
    }
    match serde_json::from_slice::<Head>(text).map(|head| head.openapi.or(head.swagger)) {
        Ok(Some(Value::String(version))) => Declared::Version(version),
        Ok(Some(version)) => Declared::Version(version.to_string()),
        Ok(None) => Declared::None,
        Err(_) => Declared::Unknown,
    }
}

/// The value of `key` if `line` is one of a block mapping at the root.
fn in_yaml(line: &str, key: &str) -> Option<String> {
    let bare = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let (found, value) = line.split_once(':')?;
    let is_root = !line.starts_with(char::is_whitespace);
    let value = value.split(" #").next().unwrap_or_default();
    (is_root && bare(found) == key).then(|| bare(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_however_it_is_written() {
        for (name, text, version) in [
            (
                "a.json",
                r#"{"info": {"openapi": "1"}, "openapi": "3.0.3"}"#,
                "3.0.3",
            ),
            ("a.json", "\u{feff}{\"swagger\": 2.0}", "2.0"),
            ("a.yaml", "{\"openapi\": \"3.1.0\"}", "3.1.0"),
            (
                "a.yml",
                "# A.\r\ninfo:\r\n  openapi: 1\r\nopenapi: 3.1.0 # ours\r\n",
                "3.1.0",
            ),
            ("a.yaml", "\"swagger\": '2.0'", "2.0"),
        ] {
            let expected = Declared::Version(version.to_owned());
            assert_eq!(
                declared(Path::new(name), text.as_bytes()),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn another_file_is_no_document_and_a_broken_one_may_be_one() {
        for (name, text, expected) in [
            ("package.json", r#"{"name": "openapi"}"#, Declared::None),
            ("a.json", "[]", Declared::None),
            ("a.yaml", "info:\n  openapi: 3.0.0\n", Declared::None),
            ("a.json", r#"{"openapi": "3.0.0","#, Declared::Unknown),
            ("a.yaml", "{openapi: 3.0.0}", Declared::Unknown),
        ] {
            assert_eq!(
                declared(Path::new(name), text.as_bytes()),
                expected,
                "{text}"
            );
        }
    }
}
