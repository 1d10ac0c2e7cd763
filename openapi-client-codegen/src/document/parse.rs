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
    if let Some((message, help)) = of_other_kind(text) {
        return Err(Problem::new(message).file(file).help(help).into());
    }
    let Ok(text) = std::str::from_utf8(text) else {
        return Err(problem("is not UTF-8 text".to_owned()));
    };
    // Some editors begin a file with a byte order mark, which UTF-8 ignores.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("json") => serde_json::from_str::<UniqueKeys>(text)
            .map(|UniqueKeys(value)| value)
            .map_err(|error| {
                let message = Problem::new(format!("is not JSON: {error}")).file(file);
                let is_other = !text.trim_start().starts_with(['{', '[']);
                match error.is_eof() {
                    true => message.help("the file ends too early: download it again"),
                    false if is_other => message.help("if it is YAML, call it .yaml"),
                    false => message,
                }
                .into()
            }),
        Some("yaml" | "yml") => {
            yaml::parse(text).map_err(|message| problem(format!("is not YAML: {message}")))
        }
        _ => {
            let message = Problem::new("has neither the extension .json nor .yaml").file(file);
            Err(message.help("call it by what it is").into())
        }
    }
}

/// What `text` is and what to do, if it is what servers send in place of a document.
fn of_other_kind(text: &[u8]) -> Option<(&'static str, &'static str)> {
    const GZIP: &[u8] = &[0x1f, 0x8b];
    if text.starts_with(GZIP) {
        return Some(("is compressed by gzip", "unpack it first"));
    }
    match text.trim_ascii_start().first() {
        None => Some(("is empty", "download it again")),
        Some(b'<') => Some((
            "is a page of HTML or XML, not a document",
            "see in it what the server wants: most often a login, or another address",
        )),
        Some(_) => None,
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
        let error = parse(Path::new("a.json"), b"openapi: 3.0.3\n").expect_err("YAML");
        let help = "\n  help: if it is YAML, call it .yaml";
        assert!(error.to_string().ends_with(help), "{error}");
    }

    #[test]
    fn what_servers_send_in_place_of_a_document_is_named_with_what_to_do() {
        for (text, expected) in [
            (
                &b"\n<!DOCTYPE html><html>"[..],
                "is a page of HTML or XML, not a document\n  help: see",
            ),
            (&[0x1f, 0x8b, 8, 0], "is compressed by gzip\n  help: unpack"),
            (b" \n", "is empty\n  help: download"),
        ] {
            for name in ["a.json", "a.yaml"] {
                let error = parse(Path::new(name), text).expect_err("no document");
                let expected = format!("{name}: {expected}");
                assert!(error.to_string().starts_with(&expected), "{error}");
            }
        }
        let error = parse(Path::new("a.json"), b"{\"a\": [").expect_err("cut off");
        assert!(
            error
                .to_string()
                .ends_with("help: the file ends too early: download it again"),
            "{error}"
        );
    }

    #[test]
    fn a_duplicate_key_is_an_error() {
        for (name, text) in [("a.json", "{\"a\":1,\"a\":2}"), ("a.yaml", "a: 1\na: 2\n")] {
            let error = parse(Path::new(name), text.as_bytes()).expect_err("two keys");
            assert!(error.to_string().contains("duplicate"), "{error}");
            assert!(!error.to_string().contains("Policy"), "{error}");
        }
    }

    #[test]
    fn yaml_status_codes_without_quotes_are_keys() {
        let value = parse(Path::new("a.yaml"), b"responses:\n  200: {}\n").expect("YAML");
        assert_eq!(value, json!({"responses": {"200": {}}}));
    }
}
