//! The version of the OpenAPI Specification that a document is written in.

use serde_json::Value;

use crate::error::{Error, Problem};
use crate::pointer::Pointer;

/// A version of the specification, without its patch level, which changes no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// Swagger 2.0.
    V2,
    V3_0,
    V3_1,
    V3_2,
}

impl Version {
    /// The version that `document` declares, as text or as a number.
    ///
    /// # Errors
    ///
    /// It declares none, or another one.
    pub(crate) fn of(document: &Value) -> Result<Self, Error> {
        let problem = |at: &Pointer, message: String| {
            Error::from(
                Problem::new(message)
                    .at(at)
                    .help("Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported"),
            )
        };
        let root = Pointer::root();
        if !document.is_object() {
            return Err(Problem::new("the document is not an object")
                .at(&root)
                .into());
        }
        for (key, name, of_text) in [
            ("swagger", "Swagger", swagger as fn(&str) -> Option<Self>),
            ("openapi", "OpenAPI", openapi),
        ] {
            let Some(value) = document.get(key) else {
                continue;
            };
            let text = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            return of_text(&text)
                .ok_or_else(|| problem(&root.join(key), format!("the document is {name} {text}")));
        }
        Err(problem(
            &root.join("openapi"),
            "the document has no OpenAPI version".to_owned(),
        ))
    }
}

fn swagger(text: &str) -> Option<Version> {
    (text == "2.0").then_some(Version::V2)
}

fn openapi(text: &str) -> Option<Version> {
    let (minor, patch) = match text.match_indices('.').nth(1) {
        Some((dot, _)) => (&text[..dot], Some(&text[dot + 1..])),
        None => (text, None),
    };
    let is_patch = |patch: &str| patch.starts_with(|c: char| c.is_ascii_digit());
    if !patch.is_none_or(is_patch) {
        return None;
    }
    match minor {
        "3.0" => Some(Version::V3_0),
        "3.1" => Some(Version::V3_1),
        "3.2" => Some(Version::V3_2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_version_is_text_or_a_number_with_any_patch_level() {
        for (document, version) in [
            (json!({"swagger": "2.0"}), Version::V2),
            (json!({"swagger": 2.0}), Version::V2),
            (json!({"openapi": "3.0"}), Version::V3_0),
            (json!({"openapi": 3.0}), Version::V3_0),
            (json!({"openapi": "3.0.4"}), Version::V3_0),
            (json!({"openapi": "3.0.0-rc2"}), Version::V3_0),
            (json!({"openapi": 3.1}), Version::V3_1),
            (json!({"openapi": "3.1.1"}), Version::V3_1),
            (json!({"openapi": "3.2.0"}), Version::V3_2),
        ] {
            assert_eq!(Version::of(&document), Ok(version), "{document}");
        }
    }

    #[test]
    fn another_version_is_refused_by_name() {
        for (document, message) in [
            (
                json!({"swagger": "1.2"}),
                "/swagger: the document is Swagger 1.2\n",
            ),
            (
                json!({"openapi": "4.0.0"}),
                "/openapi: the document is OpenAPI 4.0.0\n",
            ),
            (
                json!({"openapi": "3.0.x"}),
                "/openapi: the document is OpenAPI 3.0.x\n",
            ),
            (
                json!({"openapi": "3.10.0"}),
                "/openapi: the document is OpenAPI 3.10.0\n",
            ),
            (
                json!({"openapi": null}),
                "/openapi: the document is OpenAPI null\n",
            ),
            (
                json!({"info": {}}),
                "/openapi: the document has no OpenAPI version\n",
            ),
            (json!([1]), "/: the document is not an object"),
        ] {
            let error = Version::of(&document)
                .expect_err("another version")
                .to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
