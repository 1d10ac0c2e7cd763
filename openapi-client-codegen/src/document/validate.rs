//! The checks that every OpenAPI document must pass first.

use std::path::Path;

use serde_json::Value;

use crate::document::references;
use crate::error::{Error, Problem};
use crate::pointer::Pointer;
use crate::rule::Change;

/// Checks that `document`, which was read from `file`, is OpenAPI 3.0.x,
/// normalizes its references, and returns the changes.
///
/// # Errors
///
/// The document has another version, a required part is missing, or a reference
/// does not resolve.
pub(crate) fn validate(document: &mut Value, file: &Path) -> Result<Vec<Change>, Error> {
    check_version(document)?;
    let mut problems = Vec::new();
    if !document["paths"].is_object() {
        problems
            .push(Problem::new("is missing or not an object").at(&Pointer::root().join("paths")));
    }
    check_components(document, &mut problems);
    let changes = references::normalize(document, file, &mut problems);
    Error::check(problems)?;
    Ok(changes)
}

/// Checks the components, since any rule may add to them.
fn check_components(document: &Value, problems: &mut Vec<Problem>) {
    let at = Pointer::root().join("components");
    let not_an_object = |at: &Pointer| Problem::new("is not an object").at(at);
    match document.get("components") {
        None => {}
        Some(Value::Object(components)) => {
            let sections = components
                .iter()
                .filter(|(key, section)| !key.starts_with("x-") && !section.is_object());
            problems.extend(sections.map(|(key, _)| not_an_object(&at.join(key))));
        }
        Some(_) => problems.push(not_an_object(&at)),
    }
}

/// Checks that `document` declares OpenAPI 3.0.x.
pub(crate) fn check_version(document: &Value) -> Result<(), Error> {
    let problem = |at: &str, message: String| {
        Err(Problem::new(message)
            .at(&Pointer::root().join(at))
            .help("only OpenAPI 3.0.x is supported; convert the document first")
            .into())
    };
    if !document.is_object() {
        return Err(Problem::new("the document is not an object")
            .at(&Pointer::root())
            .into());
    }
    if let Some(version) = document.get("swagger") {
        return problem(
            "swagger",
            format!("the document is Swagger {}", plain(version)),
        );
    }
    match document.get("openapi") {
        Some(Value::String(version)) if is_3_0(version) => Ok(()),
        Some(version) => problem(
            "openapi",
            format!("the document is OpenAPI {}", plain(version)),
        ),
        None => problem("openapi", "the document has no OpenAPI version".to_owned()),
    }
}

fn is_3_0(version: &str) -> bool {
    version
        .strip_prefix("3.0.")
        .is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(document: &Value) -> Result<Vec<Change>, Error> {
        validate(&mut document.clone(), Path::new("a.json"))
    }

    fn problem(document: &Value) -> String {
        checked(document)
            .expect_err("the document is broken")
            .to_string()
    }

    #[test]
    fn other_versions_are_refused_by_name() {
        assert!(
            problem(&json!({"swagger": "2.0"}))
                .starts_with("/swagger: the document is Swagger 2.0")
        );
        assert!(problem(&json!({"openapi": "3.1.0", "paths": {}})).contains("OpenAPI 3.1.0"));
        assert!(problem(&json!({"openapi": 3.0})).contains("OpenAPI 3.0"));
        assert!(problem(&json!({"info": {}})).contains("no OpenAPI version"));
        assert!(problem(&json!([1])).contains("not an object"));
        assert!(checked(&json!({"openapi": "3.0.4", "paths": {}})).is_ok());
    }

    #[test]
    fn a_dangling_reference_is_reported_with_its_place() {
        let document = json!({"openapi": "3.0.1", "paths": {"/a/b": {"get": {
            "operationId": "a",
            "responses": {"200": {"$ref": "#/components/responses/Gone"}},
        }}}});
        assert_eq!(
            problem(&document),
            "/paths/~1a~1b/get/responses/200/$ref: `#/components/responses/Gone` does not resolve"
        );
    }

    #[test]
    fn a_reference_inside_an_example_is_data() {
        let document = json!({"openapi": "3.0.1", "paths": {}, "components": {"schemas": {
            "A": {"example": {"$ref": "#/nowhere"}},
        }}});
        assert!(checked(&document).is_ok());
    }
}
