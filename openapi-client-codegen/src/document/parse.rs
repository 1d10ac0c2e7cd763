//! Reading a JSON or YAML file.

use std::path::Path;

use serde_json::Value;

use crate::document::unique_keys::UniqueKeys;
use crate::document::yaml;
use crate::error::{Error, Problem};

/// Parses `text` as JSON or YAML, by the extension of `file`.
///
/// A duplicate key in an object is an error: parsers disagree on which of the
/// two counts.
pub(crate) fn parse(file: &Path, text: &[u8]) -> Result<Value, Error> {
    let problem = |message: String| Error::from(Problem::new(message).file(file));
    let Ok(text) = std::str::from_utf8(text) else {
        return Err(problem("is not UTF-8 text".to_owned()));
    };
    // Some editors begin a file with a byte order mark, which UTF-8 ignores.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("json") => serde_json::from_str::<UniqueKeys>(text)
            .map(|UniqueKeys(value)| value)
            .map_err(|error| problem(format!("is not JSON: {error}"))),
        Some("yaml" | "yml") => {
            yaml::parse(text).map_err(|message| problem(format!("is not YAML: {message}")))
        }
        _ => Err(problem(
            "has neither the extension .json nor .yaml".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_syntax_error_is_reported_with_line_and_column() {
        let error = parse(Path::new("a.json"), b"{\"a\": 1,}").expect_err("not JSON");
        assert!(
            error.to_string().starts_with("a.json: is not JSON: "),
            "{error}"
        );
        assert!(error.to_string().contains("line 1 column 9"), "{error}");
        let error = parse(Path::new("a.yaml"), b"a: [1").expect_err("not YAML");
        assert!(
            error.to_string().starts_with("a.yaml: is not YAML: "),
            "{error}"
        );
        let error = parse(Path::new("a.json"), &[0xff]).expect_err("not text");
        assert!(error.to_string().contains("UTF-8"), "{error}");
        let error = parse(Path::new("a.txt"), b"{}").expect_err("an unknown extension");
        assert!(error.to_string().contains(".json"), "{error}");
    }

    #[test]
    fn a_duplicate_key_is_an_error() {
        for (name, text) in [("a.json", "{\"a\":1,\"a\":2}"), ("a.yaml", "a: 1\na: 2\n")] {
            let error = parse(Path::new(name), text.as_bytes()).expect_err("two keys");
            assert!(error.to_string().contains("duplicate"), "{error}");
        }
    }

    #[test]
    fn yaml_status_codes_without_quotes_are_keys() {
        let value = parse(Path::new("a.yaml"), b"responses:\n  200: {}\n").expect("YAML");
        assert_eq!(value, json!({"responses": {"200": {}}}));
    }
}
